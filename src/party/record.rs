//! The record of parties.

use super::key::CookieKey;
use super::known::{KnownCookies, Third};
use super::tops::{GRACE, Tops};
use crate::choices::Choices;
use crate::cookie::Cookie;
use crate::decide::{Context, Decision, Party, decide};
use crate::policy::Tables;
use crate::site::Host;
use serde::{Deserialize, Serialize};

/// Which sites were on top when, and whose each cookie was when it was first seen.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PartyRecord {
    tops: Tops,
    /// Sites seen embedded lately.
    embedded: Vec<Embedded>,
    /// Cookies that a third-party response was seen setting under a top-level host, not yet stored, and until when that counts.
    announced: Vec<(CookieKey, Host, f64)>,
    known: KnownCookies,
    /// Whether the jar was counted once: a cookie without a record is then a new one.
    counted: bool,
}

/// A site seen embedded under a top-level host.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Embedded {
    site: String,
    top: Host,
    /// Until when it counts, should its top-level site be gone.
    end: f64,
}

/// A cookie just stored, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged<'t> {
    /// What becomes of it.
    pub decision: Decision<'t>,
    /// The top-level sites it was set under, as far as known.
    pub sites: Vec<String>,
}

/// How many embeddings are remembered at once; the oldest go first.
const EMBEDDINGS: usize = 512;

impl PartyRecord {
    /// A main-frame request, every redirect hop: its site counts as top from here. `now` in Unix seconds.
    pub fn main_frame_request(&mut self, tab: i32, host: &Host, now: f64) {
        self.tops.requested(tab, host.site(), now);
    }

    /// A navigation ended: `Some(host)` stands in the tab, or it was given up. `now` in Unix seconds.
    pub fn main_frame_settled(&mut self, tab: i32, host: Option<&Host>, now: f64) {
        self.tops.settled(tab, host.map(Host::site), now);
    }

    /// A tab was closed. `now` in Unix seconds.
    pub fn tab_closed(&mut self, tab: i32, now: f64) {
        self.tops.closed(tab, now);
    }

    /// A request or frame of `host` was seen under `top_level`. `now` in Unix seconds.
    pub fn embedded(&mut self, host: &Host, top_level: &Host, now: f64) {
        if Party::of(host, top_level) == Party::First {
            return;
        }
        let Self { tops, embedded, .. } = self;
        embedded.retain(|seen| {
            let again = seen.site == host.site() && seen.top.site() == top_level.site();
            !again && (now < seen.end || tops.is_top(seen.top.site(), now))
        });
        if embedded.len() == EMBEDDINGS {
            embedded.remove(0);
        }
        embedded.push(Embedded {
            site: host.site().to_owned(),
            top: top_level.clone(),
            end: now + GRACE,
        });
    }

    /// A response to a third-party request under `top_level` sets `cookie`. `now` in Unix seconds.
    pub fn set_by_third_party(&mut self, cookie: &Cookie, top_level: &Host, now: f64) {
        self.embedded(&cookie.domain, top_level, now);
        let key = CookieKey::of(cookie);
        self.announced
            .retain(|(other, _, end)| *other != key && now < *end);
        self.announced.push((key, top_level.clone(), now + GRACE));
    }

