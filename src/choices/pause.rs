//! Protection taken away, for good or for a while.

use crate::fields::{FieldError, Fields};
use serde_json::Value;

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

    /// Reads a field that holds a pause; one that is missing holds none. Fields not known are added to `warnings`.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn read(
        fields: &Fields<'_>,
        key: &str,
        warnings: &mut Vec<String>,
    ) -> Result<Self, FieldError> {
        match fields.get(key) {
            None | Some(Value::Bool(false)) => Ok(Self::No),
            Some(Value::Bool(true)) => Ok(Self::Always),
            Some(value @ Value::Object(_)) => {
                let end = Fields::of(value, fields.place(key))?;
                end.warn_of_others(&["until"], warnings);
                Ok(Self::Until(end.needed("until", end.number("until")?)?))
            }
            Some(_) => Err(fields.wrong(key, "neither true, false nor {\"until\": Unix seconds}")),
        }
    }
}
