//! The engine across the boundary: shapes in, shapes out, faults told.

use consentinel::wasm::{Engine, check_choices, cookie_key, default_choices, presets, site_of};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: f64 = 1_800_000_000.0;

fn js(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &key.into()).unwrap()
    })
}

fn text(value: &JsValue, path: &str) -> Option<String> {
    get(value, path).as_string()
}

fn engine(choices: &str) -> Engine {
    Engine::new(js(choices), None).unwrap_or_else(|_| panic!("{choices} was refused"))
}

/// The `kind` and `field` of an error thrown.
#[track_caller]
fn thrown<T>(result: Result<T, JsValue>) -> (Option<String>, Option<String>) {
    let Err(error) = result else {
        panic!("nothing was thrown")
    };
    assert!(error.is_instance_of::<js_sys::Error>());
    (text(&error, "kind"), text(&error, "field"))
}

#[wasm_bindgen_test]
fn a_browser_s_cookie_gets_a_decision() {
    let cookie = js(
        r#"{"name":"_fbp","value":"fb.1","domain":".shop.example","hostOnly":false,"path":"/","secure":true,"httpOnly":false,
        "sameSite":"lax","session":false,"expirationDate":1800000100.5,"storeId":"0","partitionKey":null,"firstPartyDomain":""}"#,
    );
    let context = js(r#"{"topLevelUrl":"https://www.shop.example/","now":1800000000}"#);
    let decision = engine(r#"{"version":1}"#).decide(cookie, context).unwrap();
    assert_eq!(text(&decision, "action").as_deref(), Some("remove"));
    assert_eq!(text(&decision, "setFor").as_deref(), Some("Meta"));
    assert_eq!(
        text(&decision, "reason.classifiedBy").as_deref(),
        Some("name")
    );
    assert!(
        get(&decision, "reason.rule").is_null(),
        "what is missing is null, not undefined"
    );
}

#[wasm_bindgen_test]
fn faults_have_a_kind_and_name_the_field() {
    let kind = |kind: &str| Some(kind.to_owned());
    for (choices, expected, field) in [
        (
            r#"{"version":1,"third_party":"x"}"#,
            "invalid-choices",
            "third_party",
        ),
        (r#"{"version":7}"#, "newer-choices", "version"),
        ("{}", "invalid-choices", "version"),
        ("null", "invalid-choices", ""),
        ("3", "invalid-choices", ""),
    ] {
        assert_eq!(
            thrown(Engine::new(js(choices), None)),
            (kind(expected), kind(field)),
            "{choices}"
        );
        assert_eq!(thrown(check_choices(js(choices))).0, kind(expected));
    }
    let engine = engine(r#"{"version":1}"#);
    let context = || js(r#"{"now":1}"#);
    for cookie in [
        "null",
        "{}",
        r#"{"name":"a"}"#,
        r#"{"name":1,"domain":"a.example"}"#,
        r#"{"name":"a","domain":"a b"}"#,
        r#"{"name":"a","domain":"a.example","sameSite":"odd"}"#,
    ] {
        assert_eq!(
            thrown(engine.decide(js(cookie), context())).0,
            kind("invalid-cookie"),
            "{cookie}"
        );
    }
    let cookie = || js(r#"{"name":"a","domain":"a.example"}"#);
    for context in [
        "null",
        "{}",
        r#"{"now":"x"}"#,
        r#"{"now":1,"party":"second"}"#,
        r#"{"now":1,"topLevelUrl":"https://a b/"}"#,
    ] {
        assert_eq!(
            thrown(engine.decide(cookie(), js(context))).0,
            kind("invalid-context"),
            "{context}"
        );
    }
    assert_eq!(
        thrown(engine.main_frame_request(1.into(), "http://".into(), NOW.into())).0,
        kind("invalid-url")
    );
    assert!(
        engine.decide(cookie(), context()).is_ok(),
        "it goes on after every fault"
    );
}

#[wasm_bindgen_test]
fn what_is_no_text_or_number_is_a_fault() {
    let engine = engine(r#"{"version":1}"#);
    let url = || JsValue::from("https://a.example/");
    let cookie = || js(r#"{"name":"a","domain":"a.example"}"#);
    let symbol = || js_sys::eval("Symbol()").unwrap();
    let kind = |result| thrown(result).0.unwrap();
    for odd in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        5.into(),
        js("[1]"),
        js("{}"),
        symbol(),
        JsValue::bigint_from_str("1"),
    ] {
        let request = engine.main_frame_request(1.into(), odd.clone(), NOW.into());
        assert_eq!(kind(request), "invalid-url");
        let embedded = engine.embedded(url(), odd.clone(), NOW.into());
        assert_eq!(kind(embedded), "invalid-url");
        assert_eq!(kind(site_of(odd.clone()).map(drop)), "invalid-url");
        let header = engine.filter_cookie(odd.clone(), url(), JsValue::NULL, NOW.into());
        assert_eq!(kind(header.map(drop)), "invalid-argument");
        let headers = engine.filter_set_cookie(odd, url(), JsValue::NULL, NOW.into());
        assert_eq!(kind(headers.map(drop)), "invalid-argument");
    }
    for odd in [
        JsValue::UNDEFINED,
        "1".into(),
        f64::NAN.into(),
        symbol(),
        JsValue::bigint_from_str("1"),
    ] {
        assert_eq!(
            kind(engine.tab_removed(1.into(), odd.clone())),
            "invalid-argument"
        );
        assert_eq!(
            kind(engine.cookie_stored(cookie(), odd.clone()).map(drop)),
            "invalid-argument"
        );
        assert_eq!(kind(engine.header_plan(odd).map(drop)), "invalid-argument");
    }
}

#[wasm_bindgen_test]
fn what_throws_when_it_is_read_is_a_fault() {
    for hostile in [
        "({ get version() { throw new Error('own') } })",
        "({ version: 1, get rules() { throw 1 } })",
        "new Proxy({}, { ownKeys() { throw new Error('own') } })",
        "new Proxy([], { get() { throw new Error('own') } })",
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
        "(() => { const ring = { version: 1 }; ring.sites = ring; ring.own = ring; return ring })()",
    ] {
        let choices = js_sys::eval(hostile).unwrap();
        let fault = thrown(check_choices(choices));
        assert_eq!(fault.0.as_deref(), Some("invalid-choices"), "{hostile}");
    }
}

#[wasm_bindgen_test]
fn bad_choices_change_nothing() {
    let engine = engine(r#"{"version":1,"purposes":{"statistical":"allow"}}"#);
    assert!(
        engine
            .set_choices(js(r#"{"version":1,"mode":"x"}"#))
            .is_err()
    );
    let decide = || {
        engine
            .decide(
                js(r#"{"name":"_ga","domain":"a.example"}"#),
                js(r#"{"now":1}"#),
            )
            .unwrap()
    };
    assert_eq!(text(&decide(), "action").as_deref(), Some("keep"));
    engine.set_choices(js(r#"{"version":1}"#)).unwrap();
    assert_eq!(text(&decide(), "action").as_deref(), Some("remove"));
}

#[wasm_bindgen_test]
fn many_are_decided_in_order() {
    let list = js(
        r#"[[{"name":"_ga","domain":"a.example"},{"now":1}],[{"name":"zz","domain":"a.example"},{"now":1,"party":"third"}],[{"name":"zz","domain":"a.example"},{"now":1}]]"#,
    );
    let decisions = Array::from(&engine(r#"{"version":1}"#).decide_all(list).unwrap());
    let actions: Vec<_> = decisions
        .iter()
        .map(|decision| text(&decision, "action").unwrap())
        .collect();
    assert_eq!(actions, ["remove", "remove", "keep"]);
}

#[wasm_bindgen_test]
fn the_record_goes_through_storage() {
    let first = engine(r#"{"version":1}"#);
    first.judge_jar(js("[]"), NOW.into()).unwrap();
    first
        .main_frame_request(1.into(), "https://id.example/login".into(), NOW.into())
        .unwrap();
    let cookie =
        || js(r#"{"name":"zz","domain":"id.example","hostOnly":true,"path":"/","storeId":"0"}"#);
    let judged = first.cookie_stored(cookie(), NOW.into()).unwrap();
    assert_eq!(text(&judged, "decision.party").as_deref(), Some("first"));
    assert_eq!(text(&judged, "key"), Some(cookie_key(cookie()).unwrap()));
    let saved = JSON::stringify(&get(&first.save_record().unwrap(), "session")).unwrap();
    let second = Engine::new(
        js(r#"{"version":1}"#),
        Some(JSON::parse(&String::from(saved)).unwrap()),
    )
    .ok()
    .unwrap();
    let later = Array::from(
        &second
            .judge_jar(Array::of1(&cookie()).into(), (NOW + 1e6).into())
            .unwrap(),
    );
    assert_eq!(text(&later.get(0), "party").as_deref(), Some("first"));
    for broken in ["null", "3", "{}", r#"{"tops":1}"#, "[]"] {
        assert!(
            Engine::new(js(r#"{"version":1}"#), Some(js(broken))).is_ok(),
            "{broken} is dropped"
        );
    }
}

#[wasm_bindgen_test]
fn headers_are_judged() {
    let engine = engine(r#"{"version":1}"#);
    let values = js(r#"["sid=1; HttpOnly", "_gid=1", "x=1; Domain=other.example"]"#);
    let verdicts = engine
        .filter_set_cookie(
            values,
            "https://shop.example/a/b?c".into(),
            JsValue::NULL,
            NOW.into(),
        )
        .unwrap();
    let verdicts = Array::from(&verdicts);
    assert_eq!(
        text(&verdicts.get(0), "decision.action").as_deref(),
        Some("keep")
    );
    assert_eq!(text(&verdicts.get(0), "cookie.path").as_deref(), Some("/a"));
    assert_eq!(
        text(&verdicts.get(1), "decision.action").as_deref(),
        Some("remove")
    );
    assert!(verdicts.get(2).is_null());
    let own = engine
        .filter_cookie(
            "sid=1; _ga=2".into(),
            "https://shop.example/".into(),
            JsValue::NULL,
            NOW.into(),
        )
        .unwrap();
    assert_eq!(text(&own, "value").as_deref(), Some("sid=1"));
    let third = engine
        .filter_cookie(
            "sid=1".into(),
            "https://t.example/".into(),
            "https://shop.example/".into(),
            NOW.into(),
        )
        .unwrap();
    assert!(get(&third, "value").is_null());
    assert_eq!(Array::from(&get(&third, "refused")).length(), 1);
    let page = "about:blank".into();
    assert_eq!(
        text(
            &engine
                .filter_cookie(
                    "sid=1".into(),
                    "https://t.example/".into(),
                    page,
                    NOW.into()
                )
                .unwrap(),
            "value"
        )
        .as_deref(),
        Some("sid=1")
    );
}

#[wasm_bindgen_test]
fn the_header_plan_has_javascript_s_spelling() {
    let plan = engine(r#"{"version":1,"sites":{"a.example":{"third_party":"allow"}}}"#)
        .header_plan(NOW.into())
        .unwrap();
    assert_eq!(text(&plan, "thirdParty").as_deref(), Some("strip"));
    assert_eq!(
        Array::from(&get(&plan, "exceptTops"))
            .get(0)
            .as_string()
            .as_deref(),
        Some("a.example")
    );
    assert!(get(&plan, "until").is_null());
}

#[wasm_bindgen_test]
fn defaults_and_presets_are_choices() {
    for choices in [
        default_choices().unwrap(),
        get(&presets().unwrap(), "strict"),
        get(&presets().unwrap(), "watch"),
    ] {
        let checked = check_choices(choices).unwrap();
        assert_eq!(Array::from(&get(&checked, "warnings")).length(), 0);
    }
}

#[wasm_bindgen_test]
fn international_names_go_through_the_browser() {
    let decide = |domain: &str| {
        engine(r#"{"version":1}"#).decide(
            js(&format!(r#"{{"name":"a","domain":"{domain}"}}"#)),
            js(r#"{"now":1,"topLevelUrl":"https://xn--mnchen-3ya.de/"}"#),
        )
    };
    assert_eq!(
        text(&decide("münchen.de").unwrap(), "party").as_deref(),
        Some("first")
    );
    assert_eq!(
        site_of("https://www.shop.co.uk:8443/x".into())
            .unwrap()
            .as_deref(),
        Some("shop.co.uk")
    );
    assert_eq!(
        site_of("https://www.MÜNCHEN.de/ä".into())
            .unwrap()
            .as_deref(),
        Some("xn--mnchen-3ya.de")
    );
    assert_eq!(site_of("about:blank".into()).unwrap(), None);
    let allowed = engine(
        r#"{"version":1,"sites":{"münchen.de":{"purposes":{"statistical":"allow"}}},
        "rules":[{"site":"köln.de","domain":"köln.de","action":"session"}],"labels":[{"domain":"bücher.de","name":"a","purpose":"marketing"}]}"#,
    );
    for (name, domain, action) in [
        ("_ga", "xn--mnchen-3ya.de", "keep"),
        ("_ga", "xn--kln-sna.de", "session"),
        ("a", "xn--bcher-kva.de", "remove"),
        ("_ga", "other.de", "remove"),
    ] {
        let cookie = js(&format!(r#"{{"name":"{name}","domain":"{domain}"}}"#));
        let decision = allowed.decide(cookie, js(r#"{"now":1}"#)).unwrap();
        assert_eq!(
            text(&decision, "action").as_deref(),
            Some(action),
            "{domain}"
        );
    }
}
