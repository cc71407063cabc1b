//! The popup: what it shows of a view, what a click asks for, and that a site's words stay words.

use consentinel::wasm::popup::Popup;
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, JSON};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

/// A popup in the page, with what it asked for so far. Its words are the keys, followed by what is filled in.
struct Stage {
    root: HtmlElement,
    popup: Popup,
    asked: Array,
}

impl Stage {
    fn new() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let root: HtmlElement = document.create_element("main").unwrap().unchecked_into();
        document.body().unwrap().append_child(&root).unwrap();
        let translate = Function::new_with_args("", "return Array.from(arguments).join(' ')");
        let asked = Array::new();
        let send = Function::new_with_args("change", "this.push(change)").bind0(&asked);
        let popup = Popup::new(
            root.clone(),
            translate.unchecked_into(),
            send.unchecked_into(),
        );
        Self {
            root,
            popup: popup.unwrap(),
            asked,
        }
    }

    fn draw(&self, view: &Value) -> Result<(), JsValue> {
        self.popup
            .draw(JSON::parse(&view.to_string()).unwrap().unchecked_into())
    }

    fn drawn(view: &Value) -> Self {
        let stage = Self::new();
        stage.draw(view).unwrap();
        stage
    }

    fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    fn checked(&self, choice: &str) -> Option<String> {
        self.find(&format!("[role=switch][data-choice={choice}]"))
            .get_attribute("aria-checked")
    }

    fn hidden(&self, selector: &str) -> bool {
        self.find(selector).closest("[hidden]").unwrap().is_some()
    }

    fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    /// The changes asked for so far.
    fn asked(&self) -> Value {
        let text = JSON::stringify(&self.asked).unwrap();
        serde_json::from_str(&String::from(text)).unwrap()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn view(cookies: &[Value]) -> Value {
    json!({
        "site": "shop.example",
        "url": "https://www.shop.example/",
        "access": true,
        "chosen": true,
        "problem": null,
        "mode": "enforce",
        "paused": false,
        "siteProtected": true,
        "actions": {
            "functional": "allow", "statistical": "block", "anonymised": "allow",
            "marketing": "block", "unknown": "session", "third_party": "block",
        },
        "counts": { "kept": 12, "refused": 5 },
        "cookies": cookies,
    })
}

/// A cookie that no table knows and that was kept, but for what `differs`.
fn cookie(name: &str, differs: &Value) -> Value {
    let mut cookie = json!({
        "name": name, "domain": "shop.example", "path": "/", "partitioned": false,
        "refused": false, "times": 1, "stage": "onChanged",
        "decision": {
            "action": "keep", "purpose": null, "exempt": false, "party": "first",
            "provider": null, "setFor": null, "function": null,
            "reason": {
                "step": "purpose", "classifiedBy": "unknown",
                "table": null, "row": null, "rule": null, "evidence": [],
            },
        },
    });
    merge(&mut cookie, differs);
    cookie
}

fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key.as_str()).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}

/// `_ga`, refused.
fn refused() -> Value {
    let reason = json!({ "classifiedBy": "name", "table": "google-analytics", "row": "_ga" });
    let decision = json!({
        "action": "remove", "purpose": "statistical", "provider": "Google", "setFor": "Google",
        "function": "audience-measurement", "reason": reason,
    });
    cookie(
        "_ga",
        &json!({ "refused": true, "times": 3, "decision": decision }),
    )
}

#[wasm_bindgen_test]
fn a_view_is_shown() {
    let stage = Stage::drawn(&view(&[cookie("basket", &json!({})), refused()]));
    assert_eq!(stage.text(".site-name"), "shop.example");
    assert_eq!(stage.text(".site-state"), "protection_on");
    assert_eq!(stage.text("[data-count=kept]"), "12");
    assert_eq!(stage.text("[data-count=refused]"), "5");
    assert_eq!(stage.checked("site").as_deref(), Some("true"));
    assert_eq!(stage.checked("functional").as_deref(), Some("true"));
    assert_eq!(stage.checked("third_party").as_deref(), Some("false"));
    assert_eq!(
        stage.root.get_attribute("aria-busy").as_deref(),
        Some("false")
    );

    let row = stage.find(".cookies li:first-child[data-cookie=_ga]");
    assert_eq!(row.get_attribute("data-action").as_deref(), Some("remove"));
    assert_eq!(row.get_attribute("data-party").as_deref(), Some("first"));
    assert_eq!(
        row.get_attribute("data-purpose").as_deref(),
        Some("statistical")
    );
    let said = row.text_content().unwrap();
    for words in [
        "kind_statistical",
        "set_here_for Google",
        "function_audience_measurement_does",
        "reason_purpose_remove kind_statistical",
        "google-analytics / _ga",
    ] {
        assert!(said.contains(words), "{words} is missing in {said}");
    }
    assert_eq!(
        stage
            .find("[data-cookie=basket]")
            .get_attribute("data-purpose")
            .as_deref(),
        Some("unknown")
    );
}

