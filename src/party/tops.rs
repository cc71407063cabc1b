//! Which sites were top-level, and when.

use serde::{Deserialize, Serialize};

/// How long a site counts as top after it left its tab, in seconds.
pub(super) const GRACE: f64 = 10.0;
/// How long an unanswered navigation counts, in seconds: browsers give up on a server by then.
const PATIENCE: f64 = 300.0;

/// The sites in tabs, on their way into one, and just gone.
///
/// Plain lists: there are as many entries as tabs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Tops {
    tabs: Vec<Tab>,
    /// Sites that left, and until when they still count.
    gone: Vec<(String, f64)>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Tab {
    id: i32,
    standing: Option<String>,
    /// The site asked for, and until when that counts.
    coming: Option<(String, f64)>,
}

impl Tops {
    /// A main-frame request: the site counts from here, before anything of it can be stored.
    pub fn requested(&mut self, id: i32, site: &str, now: f64) {
        let coming = Some((site.to_owned(), now + PATIENCE));
        let hop = std::mem::replace(&mut self.tab(id).coming, coming);
        self.leave(hop.map(|(hop, _)| hop), now);
    }

    /// The navigation ended: `Some(site)` now stands in the tab, or the tab stayed as it was.
    pub fn settled(&mut self, id: i32, site: Option<&str>, now: f64) {
        let tab = self.tab(id);
        let hop = tab.coming.take();
        let left = site.and_then(|site| tab.standing.replace(site.to_owned()));
        self.leave(hop.map(|(hop, _)| hop), now);
        self.leave(left, now);
    }

    /// The tab was closed.
    pub fn closed(&mut self, id: i32, now: f64) {
        let Some(place) = self.tabs.iter().position(|tab| tab.id == id) else {
            return;
        };
        let tab = self.tabs.swap_remove(place);
        self.leave(tab.standing, now);
        self.leave(tab.coming.map(|(hop, _)| hop), now);
    }

    /// Whether `site` counts as top at `now`.
    pub fn is_top(&self, site: &str, now: f64) -> bool {
        let counts = |(top, end): &(String, f64)| top == site && now < *end;
        let in_tab = |tab: &Tab| {
            tab.standing.as_deref() == Some(site) || tab.coming.as_ref().is_some_and(counts)
        };
        self.tabs.iter().any(in_tab) || self.gone.iter().any(counts)
    }

    fn tab(&mut self, id: i32) -> &mut Tab {
        let place = self
            .tabs
            .iter()
            .position(|tab| tab.id == id)
            .unwrap_or_else(|| {
                self.tabs.push(Tab {
                    id,
                    standing: None,
                    coming: None,
                });
                self.tabs.len() - 1
            });
        &mut self.tabs[place]
    }

    fn leave(&mut self, site: Option<String>, now: f64) {
        self.gone.retain(|(_, end)| now < *end);
        self.gone.extend(site.map(|site| (site, now + GRACE)));
    }
}
