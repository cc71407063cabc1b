//! The record as it is saved: all of it while the browser runs, next to nothing beyond.

use super::record::PartyRecord;

/// Stands first and names the shape in which a record is saved; a record of another shape is not read.
const SHAPE: u8 = 1;

impl PartyRecord {
    /// All of it, for as long as the browser runs; it survives the end of a worker.
    pub fn save_for_session(&self) -> Vec<u8> {
        save(self)
    }

    /// What survives the end of the browser: which cookies are a third party's, and for which of the person's own
    /// exceptions they may stay.
    ///
    /// No page that was visited is in it: a site is named only where the choices name it already (`is_own`).
    pub fn save_for_good(&self, is_own: impl Fn(&str) -> bool) -> Vec<u8> {
        save(&self.lasting(is_own))
    }

    /// The record that was saved; `None` for what can't be read.
    ///
    /// Its loss costs no cookie: without a record a cookie counts as first-party.
    pub fn restore(saved: &[u8]) -> Option<Self> {
        let (&shape, record) = saved.split_first()?;
        postcard::from_bytes(record).ok().filter(|_| shape == SHAPE)
    }
}

fn save(record: &PartyRecord) -> Vec<u8> {
    // Memory is all that could fail here, and there it ends the program anyway.
    let record = postcard::to_allocvec(record).unwrap_or_default();
    [&[SHAPE], record.as_slice()].concat()
}
