//! The order of decision, step by step.

#![cfg(not(target_arch = "wasm32"))]

use consentinel::choices::{Choices, read};
use consentinel::cookie::{Cookie, PartitionKey};
use consentinel::decide::{ClassifiedBy, Context, Decision, Outcome, Party, Step, decide};
use consentinel::function::Function;
use consentinel::purpose::Purpose;
use consentinel::site::Host;
use consentinel::tables::built_in;
use proptest::prelude::*;
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

fn on(choices: &Choices, cookie: &Cookie, top: &str) -> Decision<'static> {
    let top = host(top);
    decide(
        built_in(),
        choices,
        cookie,
        &Context {
            top_level: Some(&top),
            party: None,
            now: NOW,
        },
    )
}

/// The decision about `name` of `domain` on the site `top`, with the choices given.
fn decision(stored: Value, name: &str, domain: &str, top: &str) -> Decision<'static> {
    on(&choices(stored), &Cookie::new(name, host(domain)), top)
}

fn told(decision: &Decision<'_>) -> (Outcome, Step, Party) {
    (decision.action, decision.reason.step, decision.party)
}

#[test]
fn the_defaults_on_a_shop() {
    use {Outcome::*, Party::*};
    for (name, domain, expected) in [
        ("PHPSESSID", "shop.example", (Keep, Step::Necessary, First)),
        (
            "django_language",
            "shop.example",
            (Keep, Step::Preference, First),
        ),
        ("_ga", "shop.example", (Remove, Step::Purpose, First)),
        (
            "_ga_1A2B3C",
            "www.shop.example",
            (Remove, Step::Purpose, First),
        ),
        ("_fbp", "shop.example", (Remove, Step::Purpose, First)),
        (
            "nobody_knows_me",
            "shop.example",
            (Keep, Step::Purpose, First),
        ),
        (
            "nobody_knows_me",
            "tracker.example",
            (Remove, Step::ThirdParty, Third),
        ),
        (
            "sessionid",
            "tracker.example",
            (Remove, Step::ThirdParty, Third),
        ),
        ("IDE", "doubleclick.net", (Remove, Step::Purpose, Third)),
    ] {
        let decision = decision(json!({}), name, domain, "www.shop.example");
        assert_eq!(told(&decision), expected, "{name} of {domain}");
    }
}

#[test]
fn the_founding_policy_survives_everything_blockable_blocked() {
    let all = json!({"purposes": {"functional": "block", "statistical": "block", "anonymised": "block", "marketing": "block", "unknown": "block"}});
    for (name, function) in [
        ("sessionid", Function::SignIn),
        ("django_language", Function::Language),
        ("csrftoken", Function::Security),
        ("cookies_preferences", Function::ConsentChoice),
    ] {
        let own = decision(
            all.clone(),
            name,
            "icann.opendatasoft.com",
            "icann.opendatasoft.com",
        );
        assert_eq!(
            told(&own),
            (Outcome::Keep, Step::Necessary, Party::First),
            "{name}"
        );
        assert_eq!(own.provider, Some("Opendatasoft"));
        assert_eq!(own.function, Some(function));
        assert_eq!(own.purpose, Some(Purpose::Necessary));
        assert_eq!(own.reason.classified_by, ClassifiedBy::SiteTable);
        assert_eq!(own.set_for, None);
        let elsewhere = decision(all.clone(), name, "icann.opendatasoft.com", "shop.example");
        assert_eq!(elsewhere.action, Outcome::Remove, "{name} as a third party");
        assert_ne!(
            elsewhere.provider,
            Some("Opendatasoft"),
            "{name} as a third party"
        );
        let lookalike = decision(
            all.clone(),
            name,
            "evilopendatasoft.com",
            "evilopendatasoft.com",
        );
        assert_ne!(lookalike.provider, Some("Opendatasoft"));
    }
}

