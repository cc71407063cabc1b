//! Hosts and paths of URLs, beside the `url` crate.
#![cfg(not(target_arch = "wasm32"))]

use consentinel::site::{HostErrorKind, is_https, url_host, url_path};
use proptest::prelude::*;
use url::Url;

fn host_of(url: &str) -> Result<Option<String>, HostErrorKind> {
    match url_host(url) {
        Ok(host) => Ok(host.map(|host| host.to_string())),
        Err(error) => Err(error.kind()),
    }
}

#[test]
fn has_a_host() {
    for (url, host) in [
        ("https://example.org/a/b?c=d#e", "example.org"),
        ("http://example.org", "example.org"),
        ("wss://Example.ORG:8443/socket", "example.org"),
        ("ws://[2001:DB8::1]:80/", "2001:db8::1"),
        ("HTTPS://me:pass@word@example.org/", "example.org"),
        ("https://example.org?@evil.example", "example.org"),
        ("https://example.org#@evil.example", "example.org"),
        ("https://example.org\\@evil.example", "example.org"),
        // Special schemes take any number of slashes: https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
        ("https:example.org", "example.org"),
        ("https:\\\\/\\example.org\\path", "example.org"),
        (" \u{1}https://exa\tmple.org\n/ ", "example.org"),
        ("blob:https://example.org/3b0c", "example.org"),
    ] {
        assert_eq!(host_of(url), Ok(Some(host.to_owned())), "{url:?}");
    }
}

#[test]
fn has_none() {
    for url in [
        "about:blank",
        "about:srcdoc",
        "data:text/html,<p>",
        "blob:null/3b0c",
        "blob:moz-extension://3b0c/1",
        "file:///home/me/page.html",
        "moz-extension://3b0c/popup.html",
        "chrome-extension://abc/popup.html",
        "javascript:https://example.org/",
        "view-source:https://example.org/",
    ] {
        assert_eq!(host_of(url), Ok(None), "{url:?}");
    }
}

#[test]
fn is_no_url() {
    for (url, kind) in [
        ("", HostErrorKind::Url),
        ("example.org/a:b", HostErrorKind::Url),
        ("//example.org/", HostErrorKind::Url),
        ("1https://example.org", HostErrorKind::Url),
        ("https://", HostErrorKind::Empty),
        ("https://me@/", HostErrorKind::Empty),
        ("https://:80/", HostErrorKind::Empty),
        // The leading dot belongs to a cookie's domain alone.
        ("https://.example.org/", HostErrorKind::EmptyLabel),
        ("https://example.org:80:80/", HostErrorKind::Port),
        ("https://a b.example/", HostErrorKind::Character),
        ("https://::1/", HostErrorKind::Port),
    ] {
        assert_eq!(host_of(url), Err(kind), "{url:?}");
    }
}

#[test]
fn has_a_path() {
    for (url, path) in [
        ("https://example.org/a/b?c=/d#/e", "/a/b"),
        ("https://example.org", "/"),
        ("https://example.org?a/b", "/"),
        ("https://example.org/#", "/"),
        ("about:blank", "/"),
        ("", "/"),
    ] {
        assert_eq!(url_path(url), path, "{url:?}");
    }
}

#[test]
fn goes_over_tls() {
    for (url, https) in [
        ("https://example.org/", true),
        ("WSS://example.org/", true),
        ("ht\ntps://example.org/", true),
        ("http://example.org/https:", false),
        ("blob:https://example.org/", false),
        ("", false),
    ] {
        assert_eq!(is_https(url), https, "{url:?}");
    }
}

/// The host the `url` crate finds, in our form.
fn theirs(url: &Url) -> String {
    match url.host().expect("special schemes have a host") {
        url::Host::Domain(name) => name.strip_suffix('.').unwrap_or(name).to_owned(),
        url::Host::Ipv4(address) => address.to_string(),
        url::Host::Ipv6(_) => url.host_str().unwrap().trim_matches(['[', ']']).to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_with_the_url_crate(
        url in "(https?|wss?|HttpS):[/\\\\]{0,3}([a-z:@]{0,4}@)?([a-zA-Z0-9._üßа。-]{0,12}|[0-9xa-f.]{1,16}|\\[[0-9a-f:.]{2,20}\\]|[ -~]{0,9})(:[0-9]{0,6})?([/?#\\\\]\\PC{0,9})?"
    ) {
        use HostErrorKind::{Character, Empty, EmptyLabel, LabelTooLong, TooLong};

        match (host_of(&url), Url::parse(&url)) {
            (Ok(ours), Ok(parsed)) => prop_assert_eq!(ours, Some(theirs(&parsed))),
            // We refuse what no name server could know, and encoded hosts.
            (Err(Empty | EmptyLabel | LabelTooLong | TooLong), Ok(_)) | (Err(_), Err(_)) => {}
            (Err(Character), Ok(_)) => prop_assert!(url.contains('%')),
            (Err(kind), Ok(parsed)) => prop_assert!(false, "{kind:?} but {}", parsed),
            // They look into punycode, we take it as it is.
            (Ok(_), Err(_)) => prop_assert!(url.to_ascii_lowercase().contains("xn--")),
        }
    }
}
