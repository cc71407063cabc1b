//! What a person wants done with a kind of cookie.

use serde::{Deserialize, Serialize};

/// What to do with a cookie; greater is stricter.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Keep it.
    Allow,
    /// Keep it until the browser closes.
    Session,
    /// Refuse it.
    Block,
}
