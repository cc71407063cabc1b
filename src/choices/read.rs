//! Reading stored, imported or deployed choices: nothing is guessed, nothing is lost without a word.

use super::{Action, Choices, Label, Mode, Pause, Purposes, Rule, SiteChoices, SitePurposes};
use crate::fields::{FieldError, Fields};
use crate::policy::NamePattern;
use crate::purpose::Purpose;
use crate::site::Host;
use serde_json::Value;
use std::fmt;

/// The version of the choices this program writes, and the newest it can read.
pub const VERSION: u32 = 1;

/// Choices that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The choices.
    pub choices: Choices,
    /// What was not understood and is left alone, such as unknown keys, each with its place.
    pub warnings: Vec<String>,
}

/// Why choices can't be used; displays the field at fault.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ChoicesError {
    kind: ChoicesErrorKind,
    fault: FieldError,
}

/// The kinds of [`ChoicesError`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChoicesErrorKind {
    /// A field is missing or holds what it can't.
    Invalid,
    /// They were written by a newer program.
    Newer,
}

impl ChoicesError {
    /// What went wrong.
    pub fn kind(&self) -> ChoicesErrorKind {
        self.kind
    }

    /// The path of the field at fault, such as `rules[0].action`; empty for the whole.
    pub fn field(&self) -> &str {
        self.fault.place()
    }
}

impl From<FieldError> for ChoicesError {
    fn from(fault: FieldError) -> Self {
        Self {
            kind: ChoicesErrorKind::Invalid,
            fault,
        }
    }
}

impl fmt::Display for ChoicesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "choices: {}", self.fault)
    }
}

impl std::error::Error for ChoicesError {}

/// Stands for every site, domain or name.
const ANY: &str = "*";

/// Reads choices from their JSON shape.
///
/// Missing fields take their defaults. Unknown fields are reported as warnings; they stay in the stored value, which is not this function's to write.
///
/// # Errors
/// A newer `version`, a missing one, or a field that holds what it can't; the error names the field.
///
/// ```
/// use consentinel::choices::{Action, read};
/// let stored = serde_json::json!({"version": 1, "third_party": "allow", "colour": "red"});
/// let read = read(&stored).unwrap();
/// assert_eq!(read.choices.third_party, Action::Allow);
/// assert_eq!(read.warnings, ["colour: not known, left as it is"]);
/// let error = consentinel::choices::read(&serde_json::json!({"version": 1, "third_party": "deny"})).unwrap_err();
/// assert_eq!(error.field(), "third_party");
/// ```
pub fn read(stored: &Value) -> Result<Read, ChoicesError> {
    let fields = Fields::of(stored, String::new())?;
    check_version(&fields)?;
    let mut warnings = Vec::new();
    let known = [
        "version",
        "mode",
        "paused",
        "purposes",
        "third_party",
        "gpc",
        "sites",
        "rules",
        "labels",
    ];
    fields.warn_of_others(&known, &mut warnings);
    let defaults = Choices::default();
    let global = actions(fields.object("purposes")?.as_ref(), &mut warnings)?;
    let purposes = Purposes {
        functional: global.functional.unwrap_or(defaults.purposes.functional),
        statistical: global.statistical.unwrap_or(defaults.purposes.statistical),
        anonymised: global.anonymised.unwrap_or(defaults.purposes.anonymised),
        marketing: global.marketing.unwrap_or(defaults.purposes.marketing),
        unknown: global.unknown.unwrap_or(defaults.purposes.unknown),
    };
    let rules = fields
        .list("rules")?
        .into_iter()
        .map(|entry| rule(&entry, &mut warnings));
    let rules = rules.collect::<Result<_, FieldError>>()?;
    let labels = fields
        .list("labels")?
        .into_iter()
        .map(|entry| label(&entry, &mut warnings));
    let labels = labels.collect::<Result<_, FieldError>>()?;
    let choices = Choices {
        mode: fields.word("mode", &Mode::WORDS)?.unwrap_or(defaults.mode),
        paused: Pause::read(&fields, "paused", &mut warnings)?,
        purposes,
        third_party: fields
            .word("third_party", &Action::WORDS)?
            .unwrap_or(defaults.third_party),
        gpc: fields.flag("gpc")?.unwrap_or(defaults.gpc),
        sites: sites(&fields, &mut warnings)?,
        rules,
        labels,
    };
    Ok(Read { choices, warnings })
}

