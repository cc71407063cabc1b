//! The fields of a JSON object, read one by one: each error and warning tells its place.
//!
//! For input from outside that a person may have written. It costs a tenth of the WebAssembly that derived readers with
//! tracked paths cost.

use serde_json::{Map, Value};
use std::fmt;

/// A field that holds what it can't; displays its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FieldError {
    place: String,
    message: String,
}

impl FieldError {
    /// An error at `place`; empty for the whole.
    pub fn new(place: impl Into<String>, message: impl fmt::Display) -> Self {
        Self {
            place: place.into(),
            message: message.to_string(),
        }
    }

    /// Where the fault is, such as `rules[0].action`; empty for the whole.
    pub fn place(&self) -> &str {
        &self.place
    }
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.message),
            place => write!(f, "{place}: {}", self.message),
        }
    }
}

impl std::error::Error for FieldError {}

/// An object, and where it stands in the whole.
pub struct Fields<'a> {
    path: String,
    fields: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// The object at `path`.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn of(value: &'a Value, path: String) -> Result<Self, FieldError> {
        match value.as_object() {
            Some(fields) => Ok(Self { path, fields }),
            None => Err(FieldError::new(path, "not an object")),
        }
    }

    /// Warns of every field that is none of `known`.
    pub fn warn_of_others(&self, known: &[&str], warnings: &mut Vec<String>) {
        let others = self
            .fields
            .keys()
            .filter(|key| !known.contains(&key.as_str()));
        warnings.extend(others.map(|key| format!("{}: not known, left as it is", self.place(key))));
    }

    /// Where a field stands.
    pub fn place(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// A field, where it is there and not `null`.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    /// A field that holds an object.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn object(&self, key: &str) -> Result<Option<Fields<'a>>, FieldError> {
        self.get(key)
            .map(|value| Fields::of(value, self.place(key)))
            .transpose()
    }

    /// A field that holds objects by key, with the place of each written `key["…"]`.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn objects(&self, key: &str) -> Result<Vec<(&'a String, Fields<'a>)>, FieldError> {
        let Some(all) = self.object(key)? else {
            return Ok(Vec::new());
        };
        let read =
            |(name, value)| Ok((name, Fields::of(value, format!("{}[{name:?}]", all.path))?));
        all.fields.iter().map(read).collect()
    }

    /// A field that holds a list of objects.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn list(&self, key: &str) -> Result<Vec<Fields<'a>>, FieldError> {
        let Some(value) = self.get(key) else {
            return Ok(Vec::new());
        };
        let Some(list) = value.as_array() else {
            return Err(self.wrong(key, "not a list"));
        };
        let read = |(place, value)| Fields::of(value, format!("{}[{place}]", self.place(key)));
        list.iter().enumerate().map(read).collect()
    }

    /// A field that holds text.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn text(&self, key: &str) -> Result<Option<&'a str>, FieldError> {
        let text = |value: &'a Value| value.as_str().ok_or_else(|| self.wrong(key, "not a text"));
        self.get(key).map(text).transpose()
    }

    /// A field that holds one of a few words.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Result<Option<T>, FieldError> {
        let Some(value) = self.get(key) else {
            return Ok(None);
        };
        if let Some((_, meant)) = words.iter().find(|(word, _)| value.as_str() == Some(word)) {
            return Ok(Some(*meant));
        }
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let found = value.as_str().unwrap_or("what stands there");
        Err(self.wrong(key, &format!("{found} is none of {}", known.join(", "))))
    }

    /// A field that must be there: `found` is what the other methods read.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn needed<T>(&self, key: &str, found: Option<T>) -> Result<T, FieldError> {
        found.ok_or_else(|| self.wrong(key, "missing"))
    }

    /// A field that holds `true` or `false`.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn flag(&self, key: &str) -> Result<Option<bool>, FieldError> {
        let flag = |value: &Value| {
            value
                .as_bool()
                .ok_or_else(|| self.wrong(key, "neither true nor false"))
        };
        self.get(key).map(flag).transpose()
    }

    /// A field that holds a number.
    ///
    /// # Errors
    /// Anything else stands there.
    pub fn number(&self, key: &str) -> Result<Option<f64>, FieldError> {
        let number = |value: &Value| {
            value
                .as_f64()
                .ok_or_else(|| self.wrong(key, "not a number"))
        };
        self.get(key).map(number).transpose()
    }

    /// The error for a field that holds what it can't.
    pub fn wrong(&self, key: &str, message: &str) -> FieldError {
        FieldError::new(self.place(key), message)
    }
}
