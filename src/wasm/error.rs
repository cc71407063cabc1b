//! Errors as JavaScript sees them: an `Error` with a `kind`, and the `field` at fault.

use crate::choices::{ChoicesError, ChoicesErrorKind};
use js_sys::{Error, Reflect};
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// The kinds of fault that a caller can tell apart.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    InvalidChoices,
    NewerChoices,
    InvalidCookie,
    InvalidContext,
    InvalidUrl,
    InvalidView,
}

impl Fault {
    const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidChoices => "invalid-choices",
            Self::NewerChoices => "newer-choices",
            Self::InvalidCookie => "invalid-cookie",
            Self::InvalidContext => "invalid-context",
            Self::InvalidUrl => "invalid-url",
            Self::InvalidView => "invalid-view",
        }
    }

    /// An `Error` of this kind.
    pub(super) fn error(self, message: impl Display) -> JsValue {
        let error = Error::new(&message.to_string());
        // A fresh, extensible object takes any property.
        let _ = Reflect::set(&error, &"kind".into(), &self.as_str().into());
        error.into()
    }
}

/// An `Error` for choices, with the field at fault.
pub(super) fn choices_error(error: &ChoicesError) -> JsValue {
    let fault = match error.kind() {
        ChoicesErrorKind::Invalid => Fault::InvalidChoices,
        ChoicesErrorKind::Newer => Fault::NewerChoices,
    };
    let value = fault.error(error);
    let _ = Reflect::set(&value, &"field".into(), &error.field().into());
    value
}
