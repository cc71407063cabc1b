//! The `Set-Cookie` header field.

use super::{Cookie, PartitionKey, Prefix, SameSite, cookie_date};
use crate::site::Host;

/// The longest name and value together, in bytes, RFC 6265bis §5.6 step 5.
const MAX_PAIR: usize = 4096;
/// The longest value of an attribute, in bytes, RFC 6265bis §5.6 step 6.6.
const MAX_ATTRIBUTE: usize = 1024;
/// The longest life of a cookie, 400 days, in seconds, RFC 6265bis §5.5.
const MAX_LIFETIME: f64 = 34_560_000.0;
/// Stands for the earliest time there is, RFC 6265bis §5.6.2.
const LONG_AGO: f64 = 0.0;

/// Of the request whose response sets a cookie, what the cookie depends on.
#[derive(Clone, Copy, Debug)]
pub struct RequestOrigin<'a> {
    /// The host of the request.
    pub host: &'a Host,
    /// The path of the request's URL; what follows a `?` is left aside.
    pub path: &'a str,
    /// Whether the request went over TLS.
    pub secure: bool,
}

/// The cookie that a browser stores at `now` (Unix seconds) for one value of `Set-Cookie`.
///
/// `None` where it ignores the value. A removal is a cookie that [has expired](Cookie::is_expired). Where all browsers
/// depart from the standard, so does this.
/// Whatever the jar or the page around the request decides is left to the browser: a secure cookie that must not be
/// overwritten, `SameSite` in a cross-site request. What is `Partitioned` gets a partition key that names no site.
///
/// ```
/// use consentinel::cookie::{RequestOrigin, set_cookie};
/// use consentinel::site::Host;
///
/// let host = Host::parse("www.shop.example")?;
/// let request = RequestOrigin { host: &host, path: "/basket/add", secure: true };
/// let cookie = set_cookie::parse("_gid=1; Domain=shop.example; Max-Age=86400", &request, 1_700_000_000.0).unwrap();
/// assert_eq!(cookie.name, "_gid");
/// assert_eq!(cookie.domain.as_str(), "shop.example");
/// assert_eq!(cookie.path, "/basket");
/// assert_eq!(cookie.expires, Some(1_700_086_400.0));
/// assert_eq!(set_cookie::parse("_gid=1; Domain=example", &request, 1_700_000_000.0), None);
/// # Ok::<(), consentinel::site::HostError>(())
/// ```
///
/// RFC 6265bis §5.6 (reading) and §5.7 (storing).
pub fn parse(header_value: &str, request: &RequestOrigin<'_>, now: f64) -> Option<Cookie> {
    if header_value.bytes().any(is_control) {
        return None;
    }
    let (pair, attributes) = header_value.split_once(';').unwrap_or((header_value, ""));
    let (name, value) = pair.split_once('=').unwrap_or(("", pair));
    let (name, value) = (trim(name), trim(value));
    if name.is_empty() && value.is_empty() || name.len() + value.len() > MAX_PAIR {
        return None;
    }
    // A server would read the value back as a name with a value, or as one with a prefix.
    if name.is_empty() && (value.contains('=') || Prefix::of(value).is_some()) {
        return None;
    }
    let attributes = Attributes::read(attributes, now);
    let (domain, host_only) = domain(attributes.domain, request.host)?;
    let expires = attributes
        .max_age
        .or(attributes.expires)
        .map(|expires| expires.min(now + MAX_LIFETIME));
    let cookie = Cookie {
        value: Some(value.to_owned()),
        host_only,
        path: attributes
            .path
            .unwrap_or_else(|| default_path(request.path))
            .to_owned(),
        secure: attributes.secure,
        http_only: attributes.http_only,
        same_site: attributes.same_site,
        session: expires.is_none(),
        expires,
        partition_key: attributes.partitioned.then_some(PartitionKey {
            top_level_site: None,
            has_cross_site_ancestor: None,
        }),
        ..Cookie::new(name, domain)
    };
    let needs_secure =
        cookie.partition_key.is_some() || cookie.same_site == SameSite::NoRestriction;
    let is_refused = needs_secure && !cookie.secure
        || cookie.secure && !is_trustworthy(request)
        || cookie
            .prefix()
            .is_some_and(|prefix| !prefix.is_honoured_by(&cookie));
    (!is_refused).then_some(cookie)
}

