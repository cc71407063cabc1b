//! The record of parties.

use super::key::CookieKey;
use super::pairs;
use super::tops::{GRACE, Tops};
use crate::choices::Choices;
use crate::cookie::Cookie;
use crate::decide::{Context, Decision, Party, decide};
use crate::policy::Tables;
use crate::site::Host;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which sites were on top when, and whose each cookie was when it was first seen.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct PartyRecord {
    tops: Tops,
    /// Sites seen embedded: under which top-level host, and until when that counts.
    embedded: BTreeMap<String, Vec<(Host, f64)>>,
    /// Cookies that a third-party response was seen setting, not yet stored.
    #[serde(with = "pairs")]
    announced: BTreeMap<CookieKey, (Host, f64)>,
    first: BTreeSet<CookieKey>,
    #[serde(with = "pairs")]
    pub(super) third: BTreeMap<CookieKey, Third>,
    /// Whether the jar was counted once: a cookie without a record is then a new one.
    counted: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Third {
    /// The sites with values of their own that let it be.
    pub sites: Vec<String>,
    /// Whether it lies in a private window's jar.
    pub private: bool,
}

/// A cookie just stored, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged<'t> {
    /// What becomes of it.
    pub decision: Decision<'t>,
    /// The top-level sites it was set under, as far as known.
    pub sites: Vec<String>,
}

/// How many places at once one embedded site is remembered in; the oldest go first.
const PLACES: usize = 16;

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
        self.embedded.retain(|_, places| {
            places.retain(|(top, end)| now < *end || self.tops.is_top(top.site(), now));
            !places.is_empty()
        });
        let places = self.embedded.entry(host.site().to_owned()).or_default();
        places.retain(|(top, _)| top.site() != top_level.site());
        if places.len() == PLACES {
            places.remove(0);
        }
        places.push((top_level.clone(), now + GRACE));
    }

    /// A response to a third-party request under `top_level` sets `cookie`. `now` in Unix seconds.
    pub fn set_by_third_party(&mut self, cookie: &Cookie, top_level: &Host, now: f64) {
        self.embedded(&cookie.domain, top_level, now);
        self.announced.retain(|_, (_, end)| now < *end);
        self.announced
            .insert(CookieKey::of(cookie), (top_level.clone(), now + GRACE));
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
        let announced = self.announced.remove(&key).filter(|(_, end)| now < *end);
        let on_top = self.tops.is_top(cookie.domain.site(), now);
        if self.first.contains(&key) || (on_top && announced.is_none()) {
            self.third.remove(&key);
            self.first.insert(key);
            return Judged {
                decision: judge(tables, choices, cookie, Party::First, None, now),
                sites: vec![cookie.domain.site().to_owned()],
            };
        }
        let tops = match announced {
            Some((top, _)) => vec![top],
            None => self.places_of(cookie, now),
        };
        let (decision, kept_under) = most_lenient(tables, choices, cookie, &tops, now);
        let sites = kept_under
            .into_iter()
            .filter(|site| choices.has_own(site))
            .collect();
        self.third.insert(
            key,
            Third {
                sites,
                private: is_private(cookie),
            },
        );
        let sites = tops.iter().map(|top| top.site().to_owned()).collect();
        Judged { decision, sites }
    }

    /// A cookie left the jar; `overwritten` where a new value takes its place.
    pub fn removed(&mut self, cookie: &Cookie, overwritten: bool) {
        let key = CookieKey::of(cookie);
        if !overwritten {
            self.first.remove(&key);
            self.third.remove(&key);
        } else if cookie.partition_key.is_none() && !self.third.contains_key(&key) {
            // It was there before anything is known of its setting: nobody is logged out.
            self.first.insert(key);
        }
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
            if let Some(third) = self.third.get(&key) {
                let tops: Vec<Host> = third
                    .sites
                    .iter()
                    .filter_map(|site| Host::parse(site).ok())
                    .collect();
                return most_lenient(tables, choices, cookie, &tops, now).0;
            }
            if counted && !self.first.contains(&key) {
                return self.stored(tables, choices, cookie, now).decision;
            }
            self.first.insert(key);
            judge(tables, choices, cookie, Party::First, None, now)
        };
        cookies.iter().map(judge_one).collect()
    }

    /// The top-level hosts under which a third party's site was just seen.
    fn places_of(&self, cookie: &Cookie, now: f64) -> Vec<Host> {
        let places = self
            .embedded
            .get(cookie.domain.site())
            .into_iter()
            .flatten();
        let live = places.filter(|(top, end)| now < *end || self.tops.is_top(top.site(), now));
        live.map(|(top, _)| top.clone()).collect()
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
    let judged = tops.iter().map(|top| {
        (
            judge(tables, choices, cookie, Party::Third, Some(top), now),
            top,
        )
    });
    let judged: Vec<_> = judged.collect();
    let Some(least) = judged.iter().map(|(decision, _)| decision.action).min() else {
        return (
            judge(tables, choices, cookie, Party::Third, None, now),
            Vec::new(),
        );
    };
    let mut under = judged
        .into_iter()
        .filter(|(decision, _)| decision.action == least)
        .peekable();
    let decision = under.peek().map(|(decision, _)| decision.clone());
    let sites = under.map(|(_, top)| top.site().to_owned()).collect();
    (
        decision.unwrap_or_else(|| judge(tables, choices, cookie, Party::Third, None, now)),
        sites,
    )
}
