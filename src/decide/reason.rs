//! Why a decision is as it is.

use serde::{Deserialize, Serialize};

/// The step of the order of decision that settled it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Protection is paused, everywhere or on this site.
    Paused,
    /// A rule of the person's.
    Rule,
    /// First-party and necessary.
    Necessary,
    /// First-party, and an interface preference the person chose.
    Preference,
    /// What the person chose for its purpose.
    Purpose,
    /// What the person chose for third parties.
    ThirdParty,
}

impl Step {
    /// Each, with its word in a reason.
    pub const WORDS: [(&str, Self); 6] = [
        ("paused", Self::Paused),
        ("rule", Self::Rule),
        ("necessary", Self::Necessary),
        ("preference", Self::Preference),
        ("purpose", Self::Purpose),
        ("third-party", Self::ThirdParty),
    ];
}

/// How a cookie's purpose came to be known.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClassifiedBy {
    /// The person's own label.
    Label,
    /// A table bound to the site.
    SiteTable,
    /// A row for this name on this domain.
    NameAndDomain,
    /// A row for exactly this name.
    Name,
    /// The row with the longest literal prefix.
    Prefix,
    /// Nothing knows it.
    Unknown,
}

impl ClassifiedBy {
    /// Each, with its word in a reason.
    pub const WORDS: [(&str, Self); 6] = [
        ("label", Self::Label),
        ("site-table", Self::SiteTable),
        ("name-and-domain", Self::NameAndDomain),
        ("name", Self::Name),
        ("prefix", Self::Prefix),
        ("unknown", Self::Unknown),
    ];
}

/// What led to a decision, in terms a person can be told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason<'t> {
    /// The step that settled it.
    pub step: Step,
    /// How the purpose came to be known.
    pub classified_by: ClassifiedBy,
    /// The policy table that knows the cookie.
    pub table: Option<&'t str>,
    /// The row's name or pattern.
    pub row: Option<&'t str>,
    /// The place in the list of the person's rule that settled it.
    pub rule: Option<usize>,
    /// What a judgement without a table rests on.
    pub evidence: Vec<String>,
}
