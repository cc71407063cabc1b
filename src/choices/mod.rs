//! What a person chose: the schema of the stored choices, version 1.

mod action;
mod pause;
mod pick;
mod presets;
mod read;

pub use action::Action;
pub use pause::Pause;
pub use presets::{balanced, strict, watch};
pub use read::{ChoicesError, ChoicesErrorKind, Read, VERSION, read};

use crate::policy::NamePattern;
use crate::purpose::Purpose;
use crate::site::Host;

/// Everything a person chose, validated.
///
/// Choices are read with [`read()`], which keeps to the version, fills in defaults and names what it does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// Whether decisions are enforced or only shown.
    pub mode: Mode,
    /// Protection taken away everywhere.
    pub paused: Pause,
    /// What happens to each purpose.
    pub purposes: Purposes,
    /// What happens to third-party cookies, whatever their purpose.
    pub third_party: Action,
    /// Whether Global Privacy Control is signalled.
    pub gpc: bool,
    /// What differs on a site, by its registrable domain (or host, where it has none).
    pub sites: Vec<(String, SiteChoices)>,
    /// Rules for single cookies.
    pub rules: Vec<Rule>,
    /// What the person says cookies are for.
    pub labels: Vec<Label>,
}

/// Whether decisions are enforced.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mode {
    /// Refuse what is not allowed.
    #[default]
    Enforce,
    /// Decide and show, remove nothing.
    Watch,
}

impl Mode {
    /// Every mode, with the word used in choices.
    pub const WORDS: [(&str, Self); 2] = [("enforce", Self::Enforce), ("watch", Self::Watch)];

    /// The word used in choices.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enforce => "enforce",
            Self::Watch => "watch",
        }
    }
}

/// An action for each purpose that has a switch; `necessary` has none.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Purposes {
    /// Comfort and preferences.
    pub functional: Action,
    /// Statistics.
    pub statistical: Action,
    /// Statistics said to be anonymised.
    pub anonymised: Action,
    /// Advertising and tracking.
    pub marketing: Action,
    /// Cookies nothing is known about.
    pub unknown: Action,
}

/// A site's own values; what is `None` follows the global ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteChoices {
    /// Protection taken away on this site.
    pub paused: Pause,
    /// Actions that differ here.
    pub purposes: SitePurposes,
    /// What happens to third parties here.
    pub third_party: Option<Action>,
}

/// [`Purposes`] in which each may be left to the global choice.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[allow(missing_docs)]
pub struct SitePurposes {
    pub functional: Option<Action>,
    pub statistical: Option<Action>,
    pub anonymised: Option<Action>,
    pub marketing: Option<Action>,
    pub unknown: Option<Action>,
}

/// A person's rule for cookies of one name or pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The site it holds on; `None` for every site.
    pub site: Option<String>,
    /// The cookie domain it holds for, and all below; `None` for any.
    pub domain: Option<Host>,
    /// The names it holds for.
    pub name: NamePattern<'static>,
    /// What to do.
    pub action: Action,
    /// When it ends, in Unix seconds.
    pub until: Option<f64>,
}

/// What a person says a cookie is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The cookie domain it holds for, and all below; `None` for any.
    pub domain: Option<Host>,
    /// The names it holds for.
    pub name: NamePattern<'static>,
    /// The purpose.
    pub purpose: Purpose,
    /// Whether the person trusts these statistics to be anonymised.
    pub anonymised: bool,
}

impl Default for Purposes {
    fn default() -> Self {
        Self {
            functional: Action::Allow,
            statistical: Action::Block,
            anonymised: Action::Allow,
            marketing: Action::Block,
            unknown: Action::Allow,
        }
    }
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            paused: Pause::default(),
            purposes: Purposes::default(),
            third_party: Action::Block,
            gpc: true,
            sites: Vec::new(),
            rules: Vec::new(),
            labels: Vec::new(),
        }
    }
}

impl Choices {
    /// What the person chose for `site` alone.
    pub fn own(&self, site: &str) -> Option<&SiteChoices> {
        let own = self.sites.iter().find(|(key, _)| key == site);
        own.map(|(_, own)| own)
    }

    /// The action for a kind of cookie on `site`: its own value, else the global one.
    pub fn action(&self, kind: Kind, site: Option<&str>) -> Action {
        let own = site.and_then(|site| self.own(site));
        own.and_then(|own| match kind {
            Kind::Functional => own.purposes.functional,
            Kind::Statistical => own.purposes.statistical,
            Kind::Anonymised => own.purposes.anonymised,
            Kind::Marketing => own.purposes.marketing,
            Kind::Unknown => own.purposes.unknown,
            Kind::ThirdParty => own.third_party,
        })
        .unwrap_or(match kind {
            Kind::Functional => self.purposes.functional,
            Kind::Statistical => self.purposes.statistical,
            Kind::Anonymised => self.purposes.anonymised,
            Kind::Marketing => self.purposes.marketing,
            Kind::Unknown => self.purposes.unknown,
            Kind::ThirdParty => self.third_party,
        })
    }

    /// Whether protection is off at `now` (Unix seconds): everywhere, or on `site`.
    pub fn is_paused(&self, site: Option<&str>, now: f64) -> bool {
        let own = site.and_then(|site| self.own(site));
        self.paused.holds(now) || own.is_some_and(|own| own.paused.holds(now))
    }
}

/// What a person has a switch for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)]
pub enum Kind {
    Functional,
    Statistical,
    Anonymised,
    Marketing,
    Unknown,
    ThirdParty,
}
