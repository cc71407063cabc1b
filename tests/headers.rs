//! Cookie headers judged cookie by cookie, and the plan for rules over whole headers.

#![cfg(not(target_arch = "wasm32"))]

use consentinel::choices::{Choices, read};
use consentinel::decide::{
    Outcome, Request, ThirdParty, filter_cookie, filter_set_cookie, header_plan,
};
use consentinel::site::Host;
use consentinel::tables::built_in;
use serde_json::{Value, json};

const NOW: f64 = 1_800_000_000.0;

fn host(text: &str) -> Host {
    Host::parse(text).unwrap()
}

fn choices(stored: Value) -> Choices {
    let mut stored = stored;
    stored["version"] = json!(1);
    read(&stored).unwrap().choices
}

fn request<'a>(host: &'a Host, top: &'a Host) -> Request<'a> {
    Request {
        host,
        path: "/",
        secure: true,
        top_level: Some(top),
        now: NOW,
    }
}

#[test]
fn set_cookie_values_are_judged_one_by_one() {
    let shop = host("www.shop.example");
    let values = [
        "PHPSESSID=1; Path=/",
        "_gid=2; Domain=shop.example",
        "x=1; Domain=other.example",
        "_ga=3; Max-Age=0",
    ];
    let values = values.map(str::to_owned);
    let verdicts = filter_set_cookie(
        built_in(),
        &Choices::default(),
        &values,
        &request(&shop, &shop),
    );
    let told: Vec<_> = verdicts
        .iter()
        .map(|v| v.as_ref().map(|v| v.decision.action))
        .collect();
    assert_eq!(
        told,
        [
            Some(Outcome::Keep),
            Some(Outcome::Remove),
            None,
            Some(Outcome::Remove)
        ]
    );
}

#[test]
fn a_cookie_header_loses_only_what_is_refused() {
    let shop = host("shop.example");
    let strip = |top: &str, header: &str| {
        filter_cookie(
            built_in(),
            &Choices::default(),
            header,
            &request(&shop, &host(top)),
        )
    };
    let own = strip(
        "www.shop.example",
        "PHPSESSID=a=b; _ga=GA1.2.3; theme=\"x\"; _fbp=1",
    );
    assert_eq!(own.value.as_deref(), Some("PHPSESSID=a=b; theme=\"x\""));
    assert_eq!(
        own.refused
            .iter()
            .map(|r| r.name.as_str())
            .collect::<Vec<_>>(),
        ["_ga", "_fbp"]
    );
    assert_eq!(strip("news.example", "PHPSESSID=1; theme=x").value, None);
}

#[test]
fn the_header_plan_follows_the_choices() {
    let plan = |stored| header_plan(&choices(stored), NOW);
    let default = plan(json!({}));
    assert_eq!(
        (default.third_party, default.until),
        (ThirdParty::Strip, None)
    );
    for off in [
        json!({"mode": "watch"}),
        json!({"paused": true}),
        json!({"third_party": "session"}),
        json!({"third_party": "allow"}),
    ] {
        let plan = plan(off);
        assert_eq!(
            (plan.third_party, plan.only_tops.len()),
            (ThirdParty::Leave, 0)
        );
    }
    let freed = plan(json!({
        "sites": {"b.example": {"third_party": "block"}},
        "rules": [
            {"site": "a.example", "action": "allow"}, {"site": "c.example", "name": "_ga*", "action": "allow"},
            {"site": "*", "name": "y", "action": "allow"}, {"site": "d.example", "action": "allow", "until": NOW - 1.0}
        ]
    }));
    assert_eq!(freed.third_party, ThirdParty::Strip);
    assert_eq!(freed.except_tops, ["a.example"]);
    let own_block = plan(json!({
        "third_party": "allow", "sites": {"b.example": {"third_party": "block"}},
        "rules": [{"site": "b.example", "name": "*", "action": "allow"}]
    }));
    assert_eq!(own_block.only_tops, [""; 0]);
    let all = plan(json!({
        "sites": {"b.example": {"third_party": "block"}}, "rules": [{"name": "*", "action": "allow"}]
    }));
    assert_eq!(
        (all.third_party, all.only_tops.len()),
        (ThirdParty::Leave, 0)
    );
    let own = plan(json!({
        "sites": {
            "a.example": {"third_party": "allow"}, "b.example": {"third_party": "block"},
            "c.example": {"paused": {"until": NOW + 60.0}}, "d.example": {"purposes": {"marketing": "allow"}}
        },
        "rules": [
            {"domain": "x.example", "action": "allow"}, {"domain": "x.example", "name": "y", "action": "session"},
            {"site": "e.example", "domain": "z.example", "action": "allow", "until": NOW + 30.0},
            {"domain": "w.example", "action": "block"}, {"domain": "v.example", "action": "allow", "until": NOW}
        ]
    }));
    assert_eq!(own.except_tops, ["a.example", "c.example"]);
    assert_eq!(own.except_requests, ["x.example"]);
    assert_eq!(own.except_pairs.len(), 1);
    assert_eq!(
        (
            own.except_pairs[0].request.as_str(),
            own.except_pairs[0].top.as_str()
        ),
        ("z.example", "e.example")
    );
    assert_eq!(own.until, Some(NOW + 30.0));
    let allowed = plan(
        json!({"third_party": "allow", "sites": {"b.example": {"third_party": "block"}, "a.example": {}}}),
    );
    assert_eq!(
        (allowed.third_party, allowed.only_tops),
        (ThirdParty::Leave, vec!["b.example".to_owned()])
    );
}
