//! What is known about a cookie: purpose, function, provider.

use super::reason::ClassifiedBy;
use crate::choices::Choices;
use crate::cookie::Cookie;
use crate::decide::Party;
use crate::function::Function;
use crate::policy::{Fit, Kind, Known, Subject, Tables};
use crate::purpose::Purpose;

/// What is known about a cookie.
#[derive(Clone, Copy, Debug)]
pub struct Classification<'t> {
    /// What it is for; `None` where nothing knows it.
    pub purpose: Option<Purpose>,
    /// How that came to be known.
    pub by: ClassifiedBy,
    /// The row of a table that knows it.
    pub known: Option<Known<'t>>,
    /// Whether these are statistics said to be anonymised, under the conditions that exempt them from consent.
    pub anonymised: bool,
}

/// Thirteen months, the longest an exempt statistical cookie may live, in seconds.
///
/// The French authority's guidelines on cookies (CNIL, 2020, article 5) set this bound.
const THIRTEEN_MONTHS: f64 = 396.0 * 86_400.0;

/// Classifies a cookie: the person's label, then the tables.
///
/// `now` is in Unix seconds.
pub fn classify<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    cookie: &Cookie,
    party: Party,
    now: f64,
) -> Classification<'t> {
    let subject = Subject {
        name: &cookie.name,
        domain: cookie.domain.as_str(),
        first_party: party == Party::First,
    };
    let known = tables.find(subject);
    let label = choices.label_for(cookie);
    let purpose = label
        .map(|label| label.purpose)
        .or(known.map(|known| known.row.purpose));
    let by = match (label, known) {
        (Some(_), _) => ClassifiedBy::Label,
        (None, Some(known)) => by_fit(known.fit),
        (None, None) => ClassifiedBy::Unknown,
    };
    let said_so = label.is_some_and(|label| label.anonymised);
    let short_lived = cookie
        .lifetime(now)
        .is_none_or(|seconds| seconds <= THIRTEEN_MONTHS);
    let anonymised = said_so && party == Party::First && short_lived;
    Classification {
        purpose,
        by,
        known,
        anonymised,
    }
}

fn by_fit(fit: Fit) -> ClassifiedBy {
    match fit {
        Fit { site: true, .. } => ClassifiedBy::SiteTable,
        Fit { exact: false, .. } => ClassifiedBy::Prefix,
        Fit { domain: 0, .. } => ClassifiedBy::Name,
        Fit { .. } => ClassifiedBy::NameAndDomain,
    }
}

impl<'t> Classification<'t> {
    /// What the cookie does, where a table knows it.
    pub fn function(&self) -> Option<Function> {
        self.known.map(|known| known.row.function)
    }

    /// Who answers for the cookie.
    pub fn provider(&self) -> Option<&'t str> {
        self.known.map(|known| known.table.provider)
    }

    /// The provider for whom a site sets the cookie on its own domain.
    pub fn set_for(&self, cookie: &Cookie) -> Option<&'t str> {
        let table = self.known?.table;
        let elsewhere = !table.domains.iter().any(|own| cookie.domain.is_within(own));
        (table.kind == Kind::Service && table.sites.is_empty() && elsewhere)
            .then_some(table.provider)
    }

    /// Whether this is an interface preference the person chose.
    pub fn is_preference(&self) -> bool {
        self.purpose == Some(Purpose::Functional)
            && self
                .function()
                .is_some_and(Function::is_interface_preference)
    }

    /// Whether consent is not needed.
    pub fn is_exempt(&self) -> bool {
        self.purpose == Some(Purpose::Necessary) || self.is_preference() || self.anonymised
    }
}
