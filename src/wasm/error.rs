//! Errors as JavaScript sees them: an `Error` with a `kind`, and the `field` at fault.

use crate::choices::{ChoicesError, ChoicesErrorKind};
use crate::fields::FieldError;
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
    InvalidArgument,
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
            Self::InvalidArgument => "invalid-argument",
            Self::InvalidView => "invalid-view",
        }
    }

    /// An `Error` of this kind.
    pub(super) fn error(self, message: impl Display) -> JsValue {
        self.with_field(&message.to_string(), "")
    }

    /// An `Error` of this kind, with the field at fault.
    pub(super) fn at(self, error: &FieldError) -> JsValue {
        self.with_field(&error.to_string(), error.place())
    }

    fn with_field(self, message: &str, field: &str) -> JsValue {
        let error = Error::new(message);
        // A fresh, extensible object takes any property.
        let _ = Reflect::set(&error, &"kind".into(), &self.as_str().into());
        let _ = Reflect::set(&error, &"field".into(), &field.into());
        error.into()
    }
}

/// An `Error` for choices, with the field at fault.
pub(super) fn choices_error(error: &ChoicesError) -> JsValue {
    let fault = match error.kind() {
        ChoicesErrorKind::Invalid => Fault::InvalidChoices,
        ChoicesErrorKind::Newer => Fault::NewerChoices,
    };
    fault.with_field(&error.to_string(), error.field())
}
