//! The identity of a stored cookie.

use crate::cookie::Cookie;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A cookie's identity: name, domain, path, store and partition (RFC 6265bis §5.7, and CHIPS), hashed.
///
/// Hashed so that records stay small and tell no names. Displays as fourteen hexadecimal digits.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct CookieKey(u64);

impl CookieKey {
    /// The identity of `cookie`.
    ///
    /// Host-only and domain twins differ: they are two cookies.
    pub fn of(cookie: &Cookie) -> Self {
        let partition = cookie.partition_key.as_ref();
        let site = partition
            .and_then(|key| key.top_level_site.as_ref())
            .map_or("", |host| host.as_str());
        let ancestor = match partition.and_then(|key| key.has_cross_site_ancestor) {
            None => "",
            Some(false) => "0",
            Some(true) => "1",
        };
        let twin = if cookie.host_only { "=" } else { "." };
        let store = cookie.store_id.as_deref().unwrap_or("");
        let parts = [
            &cookie.name,
            twin,
            cookie.domain.as_str(),
            &cookie.path,
            store,
            site,
            ancestor,
        ];
        // Kept below 2^53, so that it passes through JavaScript's numbers unharmed.
        Self(
            parts.iter().fold(FNV_OFFSET, |hash, part| {
                fnv1a(fnv1a(hash, part.as_bytes()), b"\0")
            }) >> 11,
        )
    }
}

/// FNV-1a: the hash must be the same in every build, for records outlive one.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME)
    })
}

impl fmt::Display for CookieKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:014x}", self.0)
    }
}
