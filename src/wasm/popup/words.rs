//! The key of `_locales` for each thing a person is told about: the only place where enums become keys.

use super::view::{Problem, Stage};
use crate::choices::Kind;
use crate::decide::{ClassifiedBy, Outcome, Party, Step};
use crate::function::Function;

/// The name of what there is a switch for; of what is needed without one.
pub fn kind(kind: Option<Kind>) -> &'static str {
    match kind {
        None => "kind_necessary",
        Some(Kind::Functional) => "kind_functional",
        Some(Kind::Statistical) => "kind_statistical",
        Some(Kind::Anonymised) => "kind_anonymised",
        Some(Kind::Marketing) => "kind_marketing",
        Some(Kind::Unknown) => "kind_unknown",
        Some(Kind::ThirdParty) => "kind_third_party",
    }
}

/// The examples or the remark beside that name.
pub fn kind_hint(kind: Option<Kind>) -> &'static str {
    match kind {
        None => "kind_necessary_hint",
        Some(Kind::Functional) => "kind_functional_hint",
        Some(Kind::Statistical) => "kind_statistical_hint",
        Some(Kind::Anonymised) => "kind_anonymised_hint",
        Some(Kind::Marketing) => "kind_marketing_hint",
        Some(Kind::Unknown) => "kind_unknown_hint",
        Some(Kind::ThirdParty) => "kind_third_party_hint",
    }
}

/// A function's name.
pub fn function(function: Function) -> String {
    format!("function_{}", function.as_str().replace('-', "_"))
}

/// What a cookie of this function does, as a sentence.
pub fn function_does(named: Function) -> String {
    format!("{}_does", function(named))
}

/// Why a decision is as it is, as a sentence; `$1` is the name of the switch concerned.
pub fn reason(step: Step, action: Outcome) -> &'static str {
    match (step, action) {
        (Step::Paused, _) => "reason_paused",
        (Step::Necessary, _) => "reason_necessary",
        (Step::Preference, _) => "reason_preference",
        (Step::Rule, Outcome::Keep) => "reason_rule_keep",
        (Step::Rule, Outcome::Session) => "reason_rule_session",
        (Step::Rule, Outcome::Remove) => "reason_rule_remove",
        (Step::Purpose, Outcome::Keep) => "reason_purpose_keep",
        (Step::Purpose, Outcome::Session) => "reason_purpose_session",
        (Step::Purpose, Outcome::Remove) => "reason_purpose_remove",
        (Step::ThirdParty, Outcome::Keep) => "reason_third_party_keep",
        (Step::ThirdParty, Outcome::Session) => "reason_third_party_session",
        (Step::ThirdParty, Outcome::Remove) => "reason_third_party_remove",
    }
}

/// How a cookie's purpose is known.
pub fn classified(by: ClassifiedBy) -> &'static str {
    match by {
        ClassifiedBy::Label => "classified_label",
        ClassifiedBy::SiteTable => "classified_site_table",
        ClassifiedBy::NameAndDomain => "classified_name_and_domain",
        ClassifiedBy::Name => "classified_name",
        ClassifiedBy::Prefix => "classified_prefix",
        ClassifiedBy::Unknown => "classified_unknown",
    }
}

/// Whose cookie it is, in the details' technical word.
pub fn party(party: Party) -> &'static str {
    match party {
        Party::First => "party_first",
        Party::Third => "party_third",
    }
}

/// Where a cookie was met.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Header => "stage_header",
        Stage::OnChanged => "stage_on_changed",
        Stage::Sweep => "stage_sweep",
    }
}

/// What is wrong, as a heading and a sentence.
pub fn problem(problem: Problem) -> [&'static str; 2] {
    match problem {
        Problem::InvalidChoices => ["problem_choices_title", "problem_invalid_choices"],
        Problem::NewerChoices => ["problem_choices_title", "problem_newer_choices"],
        Problem::EngineFailed => ["problem_engine_title", "problem_engine_failed"],
    }
}
