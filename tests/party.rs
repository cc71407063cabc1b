//! Whose a stored cookie is, by what was seen.

#![cfg(not(target_arch = "wasm32"))]

use consentinel::choices::{Choices, read};
use consentinel::cookie::Cookie;
use consentinel::decide::{Outcome, Party};
use consentinel::party::PartyRecord;
use consentinel::site::Host;
use consentinel::tables::built_in;
use serde_json::{Value, json};

fn host(text: &str) -> Host {
    Host::parse(text).unwrap()
}

fn cookie(name: &str, domain: &str) -> Cookie {
    Cookie::new(name, host(domain))
}

/// A browser seen from outside: a record, choices and a clock.
struct Browser {
    record: PartyRecord,
    choices: Choices,
    now: f64,
}

impl Browser {
    fn new(stored: Value) -> Self {
        let mut stored = stored;
        stored["version"] = json!(1);
        let choices = read(&stored).unwrap().choices;
        let mut browser = Self {
            record: PartyRecord::default(),
            choices,
            now: 1000.0,
        };
        browser.sweep(&[]);
        browser
    }

    fn visit(&mut self, tab: i32, site: &str) {
        self.record.main_frame_request(tab, &host(site), self.now);
        self.record
            .main_frame_settled(tab, Some(&host(site)), self.now);
    }

    fn stored(&mut self, cookie: &Cookie) -> (Party, Outcome) {
        let judged = self
            .record
            .stored(built_in(), &self.choices, cookie, self.now);
        (judged.decision.party, judged.decision.action)
    }

    fn sweep(&mut self, cookies: &[Cookie]) -> Vec<(Party, Outcome)> {
        let swept = self
            .record
            .sweep(built_in(), &self.choices, cookies, self.now);
        swept
            .iter()
            .map(|decision| (decision.party, decision.action))
            .collect()
    }

    /// The worker dies and comes back from what was saved for the session.
    fn restart_worker(&mut self) {
        self.record = PartyRecord::restore(&self.record.save_for_session()).unwrap();
    }

    /// The browser closes and comes back from what was saved for good.
    fn restart_browser(&mut self) -> Vec<u8> {
        let saved = self.record.save_for_good(|site| self.choices.has_own(site));
        self.record = PartyRecord::restore(&saved).unwrap();
        saved
    }
}

const FIRST: (Party, Outcome) = (Party::First, Outcome::Keep);
const THIRD: (Party, Outcome) = (Party::Third, Outcome::Remove);

#[test]
fn set_while_its_site_is_top_is_first() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "www.shop.example");
    assert_eq!(browser.stored(&cookie("a", "shop.example")), FIRST);
    assert_eq!(browser.stored(&cookie("a", "cdn.shop.example")), FIRST);
    assert_eq!(browser.stored(&cookie("a", "tracker.example")), THIRD);
}

#[test]
fn a_site_counts_from_the_request_on_through_every_hop() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "shop.example");
    browser
        .record
        .main_frame_request(1, &host("id.example"), browser.now);
    assert_eq!(
        browser.stored(&cookie("id_session", "id.example")),
        FIRST,
        "the hop's own cookie"
    );
    browser.now += 2.0;
    browser
        .record
        .main_frame_request(1, &host("shop.example"), browser.now);
    browser.now += 5.0;
    assert_eq!(
        browser.stored(&cookie("late", "id.example")),
        FIRST,
        "within the grace"
    );
    browser
        .record
        .main_frame_settled(1, Some(&host("shop.example")), browser.now);
    assert_eq!(browser.stored(&cookie("sid", "shop.example")), FIRST);
}

#[test]
fn a_site_counts_ten_seconds_after_it_left() {
    for close in [false, true] {
        let mut browser = Browser::new(json!({}));
        browser.visit(1, "shop.example");
        browser.now += 100.0;
        if close {
            browser.record.tab_closed(1, browser.now);
        } else {
            browser.visit(1, "news.example");
        }
        browser.now += 9.9;
        assert_eq!(browser.stored(&cookie("a", "shop.example")), FIRST);
        browser.now += 0.2;
        assert_eq!(browser.stored(&cookie("b", "shop.example")), THIRD);
    }
}

