//! The boundary to JavaScript: convert, call, convert. It has no rules of its own.

// What JavaScript hands over is owned here, and read at once.
#![allow(clippy::needless_pass_by_value)]

mod bytes;
mod convert;
mod engine;
mod error;
mod functions;
mod json;
pub mod popup;
mod types;

pub use engine::Engine;
pub use functions::{check_choices, cookie_key, default_choices, presets, site_of};
