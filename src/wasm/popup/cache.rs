//! What the first paint shows before the background has answered.
//!
//! The window's local storage answers at once, the extension's own only by message. It holds what the person allows
//! everywhere and nothing about a site or a cookie: a private window leaves no trace in it.

use super::view::{Actions, PopupView};
use crate::choices::{Action, Mode};
use gloo_storage::{LocalStorage, Storage};

/// The key in the local storage of the extension's pages.
const KEY: &str = "popup";

/// The part of a view that may be remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Remembered {
    /// What the person allows everywhere.
    pub actions: Actions,
    /// Whether decisions are carried out.
    pub mode: Mode,
}

/// What was remembered; `None` at the first time, and where it can't be read.
pub fn recall() -> Option<Remembered> {
    Remembered::read(&LocalStorage::raw().get_item(KEY).ok()??)
}

/// Remembers what the next first paint may show.
pub fn remember(view: &PopupView) {
    let remembered = Remembered {
        actions: view.actions,
        mode: view.mode,
    };
    // Without it the next first paint is empty for a moment, which is no reason to fail.
    let _ = LocalStorage::raw().set_item(KEY, &remembered.write());
}

impl Remembered {
    /// Reads the mode's word, then the actions' words in the order of the fields.
    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let mode = words.next()?;
        let (_, mode) = *Mode::WORDS.iter().find(|(word, _)| *word == mode)?;
        let mut action = || {
            let action = words.next()?;
            let known = Action::WORDS.iter().find(|(word, _)| *word == action);
            known.map(|(_, action)| *action)
        };
        let actions = Actions {
            functional: action()?,
            statistical: action()?,
            anonymised: action()?,
            marketing: action()?,
            unknown: action()?,
            third_party: action()?,
        };
        Some(Self { actions, mode })
    }

    fn write(&self) -> String {
        let Self { actions, mode } = self;
        let actions = [
            actions.functional,
            actions.statistical,
            actions.anonymised,
            actions.marketing,
            actions.unknown,
            actions.third_party,
        ];
        let actions = actions.map(Action::as_str).join(" ");
        format!("{} {actions}", mode.as_str())
    }
}