#[test]
fn a_navigation_given_up_leaves_the_page_standing() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "shop.example");
    browser
        .record
        .main_frame_request(1, &host("download.example"), browser.now);
    browser.record.main_frame_settled(1, None, browser.now);
    browser.now += 60.0;
    assert_eq!(browser.stored(&cookie("a", "shop.example")), FIRST);
    assert_eq!(browser.stored(&cookie("a", "download.example")), THIRD);
}

#[test]
fn a_slow_answer_still_counts() {
    let mut browser = Browser::new(json!({}));
    browser
        .record
        .main_frame_request(1, &host("slow.example"), browser.now);
    browser.now += 40.0;
    assert_eq!(browser.stored(&cookie("a", "slow.example")), FIRST);
}

#[test]
fn set_by_a_third_party_s_response_is_third_even_where_its_site_is_top_elsewhere() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "social.example");
    browser.visit(2, "shop.example");
    let widget = cookie("widget", "social.example");
    browser
        .record
        .set_by_third_party(&widget, &host("shop.example"), browser.now);
    assert_eq!(browser.stored(&widget), THIRD);
    assert_eq!(browser.stored(&cookie("login", "social.example")), FIRST);
}

#[test]
fn a_later_third_party_rewrite_never_makes_a_first_party_cookie_third() {
    let mut browser = Browser::new(json!({}));
    let login = cookie("login", "social.example");
    browser.visit(1, "social.example");
    assert_eq!(browser.stored(&login), FIRST);
    browser.visit(1, "shop.example");
    browser.now += 60.0;
    browser.record.removed(&login, true);
    browser
        .record
        .set_by_third_party(&login, &host("shop.example"), browser.now);
    assert_eq!(browser.stored(&login), FIRST);
    browser.restart_worker();
    assert_eq!(browser.sweep(&[login]), [FIRST]);
}

#[test]
fn what_is_found_with_no_record_is_first_party() {
    let mut browser = Browser {
        record: PartyRecord::default(),
        choices: Choices::default(),
        now: 0.0,
    };
    let old = cookie("old", "bank.example");
    assert_eq!(browser.sweep(std::slice::from_ref(&old)), [FIRST]);
    // And stays so when a third-party request rewrites it.
    browser.visit(1, "shop.example");
    assert_eq!(browser.stored(&old), FIRST);
    // An overwrite of what no sweep saw yet proves that it was there before.
    let mut fresh = Browser {
        record: PartyRecord::default(),
        choices: Choices::default(),
        now: 0.0,
    };
    fresh.record.removed(&old, true);
    assert_eq!(fresh.stored(&old), FIRST);
}

#[test]
fn what_was_set_while_the_worker_slept_is_judged_as_new() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "shop.example");
    browser.restart_worker();
    let jar = [
        cookie("a", "shop.example"),
        cookie("b", "tracker.example"),
        cookie("_ga", "shop.example"),
    ];
    assert_eq!(
        browser.sweep(&jar),
        [FIRST, THIRD, (Party::First, Outcome::Remove)]
    );
}

#[test]
fn what_was_set_while_nothing_could_be_seen_is_first_party() {
    let mut browser = Browser::new(json!({}));
    browser.visit(1, "shop.example");
    browser.record.lose_sight();
    browser.restart_worker();
    let login = cookie("login", "bank.example");
    assert_eq!(browser.sweep(std::slice::from_ref(&login)), [FIRST]);
    assert_eq!(
        browser.sweep(&[login, cookie("b", "tracker.example")]),
        [FIRST, THIRD]
    );
}

#[test]
fn a_cookie_gone_and_set_anew_is_judged_anew() {
    let mut browser = Browser::new(json!({}));
    let pixel = cookie("pixel", "tracker.example");
    browser.visit(1, "shop.example");
    assert_eq!(browser.stored(&pixel), THIRD);
    browser.record.removed(&pixel, false);
    browser.visit(1, "tracker.example");
    assert_eq!(browser.stored(&pixel), FIRST);
}