#[test]
fn it_says_for_whom_a_cookie_is_set() {
    let set_for = |name, domain| decision(json!({}), name, domain, domain).set_for;
    assert_eq!(set_for("_fbp", "shop.example"), Some("Meta"));
    assert_eq!(set_for("_fbp", "www.facebook.com"), None);
    assert_eq!(
        set_for("PHPSESSID", "shop.example"),
        None,
        "software learns nothing"
    );
}

#[test]
fn pausing_comes_before_all_else() {
    let rule = json!([{"action": "block"}]);
    for stored in [
        json!({"paused": true, "rules": rule}),
        json!({"paused": {"until": NOW + 1.0}, "rules": rule}),
        json!({"sites": {"shop.example": {"paused": true}}, "rules": rule}),
    ] {
        for domain in ["shop.example", "tracker.example"] {
            let decision = decision(stored.clone(), "_ga", domain, "shop.example");
            assert_eq!(
                (decision.action, decision.reason.step),
                (Outcome::Keep, Step::Paused),
                "{stored}"
            );
        }
    }
    let over = decision(
        json!({"paused": {"until": NOW}}),
        "_ga",
        "shop.example",
        "shop.example",
    );
    assert_eq!(over.action, Outcome::Remove);
}

#[test]
fn a_rule_beats_even_what_is_necessary() {
    let stored = json!({"rules": [{"site": "shop.example", "domain": "shop.example", "name": "PHPSESSID", "action": "block"}]});
    let decision = decision(stored, "PHPSESSID", "shop.example", "shop.example");
    assert_eq!(
        (decision.action, decision.reason.step, decision.reason.rule),
        (Outcome::Remove, Step::Rule, Some(0))
    );
}

#[test]
fn a_label_beats_every_table() {
    let stored =
        json!({"labels": [{"domain": "shop.example", "name": "_ga", "purpose": "necessary"}]});
    let own = decision(stored.clone(), "_ga", "shop.example", "shop.example");
    assert_eq!(told(&own), (Outcome::Keep, Step::Necessary, Party::First));
    assert_eq!(own.reason.classified_by, ClassifiedBy::Label);
    assert_eq!(
        decision(stored, "_ga", "other.example", "other.example").action,
        Outcome::Remove
    );
}

#[test]
fn the_stricter_of_purpose_and_party_counts_for_a_third_party() {
    for (unknown, third_party, expected) in [
        ("allow", "allow", Outcome::Keep),
        ("allow", "session", Outcome::Session),
        ("session", "allow", Outcome::Session),
        ("block", "session", Outcome::Remove),
        ("session", "block", Outcome::Remove),
    ] {
        let stored = json!({"purposes": {"unknown": unknown}, "third_party": third_party});
        assert_eq!(
            decision(stored, "zz", "tracker.example", "shop.example").action,
            expected
        );
    }
}

#[test]
fn anonymised_statistics_are_exempt_only_first_party_and_for_thirteen_months() {
    let stored =
        json!({"labels": [{"name": "_pk_id.*", "purpose": "statistical", "anonymised": true}]});
    let choices = choices(stored);
    let lived = |days: f64| Cookie {
        session: false,
        expires: Some(NOW + days * 86_400.0),
        ..Cookie::new("_pk_id.1.ab", host("shop.example"))
    };
    let said = on(&choices, &lived(390.0), "shop.example");
    assert_eq!((said.action, said.exempt), (Outcome::Keep, true));
    let long = on(&choices, &lived(400.0), "shop.example");
    assert_eq!((long.action, long.exempt), (Outcome::Remove, false));
    let third = on(&choices, &lived(390.0), "other.example");
    assert_eq!((third.action, third.exempt), (Outcome::Remove, false));
}