    /// Judges a cookie that was just stored, and remembers whose it is.
    pub fn stored<'t>(
        &mut self,
        tables: &'t Tables<'t>,
        choices: &Choices,
        cookie: &Cookie,
        now: f64,
    ) -> Judged<'t> {
        if let Some(top) = cookie
            .partition_key
            .as_ref()
            .and_then(|key| key.top_level_site.as_ref())
        {
            let context = Context {
                top_level: Some(top),
                party: None,
                now,
            };
            let decision = decide(tables, choices, cookie, &context);
            return Judged {
                decision,
                sites: vec![top.site().to_owned()],
            };
        }
        let key = CookieKey::of(cookie);
        let announced = self.take_announcement(key, now);
        let on_top = self.tops.is_top(cookie.domain.site(), now);
        if self.known.is_first(key) || (on_top && announced.is_none()) {
            self.known.set_first(key);
            return Judged {
                decision: judge(tables, choices, cookie, Party::First, None, now),
                sites: vec![cookie.domain.site().to_owned()],
            };
        }
        let tops = match announced {
            Some(top) => vec![top],
            None => self.places_of(cookie, now),
        };
        let (decision, mut sites) = most_lenient(tables, choices, cookie, &tops, now);
        sites.retain(|site| choices.has_own(site));
        self.known.set_third(Third {
            key,
            sites,
            private: is_private(cookie),
        });
        let sites = tops.iter().map(|top| top.site().to_owned()).collect();
        Judged { decision, sites }
    }

    /// A cookie left the jar; `overwritten` where a new value takes its place.
    pub fn removed(&mut self, cookie: &Cookie, overwritten: bool) {
        let key = CookieKey::of(cookie);
        if !overwritten {
            self.known.forget(key);
        } else if cookie.partition_key.is_none() && self.known.third(key).is_none() {
            // It was there before anything is known of its setting: nobody is logged out.
            self.known.set_first(key);
        }
    }

    /// From here on cookies are set unseen: the next jar is counted as the first one was.
    pub fn lose_sight(&mut self) {
        self.counted = false;
    }

    /// Judges the cookies found in a jar.
    ///
    /// What was there before the first count has no record and is first-party; what came later was set unseen, and is judged as if just stored.
    pub fn sweep<'t>(
        &mut self,
        tables: &'t Tables<'t>,
        choices: &Choices,
        cookies: &[Cookie],
        now: f64,
    ) -> Vec<Decision<'t>> {
        let counted = std::mem::replace(&mut self.counted, true);
        let judge_one = |cookie: &Cookie| {
            if cookie.partition_key.is_some() {
                return self.stored(tables, choices, cookie, now).decision;
            }
            let key = CookieKey::of(cookie);
            if let Some(third) = self.known.third(key) {
                let tops = third.sites.iter().filter_map(|site| Host::parse(site).ok());
                return most_lenient(tables, choices, cookie, &tops.collect::<Vec<_>>(), now).0;
            }
            if counted && !self.known.is_first(key) {
                return self.stored(tables, choices, cookie, now).decision;
            }
            self.known.set_first(key);
            judge(tables, choices, cookie, Party::First, None, now)
        };
        cookies.iter().map(judge_one).collect()
    }

    /// The part that may outlive the browser.
    pub(super) fn lasting(&self, is_own: impl Fn(&str) -> bool) -> Self {
        Self {
            known: self.known.lasting(is_own),
            ..Self::default()
        }
    }

    /// The top-level host under which a third-party response was seen setting this cookie, once.
    fn take_announcement(&mut self, key: CookieKey, now: f64) -> Option<Host> {
        let place = self
            .announced
            .iter()
            .position(|(other, _, end)| *other == key && now < *end)?;
        Some(self.announced.swap_remove(place).1)
    }

    /// The top-level hosts under which a third party's site was just seen.
    fn places_of(&self, cookie: &Cookie, now: f64) -> Vec<Host> {
        let seen = self
            .embedded
            .iter()
            .filter(|seen| seen.site == cookie.domain.site());
        let live = seen.filter(|seen| now < seen.end || self.tops.is_top(seen.top.site(), now));
        live.map(|seen| seen.top.clone()).collect()
    }
}

/// Whether a cookie lies in a private window's jar, by the store's name in each browser (cookies.CookieStore).
fn is_private(cookie: &Cookie) -> bool {
    matches!(cookie.store_id.as_deref(), Some("1" | "firefox-private"))
}

fn judge<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    cookie: &Cookie,
    party: Party,
    top_level: Option<&Host>,
    now: f64,
) -> Decision<'t> {
    decide(
        tables,
        choices,
        cookie,
        &Context {
            top_level,
            party: Some(party),
            now,
        },
    )
}

/// A third party's cookie lies in one jar for all sites: it stays where any site it was set under lets it be.
fn most_lenient<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    cookie: &Cookie,
    tops: &[Host],
    now: f64,
) -> (Decision<'t>, Vec<String>) {
    let judge_under = |top| judge(tables, choices, cookie, Party::Third, top, now);
    let judged: Vec<_> = tops
        .iter()
        .map(|top| (judge_under(Some(top)), top))
        .collect();
    let least = judged
        .iter()
        .map(|(decision, _)| decision)
        .min_by_key(|decision| decision.action);
    let Some(least) = least.cloned() else {
        return (judge_under(None), Vec::new());
    };
    let under = judged
        .iter()
        .filter(|(decision, _)| decision.action == least.action);
    let sites = under.map(|(_, top)| top.site().to_owned()).collect();
    (least, sites)
}
