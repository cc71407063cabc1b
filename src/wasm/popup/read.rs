//! Reading a view: each fault tells its place.

use super::view::{
    Actions, CookieView, Counts, DecisionView, PopupView, Problem, ReasonView, Stage,
};
use crate::choices::{Action, Mode, Pause};
use crate::decide::{ClassifiedBy, Outcome, Party, Step};
use crate::fields::{FieldError, Fields};
use crate::function::Function;
use crate::purpose::Purpose;
use serde_json::Value;

impl PopupView {
    /// Reads a view from its fields.
    ///
    /// # Errors
    /// A field is missing or holds what it can't.
    pub fn read(fields: &Fields<'_>) -> Result<Self, FieldError> {
        let actions = fields.needed("actions", fields.object("actions")?)?;
        let counts = fields.needed("counts", fields.object("counts")?)?;
        let cookies = fields.list("cookies")?;
        Ok(Self {
            site: owned(fields.text("site")?),
            access: flag(fields, "access")?,
            chosen: flag(fields, "chosen")?,
            problem: fields.word("problem", &Problem::WORDS)?,
            mode: fields.needed("mode", fields.word("mode", &Mode::WORDS)?)?,
            paused: Pause::read(fields, "paused", &mut Vec::new())?,
            site_protected: flag(fields, "siteProtected")?,
            actions: Actions::read(&actions)?,
            counts: Counts {
                kept: count(&counts, "kept")?,
                refused: count(&counts, "refused")?,
            },
            cookies: cookies
                .iter()
                .map(CookieView::read)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl Actions {
    /// Reads what is allowed from its fields.
    ///
    /// # Errors
    /// A field is missing or holds what it can't.
    pub fn read(fields: &Fields<'_>) -> Result<Self, FieldError> {
        let action = |key| fields.needed(key, fields.word(key, &Action::WORDS)?);
        Ok(Self {
            functional: action("functional")?,
            statistical: action("statistical")?,
            anonymised: action("anonymised")?,
            marketing: action("marketing")?,
            unknown: action("unknown")?,
            third_party: action("third_party")?,
        })
    }
}

impl CookieView {
    fn read(fields: &Fields<'_>) -> Result<Self, FieldError> {
        let decision = fields.needed("decision", fields.object("decision")?)?;
        Ok(Self {
            name: text(fields, "name")?,
            domain: text(fields, "domain")?,
            path: text(fields, "path")?,
            partitioned: flag(fields, "partitioned")?,
            refused: flag(fields, "refused")?,
            times: count(fields, "times")?,
            stage: fields.word("stage", &Stage::WORDS)?,
            decision: DecisionView::read(&decision)?,
        })
    }
}

impl DecisionView {
    fn read(fields: &Fields<'_>) -> Result<Self, FieldError> {
        let reason = fields.needed("reason", fields.object("reason")?)?;
        let functions = Function::ALL.map(|function| (function.as_str(), function));
        Ok(Self {
            action: fields.needed("action", fields.word("action", &Outcome::WORDS)?)?,
            purpose: fields.word(
                "purpose",
                &Purpose::ALL.map(|purpose| (purpose.as_str(), purpose)),
            )?,
            exempt: flag(fields, "exempt")?,
            party: fields.needed("party", fields.word("party", &Party::WORDS)?)?,
            provider: owned(fields.text("provider")?),
            set_for: owned(fields.text("setFor")?),
            function: fields.word("function", &functions)?,
            reason: ReasonView::read(&reason)?,
        })
    }
}

impl ReasonView {
    fn read(fields: &Fields<'_>) -> Result<Self, FieldError> {
        let classified_by = fields.word("classifiedBy", &ClassifiedBy::WORDS)?;
        let evidence = fields.get("evidence").and_then(Value::as_array);
        let evidence = evidence.into_iter().flatten().filter_map(Value::as_str);
        Ok(Self {
            step: fields.needed("step", fields.word("step", &Step::WORDS)?)?,
            classified_by: fields.needed("classifiedBy", classified_by)?,
            table: owned(fields.text("table")?),
            row: owned(fields.text("row")?),
            rule: fields
                .get("rule")
                .map(|_| count(fields, "rule"))
                .transpose()?,
            evidence: evidence.map(str::to_owned).collect(),
        })
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

fn text(fields: &Fields<'_>, key: &str) -> Result<String, FieldError> {
    fields.needed(key, owned(fields.text(key)?))
}

fn flag(fields: &Fields<'_>, key: &str) -> Result<bool, FieldError> {
    fields.needed(key, fields.flag(key)?)
}

fn count(fields: &Fields<'_>, key: &str) -> Result<u32, FieldError> {
    let count = fields.needed(key, fields.get(key))?.as_u64();
    let count = count.and_then(|count| u32::try_from(count).ok());
    count.ok_or_else(|| fields.wrong(key, "not a count"))
}
