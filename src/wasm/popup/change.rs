//! What the popup asks the background to change.

use crate::choices::{Action, Kind, Mode};
use serde_json::{Value, json};

/// One change of the person's choices, as the background's protocol has it.
#[derive(Debug, PartialEq)]
pub enum Change {
    /// What happens to a purpose everywhere.
    Purpose {
        /// The purpose's word in the choices.
        purpose: &'static str,
        /// What to do.
        action: Action,
    },
    /// What happens to other companies' cookies everywhere.
    ThirdParty {
        /// What to do.
        action: Action,
    },
    /// Protection of one site, on or off.
    Site {
        /// The site.
        site: String,
        /// Whether it is protected.
        protected: bool,
    },
    /// Protection everywhere, off or on.
    Pause {
        /// Whether it is off.
        paused: bool,
    },
    /// Whether decisions are carried out.
    Mode {
        /// The mode.
        mode: Mode,
    },
    /// A rule that lets one cookie be on one site.
    Allow {
        /// The site.
        site: String,
        /// The cookie's domain.
        domain: String,
        /// The cookie's name.
        name: String,
    },
}

impl Change {
    /// The action of a switch, everywhere.
    pub fn of(kind: Kind, action: Action) -> Self {
        let purpose = match kind {
            Kind::ThirdParty => return Self::ThirdParty { action },
            Kind::Functional => "functional",
            Kind::Statistical => "statistical",
            Kind::Anonymised => "anonymised",
            Kind::Marketing => "marketing",
            Kind::Unknown => "unknown",
        };
        Self::Purpose { purpose, action }
    }

    /// The change in the shape of the protocol.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Purpose { purpose, action } => {
                json!({ "kind": "purpose", "purpose": purpose, "action": action.as_str() })
            }
            Self::ThirdParty { action } => {
                json!({ "kind": "third_party", "action": action.as_str() })
            }
            Self::Site { site, protected } => {
                json!({ "kind": "site", "site": site, "protected": protected })
            }
            Self::Pause { paused } => json!({ "kind": "pause", "paused": paused }),
            Self::Mode { mode } => json!({ "kind": "mode", "mode": mode.as_str() }),
            Self::Allow { site, domain, name } => {
                json!({ "kind": "allow", "site": site, "domain": domain, "name": name })
            }
        }
    }
}
