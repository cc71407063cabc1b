//! The order of decision.

use super::classify::{Classification, classify};
use super::reason::{Reason, Step};
use crate::choices::{Action, Choices, Kind};
use crate::cookie::Cookie;
use crate::function::Function;
use crate::policy::Tables;
use crate::purpose::Purpose;
use crate::site::Host;
use serde::{Deserialize, Serialize};

/// Whose cookie it is, relative to the top-level site: the second axis.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Of the same registrable domain as the top-level site.
    First,
    /// Of another registrable domain.
    Third,
}

impl Party {
    /// Each, with its word in a decision.
    pub const WORDS: [(&str, Self); 2] = [("first", Self::First), ("third", Self::Third)];
}

impl Party {
    /// The party of `host` where `top_level` is in the address bar.
    ///
    /// ```
    /// use consentinel::{decide::Party, site::Host};
    /// let host = |text| Host::parse(text).unwrap();
    /// assert_eq!(Party::of(&host("cdn.shop.example"), &host("www.shop.example")), Party::First);
    /// assert_eq!(Party::of(&host("alice.github.io"), &host("bob.github.io")), Party::Third);
    /// ```
    pub fn of(host: &Host, top_level: &Host) -> Self {
        if host.site() == top_level.site() {
            Self::First
        } else {
            Self::Third
        }
    }
}

/// What becomes of a cookie.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It stays as it is.
    Keep,
    /// It stays until the browser closes.
    Session,
    /// It is refused.
    Remove,
}

impl Outcome {
    /// Each, with its word in a decision.
    pub const WORDS: [(&str, Self); 3] = [
        ("keep", Self::Keep),
        ("session", Self::Session),
        ("remove", Self::Remove),
    ];
}

impl From<Action> for Outcome {
    fn from(action: Action) -> Self {
        match action {
            Action::Allow => Self::Keep,
            Action::Session => Self::Session,
            Action::Block => Self::Remove,
        }
    }
}

/// Where and when a cookie is judged.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The host in the address bar, where it is known.
    pub top_level: Option<&'a Host>,
    /// The party, where something better than the top-level host tells it.
    pub party: Option<Party>,
    /// Unix seconds.
    pub now: f64,
}

/// What becomes of a cookie, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision<'t> {
    /// What becomes of it.
    pub action: Outcome,
    /// What it is for; `None` where nothing knows it.
    pub purpose: Option<Purpose>,
    /// Whether consent is not needed.
    pub exempt: bool,
    /// Whose it is, relative to the top-level site.
    pub party: Party,
    /// Who answers for it.
    pub provider: Option<&'t str>,
    /// The provider for whom the site sets it.
    pub set_for: Option<&'t str>,
    /// What it does.
    pub function: Option<Function>,
    /// Why.
    pub reason: Reason<'t>,
}

/// Decides what becomes of a cookie.
///
/// A partitioned cookie is judged by its partition; without a partition, a party and a top-level host it counts as first-party.
///
/// ```
/// use consentinel::{choices::Choices, cookie::Cookie, decide::*, site::Host, tables};
/// let cookie = Cookie::new("_ga", Host::parse("shop.example").unwrap());
/// let context = Context { top_level: None, party: None, now: 1_800_000_000.0 };
/// let decision = decide(tables::built_in(), &Choices::default(), &cookie, &context);
/// assert_eq!(decision.action, Outcome::Remove);
/// assert_eq!(decision.set_for, Some("Google"));
/// ```
pub fn decide<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    cookie: &Cookie,
    context: &Context<'_>,
) -> Decision<'t> {
    let partition = cookie
        .partition_key
        .as_ref()
        .and_then(|key| key.top_level_site.as_ref());
    let top_level = partition.or(context.top_level);
    let by_host = || top_level.map_or(Party::First, |top| Party::of(&cookie.domain, top));
    let party = context.party.unwrap_or_else(by_host);
    let site = match (top_level, party) {
        (Some(top), _) => Some(top.site()),
        (None, Party::First) => Some(cookie.domain.site()),
        (None, Party::Third) => None,
    };
    let known = classify(tables, choices, cookie, party, context.now);
    let (step, action, rule) = settle(choices, cookie, party, site, &known, context.now);
    Decision {
        action: action.into(),
        purpose: known.purpose,
        exempt: known.is_exempt(),
        party,
        provider: known.provider(),
        set_for: known.set_for(cookie),
        function: known.function(),
        reason: Reason {
            step,
            classified_by: known.by,
            table: known.known.map(|known| known.table.id),
            row: known.known.map(|known| known.row.name),
            rule,
            evidence: Vec::new(),
        },
    }
}

fn settle(
    choices: &Choices,
    cookie: &Cookie,
    party: Party,
    site: Option<&str>,
    known: &Classification<'_>,
    now: f64,
) -> (Step, Action, Option<usize>) {
    if choices.is_paused(site, now) {
        return (Step::Paused, Action::Allow, None);
    }
    if let Some((place, rule)) = choices.rule_for(cookie, site, now) {
        return (Step::Rule, rule.action, Some(place));
    }
    if party == Party::First && known.purpose == Some(Purpose::Necessary) {
        return (Step::Necessary, Action::Allow, None);
    }
    if party == Party::First && known.is_preference() {
        return (Step::Preference, Action::Allow, None);
    }
    let by_purpose = match known.purpose {
        Some(Purpose::Necessary) => Action::Allow,
        Some(Purpose::Functional) => choices.action(Kind::Functional, site),
        Some(Purpose::Statistical) if known.anonymised => choices.action(Kind::Anonymised, site),
        Some(Purpose::Statistical) => choices.action(Kind::Statistical, site),
        Some(Purpose::Marketing) => choices.action(Kind::Marketing, site),
        None => choices.action(Kind::Unknown, site),
    };
    if party == Party::Third {
        let by_party = choices.action(Kind::ThirdParty, site);
        if by_party > by_purpose {
            return (Step::ThirdParty, by_party, None);
        }
    }
    (Step::Purpose, by_purpose, None)
}
