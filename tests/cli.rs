//! The command line, as a person or a program meets it.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_consentinel"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that fails at once reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn classify_answers_each_line_in_order() {
    let input = concat!(
        r#"{"top_level_url":"https://www.shop.example/a?b#c","name":"_fbp","domain":".shop.example","path":"/","host_only":false,"secure":true,"http_only":false,"same_site":"lax","session":false,"max_age":7776000,"value":"fb.1.2","partition_key":null}"#,
        "\n",
        r#"{"name":"PHPSESSID","domain":"shop.example"}"#,
        "\n",
        r#"{"name":"x","domain":"chat.example","partition_key":{"top_level_site":"https://shop.example"}}"#,
    );
    let output = run(&["classify"], input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let answers = lines(&output);
    assert_eq!(
        answers[0],
        json!({
            "name": "_fbp", "domain": ".shop.example", "action": "remove", "purpose": "marketing", "exempt": false, "party": "first",
            "provider": "Meta", "set_for": "Meta", "function": answers[0]["function"],
            "reason": { "step": "purpose", "classified_by": "name", "table": "meta", "row": "_fbp", "rule": null, "evidence": [] }
        })
    );
    assert_eq!(
        (&answers[1]["name"], &answers[1]["action"]),
        (&json!("PHPSESSID"), &json!("keep"))
    );
    assert_eq!(
        (&answers[2]["party"], &answers[2]["action"]),
        (&json!("third"), &json!("remove"))
    );
}

#[test]
fn a_bad_line_is_answered_in_its_place_with_line_and_field() {
    let input = b"{\"name\":\"a\",\"domain\":\"a.example\"}\n{oops\n{\"name\":\"a\"}\n{\"name\":\"a\",\"domain\":\"a b\"}\n\xff\n{\"name\":\"a\",\"domain\":\"a.example\",\"max_age\":\"soon\"}\n{\"name\":\"z\",\"domain\":\"a.example\"} {}\n{\"name\":\"z\",\"domain\":\"a.example\"}\n";
    let output = run(&["classify"], input);
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), 8);
    for (number, word) in [
        (2, "column"),
        (3, "domain"),
        (4, "domain"),
        (5, "UTF-8"),
        (6, "max_age"),
        (7, "trailing"),
    ] {
        let answer = &answers[number - 1];
        assert_eq!(answer["line"], json!(number));
        assert!(answer["error"].as_str().unwrap().contains(word), "{answer}");
    }
    assert_eq!(answers[7]["name"], "z");
}

#[test]
fn a_blank_line_is_answered_but_for_those_at_the_end() {
    let input = b"{\"name\":\"a\",\"domain\":\"a.example\"}\n\n  \n[]\n\n\n";
    let output = run(&["classify"], input);
    let answers = lines(&output);
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[1], json!({"line": 2, "error": "empty"}));
    assert_eq!(answers[2], json!({"line": 3, "error": "empty"}));
    assert_eq!(answers[3], json!({"line": 4, "error": "not an object"}));
    let none = run(&["classify"], b"\n\n");
    assert!(none.status.success() && none.stdout.is_empty());
}

#[test]
fn classify_follows_a_file_of_choices() {
    let file =
        std::env::temp_dir().join(format!("consentinel-choices-{}.json", std::process::id()));
    let path = file.to_str().unwrap();
    let cookie = br#"{"name":"_ga","domain":"shop.example"}"#;
    std::fs::write(
        &file,
        r#"{"version":1,"purposes":{"statistical":"session"},"mood":1}"#,
    )
    .unwrap();
    let output = run(&["classify", "--choices", path], cookie);
    assert_eq!(lines(&output)[0]["action"], "session");
    assert!(
        text(&output.stderr).contains("mood"),
        "an unknown key is reported"
    );
    for (bad, word) in [
        ("{", "line 1"),
        (r#"{"version":9}"#, "newer"),
        (r#"{"version":1,"third_party":"x"}"#, "third_party"),
    ] {
        std::fs::write(&file, bad).unwrap();
        let output = run(&["classify", "--choices", path], cookie);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let message = text(&output.stderr);
        assert!(
            message.contains(path) && message.contains(word),
            "{message}"
        );
    }
    std::fs::remove_file(&file).unwrap();
    assert_eq!(
        run(&["classify", "--choices", path], cookie).status.code(),
        Some(2)
    );
}

#[test]
fn explain_shows_every_row_that_could_apply() {
    let output = run(
        &[
            "explain",
            "sessionid",
            "--site",
            "https://icann.opendatasoft.com/explore",
        ],
        b"",
    );
    let told = text(&output.stdout);
    let won: Vec<_> = told
        .lines()
        .filter(|line| line.trim_start().starts_with("won"))
        .collect();
    assert!(
        won.len() == 1 && won[0].contains("opendatasoft.toml") && won[0].contains("Opendatasoft"),
        "{told}"
    );
    assert!(
        told.lines().any(|line| line.contains("lost")
            && line.contains("django.toml")
            && line.contains("less specific")),
        "{told}"
    );
    let third = run(
        &[
            "explain",
            "sessionid",
            "--domain",
            "opendatasoft.com",
            "--site",
            "shop.example",
        ],
        b"",
    );
    assert!(
        text(&third.stdout).contains("counts only for first-party cookies of opendatasoft.com")
    );
    let unknown = run(&["explain", "nobody_knows_me"], b"");
    assert!(unknown.status.success() && text(&unknown.stdout).contains("no table has a row"));
    let bad = run(&["explain", "x", "--domain", "a b"], b"");
    assert_eq!(bad.status.code(), Some(2));
    assert!(text(&bad.stderr).contains("--domain"));
}

#[test]
fn help_and_version_are_there() {
    for arguments in [
        &["--help"][..],
        &["classify", "--help"],
        &["explain", "--help"],
    ] {
        assert!(text(&run(arguments, b"").stdout).contains("Usage"));
    }
    assert!(text(&run(&["--version"], b"").stdout).contains(env!("CARGO_PKG_VERSION")));
    assert_eq!(run(&["nonsense"], b"").status.code(), Some(2));
}
