//! Reads the policy tables, checks them, and compiles them to one compact blob.
//!
//! Every fault stops the build and names file and row: a table is the authority on whose cookies are refused.

use crate::function::Function;
use crate::policy::{Kind, NamePattern, Row, Subject, Table, Tables};
use crate::purpose::Purpose;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Names that many unrelated parties use: a row for one of these must be bound to a domain or site.
const GENERIC: &[&str] = &[
    "auth",
    "cart",
    "cid",
    "client_id",
    "cookie",
    "csrf",
    "data",
    "device_id",
    "guid",
    "id",
    "lang",
    "language",
    "locale",
    "login",
    "pid",
    "session",
    "session_id",
    "sid",
    "test",
    "theme",
    "token",
    "tracking",
    "uid",
    "user",
    "user_id",
    "userid",
    "uuid",
    "visitor",
    "visitor_id",
];
/// Names up to this many bytes are generic, too.
const SHORT: usize = 2;
/// A prefix shorter than this would catch strangers.
const LEAST_PREFIX: usize = 2;

/// One policy file: its identifier (the file's name without `.toml`) and its text.
pub struct Source {
    pub id: String,
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    provider: String,
    kind: Kind,
    domains: Vec<String>,
    #[serde(default)]
    sites: Vec<String>,
    checked: String,
    licence: String,
    sources: BTreeMap<String, String>,
    cookie: Vec<FileRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRow {
    name: String,
    purpose: Purpose,
    function: Function,
    #[serde(default)]
    domains: Vec<String>,
    max_age: Option<String>,
    #[serde(default)]
    can_be_exempt: bool,
    source: String,
    example: String,
}

/// Checks all tables and compiles them to `postcard` bytes of [`Tables`].
///
/// # Errors
/// Every fault found, one a line, each beginning with file and row.
pub fn compile(sources: &[Source]) -> Result<Vec<u8>, String> {
    let mut faults = Vec::new();
    let mut files: Vec<(&str, File)> = Vec::new();
    for source in sources {
        match toml::from_str::<File>(&source.text) {
            Ok(file) => files.push((&source.id, file)),
            Err(error) => faults.push(format!(
                "policies/{}.toml: {}",
                source.id,
                error.to_string().trim().replace('\n', "\n    ")
            )),
        }
    }
    files.sort_by_key(|(id, _)| *id);
    for (id, file) in &files {
        check_file(id, file, &mut faults);
    }
    check_duplicates(&files, &mut faults);
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }

    let mut rows = Vec::new();
    let mut groups: BTreeMap<Vec<u8>, Vec<u16>> = BTreeMap::new();
    for (table, (_, file)) in files.iter().enumerate() {
        for row in &file.cookie {
            let number =
                u16::try_from(rows.len()).map_err(|_| "more than 65,535 rows".to_owned())?;
            groups.entry(key(&row.name)).or_default().push(number);
            rows.push(Row {
                table: u16::try_from(table).map_err(|_| "more than 65,535 tables".to_owned())?,
                name: &row.name,
                purpose: row.purpose,
                function: row.function,
                domains: row.domains.iter().map(String::as_str).collect(),
                max_age: row.max_age.as_deref().and_then(seconds),
                can_be_exempt: row.can_be_exempt,
            });
        }
    }
    let names = fst::Map::from_iter(groups.keys().zip(0u64..)).map_err(|e| e.to_string())?;
    let tables = Tables {
        tables: files.iter().map(|(id, file)| table(id, file)).collect(),
        rows,
        groups: groups.into_values().collect(),
        names: names.as_fst().as_bytes(),
    };
    check_examples(&files, &tables)?;
    postcard::to_allocvec(&tables).map_err(|e| e.to_string())
}

fn table<'a>(id: &'a str, file: &'a File) -> Table<'a> {
    Table {
        id,
        title: &file.title,
        provider: &file.provider,
        kind: file.kind,
        domains: file.domains.iter().map(String::as_str).collect(),
        sites: file.sites.iter().map(String::as_str).collect(),
    }
}

/// The key of a name in the index: the literal text and how it is matched.
fn key(name: &str) -> Vec<u8> {
    let (literal, end) = match name.find('*') {
        Some(star) => (&name[..star], crate::policy::PREFIX),
        None => (name, crate::policy::EXACT),
    };
    [literal.as_bytes(), &[end]].concat()
}

