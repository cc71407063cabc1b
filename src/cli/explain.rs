//! `consentinel explain`: what the tables say of a name, and why.

use super::now;
use consentinel::choices::Choices;
use consentinel::cookie::Cookie;
use consentinel::decide::{Context, Decision, Outcome, Party, Step, decide};
use consentinel::policy::{Fit, Miss, Row, Subject};
use consentinel::purpose::Purpose;
use consentinel::site::{Host, url_host};
use consentinel::tables::built_in;
use std::fmt::Write;

/// Prints every row that could apply, which won, why the others lost, and the decision.
///
/// # Errors
/// A domain or site that is no host.
pub fn run(
    choices: &Choices,
    name: &str,
    domain: Option<&str>,
    site: Option<&str>,
) -> Result<u8, String> {
    let top_level = site
        .map(host_of)
        .transpose()
        .map_err(|e| format!("--site {e}"))?;
    let host = domain
        .map(host_of)
        .transpose()
        .map_err(|e| format!("--domain {e}"))?;
    let host = match host.or_else(|| top_level.clone()) {
        Some(host) => host,
        None => host_of("some-site.example")?,
    };
    let cookie = Cookie::new(name, host);
    let context = Context {
        top_level: top_level.as_ref(),
        party: None,
        now: now(),
    };
    let decision = decide(built_in(), choices, &cookie, &context);
    print!("{}", explain(choices, &cookie, &decision));
    Ok(0)
}

fn host_of(text: &str) -> Result<Host, String> {
    if !text.contains("://") {
        return Host::parse(text).map_err(|e| e.to_string());
    }
    let host = url_host(text).map_err(|e| e.to_string())?;
    host.ok_or_else(|| format!("{text:?} has no host"))
}

fn explain(choices: &Choices, cookie: &Cookie, decision: &Decision<'_>) -> String {
    let party = match decision.party {
        Party::First => "first-party",
        Party::Third => "third-party",
    };
    let mut text = format!("{} on {}, {party}\n", cookie.name, cookie.domain);
    if let Some(label) = choices.label_for(cookie) {
        line(
            &mut text,
            format_args!(
                "  won   your own label {:?}: {}",
                label.name.as_str(),
                label.purpose
            ),
        );
    }
    let subject = Subject {
        name: &cookie.name,
        domain: cookie.domain.as_str(),
        first_party: decision.party == Party::First,
    };
    let won = built_in().find(subject);
    let mut candidates = built_in().candidates(subject);
    candidates.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.ok()));
    if candidates.is_empty() {
        line(
            &mut text,
            format_args!("  no table has a row for this name"),
        );
    }
    for (row, fit) in candidates {
        let won = won.filter(|known| std::ptr::eq(known.row, row));
        let (word, why) = match (fit, &won) {
            (Ok(fit), Some(_)) => ("won ", strength(fit)),
            (Ok(fit), None) => ("lost", format!("less specific: {}", strength(fit))),
            (Err(miss), _) => ("lost", missed(miss, row)),
        };
        let table = built_in().table_of(row);
        line(
            &mut text,
            format_args!(
                "  {word}  policies/{}.toml {:?}: {}, {}, {} ({why})",
                table.id, row.name, row.purpose, row.function, table.provider
            ),
        );
    }
    line(&mut text, format_args!("{}", sentence(decision)));
    text
}

fn line(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String can't fail.
    let _ = writeln!(text, "{what}");
}

fn strength(fit: Fit) -> String {
    let name = if fit.exact {
        "exact name"
    } else {
        "literal start"
    };
    match fit {
        Fit { site: true, .. } => format!("bound to this site, {name}"),
        Fit { domain: 0, .. } => name.to_owned(),
        Fit { .. } => format!("{name}, own domain"),
    }
}

fn missed(miss: Miss, row: &Row<'_>) -> String {
    match miss {
        Miss::Suffix => "the name ends otherwise".to_owned(),
        Miss::Domain => format!("counts only on {}", row.domains.join(", ")),
        Miss::Site => {
            let sites = built_in().table_of(row).sites.join(", ");
            format!("counts only for first-party cookies of {sites}")
        }
    }
}

fn sentence(decision: &Decision<'_>) -> String {
    let outcome = match decision.action {
        Outcome::Keep => "kept",
        Outcome::Session => "kept until the browser closes",
        Outcome::Remove => "refused",
    };
    let purpose = decision
        .purpose
        .map_or("of unknown purpose", Purpose::as_str);
    let why = match decision.reason.step {
        Step::Paused => "protection is paused here".to_owned(),
        Step::Rule => match decision.reason.rule {
            Some(place) => format!("by your rule rules[{place}]"),
            None => "by your rule".to_owned(),
        },
        Step::Necessary => "first-party and necessary".to_owned(),
        Step::Preference => "first-party, and a preference you chose".to_owned(),
        Step::Purpose => format!("by your choice for cookies that are {purpose}"),
        Step::ThirdParty => "by your choice for third parties".to_owned(),
    };
    let set_for = decision
        .set_for
        .map(|provider| format!("; set here for {provider}"));
    format!("{outcome}: {why}{}", set_for.unwrap_or_default())
}
