//! Whose a stored cookie is: which sites were on top when, and what was seen being set.
//!
//! The cookie jar does not say under which site a cookie was set. This record does, from what the browser was seen doing.

mod key;
mod known;
mod record;
mod saved;
mod tops;

pub use key::CookieKey;
pub use record::{Judged, PartyRecord};
