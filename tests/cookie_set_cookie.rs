//! What a browser stores for a `Set-Cookie` header, RFC 6265bis §5.6 and §5.7.
#![cfg(not(target_arch = "wasm32"))]

use consentinel::cookie::{Cookie, PartitionKey, Prefix, RequestOrigin, SameSite, set_cookie};
use consentinel::site::{Host, url_host, url_path};
use proptest::prelude::*;

const NOW: f64 = 1_700_000_000.0;
const DAY: f64 = 86_400.0;

fn set_at(url: &str, header: &str) -> Option<Cookie> {
    let host = url_host(url).unwrap().unwrap();
    let request = RequestOrigin {
        host: &host,
        path: url_path(url),
        secure: url.starts_with("https:"),
    };
    set_cookie::parse(header, &request, NOW)
}

/// A cookie set by `https://www.shop.example/basket/add`.
fn set(header: &str) -> Option<Cookie> {
    set_at("https://www.shop.example/basket/add?id=/1", header)
}

#[track_caller]
fn stored(header: &str) -> Cookie {
    set(header).unwrap_or_else(|| panic!("{header:?} is ignored"))
}

#[test]
fn has_a_name_and_a_value() {
    for (header, name, value) in [
        ("a=b", "a", "b"),
        ("a=b; Path=/", "a", "b"),
        // "If the name-value-pair string lacks a %x3D ("=") character, then the name string is empty"
        ("b", "", "b"),
        ("=b", "", "b"),
        ("a=", "a", ""),
        ("a=b=c", "a", "b=c"),
        // "Remove any leading or trailing WSP characters"
        ("\t a \t=\t b c \t; x", "a", "b c"),
        ("a=\"b;c\"", "a", "\"b"),
        ("a=\"b\"", "a", "\"b\""),
        ("ä=ü, c=d", "ä", "ü, c=d"),
        // The control character that is allowed.
        ("a=b\tc", "a", "b\tc"),
        ("__secure=1", "__secure", "1"),
    ] {
        let cookie = stored(header);
        assert_eq!(
            (&*cookie.name, cookie.value.as_deref()),
            (name, Some(value)),
            "{header:?}"
        );
    }
}

#[test]
fn is_ignored() {
    let long = |length: usize| "x".repeat(length);
    for header in [
        // "If the name string is empty and the value string is empty"
        "",
        "=",
        " = ; Path=/",
        "; a=b",
        // "a %x00-08 / %x0A-1F / %x7F character (CTL characters excluding HTAB)", anywhere
        "a=b\0",
        "a=b\r\nSet-Cookie: c=d",
        "a=b\x7f",
        "a\x1b=b",
        "a=b; Path=/\x08",
        // "If the sum of the lengths of the name string and the value string is more than 4096 octets"
        &format!("a={}", long(4096)),
        &format!("{}=", long(4097)),
        &"ü".repeat(2049),
        // "If the cookie-name is empty and …" the value would pass for a name with a prefix
        "__Host-a=b; Secure; Path=/x",
        "=__Host-a=b; Secure; Path=/",
        "__SECURE-a",
        "=__Http-a",
        "=__host-http-a",
        // A name, it would be read back.
        "=b=c",
        // Both browsers want `Secure` with it.
        "a=b; SameSite=None",
        // Of draft-cutler-httpbis-partitioned-cookies.
        "a=b; Partitioned",
    ] {
        assert_eq!(set(header), None, "{header:?}");
    }
    assert!(set(&format!("a={}", long(4095))).is_some());
    assert!(set(&format!("a=b; {}", long(5000))).is_some());
}

