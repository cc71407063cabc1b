//! JavaScript values as JSON.
//!
//! `serde_wasm_bindgen` could read them, but with it come the texts of errors that can't occur, and with those the printing of
//! floating-point numbers: a tenth of the WebAssembly.

use js_sys::Array;
use serde_json::{Map, Number, Value};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// What reads from an object may run the page's own code, which may throw; `js_sys` lets that through.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
    /// The items, in a list of its own.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn items(list: &JsValue) -> Result<Array, JsValue>;
    /// Pairs of key and value, in a list of its own.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = entries)]
    fn entries(object: &JsValue) -> Result<Array, JsValue>;
}

/// Deeper than anything that is asked for; a deeper value would only exhaust the stack.
const DEEPEST: usize = 16;

const UNREADABLE: &str = "no plain data";

/// The JSON of plain data: what is `undefined` becomes `null`.
///
/// # Errors
/// A sentence, where it is no plain data or nested too deeply.
pub(super) fn from_js(value: &JsValue) -> Result<Value, &'static str> {
    read(value, DEEPEST)
}

fn read(value: &JsValue, deeper: usize) -> Result<Value, &'static str> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Value::Bool(truth));
    }
    if let Some(number) = value.as_f64() {
        return Ok(read_number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Value::String(text));
    }
    let deeper = deeper.checked_sub(1).ok_or("nested too deeply")?;
    if is_list(value).map_err(|_| UNREADABLE)? {
        let items = items(value).map_err(|_| UNREADABLE)?;
        return items.iter().map(|item| read(&item, deeper)).collect();
    }
    if value.is_object() {
        let mut fields = Map::new();
        for entry in entries(value).map_err(|_| UNREADABLE)? {
            let entry: Array = entry.unchecked_into();
            let key = entry.get(0).as_string().unwrap_or_default();
            fields.insert(key, read(&entry.get(1), deeper)?);
        }
        return Ok(Value::Object(fields));
    }
    Err(UNREADABLE)
}

/// A whole number stays one; what JSON can't hold becomes `null`.
fn read_number(number: f64) -> Value {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= SAFE {
        // Checked just above.
        #[allow(clippy::cast_possible_truncation)]
        return Value::Number((number as i64).into());
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}
