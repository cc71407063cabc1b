//! Whose each known cookie is.

use super::key::CookieKey;
use serde::{Deserialize, Serialize};

/// Known cookies, each first-party or a third party's; lists sorted by key, for they are saved as they are.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct KnownCookies {
    first: Vec<CookieKey>,
    third: Vec<Third>,
}

/// A third party's cookie.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Third {
    pub key: CookieKey,
    /// The sites with values of their own that let it be.
    pub sites: Vec<String>,
    /// Whether it lies in a private window's jar.
    pub private: bool,
}

impl KnownCookies {
    /// Whether `key` is known as first-party.
    pub fn is_first(&self, key: CookieKey) -> bool {
        self.first.binary_search(&key).is_ok()
    }

    /// The third party's cookie `key`, where it is known as one.
    pub fn third(&self, key: CookieKey) -> Option<&Third> {
        let place = self.third.binary_search_by_key(&key, |third| third.key);
        place.ok().map(|place| &self.third[place])
    }

    /// From now on `key` is first-party.
    pub fn set_first(&mut self, key: CookieKey) {
        self.forget_third(key);
        if let Err(place) = self.first.binary_search(&key) {
            self.first.insert(place, key);
        }
    }

    /// From now on it is a third party's, as described.
    pub fn set_third(&mut self, third: Third) {
        match self
            .third
            .binary_search_by_key(&third.key, |third| third.key)
        {
            Ok(place) => self.third[place] = third,
            Err(place) => self.third.insert(place, third),
        }
    }

    /// The cookie is gone.
    pub fn forget(&mut self, key: CookieKey) {
        self.forget_third(key);
        if let Ok(place) = self.first.binary_search(&key) {
            self.first.remove(place);
        }
    }

    fn forget_third(&mut self, key: CookieKey) {
        if let Ok(place) = self.third.binary_search_by_key(&key, |third| third.key) {
            self.third.remove(place);
        }
    }

    /// What may outlive the browser: third parties' cookies outside private windows, with no site but those the choices name (`is_own`).
    pub fn lasting(&self, is_own: impl Fn(&str) -> bool) -> Self {
        let lasting = self.third.iter().filter(|third| !third.private);
        let third = lasting.map(|third| {
            let sites = third.sites.iter().filter(|site| is_own(site)).cloned();
            Third {
                sites: sites.collect(),
                ..*third
            }
        });
        Self {
            first: Vec::new(),
            third: third.collect(),
        }
    }
}
