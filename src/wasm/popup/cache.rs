//! What the first paint shows before the background has answered.
//!
//! The window's local storage answers at once, the extension's own only by message. It holds what the person allows
//! everywhere and nothing about a site or a cookie: a private window leaves no trace in it.

use super::view::{Actions, PopupView};
use crate::choices::Mode;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

/// The key in the local storage of the extension's pages.
const KEY: &str = "popup";

/// The part of a view that may be remembered.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct Remembered {
    /// What the person allows everywhere.
    pub actions: Actions,
    /// Whether decisions are carried out.
    pub mode: Mode,
}

/// What was remembered; `None` at the first time, and where it can't be read.
pub fn recall() -> Option<Remembered> {
    LocalStorage::get(KEY).ok()
}

/// Remembers what the next first paint may show.
pub fn remember(view: &PopupView) {
    let remembered = Remembered {
        actions: view.actions,
        mode: view.mode,
    };
    // Without it the next first paint is empty for a moment, which is no reason to fail.
    let _ = LocalStorage::set(KEY, remembered);
}
