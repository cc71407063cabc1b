//! What rules over whole headers need to know: where third parties lose their cookies, whatever the names.

use crate::choices::{Action, Choices, Kind, Mode, Rule};
use serde::Serialize;

/// Where third-party requests lose both cookie headers.
///
/// Coarser than a decision, for engines that can only drop whole headers. It never strips where a decision might keep,
/// but for rules that name cookies and no domain: these would free every third party.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeaderPlan {
    /// What happens where nothing else is said.
    pub third_party: ThirdParty,
    /// Top-level sites under which third parties keep their headers.
    pub except_tops: Vec<String>,
    /// Top-level sites under which third parties lose them although they keep them elsewhere.
    pub only_tops: Vec<String>,
    /// Request domains that a rule of the person's frees everywhere.
    pub except_requests: Vec<String>,
    /// Request domains that a rule of the person's frees under one site.
    pub except_pairs: Vec<Pair>,
    /// When the plan changes by itself, in Unix seconds.
    pub until: Option<f64>,
}

/// What happens to the cookie headers of third-party requests.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThirdParty {
    /// They are dropped.
    Strip,
    /// They stay.
    Leave,
}

/// A request domain freed under one top-level site.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Pair {
    /// The domain asked, and all below.
    pub request: String,
    /// The top-level site.
    pub top: String,
}

/// Derives the plan that holds at `now`, in Unix seconds.
pub fn header_plan(choices: &Choices, now: f64) -> HeaderPlan {
    let ends = choices
        .rules
        .iter()
        .filter_map(|rule| rule.until.filter(|end| now < *end));
    let pauses = choices
        .sites
        .iter()
        .map(|(_, own)| own.paused)
        .chain([choices.paused]);
    let until = ends
        .chain(pauses.filter_map(|pause| pause.end(now)))
        .reduce(f64::min);
    let off = choices.mode == Mode::Watch || choices.paused.holds(now);
    let strip = !off && choices.third_party == Action::Block;
    let mut plan = HeaderPlan {
        third_party: if strip {
            ThirdParty::Strip
        } else {
            ThirdParty::Leave
        },
        except_tops: Vec::new(),
        only_tops: Vec::new(),
        except_requests: Vec::new(),
        except_pairs: Vec::new(),
        until,
    };
    if off {
        return plan;
    }
    for (site, _) in &choices.sites {
        let strip_here = choices.action(Kind::ThirdParty, Some(site)) == Action::Block
            && !choices.is_paused(Some(site), now);
        match (strip, strip_here) {
            (true, false) => plan.except_tops.push(site.clone()),
            (false, true) => plan.only_tops.push(site.clone()),
            (true, true) | (false, false) => {}
        }
    }
    let holding = |rule: &&Rule| rule.keeps() && rule.until.is_none_or(|end| now < end);
    for rule in choices.rules.iter().filter(holding) {
        plan.free(rule);
    }
    plan
}

impl HeaderPlan {
    /// Frees what a rule lets be.
    fn free(&mut self, rule: &Rule) {
        let is_for_all = rule.name.as_str() == "*";
        match (&rule.site, &rule.domain) {
            (None, Some(domain)) => push_new(&mut self.except_requests, domain.to_string()),
            (Some(top), Some(domain)) => {
                let pair = Pair {
                    request: domain.to_string(),
                    top: top.clone(),
                };
                push_new(&mut self.except_pairs, pair);
            }
            (Some(top), None) if is_for_all => {
                self.only_tops.retain(|other| other != top);
                push_new(&mut self.except_tops, top.clone());
            }
            (None, None) if is_for_all => {
                self.third_party = ThirdParty::Leave;
                self.only_tops.clear();
            }
            (_, None) => {}
        }
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}
