//! Prefixes of a cookie's name that promise how it was set.

use super::Cookie;

/// A prefix of a cookie's name by which a browser holds it to a promise.
///
/// ```
/// use consentinel::cookie::Prefix;
///
/// assert_eq!(Prefix::of("__Host-session"), Some(Prefix::Host));
/// assert_eq!(Prefix::of("session"), None);
/// ```
///
/// RFC 6265bis §4.1.3; the two `Http` ones are of draft-ietf-httpbis-layered-cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prefix {
    /// `__Secure-`: set with `Secure`.
    Secure,
    /// `__Host-`: besides, for one host and the path `/`.
    Host,
    /// `__Http-`: set with `Secure` and `HttpOnly`, so never by a script.
    Http,
    /// `__Host-Http-`: as `__Host-` and `__Http-`.
    HostHttp,
}

impl Prefix {
    /// Longer ones before those they begin with.
    const ALL: [Prefix; 4] = [Prefix::HostHttp, Prefix::Host, Prefix::Http, Prefix::Secure];

    /// The prefix as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Prefix::Secure => "__Secure-",
            Prefix::Host => "__Host-",
            Prefix::Http => "__Http-",
            Prefix::HostHttp => "__Host-Http-",
        }
    }

    /// The prefix that `name` begins with, in any case, as browsers match it.
    pub fn of(name: &str) -> Option<Prefix> {
        Self::ALL.into_iter().find(|prefix| {
            let prefix = prefix.as_str();
            name.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        })
    }

    /// Whether `cookie` is what this prefix promises.
    ///
    /// That it came over a secure connection follows from its `Secure`: browsers take that from no other.
    /// `__Host-` without the attribute `Path` is taken, as in Firefox, when `/` is its default path.
    pub fn is_honoured_by(self, cookie: &Cookie) -> bool {
        let one_host = cookie.host_only && cookie.path == "/";
        cookie.secure
            && match self {
                Prefix::Secure => true,
                Prefix::Host => one_host,
                Prefix::Http => cookie.http_only,
                Prefix::HostHttp => one_host && cookie.http_only,
            }
    }
}