#[test]
fn a_partitioned_cookie_is_judged_by_its_partition() {
    let partition = |site: &str| {
        Some(PartitionKey {
            top_level_site: Some(host(site)),
            has_cross_site_ancestor: Some(true),
        })
    };
    let cookie = Cookie {
        partition_key: partition("shop.example"),
        ..Cookie::new("zz", host("chat.example"))
    };
    let nowhere = Context {
        top_level: None,
        party: None,
        now: NOW,
    };
    let decided = decide(built_in(), &Choices::default(), &cookie, &nowhere);
    assert_eq!(
        told(&decided),
        (Outcome::Remove, Step::ThirdParty, Party::Third)
    );
    let own = Cookie {
        partition_key: partition("chat.example"),
        ..cookie
    };
    assert_eq!(
        decide(built_in(), &Choices::default(), &own, &nowhere).party,
        Party::First
    );
}

#[test]
fn without_url_and_party_a_cookie_is_first_party_and_a_known_party_counts() {
    let cookie = Cookie::new("zz", host("tracker.example"));
    let nowhere = Context {
        top_level: None,
        party: None,
        now: NOW,
    };
    assert_eq!(
        decide(built_in(), &Choices::default(), &cookie, &nowhere).party,
        Party::First
    );
    let third = Context {
        party: Some(Party::Third),
        ..nowhere
    };
    assert_eq!(
        decide(built_in(), &Choices::default(), &cookie, &third).action,
        Outcome::Remove
    );
    // What the person allowed on the tracker's own site says nothing about it elsewhere.
    let own =
        choices(json!({"sites": {"tracker.example": {"third_party": "allow", "paused": true}}}));
    assert_eq!(
        decide(built_in(), &own, &cookie, &third).action,
        Outcome::Remove
    );
}

#[test]
fn odd_names_and_hosts_classify_without_surprise() {
    let long = "q".repeat(4096);
    for name in [
        "",
        "constructor",
        "__proto__",
        "toString",
        "🍪",
        "*",
        "\0",
        "\u{1}",
        "_ga*",
        long.as_str(),
    ] {
        for domain in [
            "wwwhatever.com",
            "co.uk",
            "[::1]",
            "127.0.0.1",
            "alice.github.io",
            "localhost",
        ] {
            let decision = decision(json!({}), name, domain, domain);
            assert_eq!(
                (decision.purpose, decision.party),
                (None, Party::First),
                "{name:?} of {domain}"
            );
        }
    }
}

proptest! {
    #[test]
    fn nothing_third_party_is_kept_by_default(name in "\\PC{0,24}", label in "[a-z]{1,12}") {
        let third = decision(json!({}), &name, &format!("{label}.third.example"), "shop.example");
        prop_assert_eq!((third.party, third.action), (Party::Third, Outcome::Remove));
    }

    #[test]
    fn a_row_found_matches_by_its_own_pattern(name in "[_a-zA-Z]{1,4}[_a-zA-Z0-9.@]{0,16}") {
        use consentinel::policy::{NamePattern, Subject};
        let subject = Subject { name: &name, domain: "shop.example", first_party: true };
        let naive = built_in().rows.iter().filter(|row| {
            let table = built_in().table_of(row);
            NamePattern::parse(row.name).unwrap().matches(&name) && row.domains.is_empty() && table.sites.is_empty()
        });
        let best = naive.max_by_key(|row| {
            let pattern = NamePattern::parse(row.name).unwrap();
            (pattern.is_exact(), pattern.prefix().len(), pattern.suffix().len())
        });
        prop_assert_eq!(built_in().find(subject).map(|known| known.row.name), best.map(|row| row.name));
    }
}

#[test]
fn every_row_is_found_by_a_name_it_means() {
    use consentinel::policy::Subject;
    for row in &built_in().rows {
        let table = built_in().table_of(row);
        let domain = row
            .domains
            .first()
            .or(table.sites.first())
            .copied()
            .unwrap_or("shop.example");
        let name = row.name.replace('*', "7f3Zq");
        let found = built_in().find(Subject {
            name: &name,
            domain,
            first_party: true,
        });
        assert!(found.is_some(), "{} of {}", row.name, table.id);
    }
}
