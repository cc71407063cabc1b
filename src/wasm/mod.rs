//! The boundary to JavaScript: convert, call, convert. It has no rules of its own.

mod convert;
mod engine;
mod error;
mod functions;
pub mod popup;
mod types;

pub use engine::Engine;
pub use functions::{check_choices, cookie_key, default_choices, presets, site_of};
