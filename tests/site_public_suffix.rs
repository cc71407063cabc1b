//! The compiled Public Suffix List: every rule of it, beside a plain reading of the file; and bad lists.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::HashSet;

use consentinel::site::Host;

#[path = "../build/public_suffix.rs"]
mod public_suffix;

const LIST: &str = include_str!("../data/public-suffix-list/public_suffix_list.dat");

/// The list as it is, read by the seven steps of <https://github.com/publicsuffix/list/wiki/Format#algorithm>.
struct Rules(HashSet<String>);

impl Rules {
    fn read() -> Self {
        let rules = LIST
            .lines()
            .filter_map(|line| line.split_whitespace().next());
        let rules = rules.filter(|rule| !rule.starts_with("//"));
        Self(
            rules
                .map(|rule| idna::domain_to_ascii(rule).unwrap())
                .collect(),
        )
    }

    fn registrable<'n>(&self, name: &'n str) -> Option<&'n str> {
        let labels: Vec<&str> = name.split('.').collect();
        let last = |count: usize| labels[labels.len() - count..].join(".");
        let all = 1..=labels.len();
        let is_exception = |&count: &usize| self.0.contains(&format!("!{}", last(count)));
        let is_match = |&count: &usize| {
            self.0.contains(&last(count)) || self.0.contains(&format!("*.{}", last(count - 1)))
        };
        let suffix = match all.clone().find(is_exception) {
            Some(count) => count - 1,
            None => all.filter(is_match).max().unwrap_or(1),
        };
        let before = labels.len().checked_sub(suffix + 1)?;
        let skipped: usize = labels[..before].iter().map(|label| label.len() + 1).sum();
        Some(&name[skipped..])
    }
}

#[test]
fn reads_every_rule_as_the_algorithm_says() {
    let rules = Rules::read();
    assert!(rules.0.len() > 9_000, "only {} rules", rules.0.len());
    for rule in &rules.0 {
        let name = rule.trim_start_matches("*.").trim_start_matches('!');
        for below in ["", "a.", "b.a.", "c.b.a.", "www."] {
            let host = Host::parse(&format!("{below}{name}")).unwrap();
            let expected = rules.registrable(host.as_str());
            assert_eq!(
                host.registrable_domain(),
                expected,
                "{host}, of the rule {rule}"
            );
        }
        // One letter off at either end of a rule makes another name.
        for near in [format!("a.x{name}"), format!("a.{}", &name[1..])] {
            if let Ok(host) = Host::parse(&near) {
                assert_eq!(
                    host.registrable_domain(),
                    rules.registrable(host.as_str()),
                    "{host}"
                );
            }
        }
    }
}

const END: &str = "// ===END PRIVATE DOMAINS===\n";

#[test]
fn names_the_line_of_a_bad_rule() {
    for (rule, why) in [
        ("a..b", "an empty label"),
        (".b", "an empty label"),
        ("*.", "an empty label"),
        ("a.*.b", "a wildcard"),
        ("*a.b", "a wildcard"),
        ("*", "a wildcard"),
        ("a.!b", "a wildcard"),
        ("xn--a\u{fffd}", "not a domain name"),
    ] {
        let error =
            public_suffix::compile(&format!("// a list\n\ncom\n{rule} remark\n{END}")).unwrap_err();
        assert!(
            error.starts_with(&format!("line 4: {rule:?}: {why}")),
            "{error}"
        );
    }
}

#[test]
fn wants_the_whole_list() {
    let error = public_suffix::compile("com\nco.uk\n").unwrap_err();
    assert!(error.contains("cut short"), "{error}");
    assert!(public_suffix::compile(&format!("com\r\nco.uk\r\n{END}")).is_ok());
}
