//! Ready-made choices, in the shape they are stored in.

use super::VERSION;
use serde_json::{Value, json};

/// The defaults: what the site needs and comfort stay, statistics, advertising and third parties go.
pub fn balanced() -> Value {
    json!({
        "version": VERSION,
        "mode": "enforce",
        "paused": false,
        "purposes": {
            "functional": "allow",
            "statistical": "block",
            "anonymised": "allow",
            "marketing": "block",
            "unknown": "allow",
        },
        "third_party": "block",
        "gpc": true,
        "sites": {},
        "rules": [],
        "labels": [],
    })
}

/// Only what the site needs; what nothing knows stays until the browser closes, for it may be a log-in.
pub fn strict() -> Value {
    let mut choices = balanced();
    choices["purposes"] = json!({
        "functional": "block",
        "statistical": "block",
        "anonymised": "block",
        "marketing": "block",
        "unknown": "session",
    });
    choices
}

/// The defaults, shown and not enforced.
pub fn watch() -> Value {
    let mut choices = balanced();
    choices["mode"] = json!("watch");
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::{Choices, Mode, read};

    #[test]
    fn balanced_is_what_an_unchosen_person_gets() {
        let read = read(&balanced()).unwrap();
        assert_eq!(read.choices, Choices::default());
        assert_eq!(read.warnings, [""; 0]);
    }

    #[test]
    fn presets_are_valid() {
        assert_eq!(read(&strict()).unwrap().warnings, [""; 0]);
        assert_eq!(read(&watch()).unwrap().choices.mode, Mode::Watch);
    }
}