/// The attributes of a cookie: of each, the last that counts.
#[derive(Default)]
struct Attributes<'a> {
    expires: Option<f64>,
    max_age: Option<f64>,
    domain: Option<&'a str>,
    path: Option<&'a str>,
    secure: bool,
    http_only: bool,
    same_site: SameSite,
    partitioned: bool,
}

impl<'a> Attributes<'a> {
    fn read(text: &'a str, now: f64) -> Self {
        let mut all = Self::default();
        for attribute in text.split(';') {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let (name, value) = (trim(name), trim(value));
            if value.len() <= MAX_ATTRIBUTE {
                all.take(&name.to_ascii_lowercase(), value, now);
            }
        }
        all
    }

    fn take(&mut self, name: &str, value: &'a str, now: f64) {
        match name {
            // The standard goes back to an earlier attribute where the last is unreadable; no browser does.
            "expires" => self.expires = cookie_date::parse(value),
            "max-age" => self.max_age = max_age(value, now),
            "domain" => self.domain = Some(value),
            // Anything but an absolute path means the default one, an earlier `Path` notwithstanding.
            "path" => self.path = value.starts_with('/').then_some(value),
            "secure" => self.secure = true,
            "httponly" => self.http_only = true,
            "samesite" => self.same_site = SameSite::from_attribute(value),
            "partitioned" => self.partitioned = true,
            _ => {}
        }
    }
}

/// When a cookie with this `Max-Age` expires; `None` where the attribute is ignored.
///
/// RFC 6265bis §5.6.2.
fn max_age(value: &str, now: f64) -> Option<f64> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // More seconds than fit are more than any cookie lives.
    let seconds = digits.parse().unwrap_or(u32::MAX);
    let over = value.starts_with('-') || seconds == 0;
    Some(if over {
        LONG_AGO
    } else {
        now + f64::from(seconds)
    })
}

/// The domain of a cookie with this `Domain` attribute, and whether it is for that host only.
///
/// `None` where the request's host may not set it. RFC 6265bis §5.6.3 and §5.7 steps 7 to 10.
fn domain(attribute: Option<&str>, host: &Host) -> Option<(Host, bool)> {
    let Some(name) = attribute.filter(|name| !name.is_empty()) else {
        return Some((host.clone(), true));
    };
    // A host in a URL may be written in other characters, a domain attribute may not.
    if !name.is_ascii() {
        return None;
    }
    let domain = Host::from_bare(name.strip_prefix('.').unwrap_or(name)).ok()?;
    // A public suffix, an address or a single label gets no cookie for what is below, but may set one for itself.
    if domain.registrable_domain().is_none() {
        return (domain == *host).then_some((domain, true));
    }
    host.is_within(domain.as_str()).then_some((domain, false))
}

/// The directory of a request's path: RFC 6265bis §5.1.4.
fn default_path(path: &str) -> &str {
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    match path.rfind('/') {
        Some(last) if last > 0 && path.starts_with('/') => &path[..last],
        _ => "/",
    }
}

/// Whether browsers take secure cookies from there: over TLS, and from the machine itself.
fn is_trustworthy(request: &RequestOrigin<'_>) -> bool {
    request.secure || request.host.is_loopback()
}

/// `%x00-08 / %x0A-1F / %x7F`: all control characters but the tab.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && byte != b'\t'
}

/// Without the white space of RFC 5234 around it: spaces and tabs.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