fn check_version(fields: &Fields<'_>) -> Result<(), ChoicesError> {
    let version = fields.needed("version", fields.get("version"))?;
    match version.as_u64() {
        Some(known) if known == u64::from(VERSION) => Ok(()),
        Some(newer) if newer > u64::from(VERSION) => {
            let message =
                format!("written by a newer Consentinel ({newer}; this one knows {VERSION})");
            let fault = fields.wrong("version", &message);
            Err(ChoicesError {
                kind: ChoicesErrorKind::Newer,
                fault,
            })
        }
        _ => Err(fields
            .wrong("version", "not the number of a version")
            .into()),
    }
}

fn actions(
    fields: Option<&Fields<'_>>,
    warnings: &mut Vec<String>,
) -> Result<SitePurposes, FieldError> {
    let Some(fields) = fields else {
        return Ok(SitePurposes::default());
    };
    let known = [
        "functional",
        "statistical",
        "anonymised",
        "marketing",
        "unknown",
    ];
    fields.warn_of_others(&known, warnings);
    Ok(SitePurposes {
        functional: fields.word("functional", &Action::WORDS)?,
        statistical: fields.word("statistical", &Action::WORDS)?,
        anonymised: fields.word("anonymised", &Action::WORDS)?,
        marketing: fields.word("marketing", &Action::WORDS)?,
        unknown: fields.word("unknown", &Action::WORDS)?,
    })
}

fn sites(
    fields: &Fields<'_>,
    warnings: &mut Vec<String>,
) -> Result<Vec<(String, SiteChoices)>, FieldError> {
    let mut sites: Vec<(String, SiteChoices)> = Vec::new();
    for (key, own) in fields.objects("sites")? {
        own.warn_of_others(&["paused", "purposes", "third_party"], warnings);
        let place = || format!("sites[{key:?}]");
        let site = site_key(key).map_err(|e| FieldError::new(place(), e))?;
        if site != *key {
            warnings.push(format!("{}: read as {site:?}", place()));
        }
        if sites.iter().any(|(other, _)| *other == site) {
            return Err(FieldError::new(
                place(),
                "stands for the same site as another key",
            ));
        }
        let choices = SiteChoices {
            paused: Pause::read(&own, "paused", warnings)?,
            purposes: actions(own.object("purposes")?.as_ref(), warnings)?,
            third_party: own.word("third_party", &Action::WORDS)?,
        };
        sites.push((site, choices));
    }
    Ok(sites)
}

/// A site as choices key it: its registrable domain, or the host itself where it has none.
fn site_key(text: &str) -> Result<String, String> {
    let host = Host::parse(text).map_err(|e| e.to_string())?;
    Ok(host.site().to_owned())
}

fn rule(fields: &Fields<'_>, warnings: &mut Vec<String>) -> Result<Rule, FieldError> {
    fields.warn_of_others(&["site", "domain", "name", "action", "until"], warnings);
    let site = fields
        .text("site")?
        .filter(|site| *site != ANY)
        .map(site_key)
        .transpose();
    Ok(Rule {
        site: site.map_err(|e| fields.wrong("site", &e))?,
        domain: domain(fields)?,
        name: name(fields, fields.text("name")?.unwrap_or(ANY))?,
        action: fields.needed("action", fields.word("action", &Action::WORDS)?)?,
        until: fields.number("until")?,
    })
}

fn label(fields: &Fields<'_>, warnings: &mut Vec<String>) -> Result<Label, FieldError> {
    fields.warn_of_others(&["domain", "name", "purpose", "anonymised"], warnings);
    let text = fields.needed("name", fields.text("name")?)?;
    let purpose = fields.needed(
        "purpose",
        fields.word(
            "purpose",
            &Purpose::ALL.map(|purpose| (purpose.as_str(), purpose)),
        )?,
    )?;
    let anonymised = fields.flag("anonymised")?.unwrap_or(false);
    if anonymised && purpose != Purpose::Statistical {
        return Err(fields.wrong("anonymised", "only statistics can be anonymised"));
    }
    Ok(Label {
        domain: domain(fields)?,
        name: name(fields, text)?,
        purpose,
        anonymised,
    })
}

fn domain(fields: &Fields<'_>) -> Result<Option<Host>, FieldError> {
    let host = fields
        .text("domain")?
        .filter(|domain| *domain != ANY)
        .map(Host::parse);
    host.transpose()
        .map_err(|e| fields.wrong("domain", &e.to_string()))
}

fn name(fields: &Fields<'_>, text: &str) -> Result<NamePattern<'static>, FieldError> {
    NamePattern::parse(text.to_owned()).map_err(|e| fields.wrong("name", &e.to_string()))
}
