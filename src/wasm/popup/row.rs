//! One cookie in the list: what it is, whose, what became of it and why.

use super::page::{Drawn, Page, append, attribute};
use super::view::{CookieView, DecisionView};
use super::words;
use crate::choices::{Kind, Mode};
use crate::decide::{Outcome, Party, Step};
use crate::function::Function;
use web_sys::Element;

/// What became of a cookie, as it is shown.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum State {
    /// It was refused or removed.
    Refused,
    /// It would have been, were decisions carried out.
    WouldBeRefused,
    /// It stays until the browser closes.
    Session,
    /// It stays.
    Kept,
}

impl State {
    /// The state of a cookie where decisions are carried out or only watched.
    pub fn of(cookie: &CookieView, mode: Mode) -> Self {
        match (cookie.decision.action, mode) {
            (Outcome::Remove, Mode::Watch) => Self::WouldBeRefused,
            (Outcome::Remove, Mode::Enforce) => Self::Refused,
            _ if cookie.refused => Self::Refused,
            (Outcome::Session, _) => Self::Session,
            (Outcome::Keep, _) => Self::Kept,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Refused => "state_refused",
            Self::WouldBeRefused => "state_would_be_refused",
            Self::Session => "until_close",
            Self::Kept => "state_kept",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Refused | Self::WouldBeRefused => "state refused",
            Self::Session => "state session",
            Self::Kept => "state",
        }
    }
}

/// Builds the row of one cookie.
pub fn row(page: &Page, cookie: &CookieView, state: State) -> Drawn<Element> {
    let decision = &cookie.decision;
    let item = page.element("li", "cookie")?;
    item.set_attribute("data-cookie", &attribute(&cookie.name))?;
    item.set_attribute("data-action", action_word(decision.action))?;
    item.set_attribute("data-party", party_word(decision.party))?;
    item.set_attribute(
        "data-purpose",
        decision
            .purpose
            .map_or("unknown", |purpose| purpose.as_str()),
    )?;
    let kind = page.text("p", "cookie-kind", &kind_line(page, cookie))?;
    append(&item, &[&head(page, cookie, state)?, &kind])?;
    if let Some(function) = decision.function {
        append(
            &item,
            &[&page.text("p", "cookie-does", &does_line(page, function))?],
        )?;
    }
    let why = page.text("p", "cookie-why", &reason_line(page, decision))?;
    append(&item, &[&why, &foot(page, cookie)?])?;
    Ok(item)
}

fn head(page: &Page, cookie: &CookieView, state: State) -> Drawn<Element> {
    let head = page.element("div", "cookie-head")?;
    let name = if cookie.name.is_empty() {
        page.words("span", "name muted", "cookie_nameless")?
    } else {
        page.foreign("bdi", "name", &cookie.name)?
    };
    append(
        &head,
        &[&name, &page.words("span", state.class(), state.key())?],
    )?;
    Ok(head)
}

/// What the cookie is for and for whom, in one line.
fn kind_line(page: &Page, cookie: &CookieView) -> String {
    let decision = &cookie.decision;
    let whose = match (&decision.set_for, &decision.provider, decision.party) {
        (Some(other), _, _) => Some(page.say("set_here_for", &[&attribute(other)])),
        (None, Some(provider), _) => Some(page.say("provided_by", &[&attribute(provider)])),
        (None, None, Party::Third) => Some(page.say("provided_by", &[&attribute(&cookie.domain)])),
        (None, None, Party::First) => None,
    };
    let other = (decision.party == Party::Third).then(|| page.say("other_company", &[]));
    let anonymised =
        (decision.kind() == Some(Kind::Anonymised)).then(|| page.say("kind_anonymised_hint", &[]));
    let kind = page.say(words::kind(decision.kind()), &[]);
    [Some(kind), anonymised, whose, other]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The function and what it does.
fn does_line(page: &Page, function: Function) -> String {
    let name = page.say(&words::function(function), &[]);
    let does = page.say(&words::function_does(function), &[]);
    page.say("function_line", &[&name, &does])
}

fn reason_line(page: &Page, decision: &DecisionView) -> String {
    let switch = match decision.reason.step {
        Step::ThirdParty => Some(Kind::ThirdParty),
        _ => decision.kind(),
    };
    let key = words::reason(decision.reason.step, decision.action);
    page.say(key, &[&page.say(words::kind(switch), &[])])
}

/// The details, and the way to let a refused cookie be.
fn foot(page: &Page, cookie: &CookieView) -> Drawn<Element> {
    let foot = page.element("div", "cookie-foot")?;
    append(&foot, &[&details(page, cookie)?])?;
    if cookie.decision.action == Outcome::Remove {
        append(&foot, &[&page.button("button", "allow_here", "allow")?])?;
    }
    Ok(foot)
}

fn details(page: &Page, cookie: &CookieView) -> Drawn<Element> {
    let decision = &cookie.decision;
    let reason = &decision.reason;
    let list = page.element("dl", "")?;
    let fact = |key: &str, value: &str| -> Drawn<()> {
        append(
            &list,
            &[&page.words("dt", "", key)?, &page.foreign("dd", "", value)?],
        )
    };
    let said = |key: &str, value: &str| -> Drawn<()> {
        append(
            &list,
            &[&page.words("dt", "", key)?, &page.text("dd", "", value)?],
        )
    };

    fact("detail_domain", &cookie.domain)?;
    fact("detail_path", &cookie.path)?;
    said("detail_party", &page.say(words::party(decision.party), &[]))?;
    let partitioned = if cookie.partitioned {
        "value_yes"
    } else {
        "value_no"
    };
    said("detail_partitioned", &page.say(partitioned, &[]))?;
    let known_by = words::classified(reason.classified_by);
    said("detail_known_by", &page.say(known_by, &[]))?;
    if let Some(table) = &reason.table {
        fact(
            "detail_table",
            &format!("{table} / {}", reason.row.as_deref().unwrap_or_default()),
        )?;
    }
    if let Some(rule) = reason.rule {
        said(
            "detail_rule",
            &page.say("rule_number", &[&(rule + 1).to_string()]),
        )?;
    }
    if decision.exempt {
        said("detail_consent", &page.say("consent_not_needed", &[]))?;
    }
    for evidence in reason.evidence.iter().take(EVIDENCE) {
        fact("detail_evidence", evidence)?;
    }
    if let Some(stage) = cookie.stage {
        said("detail_met", &page.say(words::stage(stage), &[]))?;
    }
    said("detail_times", &cookie.times.to_string())?;

    let details = page.element("details", "")?;
    append(&details, &[&page.words("summary", "", "details")?, &list])?;
    Ok(details)
}

/// How many pieces of evidence the details name.
const EVIDENCE: usize = 5;

const fn action_word(action: Outcome) -> &'static str {
    match action {
        Outcome::Keep => "keep",
        Outcome::Session => "session",
        Outcome::Remove => "remove",
    }
}

const fn party_word(party: Party) -> &'static str {
    match party {
        Party::First => "first",
        Party::Third => "third",
    }
}
