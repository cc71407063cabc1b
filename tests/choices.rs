//! Choices: what is read, what is kept, what is refused, and which rule wins.

#![cfg(not(target_arch = "wasm32"))]

use consentinel::choices::{Action, Choices, ChoicesErrorKind, Mode, Pause, read};
use consentinel::cookie::Cookie;
use consentinel::site::Host;
use proptest::prelude::*;
use serde_json::{Value, json};

fn cookie(name: &str, domain: &str) -> Cookie {
    Cookie::new(name, Host::parse(domain).unwrap())
}

fn choices(stored: &Value) -> Choices {
    read(stored).unwrap().choices
}

#[test]
fn the_design_s_example_is_read_whole() {
    let read = read(&json!({
        "version": 1,
        "mode": "enforce",
        "paused": false,
        "purposes": { "functional": "allow", "statistical": "block", "anonymised": "allow", "marketing": "block", "unknown": "allow" },
        "third_party": "block",
        "gpc": true,
        "sites": {
            "example.org": { "paused": { "until": 1_795_400_000 } },
            "shop.example": { "purposes": { "statistical": "allow" }, "third_party": "allow" }
        },
        "rules": [ { "site": "*", "domain": "example.org", "name": "_ga*", "action": "allow" } ],
        "labels": [ { "domain": "example.org", "name": "uid2", "purpose": "necessary" } ]
    }))
    .unwrap();
    assert_eq!(read.warnings, [""; 0]);
    let choices = read.choices;
    assert_eq!(
        choices.own("example.org").unwrap().paused,
        Pause::Until(1_795_400_000.0)
    );
    assert_eq!(
        choices.own("shop.example").unwrap().purposes.statistical,
        Some(Action::Allow)
    );
    assert_eq!(choices.rules[0].site, None);
    assert_eq!(choices.labels.len(), 1);
}

#[test]
fn missing_fields_take_the_defaults() {
    assert_eq!(choices(&json!({"version": 1})), Choices::default());
    let own = choices(&json!({"version": 1, "purposes": {"marketing": "allow"}}));
    assert_eq!(own.purposes.marketing, Action::Allow);
    assert_eq!(own.purposes.statistical, Action::Block);
}

#[test]
fn unknown_keys_are_reported_with_their_place() {
    let stored = json!({"version": 1, "future": 1, "purposes": {"mood": "allow"}, "sites": {"a.example": {"x": 1}},
        "rules": [{"action": "block", "why": "because"}], "paused": {"until": 5, "by": "me"}});
    let mut warnings = read(&stored).unwrap().warnings;
    warnings.sort();
    let places: Vec<_> = warnings
        .iter()
        .map(|warning| warning.split(':').next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "future",
            "paused.by",
            "purposes.mood",
            "rules[0].why",
            "sites[\"a.example\"].x"
        ]
    );
}

#[test]
fn errors_name_the_field() {
    for (stored, field) in [
        (json!(null), ""),
        (json!([]), ""),
        (json!("x"), ""),
        (json!({}), "version"),
        (json!({"version": "1"}), "version"),
        (json!({"version": 0}), "version"),
        (json!({"version": 1.5}), "version"),
        (json!({"version": 1, "mode": "off"}), "mode"),
        (json!({"version": 1, "paused": "yes"}), "paused"),
        (json!({"version": 1, "paused": {}}), "paused.until"),
        (
            json!({"version": 1, "purposes": {"marketing": "deny"}}),
            "purposes.marketing",
        ),
        (json!({"version": 1, "purposes": []}), "purposes"),
        (json!({"version": 1, "third_party": 1}), "third_party"),
        (json!({"version": 1, "gpc": 1}), "gpc"),
        (
            json!({"version": 1, "sites": {"a.example": {"third_party": "no"}}}),
            "sites[\"a.example\"].third_party",
        ),
        (
            json!({"version": 1, "sites": {"not a host": {}}}),
            "sites[\"not a host\"]",
        ),
        (
            json!({"version": 1, "rules": [{"action": "allow"}, {}]}),
            "rules[1].action",
        ),
        (
            json!({"version": 1, "rules": [{"action": "allow", "domain": "a b"}]}),
            "rules[0].domain",
        ),
        (
            json!({"version": 1, "rules": [{"action": "allow", "name": "a*b*"}]}),
            "rules[0].name",
        ),
        (
            json!({"version": 1, "labels": [{"name": "x", "purpose": "ads"}]}),
            "labels[0].purpose",
        ),
        (
            json!({"version": 1, "labels": [{"name": "x", "purpose": "necessary", "anonymised": true}]}),
            "labels[0].anonymised",
        ),
    ] {
        let error = read(&stored).expect_err(&stored.to_string());
        assert_eq!(error.kind(), ChoicesErrorKind::Invalid, "{stored}");
        assert_eq!(error.field(), field, "{stored}: {error}");
        assert!(error.to_string().contains(field), "{error}");
    }
}

#[test]
fn newer_choices_are_told_from_bad_ones() {
    let error = read(&json!({"version": 2, "mode": {"new": "shape"}})).unwrap_err();
    assert_eq!(
        (error.kind(), error.field()),
        (ChoicesErrorKind::Newer, "version")
    );
}

