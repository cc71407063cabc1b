//! Keeps the cookies a person agreed to, refuses the rest, and says why.
//!
//! The core decides and knows no clock, no I/O and no JavaScript: the time is an argument.
//! Modules build on those before them: [`purpose`], [`function`], [`site`] and [`fields`]; [`cookie`]; [`policy`] and [`tables`]; [`choices`]; [`decide`];
//! [`party`]; and, for the browser alone, `wasm`.

pub mod choices;
pub mod cookie;
pub mod decide;
pub mod fields;
pub mod function;
pub mod party;
pub mod policy;
pub mod purpose;
pub mod site;
pub mod tables;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
