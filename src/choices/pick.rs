//! The most specific of a person's rules and labels.

use super::{Action, Choices, Label, Rule};
use crate::cookie::Cookie;
use crate::policy::NamePattern;
use crate::site::Host;
use std::cmp::Reverse;

/// How specific an entry is for one cookie; the greatest wins.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Specific {
    site: bool,
    exact_domain: bool,
    domain: usize,
    exact_name: bool,
    prefix: usize,
}

fn specific(
    site: bool,
    domain: Option<&Host>,
    name: &NamePattern<'_>,
    cookie: &Cookie,
) -> Option<Specific> {
    let fits =
        name.matches(&cookie.name) && domain.is_none_or(|d| cookie.domain.is_within(d.as_str()));
    fits.then(|| Specific {
        site,
        exact_domain: domain == Some(&cookie.domain),
        domain: domain.map_or(0, |d| d.as_str().len()),
        exact_name: name.is_exact(),
        prefix: name.prefix().len(),
    })
}

impl Choices {
    /// The rule for a cookie on `site` at `now` (Unix seconds), with its place in the list.
    ///
    /// A site beats every site, then an exact domain, an exact name, a longer literal prefix; of equals the strictest wins.
    pub fn rule_for(
        &self,
        cookie: &Cookie,
        site: Option<&str>,
        now: f64,
    ) -> Option<(usize, &Rule)> {
        let holding = self.rules.iter().enumerate().filter(|(_, rule)| {
            rule.until.is_none_or(|end| now < end)
                && rule.site.as_deref().is_none_or(|own| Some(own) == site)
        });
        holding
            .filter_map(|(place, rule)| {
                let fit = specific(
                    rule.site.is_some(),
                    rule.domain.as_ref(),
                    &rule.name,
                    cookie,
                )?;
                Some(((fit, rule.action, Reverse(place)), (place, rule)))
            })
            .max_by_key(|(rank, _)| *rank)
            .map(|(_, found)| found)
    }

    /// The person's label for a cookie; of equally specific ones the one that asks for more protection.
    pub fn label_for(&self, cookie: &Cookie) -> Option<&Label> {
        let fitting = self.labels.iter().filter_map(|label| {
            let fit = specific(false, label.domain.as_ref(), &label.name, cookie)?;
            Some(((fit, label.purpose), label))
        });
        fitting
            .max_by_key(|(rank, _)| *rank)
            .map(|(_, label)| label)
    }

    /// Whether the person made a value of their own for `site`, so that third parties may fare differently there.
    pub fn has_own(&self, site: &str) -> bool {
        self.own(site).is_some()
            || self
                .rules
                .iter()
                .any(|rule| rule.site.as_deref() == Some(site))
    }
}

impl Rule {
    /// Whether it lets a cookie be, for good or until the browser closes.
    pub fn keeps(&self) -> bool {
        self.action != Action::Block
    }
}
