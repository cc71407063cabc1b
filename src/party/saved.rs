//! The record as it is saved: all of it while the browser runs, next to nothing beyond.

use super::record::PartyRecord;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

/// Names the shape in which a record is saved; a record of another shape is not read.
const SHAPE: &str = "1:";

impl PartyRecord {
    /// All of it, for as long as the browser runs; it survives the end of a worker.
    pub fn save_for_session(&self) -> String {
        save(self)
    }

    /// What survives the end of the browser: which cookies are a third party's, and for which of the person's own exceptions they may stay.
    ///
    /// No page that was visited is in it: a site is named only where the choices name it already (`is_own`).
    pub fn save_for_good(&self, is_own: impl Fn(&str) -> bool) -> String {
        save(&self.lasting(is_own))
    }

    /// The record that was saved; `None` for what can't be read.
    ///
    /// Its loss costs no cookie: without a record a cookie counts as first-party.
    pub fn restore(saved: &str) -> Option<Self> {
        let bytes = BASE64.decode(saved.strip_prefix(SHAPE)?).ok()?;
        postcard::from_bytes(&bytes).ok()
    }
}

fn save(record: &PartyRecord) -> String {
    // Memory is all that could fail here, and there it ends the program anyway.
    let bytes = postcard::to_allocvec(record).unwrap_or_default();
    format!("{SHAPE}{}", BASE64.encode(bytes))
}
