//! Reading stored, imported or deployed choices: nothing is guessed, nothing is lost without a word.

use super::{Action, Choices, Label, Mode, Pause, Purposes, Rule, SiteChoices};
use crate::policy::NamePattern;
use crate::purpose::Purpose;
use crate::site::Host;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
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
    field: String,
    message: String,
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
    fn invalid(field: impl Into<String>, message: impl fmt::Display) -> Self {
        let kind = ChoicesErrorKind::Invalid;
        Self {
            kind,
            field: field.into(),
            message: message.to_string(),
        }
    }

    /// What went wrong.
    pub fn kind(&self) -> ChoicesErrorKind {
        self.kind
    }

    /// The path of the field at fault, such as `rules[0].action`; empty for the whole.
    pub fn field(&self) -> &str {
        &self.field
    }
}

impl fmt::Display for ChoicesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" | "." => write!(f, "choices: {}", self.message),
            field => write!(f, "choices, {field}: {}", self.message),
        }
    }
}

impl std::error::Error for ChoicesError {}

#[derive(Deserialize)]
#[serde(default)]
struct Stored {
    #[serde(rename = "version")]
    _version: u32,
    mode: Mode,
    paused: Pause,
    purposes: Purposes,
    third_party: Action,
    gpc: bool,
    sites: BTreeMap<String, SiteChoices>,
    rules: Vec<StoredRule>,
    labels: Vec<StoredLabel>,
}

impl Default for Stored {
    fn default() -> Self {
        let Choices {
            mode,
            paused,
            purposes,
            third_party,
            gpc,
            ..
        } = Choices::default();
        let (sites, rules, labels) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self {
            _version: VERSION,
            mode,
            paused,
            purposes,
            third_party,
            gpc,
            sites,
            rules,
            labels,
        }
    }
}

#[derive(Deserialize)]
struct StoredRule {
    #[serde(default = "any")]
    site: String,
    #[serde(default = "any")]
    domain: String,
    #[serde(default = "any")]
    name: String,
    action: Action,
    until: Option<f64>,
}

#[derive(Deserialize)]
struct StoredLabel {
    #[serde(default = "any")]
    domain: String,
    name: String,
    purpose: Purpose,
    #[serde(default)]
    anonymised: bool,
}

fn any() -> String {
    ANY.to_owned()
}

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
    check_version(stored)?;
    check_objects(stored)?;
    let mut warnings = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(stored, &mut track);
    let parsed: Result<Stored, _> = serde_ignored::deserialize(tracked, |path| {
        warnings.push(format!("{path}: not known, left as it is").replace('?', ""));
    });
    let parsed = parsed.map_err(|error| ChoicesError::invalid(track.path().to_string(), error))?;
    let mut sites = BTreeMap::new();
    for (key, own) in parsed.sites {
        let site =
            site_key(&key).map_err(|e| ChoicesError::invalid(format!("sites[{key:?}]"), e))?;
        if site != key {
            warnings.push(format!("sites[{key:?}]: read as {site:?}"));
        }
        if sites.insert(site, own).is_some() {
            let message = "stands for the same site as another key";
            return Err(ChoicesError::invalid(format!("sites[{key:?}]"), message));
        }
    }
    let numbered = |list: &str, place: usize| format!("{list}[{place}]");
    let rules = parsed.rules.into_iter().enumerate();
    let rules = rules.map(|(place, rule)| rule.check(&numbered("rules", place)));
    let labels = parsed.labels.into_iter().enumerate();
    let labels = labels.map(|(place, label)| label.check(&numbered("labels", place)));
    let choices = Choices {
        mode: parsed.mode,
        paused: parsed.paused,
        purposes: parsed.purposes,
        third_party: parsed.third_party,
        gpc: parsed.gpc,
        sites,
        rules: rules.collect::<Result<_, _>>()?,
        labels: labels.collect::<Result<_, _>>()?,
    };
    Ok(Read { choices, warnings })
}

fn check_version(stored: &Value) -> Result<(), ChoicesError> {
    let Some(fields) = stored.as_object() else {
        return Err(ChoicesError::invalid("", "not an object"));
    };
    let version = fields
        .get("version")
        .ok_or_else(|| ChoicesError::invalid("version", "missing"))?;
    match version.as_u64() {
        Some(known) if known == u64::from(VERSION) => Ok(()),
        Some(newer) if newer > u64::from(VERSION) => Err(ChoicesError {
            kind: ChoicesErrorKind::Newer,
            field: "version".to_owned(),
            message: format!("written by a newer Consentinel ({newer}; this one knows {VERSION})"),
        }),
        _ => Err(ChoicesError::invalid(
            "version",
            format!("{version} is no version"),
        )),
    }
}

/// Where the schema has objects there must be objects: serde would read a list as one, field by field.
fn check_objects(stored: &Value) -> Result<(), ChoicesError> {
    let check = |place: &str, value: Option<&Value>| match value {
        Some(value) if !value.is_object() => Err(ChoicesError::invalid(place, "not an object")),
        Some(_) | None => Ok(()),
    };
    check("purposes", stored.get("purposes"))?;
    check("sites", stored.get("sites"))?;
    for (key, own) in stored
        .get("sites")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        check(&format!("sites.{key}"), Some(own))?;
        check(&format!("sites.{key}.purposes"), own.get("purposes"))?;
    }
    for list in ["rules", "labels"] {
        let entries = stored.get(list).and_then(Value::as_array);
        for (place, entry) in entries.into_iter().flatten().enumerate() {
            check(&format!("{list}[{place}]"), Some(entry))?;
        }
    }
    Ok(())
}

/// A site as choices key it: its registrable domain, or the host itself where it has none.
fn site_key(text: &str) -> Result<String, String> {
    let host = Host::parse(text).map_err(|e| e.to_string())?;
    Ok(host.site().to_owned())
}

impl StoredRule {
    fn check(self, place: &str) -> Result<Rule, ChoicesError> {
        let site = (self.site != ANY).then(|| site_key(&self.site)).transpose();
        Ok(Rule {
            site: site.map_err(|e| ChoicesError::invalid(format!("{place}.site"), e))?,
            domain: domain(&self.domain, place)?,
            name: name(self.name, place)?,
            action: self.action,
            until: self.until,
        })
    }
}

impl StoredLabel {
    fn check(self, place: &str) -> Result<Label, ChoicesError> {
        if self.anonymised && self.purpose != Purpose::Statistical {
            let message = "only statistics can be anonymised";
            return Err(ChoicesError::invalid(
                format!("{place}.anonymised"),
                message,
            ));
        }
        Ok(Label {
            domain: domain(&self.domain, place)?,
            name: name(self.name, place)?,
            purpose: self.purpose,
            anonymised: self.anonymised,
        })
    }
}

fn domain(text: &str, place: &str) -> Result<Option<Host>, ChoicesError> {
    if text == ANY {
        return Ok(None);
    }
    let host =
        Host::parse(text).map_err(|e| ChoicesError::invalid(format!("{place}.domain"), e))?;
    Ok(Some(host))
}

fn name(text: String, place: &str) -> Result<NamePattern<'static>, ChoicesError> {
    NamePattern::parse(text).map_err(|e| ChoicesError::invalid(format!("{place}.name"), e))
}