#[test]
fn has_flags() {
    let cookie = stored("a=b");
    let host = Host::parse("www.shop.example").unwrap();
    let plain = Cookie {
        value: Some("b".into()),
        path: "/basket".into(),
        ..Cookie::new("a", host)
    };
    assert_eq!(cookie, plain);

    let cookie = stored("a=b; secure=no;HTTPONLY ; SameSite=Lax; Partitioned=; Unknown=x");
    let unnamed = PartitionKey {
        top_level_site: None,
        has_cross_site_ancestor: None,
    };
    assert!(cookie.secure && cookie.http_only);
    assert_eq!(cookie.same_site, SameSite::Lax);
    assert_eq!(cookie.partition_key, Some(unnamed));
}

/// §5.6.7; names as in the browser's API.
#[test]
fn has_a_same_site_status() {
    for (attribute, same_site) in [
        ("SameSite=none", SameSite::NoRestriction),
        ("samesite = STRICT", SameSite::Strict),
        ("SameSite=Lax; SameSite=Strict", SameSite::Strict),
        ("SameSite=Lax; SameSite=x", SameSite::Unspecified),
        ("SameSite", SameSite::Unspecified),
    ] {
        assert_eq!(
            stored(&format!("a=b; Secure; {attribute}")).same_site,
            same_site,
            "{attribute:?}"
        );
    }
}

/// §5.6.1, §5.6.2, §5.7 step 4: the seconds from now.
#[test]
fn has_a_lifetime() {
    for (attributes, lifetime) in [
        ("", None),
        ("Max-Age=60", Some(60.0)),
        ("Max-Age=60; Max-Age=120", Some(120.0)),
        ("Expires=Thu, 16 Nov 2023 22:13:20 GMT", Some(2.0 * DAY)),
        ("expires = Thu, 16-Nov-23 22:13:20 UTC", Some(2.0 * DAY)),
        // "Max-Age has precedence", before or behind.
        (
            "Max-Age=60; Expires=Thu, 16 Nov 2023 22:13:20 GMT",
            Some(60.0),
        ),
        (
            "Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60",
            Some(60.0),
        ),
        // "… is not a DIGIT or a "-" character, ignore the cookie-av"
        ("Max-Age=", None),
        ("Max-Age=-", None),
        ("Max-Age=+60", None),
        ("Max-Age=6e1", None),
        ("Max-Age=\"60\"", None),
        (
            "Max-Age=60.0; Expires=Thu, 16 Nov 2023 22:13:20 GMT",
            Some(2.0 * DAY),
        ),
        // The standard would go back to the one before; browsers don't.
        ("Max-Age=60; Max-Age=x", None),
        (
            "Max-Age=60; Max-Age=x; Expires=Thu, 16 Nov 2023 22:13:20 GMT",
            Some(2.0 * DAY),
        ),
        ("Expires=soon", None),
        ("Expires=Thu, 16 Nov 2023 22:13:20 GMT; Expires=soon", None),
        // "the limit SHOULD NOT be greater than 400 days"
        ("Max-Age=34560001", Some(400.0 * DAY)),
        (
            "Max-Age=99999999999999999999999999999999999999999",
            Some(400.0 * DAY),
        ),
        ("Expires=Fri, 31 Dec 9999 23:59:59 GMT", Some(400.0 * DAY)),
        // An attribute value of more than 1024 octets is ignored.
        (&format!("Max-Age={}1", "0".repeat(1024)), None),
        (&format!("Max-Age={}1", "0".repeat(1023)), Some(1.0)),
    ] {
        let cookie = stored(&format!("a=b; {attributes}"));
        assert_eq!(cookie.lifetime(NOW), lifetime, "{attributes:?}");
        assert_eq!(cookie.session, lifetime.is_none(), "{attributes:?}");
        assert!(!cookie.is_expired(NOW), "{attributes:?}");
    }
    for removal in [
        "Max-Age=0",
        "Max-Age=-1",
        "Max-Age=-0",
        "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "Expires=01 Jan 1601 00:00:00",
    ] {
        assert!(
            stored(&format!("a=; {removal}")).is_expired(NOW),
            "{removal:?}"
        );
    }
}