#[wasm_bindgen_test]
fn until_the_browser_closes_counts_as_allowed_and_says_so() {
    let stage = Stage::drawn(&view(&[]));
    assert_eq!(stage.checked("unknown").as_deref(), Some("true"));
    assert!(!stage.hidden("#unknown-session"));
    assert!(stage.hidden("#functional-session"));
}

#[wasm_bindgen_test]
fn a_click_asks_for_the_change() {
    let stage = Stage::drawn(&view(&[refused()]));
    stage.click("[data-choice=statistical]");
    stage.click("[data-choice=third_party] .switch-name");
    stage.click("[data-choice=unknown]");
    stage.click("[data-choice=site]");
    stage.click("[data-cookie=_ga] [data-do=allow]");
    stage.click("[data-do=pause]");
    let expected = json!([
        { "kind": "purpose", "purpose": "statistical", "action": "allow" },
        { "kind": "third_party", "action": "allow" },
        { "kind": "purpose", "purpose": "unknown", "action": "block" },
        { "kind": "site", "site": "shop.example", "protected": false },
        { "kind": "allow", "site": "shop.example", "domain": "shop.example", "name": "_ga" },
        { "kind": "pause", "paused": true },
    ]);
    assert_eq!(stage.asked(), expected);
    // Shown at once; a view that says otherwise flips it back.
    assert_eq!(stage.checked("statistical").as_deref(), Some("true"));
    stage.draw(&view(&[refused()])).unwrap();
    assert_eq!(stage.checked("statistical").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
fn a_pause_is_ended_by_the_same_button() {
    let mut paused = view(&[]);
    paused["paused"] = json!({ "until": 4_000_000_000_u64 });
    let stage = Stage::drawn(&paused);
    assert!(stage.text(".site-state").starts_with("paused_until "));
    stage.click("[data-do=pause]");
    assert_eq!(stage.asked(), json!([{ "kind": "pause", "paused": false }]));

    // One that is over is none.
    paused["paused"] = json!({ "until": 1 });
    stage.draw(&paused).unwrap();
    assert_eq!(stage.text(".site-state"), "protection_on");
}

#[wasm_bindgen_test]
fn hostile_names_are_text_and_bounded() {
    let name = format!(
        "<img src=x onerror=\"document.title='hit'\">{}",
        "n".repeat(5000)
    );
    let domain = "d".repeat(2000);
    let differs =
        json!({ "domain": domain, "decision": { "party": "third", "setFor": "<b>Mallory</b>" } });
    let stage = Stage::drawn(&view(&[cookie(&name, &differs)]));
    assert_eq!(stage.count("main img, li b"), 0);
    let row = stage.find("[data-cookie]");
    assert!(row.text_content().unwrap().contains("<img src=x onerror="));
    assert!(
        row.outer_html().len() < 5000,
        "{} characters",
        row.outer_html().len()
    );
}

#[wasm_bindgen_test]
fn a_long_list_is_cut_short() {
    let many: Vec<_> = (0..1500)
        .map(|n| cookie(&format!("c{n}"), &json!({})))
        .collect();
    let stage = Stage::drawn(&view(&many));
    assert_eq!(stage.count("li[data-cookie]"), 200);
    assert_eq!(
        stage.text(".cookies > .remark:last-child"),
        "cookies_more 1300"
    );
    stage.draw(&view(&many[..3])).unwrap();
    assert_eq!(stage.count("li[data-cookie]"), 3);
    assert!(stage.hidden(".cookies > .remark:last-child"));
}

#[wasm_bindgen_test]
fn a_new_view_leaves_opened_details_open_and_unchanged_rows_in_place() {
    let before = [refused(), cookie("basket", &json!({}))];
    let stage = Stage::drawn(&view(&before));
    let (ga, basket) = (
        stage.find("[data-cookie=_ga]"),
        stage.find("[data-cookie=basket]"),
    );
    ga.query_selector("details")
        .unwrap()
        .unwrap()
        .set_attribute("open", "")
        .unwrap();
    let summary = ga.query_selector("summary").unwrap().unwrap();
    summary.unchecked_into::<HtmlElement>().focus().unwrap();

    let mut again = refused();
    again["times"] = json!(4);
    stage
        .draw(&view(&[
            again,
            cookie("aaa", &json!({})),
            before[1].clone(),
        ]))
        .unwrap();
    let redrawn = stage.find("[data-cookie=_ga]");
    assert_ne!(redrawn, ga);
    assert_eq!(stage.find("[data-cookie=basket]"), basket);
    assert_eq!(
        stage
            .find(".cookies li:nth-child(2)")
            .get_attribute("data-cookie")
            .as_deref(),
        Some("aaa")
    );
    assert_eq!(
        stage.count("[data-cookie=_ga] details[open] summary:focus"),
        1
    );
    // Each button still speaks of its own row.
    stage.click("[data-cookie=_ga] [data-do=allow]");
    assert_eq!(stage.asked()[0]["name"], "_ga");
}

#[wasm_bindgen_test]
fn what_is_wrong_stands_above() {
    let mut troubled = view(&[refused()]);
    merge(
        &mut troubled,
        &json!({ "access": false, "chosen": false, "problem": "newer-choices", "mode": "watch" }),
    );
    let stage = Stage::drawn(&troubled);
    for banner in ["access", "chosen", "problem", "watch"] {
        assert!(
            !stage.hidden(&format!("[data-banner={banner}]")),
            "{banner}"
        );
    }
    assert_eq!(stage.text(".site-state"), "not_protecting");
    assert!(
        stage
            .text("[data-banner=problem]")
            .contains("problem_newer_choices")
    );
    assert_eq!(
        stage.text("[data-cookie=_ga] .state"),
        "state_would_be_refused"
    );
    stage.click("[data-do=enforce]");
    assert_eq!(
        stage.asked(),
        json!([{ "kind": "mode", "mode": "enforce" }])
    );

    stage.draw(&view(&[])).unwrap();
    assert_eq!(stage.count("[data-banner]:not([hidden])"), 0);
}

#[wasm_bindgen_test]
fn a_page_without_a_site_has_no_switch_for_it() {
    let mut nowhere = view(&[]);
    nowhere["site"] = Value::Null;
    let stage = Stage::drawn(&nowhere);
    assert!(stage.hidden("[data-choice=site]"));
    assert!(stage.hidden("[data-count=kept]"));
    assert!(!stage.hidden("[data-choice=statistical]"));
}

#[wasm_bindgen_test]
fn the_first_paint_knows_the_switches_and_no_site() {
    LocalStorage::clear();
    let first = Stage::new();
    first.popup.paint_first().unwrap();
    assert!(first.hidden("[data-choice=statistical]"));

    let mut choices = view(&[refused()]);
    choices["actions"]["statistical"] = json!("allow");
    first.draw(&choices).unwrap();
    let remembered = JSON::stringify(LocalStorage::raw().as_ref()).unwrap();
    let remembered = String::from(remembered);
    assert!(remembered.contains("popup"));
    for trace in ["shop.example", "_ga", "Google"] {
        assert!(!remembered.contains(trace), "{trace} is in {remembered}");
    }

    let second = Stage::new();
    second.popup.paint_first().unwrap();
    assert!(!second.hidden("[data-choice=statistical]"));
    assert_eq!(second.checked("statistical").as_deref(), Some("true"));
    assert!(second.hidden(".site"));
    // What is shown is not the truth yet: a click might ask for the opposite.
    second.click("[data-choice=statistical]");
    assert_eq!(second.asked(), json!([]));
}

#[wasm_bindgen_test]
fn a_view_that_is_none_throws_and_leaves_the_popup_usable() {
    let stage = Stage::drawn(&view(&[]));
    let mut wrong = view(&[]);
    wrong["mode"] = json!("sometimes");
    let error: js_sys::Error = stage.draw(&wrong).unwrap_err().unchecked_into();
    assert!(String::from(error.message()).contains("sometimes"));
    stage.click("[data-choice=marketing]");
    assert_eq!(stage.asked().as_array().unwrap().len(), 1);
}
