//! From a cookie, what is known and what was chosen, to a decision with its reason.

mod classify;
mod decision;
mod headers;
mod plan;
mod reason;

pub use classify::{Classification, classify};
pub use decision::{Context, Decision, Outcome, Party, decide};
pub use headers::{
    FilteredCookie, Refused, Request, SetCookieVerdict, filter_cookie, filter_set_cookie,
};
pub use plan::{HeaderPlan, Pair, ThirdParty, header_plan};
pub use reason::{ClassifiedBy, Reason, Step};
