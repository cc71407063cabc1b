//! The `Cookie` header: its pairs, and the header without some of them.
#![cfg(not(target_arch = "wasm32"))]

use consentinel::cookie::cookie_header::{pairs, without};
use proptest::prelude::*;

#[test]
fn has_pairs() {
    for (header, expected) in [
        ("", vec![]),
        (" ; ;", vec![]),
        ("a=1", vec![("a", "1", "a=1")]),
        (
            "a=1; b=2;c=3",
            vec![("a", "1", "a=1"), ("b", "2", "b=2"), ("c", "3", "c=3")],
        ),
        // A value may hold the sign.
        ("a=b==; c=", vec![("a", "b==", "a=b=="), ("c", "", "c=")]),
        // RFC 6265bis §5.8.3: a nameless cookie is its value alone.
        (
            "alone; =a=b",
            vec![("", "alone", "alone"), ("", "a=b", "=a=b")],
        ),
        (
            "a=\"x y\" ;\tb = 2",
            vec![("a", "\"x y\"", "a=\"x y\""), ("b", "2", "b = 2")],
        ),
        ("ä=ü; a=1", vec![("ä", "ü", "ä=ü"), ("a", "1", "a=1")]),
    ] {
        let found: Vec<_> = pairs(header)
            .map(|pair| (pair.name, pair.value, pair.raw))
            .collect();
        assert_eq!(found, expected, "{header:?}");
    }
}

#[test]
fn keeps_the_others_byte_for_byte() {
    let drop = |name: &str| name.is_empty() || name.starts_with('_');
    for (header, kept) in [
        ("", None),
        ("_ga=1", None),
        ("_ga=1; _gid=2; alone", None),
        ("a=1", Some("a=1")),
        ("_ga=1; a=1", Some("a=1")),
        ("a=1; _ga=1", Some("a=1")),
        ("a=1; _ga=1; b=2", Some("a=1; b=2")),
        ("a=1;b=2; _ga=1;c=3;\td=4", Some("a=1;b=2;c=3;\td=4")),
        (
            "a=\"_ga=1, x\"; _ga=1; b= %20\\",
            Some("a=\"_ga=1, x\"; b= %20\\"),
        ),
        // Two of a name, from two paths.
        ("a=1; _ga=1; a=2; _ga=2", Some("a=1; a=2")),
    ] {
        assert_eq!(without(header, drop).as_deref(), kept, "{header:?}");
    }
}

proptest! {
    #[test]
    fn drops_those_and_no_others(
        cookies in prop::collection::vec(("[a-c_]{0,2}", "[^;\\pC ]([^;\\pC]{0,6}[^;\\pC ])?", "; ?"), 0..6),
    ) {
        let header: Vec<_> = cookies.iter().map(|(name, value, end)| format!("{name}={value}{end}")).collect();
        let header = header.concat();
        let mut asked = Vec::new();
        let kept = without(&header, |name| {
            asked.push(name.to_owned());
            name.starts_with('_')
        });
        prop_assert_eq!(asked, cookies.iter().map(|(name, ..)| name.clone()).collect::<Vec<_>>());
        let kept = kept.unwrap_or_default();
        let names: Vec<_> = pairs(&kept).map(|pair| (pair.name, pair.value)).collect();
        let expected = cookies.iter().filter(|(name, ..)| !name.starts_with('_'));
        prop_assert_eq!(names, expected.map(|(name, value, _)| (&**name, &**value)).collect::<Vec<_>>());
        prop_assert_eq!(without(&kept, |_| false).unwrap_or_default(), kept);
    }

    #[test]
    fn dropping_none_keeps_the_header(header in "\\PC{0,40}") {
        let kept = without(&header, |_| false).unwrap_or_default();
        prop_assert_eq!(kept, header.trim_matches([' ', '\t', ';']));
    }
}
