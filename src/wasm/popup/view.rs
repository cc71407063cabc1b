//! What the background tells the popup of one tab.

use crate::choices::{Action, Kind, Mode, Pause};
use crate::decide::{ClassifiedBy, Outcome, Party, Step};
use crate::function::Function;
use crate::purpose::Purpose;

/// All that the popup shows of one tab.
#[derive(Clone, Debug, PartialEq)]
pub struct PopupView {
    /// Registrable domain of the tab's page, or its host; none where a page has no cookies.
    pub site: Option<String>,
    /// Whether the browser grants access to sites.
    pub access: bool,
    /// Whether the person has chosen on the first-run page.
    pub chosen: bool,
    /// What is wrong, if anything.
    pub problem: Option<Problem>,
    /// Whether decisions are carried out.
    pub mode: Mode,
    /// Whether everything is paused.
    pub paused: Pause,
    /// Whether this site is protected.
    pub site_protected: bool,
    /// What the person allows everywhere.
    pub actions: Actions,
    /// How many cookies were kept and refused here.
    pub counts: Counts,
    /// The cookies themselves.
    pub cookies: Vec<CookieView>,
}

/// What keeps the person's choices from holding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    /// Stored choices that are not valid were kept aside.
    InvalidChoices,
    /// Stored choices of a newer version were kept aside.
    NewerChoices,
    /// The core fails again and again.
    EngineFailed,
}

impl Problem {
    /// Each, with its word in the protocol.
    pub const WORDS: [(&str, Self); 3] = [
        ("invalid-choices", Self::InvalidChoices),
        ("newer-choices", Self::NewerChoices),
        ("engine-failed", Self::EngineFailed),
    ];
}

/// What the person allows everywhere, by what there is a switch for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Actions {
    pub(super) functional: Action,
    pub(super) statistical: Action,
    pub(super) anonymised: Action,
    pub(super) marketing: Action,
    pub(super) unknown: Action,
    pub(super) third_party: Action,
}

impl Actions {
    /// The action of one switch.
    pub fn of(&self, kind: Kind) -> Action {
        match kind {
            Kind::Functional => self.functional,
            Kind::Statistical => self.statistical,
            Kind::Anonymised => self.anonymised,
            Kind::Marketing => self.marketing,
            Kind::Unknown => self.unknown,
            Kind::ThirdParty => self.third_party,
        }
    }
}

/// How many cookies were kept and refused here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    /// Kept, until the browser closes or for longer.
    pub kept: u32,
    /// Refused or removed.
    pub refused: u32,
}

/// One cookie seen in the tab.
#[derive(Clone, Debug, PartialEq)]
pub struct CookieView {
    /// Its name, as hostile as a site makes it.
    pub name: String,
    /// Its domain.
    pub domain: String,
    /// Its path.
    pub path: String,
    /// Whether it is kept apart by the top-level site.
    pub partitioned: bool,
    /// Whether it was refused or removed.
    pub refused: bool,
    /// How often that happened or it was seen.
    pub times: u32,
    /// Where it was met.
    pub stage: Option<Stage>,
    /// What was decided, and why.
    pub decision: DecisionView,
}

/// Where in its life a cookie was met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// In a header, before it was stored.
    Header,
    /// When it had just been stored.
    OnChanged,
    /// Among the cookies that were stored already.
    Sweep,
}

impl Stage {
    /// Each, with its word in the protocol.
    pub const WORDS: [(&str, Self); 3] = [
        ("header", Self::Header),
        ("onChanged", Self::OnChanged),
        ("sweep", Self::Sweep),
    ];
}

/// A [`Decision`](crate::decide::Decision) as it comes over the boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionView {
    /// What becomes of the cookie.
    pub action: Outcome,
    /// What it is for.
    pub purpose: Option<Purpose>,
    /// Whether consent is not needed.
    pub exempt: bool,
    /// Whose it is, relative to the top-level site.
    pub party: Party,
    /// Who answers for it.
    pub provider: Option<String>,
    /// For whom the site set it.
    pub set_for: Option<String>,
    /// What it does.
    pub function: Option<Function>,
    /// Why.
    pub reason: ReasonView,
}

/// A [`Reason`](crate::decide::Reason) as it comes over the boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonView {
    /// The step that settled it.
    pub step: Step,
    /// How the purpose came to be known.
    pub classified_by: ClassifiedBy,
    /// The policy table.
    pub table: Option<String>,
    /// Its row.
    pub row: Option<String>,
    /// The place of the person's rule.
    pub rule: Option<u32>,
    /// What a judgement without a table rests on.
    pub evidence: Vec<String>,
}

impl DecisionView {
    /// What there is a switch for that this cookie falls under; `None` for what is needed.
    pub fn kind(&self) -> Option<Kind> {
        match self.purpose {
            Some(Purpose::Necessary) => None,
            Some(Purpose::Functional) => Some(Kind::Functional),
            Some(Purpose::Statistical) if self.exempt => Some(Kind::Anonymised),
            Some(Purpose::Statistical) => Some(Kind::Statistical),
            Some(Purpose::Marketing) => Some(Kind::Marketing),
            None => Some(Kind::Unknown),
        }
    }
}
