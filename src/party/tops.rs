//! Which sites were top-level, and when.

use super::pairs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How long a site counts as top after it left its tab, in seconds.
pub(super) const GRACE: f64 = 10.0;
/// How long an unanswered navigation counts, in seconds: browsers give up on a server by then.
const PATIENCE: f64 = 300.0;

/// The sites in tabs, on their way into one, and just gone.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Tops {
    #[serde(with = "pairs")]
    tabs: BTreeMap<i32, Tab>,
    /// Sites that left, and until when they still count.
    gone: BTreeMap<String, f64>,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct Tab {
    standing: Option<String>,
    coming: Option<(String, f64)>,
}

impl Tops {
    /// A main-frame request: the site counts from here, before anything of it can be stored.
    pub fn requested(&mut self, tab: i32, site: &str, now: f64) {
        let tab = self.tabs.entry(tab).or_default();
        if let Some((hop, _)) = tab.coming.replace((site.to_owned(), now + PATIENCE)) {
            self.leave(hop, now);
        }
    }

    /// The navigation ended: `Some(site)` now stands in the tab, or the tab stayed as it was.
    pub fn settled(&mut self, tab: i32, site: Option<&str>, now: f64) {
        let tab = self.tabs.entry(tab).or_default();
        let mut left: Vec<String> = tab.coming.take().into_iter().map(|(hop, _)| hop).collect();
        if let Some(site) = site {
            left.extend(tab.standing.replace(site.to_owned()));
        }
        for site in left {
            self.leave(site, now);
        }
    }

    /// The tab was closed.
    pub fn closed(&mut self, tab: i32, now: f64) {
        let Some(tab) = self.tabs.remove(&tab) else {
            return;
        };
        for site in tab
            .standing
            .into_iter()
            .chain(tab.coming.map(|(hop, _)| hop))
        {
            self.leave(site, now);
        }
    }

    /// Whether `site` counts as top at `now`.
    pub fn is_top(&self, site: &str, now: f64) -> bool {
        let in_tab = |tab: &Tab| {
            tab.standing.as_deref() == Some(site)
                || tab
                    .coming
                    .as_ref()
                    .is_some_and(|(hop, end)| hop == site && now < *end)
        };
        self.tabs.values().any(in_tab) || self.gone.get(site).is_some_and(|end| now < *end)
    }

    fn leave(&mut self, site: String, now: f64) {
        self.gone.retain(|_, end| now < *end);
        self.gone.insert(site, now + GRACE);
    }
}
