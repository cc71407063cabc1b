//! Bytes as text, for storage that takes text alone; the browser does the work.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch)]
    fn btoa(binary: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(catch)]
    fn atob(base64: &str) -> Result<String, JsValue>;
}

/// The bytes in base64.
///
/// # Errors
/// None that can occur: every character stands for one byte.
pub(super) fn to_text(bytes: &[u8]) -> Result<String, JsValue> {
    btoa(
        &bytes
            .iter()
            .map(|byte| char::from(*byte))
            .collect::<String>(),
    )
}

/// The bytes of a text in base64; `None` for any other text.
pub(super) fn from_text(text: &str) -> Option<Vec<u8>> {
    let binary = atob(text).ok()?;
    binary.chars().map(|byte| u8::try_from(byte).ok()).collect()
}
