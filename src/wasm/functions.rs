//! What needs no engine.

// JavaScript has no `Result`: what is thrown is told in `types.rs`, for all of them.
#![allow(clippy::missing_errors_doc)]

use super::convert::{self, to_js};
use crate::party::CookieKey;
use serde::Serialize;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Serialize)]
struct JsChecked {
    warnings: Vec<String>,
}

/// The choices of a person who has not chosen.
#[wasm_bindgen(js_name = defaultChoices, unchecked_return_type = "Choices")]
pub fn default_choices() -> Result<JsValue, JsValue> {
    to_js(&crate::choices::balanced())
}

/// The ready-made choices that the first-run page offers.
#[wasm_bindgen(unchecked_return_type = "{ balanced: Choices, strict: Choices, watch: Choices }")]
pub fn presets() -> Result<JsValue, JsValue> {
    use crate::choices::{balanced, strict, watch};
    to_js(&json!({ "balanced": balanced(), "strict": strict(), "watch": watch() }))
}

/// Checks choices; throws `invalid-choices` or `newer-choices`, naming the field. Warnings name what is not known.
#[wasm_bindgen(js_name = checkChoices, unchecked_return_type = "{ warnings: string[] }")]
pub fn check_choices(
    #[wasm_bindgen(unchecked_param_type = "unknown")] choices: JsValue,
) -> Result<JsValue, JsValue> {
    let warnings = convert::choices(&choices)?.warnings;
    to_js(&JsChecked { warnings })
}

/// The site of a URL: its registrable domain, or its host where it has none; `undefined` for a URL without host.
#[wasm_bindgen(js_name = siteOf)]
pub fn site_of(
    #[wasm_bindgen(unchecked_param_type = "string")] url: JsValue,
) -> Result<Option<String>, JsValue> {
    Ok(convert::url(&url)?.map(|host| host.site().to_owned()))
}

/// A cookie's identity as a short text that tells no name.
#[wasm_bindgen(js_name = cookieKey)]
pub fn cookie_key(
    #[wasm_bindgen(unchecked_param_type = "CookieLike")] cookie: JsValue,
) -> Result<String, JsValue> {
    Ok(CookieKey::of(&convert::cookie(&cookie)?).to_string())
}
