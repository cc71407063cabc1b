//! The parts of a URL that cookies depend on.

use std::borrow::Cow;

use super::error::{HostError, HostErrorKind};
use super::host::{Host, without_port};

/// The host of an `http`, `https`, `ws` or `wss` URL, or of the one inside a `blob:`; `None` for all others.
///
/// The authority is read as the [URL standard](https://url.spec.whatwg.org/#url-parsing) does for these schemes:
/// user and password are skipped, a backslash is a slash, tabs and line breaks are nothing.
/// Percent-encoded hosts are refused: a browser never hands one out.
///
/// ```
/// use consentinel::site::url_host;
///
/// let host = url_host("https://me@Shop.example:8443/basket")?.unwrap();
/// assert_eq!(host.as_str(), "shop.example");
/// assert_eq!(url_host("about:blank")?, None);
/// # Ok::<(), consentinel::site::HostError>(())
/// ```
///
/// # Errors
///
/// Where `url` has no scheme, or one of those schemes and no host.
pub fn url_host(url: &str) -> Result<Option<Host>, HostError> {
    let clean = clean(url);
    let fail = |kind| HostError::new(url, kind);
    let (mut scheme, mut rest) = split_scheme(&clean).ok_or_else(|| fail(HostErrorKind::Url))?;
    if scheme.eq_ignore_ascii_case("blob") {
        // The origin of a blob is that of the URL inside; `blob:null/…` has none.
        let Some(inner) = split_scheme(rest) else {
            return Ok(None);
        };
        (scheme, rest) = inner;
    }
    if !is_web(scheme) {
        return Ok(None);
    }
    let (authority, _) = split_authority(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    without_port(host)
        .and_then(Host::from_bare)
        .map(Some)
        .map_err(fail)
}

/// The path of an `http`, `https`, `ws` or `wss` URL as it is written, without query and fragment; `/` for all others.
///
/// ```
/// # use consentinel::site::url_path;
/// assert_eq!(url_path("https://shop.example/basket/add?id=1"), "/basket/add");
/// assert_eq!(url_path("https://shop.example"), "/");
/// ```
pub fn url_path(url: &str) -> &str {
    let Some((scheme, rest)) = split_scheme(url) else {
        return "/";
    };
    let path = split_authority(rest).1;
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    if is_web(scheme) && path.starts_with('/') {
        path
    } else {
        "/"
    }
}

/// Whether `url` is fetched over TLS: its scheme is `https` or `wss`.
pub fn is_https(url: &str) -> bool {
    split_scheme(&clean(url)).is_some_and(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("wss")
    })
}

fn is_web(scheme: &str) -> bool {
    ["http", "https", "ws", "wss"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// Without the white space and control characters around it, and the tabs and line breaks inside.
fn clean(url: &str) -> Cow<'_, str> {
    let url = url.trim_matches(|c: char| c <= ' ');
    let is_ignored = |c: char| matches!(c, '\t' | '\n' | '\r');
    if url.contains(is_ignored) {
        return Cow::Owned(url.replace(is_ignored, ""));
    }
    Cow::Borrowed(url)
}

/// The scheme and what follows its colon.
fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// The authority and what follows it; the standard takes any number of slashes before it.
fn split_authority(rest: &str) -> (&str, &str) {
    let rest = rest.trim_start_matches(['/', '\\']);
    rest.split_at(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()))
}