/// §5.6.3 and §5.7 steps 5 to 10; a domain with a dot is sent to hosts below, as browsers show it.
#[test]
fn has_a_domain() {
    for (url, attribute, domain) in [
        ("https://www.shop.example/", "", Some("www.shop.example")),
        (
            "https://www.shop.example/",
            "Domain",
            Some("www.shop.example"),
        ),
        (
            "https://www.shop.example/",
            "Domain=",
            Some("www.shop.example"),
        ),
        (
            "https://www.shop.example/",
            "Domain=shop.example; Domain=",
            Some("www.shop.example"),
        ),
        (
            "https://www.shop.example/",
            "Domain=www.shop.example",
            Some(".www.shop.example"),
        ),
        (
            "https://www.shop.example/",
            "Domain=shop.example",
            Some(".shop.example"),
        ),
        // "If the first character is ".", let cookie-domain be without it": one of them.
        (
            "https://www.shop.example/",
            "Domain=.Shop.Example",
            Some(".shop.example"),
        ),
        ("https://www.shop.example/", "Domain=..shop.example", None),
        (
            "https://www.shop.example/",
            "Domain=other.example; Domain=shop.example",
            Some(".shop.example"),
        ),
        ("https://www.shop.example/", "Domain=other.example", None),
        (
            "https://www.shop.example/",
            "Domain=a.www.shop.example",
            None,
        ),
        ("https://www.shop.example/", "Domain=hop.example", None),
        ("https://www.shop.example/", "Domain=shop.example:443", None),
        (
            "https://www.shop.example/",
            "Domain=https://shop.example",
            None,
        ),
        (
            "https://www.shop.example/",
            "Domain=shop.example,other.example",
            None,
        ),
        ("https://www.shop.example/", "Domain=.", None),
        // Browsers take this where the request's host ends in a dot, too; a `Host` has forgotten that.
        (
            "https://www.shop.example/",
            "Domain=shop.example.",
            Some(".shop.example"),
        ),
        // A public suffix, unless it is the host itself.
        ("https://www.shop.example/", "Domain=example", None),
        ("https://shop.co.uk/", "Domain=co.uk", None),
        ("https://somebody.github.io/", "Domain=github.io", None),
        ("https://github.io/", "Domain=github.io", Some("github.io")),
        ("https://localhost/", "Domain=localhost", Some("localhost")),
        // An address is no domain, but names itself.
        ("https://127.0.0.1/", "Domain=127.0.0.1", Some("127.0.0.1")),
        ("https://127.0.0.1/", "Domain=0.0.1", None),
        ("https://[::1]/", "Domain=[::1]", Some("::1")),
        // "If the domain-attribute contains a character not in the range of US-ASCII"
        ("https://münchen.de/", "Domain=münchen.de", None),
        (
            "https://münchen.de/",
            "Domain=XN--mnchen-3ya.de",
            Some(".xn--mnchen-3ya.de"),
        ),
    ] {
        let shown = set_at(url, &format!("a=b; {attribute}")).map(|cookie| {
            format!(
                "{}{}",
                if cookie.host_only { "" } else { "." },
                cookie.domain
            )
        });
        assert_eq!(shown.as_deref(), domain, "{url} {attribute:?}");
    }
}

/// §5.6.4 and the default path of §5.1.4.
#[test]
fn has_a_path() {
    for (url, attribute, path) in [
        ("https://shop.example/a/b?c=/d", "", "/a"),
        ("https://shop.example/a/b/", "", "/a/b"),
        ("https://shop.example/a", "", "/"),
        ("https://shop.example", "", "/"),
        ("https://shop.example/a/b", "Path=/", "/"),
        ("https://shop.example/a/b", "Path=/x/y ", "/x/y"),
        ("https://shop.example/a/b", "Path=/x; path=/y", "/y"),
        // "If the attribute-value is empty or if the first character is not "/": the default-path"
        ("https://shop.example/a/b", "Path", "/a"),
        ("https://shop.example/a/b", "Path=x", "/a"),
        ("https://shop.example/a/b", "Path=/x; Path=", "/a"),
        ("https://shop.example/a/b", "Path=\"/x\"", "/a"),
    ] {
        assert_eq!(
            set_at(url, &format!("a=b; {attribute}")).unwrap().path,
            path,
            "{url} {attribute:?}"
        );
    }
}

