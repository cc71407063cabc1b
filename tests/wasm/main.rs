//! Tests of the boundary to JavaScript, run in a browser.
#![cfg(target_arch = "wasm32")]

mod engine;
mod popup;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
