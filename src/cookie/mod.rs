//! Cookies as a browser stores them, and the two header fields that carry them.
//!
//! After RFC 6265bis (draft-ietf-httpbis-rfc6265bis), with what both browsers do beyond it: the `Partitioned`
//! attribute and the prefixes of draft-ietf-httpbis-layered-cookies.

use crate::site::Host;

pub mod cookie_date;
pub mod cookie_header;
mod prefix;
mod same_site;
pub mod set_cookie;

pub use prefix::Prefix;
pub use same_site::SameSite;
pub use set_cookie::RequestOrigin;

/// A cookie, with the fields of the extension API's `cookies.Cookie`.
///
/// ```
/// use consentinel::cookie::Cookie;
/// use consentinel::site::Host;
///
/// let cookie = Cookie {
///     expires: Some(1_700_086_400.0),
///     session: false,
///     ..Cookie::new("_ga", Host::parse("shop.example")?)
/// };
/// assert_eq!(cookie.lifetime(1_700_000_000.0), Some(86_400.0));
/// # Ok::<(), consentinel::site::HostError>(())
/// ```
///
/// <https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/cookies/Cookie>
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the browser's object has them"
)]
pub struct Cookie {
    /// The name, empty for a nameless cookie.
    pub name: String,
    /// The value, where it is known.
    pub value: Option<String>,
    /// The host that set it, or, where it is not `host_only`, the domain that may read it.
    pub domain: Host,
    /// Whether `domain` alone gets it, and no host below.
    pub host_only: bool,
    /// The path below which it is sent.
    pub path: String,
    /// Whether it is sent over secure connections only.
    pub secure: bool,
    /// Whether it is kept from scripts.
    pub http_only: bool,
    /// Which cross-site requests it is sent with.
    pub same_site: SameSite,
    /// Whether it ends with the browser session.
    pub session: bool,
    /// When it expires, in Unix seconds; `None` for a session cookie.
    pub expires: Option<f64>,
    /// The cookie jar it is in: a container, private windows.
    pub store_id: Option<String>,
    /// The partition it is kept in, if any.
    pub partition_key: Option<PartitionKey>,
}

impl Cookie {
    /// A host-only session cookie with the path `/` and nothing else.
    pub fn new(name: impl Into<String>, domain: Host) -> Cookie {
        Cookie {
            name: name.into(),
            value: None,
            domain,
            host_only: true,
            path: "/".into(),
            secure: false,
            http_only: false,
            same_site: SameSite::Unspecified,
            session: true,
            expires: None,
            store_id: None,
            partition_key: None,
        }
    }

    /// The seconds from `now` (Unix seconds) until it expires, negative once it has; `None` for a session cookie.
    pub fn lifetime(&self, now: f64) -> Option<f64> {
        self.expires
            .filter(|_| !self.session)
            .map(|expires| expires - now)
    }

    /// Whether it has expired at `now` (Unix seconds); a browser takes such a `Set-Cookie` as a removal.
    pub fn is_expired(&self, now: f64) -> bool {
        self.lifetime(now).is_some_and(|left| left <= 0.0)
    }

    /// The prefix its name carries.
    pub fn prefix(&self) -> Option<Prefix> {
        Prefix::of(&self.name)
    }
}

/// The partition a cookie is kept in (CHIPS, Total Cookie Protection).
///
/// <https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/cookies#storage_partitioning>
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartitionKey {
    /// The top-level site it belongs to, where it is known.
    pub top_level_site: Option<Host>,
    /// Whether a frame between the top and the one it belongs to is of another site, where it is known.
    pub has_cross_site_ancestor: Option<bool>,
}
