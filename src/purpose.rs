//! What a cookie is for: the first of the two axes on which everything is decided.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The purpose a cookie is kept for, as cookie policies name it.
///
/// A cookie that nothing is known about has no purpose (`Option::None`), it is not of a fifth kind.
/// Variants stand in the order of how much protection they ask for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The site can't do without it: log-in, basket, security (ePrivacy 5(3), "strictly necessary").
    Necessary,
    /// Comfort and preferences.
    Functional,
    /// Follows a person's actions on a site to count or study them.
    Statistical,
    /// Advertising, its measurement, and tracking across sites.
    Marketing,
}

impl Purpose {
    /// Every purpose, in ascending order of protection.
    pub const ALL: [Self; 4] = [
        Self::Necessary,
        Self::Functional,
        Self::Statistical,
        Self::Marketing,
    ];

    /// The word used in tables, choices and decisions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Necessary => "necessary",
            Self::Functional => "functional",
            Self::Statistical => "statistical",
            Self::Marketing => "marketing",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
