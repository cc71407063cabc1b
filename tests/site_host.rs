//! Hosts: which texts are one, what is canonical, to which site they belong.
#![cfg(not(target_arch = "wasm32"))]

use consentinel::site::{Host, HostErrorKind};
use proptest::prelude::*;

fn host(text: &str) -> Host {
    Host::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn is_canonical() {
    for (text, canonical) in [
        ("example.org", "example.org"),
        ("WWW.Example.ORG", "www.example.org"),
        ("example.org.", "example.org"),
        // A cookie's domain in the browser's API.
        (".example.org", "example.org"),
        ("example.org:8443", "example.org"),
        ("example.org.:00443", "example.org"),
        ("example.org:", "example.org"),
        ("localhost", "localhost"),
        // Not a host name by RFC 952, but a real one.
        ("my_shop.example", "my_shop.example"),
        ("_dmarc.-x-.example", "_dmarc.-x-.example"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("XN--MNCHEN-3YA.de", "xn--mnchen-3ya.de"),
        ("straße.example", "xn--strae-oqa.example"),
        // An ideographic full stop parts labels, fullwidth letters are letters.
        ("ｅｘａｍｐｌｅ。org", "example.org"),
        // https://url.spec.whatwg.org/#concept-ipv4-parser
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.:80", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.65535", "127.0.255.255"),
        ("2130706433", "127.0.0.1"),
        ("0x7F.0.0x1", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("0x", "0.0.0.0"),
        ("255.255.255.255", "255.255.255.255"),
        ("１２７.０.０.１", "127.0.0.1"),
        // A number that is not last makes no address.
        ("1.2.3.example", "1.2.3.example"),
        ("1.2.3.4x", "1.2.3.4x"),
        // https://url.spec.whatwg.org/#concept-ipv6-serializer
        ("[::1]", "::1"),
        ("::1", "::1"),
        ("[::1]:443", "::1"),
        ("[2001:DB8:0:0:1:0:0:1]", "2001:db8::1:0:0:1"),
        ("[::ffff:127.0.0.1]", "::ffff:7f00:1"),
        ("[::127.0.0.1]", "::7f00:1"),
        ("[64:ff9b::1.2.3.4]", "64:ff9b::102:304"),
    ] {
        assert_eq!(host(text).as_str(), canonical, "{text:?}");
    }
}

#[test]
fn is_no_host() {
    use HostErrorKind as Kind;

    let long_label = format!("{}.example", "a".repeat(64));
    let long_name = format!("{}example", "abcdefg.".repeat(31));
    for (text, kind) in [
        ("", Kind::Empty),
        (".", Kind::Empty),
        (":80", Kind::Empty),
        ("\u{ad}", Kind::Empty),
        ("..", Kind::Empty),
        ("..example.org", Kind::EmptyLabel),
        ("a..example.org", Kind::EmptyLabel),
        ("example.org..", Kind::EmptyLabel),
        (&long_label, Kind::LabelTooLong),
        (&long_name, Kind::TooLong),
        ("exa mple.org", Kind::Character),
        ("example.org/path", Kind::Character),
        ("me@example.org", Kind::Character),
        ("ex%61mple.org", Kind::Character),
        ("example.org\0", Kind::Character),
        // Becomes `a/b`.
        ("a／b.example", Kind::Character),
        ("\u{fffd}.example", Kind::NonAscii),
        ("1.2.3.4.5", Kind::Ipv4),
        ("256.0.0.1", Kind::Ipv4),
        ("1.256.0.1", Kind::Ipv4),
        ("1.2.3.0x1ff", Kind::Ipv4),
        ("4294967296", Kind::Ipv4),
        ("99999999999999999999999", Kind::Ipv4),
        ("1..2", Kind::Ipv4),
        ("shop.09", Kind::Ipv4),
        ("[::1", Kind::Ipv6),
        ("[]", Kind::Ipv6),
        ("[127.0.0.1]", Kind::Ipv6),
        ("[fe80::1%25eth0]", Kind::Ipv6),
        ("1:2:3", Kind::Ipv6),
        ("1:2:3::4::5", Kind::Ipv6),
        ("example.org:65536", Kind::Port),
        ("example.org:8o", Kind::Port),
        // A URL is no host.
        ("https://example.org:80", Kind::Character),
        ("[::1]443", Kind::Ipv6),
    ] {
        let error = Host::parse(text)
            .map(|host| host.to_string())
            .map_err(|error| error.kind());
        assert_eq!(error, Err(kind), "{text:?}");
    }
}

#[test]
fn a_name_may_be_as_long_as_dns_allows() {
    let label = "a".repeat(63);
    let name = format!("{label}.{label}.{label}.{}", "a".repeat(61));
    assert_eq!(name.len(), 253);
    assert_eq!(host(&name).as_str(), name);
    // The registrable domain begins far behind the first byte.
    let name = format!("{label}.{label}.{label}.{}.example", "a".repeat(53));
    assert_eq!(host(&name).site(), format!("{}.example", "a".repeat(53)));
}

#[test]
fn an_error_names_the_text_but_not_all_of_it() {
    let error = Host::parse(&"x y".repeat(1000)).unwrap_err().to_string();
    assert!(error.starts_with("\"x yx y"), "{error}");
    assert!(error.len() < 200, "{error}");
}

/// The checks that come with the list, <https://github.com/publicsuffix/list/blob/main/tests/test_psl.txt>
/// (public domain), as facts; then what its private section says and what stands beside it.
#[test]
fn belongs_to_a_site() {
    for (text, registrable) in [
        // Mixed case.
        ("COM", None),
        ("example.COM", Some("example.com")),
        ("WwW.example.COM", Some("example.com")),
        // A top-level domain that no rule names.
        ("example", None),
        ("example.example", Some("example.example")),
        ("a.b.example.example", Some("example.example")),
        // One rule.
        ("biz", None),
        ("domain.biz", Some("domain.biz")),
        ("a.b.domain.biz", Some("domain.biz")),
        // Rules of two labels.
        ("uk.com", None),
        ("example.uk.com", Some("example.uk.com")),
        ("a.b.example.uk.com", Some("example.uk.com")),
        ("test.ac", Some("test.ac")),
        // A wildcard alone.
        ("mm", None),
        ("c.mm", None),
        ("b.c.mm", Some("b.c.mm")),
        ("a.b.c.mm", Some("b.c.mm")),
        // Rules of one, two and three labels, wildcards and exceptions.
        ("jp", None),
        ("www.test.jp", Some("test.jp")),
        ("ac.jp", None),
        ("www.test.ac.jp", Some("test.ac.jp")),
        ("kyoto.jp", None),
        ("test.kyoto.jp", Some("test.kyoto.jp")),
        ("ide.kyoto.jp", None),
        ("a.b.ide.kyoto.jp", Some("b.ide.kyoto.jp")),
        ("c.kobe.jp", None),
        ("a.b.c.kobe.jp", Some("b.c.kobe.jp")),
        ("city.kobe.jp", Some("city.kobe.jp")),
        ("www.city.kobe.jp", Some("city.kobe.jp")),
        ("ck", None),
        ("test.ck", None),
        ("a.b.test.ck", Some("b.test.ck")),
        ("www.ck", Some("www.ck")),
        ("www.www.ck", Some("www.ck")),
        ("k12.ak.us", None),
        ("www.test.k12.ak.us", Some("test.k12.ak.us")),
        // International names, in both forms.
        ("食狮.com.cn", Some("xn--85x722f.com.cn")),
        ("www.食狮.公司.cn", Some("xn--85x722f.xn--55qx5d.cn")),
        ("公司.cn", None),
        ("shishi.xn--55qx5d.cn", Some("shishi.xn--55qx5d.cn")),
        ("xn--fiqs8s", None),
        // The private section.
        ("github.io", None),
        ("somebody.github.io", Some("somebody.github.io")),
        ("www.somebody.github.io", Some("somebody.github.io")),
        ("bucket.s3.amazonaws.com", Some("bucket.s3.amazonaws.com")),
        ("shop.myshopify.com", Some("shop.myshopify.com")),
        // A wildcard says nothing of its own parent.
        ("compute.amazonaws.com", Some("amazonaws.com")),
        ("eu.compute.amazonaws.com", None),
        // What only looks like a rule.
        ("notgithub.io", Some("notgithub.io")),
        ("xcity.kobe.jp", None),
        ("a.xcity.kobe.jp", Some("a.xcity.kobe.jp")),
        ("icann.opendatasoft.com", Some("opendatasoft.com")),
        // Hosts without one.
        ("localhost", None),
        ("127.0.0.1", None),
        ("[2001:db8::1]", None),
    ] {
        let host = host(text);
        assert_eq!(host.registrable_domain(), registrable, "{text:?}");
        assert_eq!(
            host.site(),
            registrable.unwrap_or(host.as_str()),
            "{text:?}"
        );
    }
}

/// RFC 6265bis §5.1.3, domain matching.
#[test]
fn is_within_a_domain() {
    for (text, domain, within) in [
        ("example.org", "example.org", true),
        ("a.b.example.org", "example.org", true),
        ("example.org", "a.example.org", false),
        ("badexample.org", "example.org", false),
        ("example.org", "", false),
        ("example.org", ".org", false),
        ("1.2.3.4", "1.2.3.4", true),
        // "The string is a host name (i.e., not an IP address)."
        ("1.2.3.4", "3.4", false),
        ("[::1]", "::1", true),
    ] {
        assert_eq!(host(text).is_within(domain), within, "{text:?} {domain:?}");
    }
}

#[test]
fn is_the_machine_itself() {
    for (text, loopback) in [
        ("localhost", true),
        ("shop.localhost", true),
        ("127.9.9.9", true),
        ("[::1]", true),
        ("127.example", false),
        ("notlocalhost", false),
        ("[::ffff:127.0.0.1]", false),
        ("10.0.0.1", false),
    ] {
        assert_eq!(host(text).is_loopback(), loopback, "{text:?}");
    }
}

proptest! {
    #[test]
    fn canonical_texts_stay_as_they_are(text in "\\PC{0,30}|[a-z0-9.:\\[\\]x_-]{0,20}|([a-zA-Z0-9ü-]{1,8}\\.){0,6}(com|co\\.uk|ck|7)") {
        if let Ok(host) = Host::parse(&text) {
            prop_assert_eq!(&Host::parse(host.as_str()).unwrap(), &host);
            prop_assert!(host.is_within(host.site()));
            let site = Host::parse(host.site()).unwrap();
            prop_assert_eq!(site.site(), site.as_str());
        }
    }
}