#[test]
fn site_keys_are_read_as_registrable_domains() {
    let read_one = |key: &str| {
        let read = read(&json!({"version": 1, "sites": {key: {"paused": true}}})).unwrap();
        (read.choices.sites[0].0.clone(), read.warnings.len())
    };
    assert_eq!(read_one("shop.example"), ("shop.example".to_owned(), 0));
    assert_eq!(read_one("www.shop.co.uk"), ("shop.co.uk".to_owned(), 1));
    assert_eq!(read_one("127.0.0.1"), ("127.0.0.1".to_owned(), 0));
    assert_eq!(read_one("localhost"), ("localhost".to_owned(), 0));
    let twice = json!({"version": 1, "sites": {"shop.example": {}, "www.shop.example": {}}});
    assert!(
        read(&twice)
            .unwrap_err()
            .field()
            .contains("www.shop.example")
    );
}

#[test]
fn a_site_s_values_replace_the_global_ones() {
    use consentinel::choices::Kind;
    let choices = choices(
        &json!({"version": 1, "sites": {"a.example": {"purposes": {"statistical": "session"}}}}),
    );
    assert_eq!(
        choices.action(Kind::Statistical, Some("a.example")),
        Action::Session
    );
    assert_eq!(
        choices.action(Kind::Statistical, Some("b.example")),
        Action::Block
    );
    assert_eq!(
        choices.action(Kind::Marketing, Some("a.example")),
        Action::Block
    );
    assert_eq!(choices.action(Kind::Statistical, None), Action::Block);
}

#[test]
fn pauses_end_by_timestamp() {
    let choices = choices(
        &json!({"version": 1, "sites": {"a.example": {"paused": {"until": 100}}, "b.example": {"paused": true}}}),
    );
    assert!(choices.is_paused(Some("a.example"), 99.9));
    assert!(!choices.is_paused(Some("a.example"), 100.0));
    assert!(choices.is_paused(Some("b.example"), 1e12));
    assert!(!choices.is_paused(None, 0.0));
    assert_eq!(choices.mode, Mode::Enforce);
}

/// The place of the rule that wins for `_ga_x` of `www.a.example` on the site `a.example`.
fn winner(rules: &Value) -> Option<usize> {
    let choices = choices(&json!({"version": 1, "rules": rules}));
    choices
        .rule_for(&cookie("_ga_x", "www.a.example"), Some("a.example"), 50.0)
        .map(|(place, _)| place)
}

#[test]
fn the_most_specific_rule_wins() {
    let rule = |site: &str, domain: &str, name: &str| json!({"site": site, "domain": domain, "name": name, "action": "allow"});
    // Each list goes from the least to the most specific.
    let ladder = [
        rule("*", "*", "*"),
        rule("*", "*", "_ga*"),
        rule("*", "*", "_ga_*"),
        rule("*", "*", "_ga_x"),
        rule("*", "a.example", "*"),
        rule("*", "a.example", "_ga_x"),
        rule("*", "www.a.example", "*"),
        rule("*", "www.a.example", "_ga_x"),
        rule("a.example", "*", "*"),
        rule("a.example", "*", "_ga_x"),
        rule("a.example", "www.a.example", "*"),
        rule("a.example", "www.a.example", "_ga_x"),
    ];
    for (less, more) in ladder.iter().zip(&ladder[1..]) {
        assert_eq!(
            winner(&json!([less, more])),
            Some(1),
            "{more} should beat {less}"
        );
        assert_eq!(
            winner(&json!([more, less])),
            Some(0),
            "{more} should beat {less}"
        );
    }
}

#[test]
fn a_tie_blocks_and_an_ended_rule_is_none() {
    let rule = |action: &str| json!({"name": "_ga_*", "action": action});
    assert_eq!(
        winner(&json!([rule("allow"), rule("block"), rule("session")])),
        Some(1)
    );
    assert_eq!(winner(&json!([rule("session"), rule("allow")])), Some(0));
    assert_eq!(winner(&json!([{"action": "block", "until": 50}])), None);
    assert_eq!(winner(&json!([{"action": "block", "until": 51}])), Some(0));
    assert_eq!(
        winner(
            &json!([{"site": "b.example", "action": "block"}, {"domain": "b.example", "action": "block"}, {"name": "_gax", "action": "block"}])
        ),
        None
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "version",
            "mode",
            "paused",
            "until",
            "purposes",
            "marketing",
            "third_party",
            "sites",
            "rules",
            "labels",
            "name",
            "domain",
            "action",
            "__proto__"
        ])
        .prop_map(str::to_owned),
        "[a-z.]{0,12}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(vec!["allow", "block", "session", "watch", "*"]).prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_value_makes_reading_panic(stored in any_json(), versioned in any::<bool>()) {
        let mut stored = stored;
        if versioned && let Some(fields) = stored.as_object_mut() {
            fields.insert("version".to_owned(), json!(1));
        }
        if let Err(error) = read(&stored) {
            prop_assert!(error.to_string().starts_with("choices"));
        }
    }
}
