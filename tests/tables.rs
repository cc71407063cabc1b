//! What the build says of each kind of bad table: it stops, and names file and row.

#![cfg(not(target_arch = "wasm32"))]
#![allow(dead_code, unused_imports, missing_docs)]

#[path = "../src/function.rs"]
mod function;
#[path = "../src/policy/mod.rs"]
mod policy;
#[path = "../src/purpose.rs"]
mod purpose;
#[path = "../build/tables.rs"]
mod tables;

use tables::{Source, compile};

const HEAD: &str = r#"
title = "Acme Counter"
provider = "Acme"
kind = "service"
domains = ["acme.example"]
checked = "2026-11-23"
licence = "facts"
[sources]
docs = "https://acme.example/cookies"
"#;

const ROW: &str = r#"
[[cookie]]
name = "acme_id"
purpose = "statistical"
function = "audience-measurement"
source = "docs"
example = "acme_id"
"#;

fn source(id: &str, text: String) -> Source {
    Source {
        id: id.to_owned(),
        text,
    }
}

/// The faults of one table, made of the head and `rows`.
fn faults(rows: &str) -> String {
    compile(&[source("acme", format!("{HEAD}{rows}"))]).expect_err("a bad table was taken")
}

#[track_caller]
fn assert_fault(rows: &str, parts: &[&str]) {
    let faults = faults(rows);
    assert!(
        faults.starts_with("policies/acme.toml: "),
        "names no file: {faults}"
    );
    for part in parts {
        assert!(faults.contains(part), "{part:?} is not in: {faults}");
    }
}

#[test]
fn takes_a_good_table() {
    compile(&[source("acme", format!("{HEAD}{ROW}"))]).unwrap();
}

#[test]
fn rejects_what_is_no_toml() {
    assert_fault("[[cookie]", &["line"]);
}

#[test]
fn rejects_an_unknown_field() {
    assert_fault(&format!("{ROW}colour = \"red\"\n"), &["colour", "line"]);
}

#[test]
fn rejects_a_missing_field() {
    assert_fault(&ROW.replace("example = \"acme_id\"\n", ""), &["example"]);
}

#[test]
fn rejects_an_unknown_purpose_and_function() {
    assert_fault(
        &ROW.replace("\"statistical\"", "\"analytics\""),
        &["analytics"],
    );
    assert_fault(
        &ROW.replace("\"audience-measurement\"", "\"counting\""),
        &["counting"],
    );
}

#[test]
fn rejects_unsorted_rows() {
    let second = ROW.replace("acme_id", "acme_a");
    assert_fault(&format!("{ROW}{second}"), &["\"acme_a\"", "unsorted"]);
}

#[test]
fn rejects_a_duplicate_in_one_table_and_across_tables() {
    assert_fault(&format!("{ROW}{ROW}"), &["\"acme_id\"", "duplicate"]);
    let both = [
        source("acme", format!("{HEAD}{ROW}")),
        source("other", format!("{HEAD}{ROW}")),
    ];
    let faults = compile(&both).unwrap_err();
    assert!(
        faults.contains("policies/other.toml") && faults.contains("policies/acme.toml"),
        "{faults}"
    );
}

#[test]
fn rejects_a_missing_source() {
    assert_fault(
        &ROW.replace("\"docs\"", "\"hearsay\""),
        &["\"acme_id\"", "hearsay"],
    );
}

#[test]
fn rejects_an_example_that_does_not_match() {
    assert_fault(
        &ROW.replace("example = \"acme_id\"", "example = \"acme\""),
        &["\"acme_id\"", "does not match"],
    );
}

#[test]
fn rejects_an_unreachable_row() {
    // Whatever the second row means, the first one, more specific, takes its example.
    let second = ROW.replace("name = \"acme_id\"", "name = \"acme_i*\"");
    let rows = format!("{second}{ROW}");
    assert_fault(&rows, &["\"acme_i*\"", "unreachable", "\"acme_id\""]);
}

#[test]
fn rejects_a_generic_name_without_its_domain() {
    for name in ["uid", "lang", "Session", "c"] {
        assert_fault(&ROW.replace("acme_id", name), &[name, "generic"]);
    }
    let bound = format!(
        "{}domains = [\"acme.example\"]\n",
        ROW.replace("acme_id", "uid")
    );
    compile(&[source("acme", format!("{HEAD}{bound}"))]).unwrap();
}

#[test]
fn rejects_impossible_patterns() {
    assert_fault(
        &ROW.replace("name = \"acme_id\"", "name = \"a*\""),
        &["before"],
    );
    assert_fault(
        &ROW.replace("name = \"acme_id\"", "name = \"ac*me*\""),
        &["at most one"],
    );
    assert_fault(&ROW.replace("acme_id", "acme;id"), &["no cookie name"]);
}

#[test]
fn rejects_what_is_no_lifetime_domain_or_date() {
    assert_fault(&format!("{ROW}max_age = \"soon\"\n"), &["max_age", "soon"]);
    assert_fault(
        &format!("{ROW}domains = [\"Acme.example\"]\n"),
        &["Acme.example"],
    );
    let late = format!("{HEAD}{ROW}").replace("2026-11-23", "yesterday");
    assert!(
        compile(&[source("acme", late)])
            .unwrap_err()
            .contains("yesterday")
    );
}

#[test]
fn rejects_an_exemption_for_what_is_no_statistic() {
    let rows = format!(
        "{}can_be_exempt = true\n",
        ROW.replace("\"statistical\"", "\"marketing\"")
    );
    assert_fault(&rows, &["can_be_exempt"]);
}

#[test]
fn tells_every_fault_at_once() {
    let two = format!(
        "{}{}",
        ROW.replace("\"docs\"", "\"a\""),
        ROW.replace("acme_id", "acme_j")
            .replace("\"docs\"", "\"b\"")
    );
    let faults = faults(&two);
    assert!(
        faults.contains("\"a\"") && faults.contains("\"b\""),
        "{faults}"
    );
}
