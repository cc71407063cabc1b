//! The boundary to JavaScript: convert, call, convert. It has no rules of its own.

mod convert;
mod engine;
mod error;
mod functions;
mod popup;
mod types;