#[test]
fn an_exception_frees_that_site_alone() {
    let mut browser = Browser::new(json!({"sites": {"shop.example": {"third_party": "allow"}}}));
    let kept = (Party::Third, Outcome::Keep);
    let widget = cookie("widget", "chat.example");
    browser.visit(1, "shop.example");
    browser
        .record
        .embedded(&host("chat.example"), &host("shop.example"), browser.now);
    assert_eq!(browser.stored(&widget), kept);
    // It stays through sweeps, worker and browser restarts.
    assert_eq!(browser.sweep(std::slice::from_ref(&widget)), [kept]);
    browser.restart_worker();
    assert_eq!(browser.sweep(std::slice::from_ref(&widget)), [kept]);
    browser.restart_browser();
    assert_eq!(browser.sweep(std::slice::from_ref(&widget)), [kept]);
    // Elsewhere it is refused.
    browser.visit(2, "news.example");
    browser
        .record
        .embedded(&host("other.example"), &host("news.example"), browser.now);
    assert_eq!(browser.stored(&cookie("x", "other.example")), THIRD);
    // Without the exception it goes.
    browser.choices = Choices::default();
    assert_eq!(browser.sweep(&[widget]), [THIRD]);
}

#[test]
fn what_is_saved_for_good_tells_no_visit() {
    let mut browser = Browser::new(
        json!({"third_party": "allow", "sites": {"shop.example": {"third_party": "allow"}}}),
    );
    browser.visit(1, "secret.example");
    browser.record.embedded(
        &host("tracker.example"),
        &host("secret.example"),
        browser.now,
    );
    let kept = (Party::Third, Outcome::Keep);
    let pixel = cookie("pixel", "tracker.example");
    assert_eq!(browser.stored(&pixel), kept);
    let private = Cookie {
        store_id: Some("firefox-private".to_owned()),
        ..cookie("hidden", "tracker.example")
    };
    assert_eq!(browser.stored(&private), kept);
    let tells = |saved: &[u8], word: &str| {
        saved
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    let session = browser.record.save_for_session();
    assert!(
        tells(&session, "secret.example"),
        "the control: the session's record does tell"
    );
    let saved = browser.restart_browser();
    for word in ["secret", "pixel", "hidden", "tracker"] {
        assert!(!tells(&saved, word), "{word} in {saved:?}");
    }
    // Third it stays, so that blocking third parties later finds it; the private one left no trace.
    browser.choices = Choices::default();
    assert_eq!(browser.sweep(&[pixel, private]), [THIRD, FIRST]);
}

#[test]
fn twins_are_two_cookies() {
    use consentinel::party::CookieKey;
    let twin = cookie("a", "shop.example");
    let others = [
        Cookie {
            host_only: false,
            ..twin.clone()
        },
        Cookie {
            path: "/x".to_owned(),
            ..twin.clone()
        },
        Cookie {
            store_id: Some("1".to_owned()),
            ..twin.clone()
        },
        cookie("b", "shop.example"),
        cookie("a", "www.shop.example"),
    ];
    for other in &others {
        assert_ne!(CookieKey::of(&twin), CookieKey::of(other), "{other:?}");
    }
    let renewed = Cookie {
        value: Some("2".to_owned()),
        secure: true,
        expires: Some(5.0),
        ..twin.clone()
    };
    assert_eq!(CookieKey::of(&twin), CookieKey::of(&renewed));
}

#[test]
fn what_is_no_record_is_dropped() {
    let good = PartyRecord::default().save_for_session();
    assert!(PartyRecord::restore(&good).is_some());
    for bad in [&[][..], &[1], &[0], &good[1..], b"{}", &[9; 40]] {
        assert!(PartyRecord::restore(bad).is_none(), "{bad:?}");
    }
}