fn check_file(id: &str, file: &File, faults: &mut Vec<String>) {
    let mut fault =
        |place: &str, what: String| faults.push(format!("policies/{id}.toml: {place}{what}"));
    for (field, value) in [
        ("title", &file.title),
        ("provider", &file.provider),
        ("licence", &file.licence),
    ] {
        if value.trim().is_empty() {
            fault("", format!("{field} is empty"));
        }
    }
    let day = file.checked.split('-').map(str::len).collect::<Vec<_>>();
    if day != [4, 2, 2] || !file.checked.chars().all(|c| c.is_ascii_digit() || c == '-') {
        fault(
            "",
            format!("checked = {:?} is no date like 2026-11-23", file.checked),
        );
    }
    for (key, source) in &file.sources {
        if source.trim().is_empty() {
            fault("", format!("sources.{key} is empty"));
        }
        if !file.cookie.iter().any(|row| row.source == *key) {
            fault("", format!("sources.{key} is used by no row"));
        }
    }
    for domain in file.domains.iter().chain(&file.sites) {
        if !is_canonical(domain) {
            fault("", format!("{domain:?} is no lower-case domain name"));
        }
    }
    if file.cookie.is_empty() {
        fault("", "has no [[cookie]]".to_owned());
    }
    for pair in file.cookie.windows(2) {
        if (&pair[0].name, &pair[0].domains) > (&pair[1].name, &pair[1].domains) {
            let what = format!("unsorted: stands after {:?}", pair[0].name);
            fault(&format!("cookie {:?}: ", pair[1].name), what);
        }
    }
    for row in &file.cookie {
        let place = format!("cookie {:?}: ", row.name);
        for what in row_faults(row, file) {
            fault(&place, what);
        }
    }
}

fn row_faults(row: &FileRow, file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    match NamePattern::parse(row.name.as_str()) {
        Err(error) => faults.push(error.to_string()),
        Ok(pattern) => {
            let bound = !row.domains.is_empty() || !file.sites.is_empty();
            let generic = GENERIC.contains(&row.name.to_ascii_lowercase().as_str());
            if pattern.is_exact() && (generic || row.name.len() <= SHORT) && !bound {
                faults.push("a generic name counts only with its domain: add `domains`".to_owned());
            }
            if !pattern.is_exact() && pattern.prefix().len() < LEAST_PREFIX {
                faults.push(format!("needs {LEAST_PREFIX} characters before \"*\""));
            }
            if !pattern.matches(&row.example) {
                faults.push(format!("its example {:?} does not match", row.example));
            }
        }
    }
    if !file.sources.contains_key(&row.source) {
        faults.push(format!("source {:?} is missing from [sources]", row.source));
    }
    if row.can_be_exempt && row.purpose != Purpose::Statistical {
        faults.push("can_be_exempt is for statistical cookies".to_owned());
    }
    if let Some(age) = row.max_age.as_deref().filter(|age| seconds(age).is_none()) {
        faults.push(format!(
            "max_age = {age:?} is neither \"session\" nor like \"13mo\""
        ));
    }
    for domain in row.domains.iter().filter(|d| !is_canonical(d)) {
        faults.push(format!("{domain:?} is no lower-case domain name"));
    }
    faults
}

fn check_duplicates(files: &[(&str, File)], faults: &mut Vec<String>) {
    let mut seen: BTreeMap<(&str, &str, &str), &str> = BTreeMap::new();
    for (id, file) in files {
        for row in &file.cookie {
            for site in or_any(&file.sites) {
                for domain in or_any(&row.domains) {
                    if let Some(other) = seen.insert((&row.name, site, domain), id) {
                        faults.push(format!(
                            "policies/{id}.toml: cookie {:?}: duplicate of a row in policies/{other}.toml",
                            row.name
                        ));
                    }
                }
            }
        }
    }
}

fn or_any(places: &[String]) -> Vec<&str> {
    match places {
        [] => vec![""],
        some => some.iter().map(String::as_str).collect(),
    }
}

/// Every row must win the cookie it gives as an example: else it is unreachable, or means something else.
fn check_examples(files: &[(&str, File)], tables: &Tables<'_>) -> Result<(), String> {
    let mut faults = Vec::new();
    let mut number = 0;
    for (id, file) in files {
        for row in &file.cookie {
            let own = &tables.rows[number];
            number += 1;
            let places = if row.domains.is_empty() {
                &file.sites
            } else {
                &row.domains
            };
            for domain in places
                .iter()
                .map(String::as_str)
                .chain(places.is_empty().then_some("shop.example"))
            {
                let subject = Subject {
                    name: &row.example,
                    domain,
                    first_party: true,
                };
                match tables.find(subject) {
                    Some(won) if std::ptr::eq(won.row, own) => {}
                    Some(won) => faults.push(format!(
                        "policies/{id}.toml: cookie {:?}: unreachable: its example {:?} on {domain} is won by {:?} of policies/{}.toml",
                        row.name, row.example, won.row.name, won.table.id
                    )),
                    None => faults.push(format!(
                        "policies/{id}.toml: cookie {:?}: its example {:?} on {domain} is won by no row",
                        row.name, row.example
                    )),
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

fn is_canonical(domain: &str) -> bool {
    !domain.is_empty()
        && domain.split('.').all(|label| !label.is_empty())
        && domain
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b))
}

/// A lifetime as tables write it, in seconds: `session` (0), or a number with `s`, `min`, `h`, `d`, `mo` or `y`.
fn seconds(text: &str) -> Option<u32> {
    const DAY: u32 = 86_400;
    if text == "session" {
        return Some(0);
    }
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let factor = match &text[unit..] {
        "s" => 1,
        "min" => 60,
        "h" => 3_600,
        "d" => DAY,
        "mo" => DAY * 365 / 12,
        "y" => DAY * 365,
        _ => return None,
    };
    text[..unit].parse::<u32>().ok()?.checked_mul(factor)
}
