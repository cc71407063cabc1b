//! Protection taken away, for good or for a while.

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Whether protection is taken away: `false`, `true`, or `{"until": Unix seconds}`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pause {
    /// Protection is on.
    #[default]
    No,
    /// Off until the person turns it on.
    Always,
    /// Off before this time, in Unix seconds.
    Until(f64),
}

impl Pause {
    /// Whether protection is off at `now`, in Unix seconds.
    pub fn holds(self, now: f64) -> bool {
        match self {
            Self::No => false,
            Self::Always => true,
            Self::Until(end) => now < end,
        }
    }

    /// When a pause that holds at `now` ends by itself.
    pub fn end(self, now: f64) -> Option<f64> {
        match self {
            Self::Until(end) if now < end => Some(end),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Pause {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PauseVisitor)
    }
}

struct PauseVisitor;

impl<'de> Visitor<'de> for PauseVisitor {
    type Value = Pause;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false or {\"until\": Unix seconds}")
    }

    fn visit_bool<E: Error>(self, paused: bool) -> Result<Pause, E> {
        Ok(if paused { Pause::Always } else { Pause::No })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pause, A::Error> {
        let mut until = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "until" {
                until = Some(map.next_value()?);
            } else {
                map.next_value::<serde::de::IgnoredAny>()?;
            }
        }
        until
            .map(Pause::Until)
            .ok_or_else(|| A::Error::missing_field("until"))
    }
}