/// §5.7 step 12, with the trust that browsers have in the machine itself.
#[test]
fn is_secure_from_secure_hosts_only() {
    for (url, taken) in [
        ("https://shop.example/", true),
        ("http://shop.example/", false),
        ("http://localhost:8080/", true),
        ("http://127.0.0.1/", true),
    ] {
        assert_eq!(set_at(url, "a=b; Secure").is_some(), taken, "{url}");
        assert!(set_at(url, "a=b").is_some(), "{url}");
    }
}

/// §4.1.3, §5.4 and §5.7 steps 20 and 21; `Http` after draft-ietf-httpbis-layered-cookies.
#[test]
fn honours_its_prefix() {
    for (header, prefix, taken) in [
        ("__Secure-a=b; Secure", Prefix::Secure, true),
        ("__Secure-a=b", Prefix::Secure, false),
        ("__sEcUrE-a=b", Prefix::Secure, false),
        ("__Host-a=b; Secure; Path=/", Prefix::Host, true),
        ("__Host-a=b; Path=/", Prefix::Host, false),
        ("__Host-a=b; Secure; Path=/x", Prefix::Host, false),
        (
            "__Host-a=b; Secure; Path=/; Domain=www.shop.example",
            Prefix::Host,
            false,
        ),
        ("__host-a=b; Secure", Prefix::Host, false),
        ("__Http-a=b; Secure; HttpOnly", Prefix::Http, true),
        ("__Http-a=b; Secure", Prefix::Http, false),
        (
            "__Host-Http-a=b; Secure; HttpOnly; Path=/",
            Prefix::HostHttp,
            true,
        ),
        ("__Host-Http-a=b; Secure; Path=/", Prefix::HostHttp, false),
        ("__Host-Http-a=b; Secure; HttpOnly", Prefix::HostHttp, false),
    ] {
        assert_eq!(set(header).is_some(), taken, "{header:?}");
        assert_eq!(Prefix::of(header), Some(prefix), "{header:?}");
    }
    assert_eq!(set_at("http://shop.example/", "__Secure-a=b; Secure"), None);
}

proptest! {
    #[test]
    fn stores_only_what_the_host_may_have(
        header in "\\PC{0,40}|(__(Host|Secure)-)?[a-c=]{0,4}(; ?(Secure|HttpOnly|Partitioned|Path=[/a-c]{0,4}|Domain=[.a-c]{0,6}|Max-Age=-?[0-9]{0,12}|Expires=[0-3]?[0-9] Jan [0-9]{2,4} 10:10:10)){0,5}",
        url in "https?://([a-c]\\.){1,3}[a-c](/[a-c]){0,3}",
    ) {
        if let Some(cookie) = set_at(&url, &header) {
            let host = url_host(&url).unwrap().unwrap();
            prop_assert!(host.is_within(cookie.domain.as_str()));
            prop_assert!(cookie.host_only && cookie.domain == host || cookie.domain.registrable_domain().is_some());
            prop_assert!(cookie.path.starts_with('/'));
            prop_assert!(url.starts_with("https:") || !cookie.secure);
            prop_assert!(cookie.prefix().is_none_or(|prefix| prefix.is_honoured_by(&cookie)));
            prop_assert!(cookie.lifetime(NOW).is_none_or(|left| left <= 400.0 * DAY));
            prop_assert_eq!(cookie.session, cookie.expires.is_none());
        }
    }
}
