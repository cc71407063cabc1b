//! The record as it is saved: all of it while the browser runs, next to nothing beyond.

use super::record::{PartyRecord, Third};
use serde::{Deserialize, Serialize};

/// A saved [`PartyRecord`].
///
/// The shape is private to this program; versions that can't be read are dropped, which costs no cookie: without a record it counts as first-party.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Saved(pub(super) PartyRecord);

impl PartyRecord {
    /// All of it, for as long as the browser runs; it survives the end of a worker.
    pub fn save_for_session(&self) -> Saved {
        Saved(self.clone())
    }

    /// What survives the end of the browser: which cookies are a third party's, and for which of the person's own exceptions they may stay.
    ///
    /// No page that was visited is in it: a site is named only where the choices name it already (`is_own`).
    pub fn save_for_good(&self, is_own: impl Fn(&str) -> bool) -> Saved {
        let lasting = self.third.iter().filter(|(_, third)| !third.private);
        let third = lasting.map(|(key, third)| {
            let sites = third
                .sites
                .iter()
                .filter(|site| is_own(site))
                .cloned()
                .collect();
            (
                *key,
                Third {
                    sites,
                    private: false,
                },
            )
        });
        let mut lasting = PartyRecord::default();
        lasting.third = third.collect();
        Saved(lasting)
    }
}

impl From<Saved> for PartyRecord {
    fn from(saved: Saved) -> Self {
        saved.0
    }
}
