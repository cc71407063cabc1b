//! The built-in policy tables, as the build compiled them from `policies/`.

use crate::policy::Tables;
use std::sync::OnceLock;

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.postcard"));
static BUILT_IN: OnceLock<Tables<'static>> = OnceLock::new();

/// The built-in tables; read on first use.
///
/// # Panics
/// Never: the build wrote the bytes with the same types.
pub fn built_in() -> &'static Tables<'static> {
    BUILT_IN.get_or_init(|| postcard::from_bytes(COMPILED).expect("the build wrote these bytes"))
}
