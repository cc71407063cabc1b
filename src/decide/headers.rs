//! Cookie headers of one request, judged cookie by cookie.

use super::decision::{Context, Decision, Outcome, Party, decide};
use crate::choices::Choices;
use crate::cookie::{Cookie, cookie_header, set_cookie};
use crate::policy::Tables;
use crate::site::Host;

/// A request whose headers are judged.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The host asked.
    pub host: &'a Host,
    /// The path asked for, beginning with `/`.
    pub path: &'a str,
    /// Whether it goes over TLS.
    pub secure: bool,
    /// The host in the address bar; `None` where the request has no page.
    pub top_level: Option<&'a Host>,
    /// Unix seconds.
    pub now: f64,
}

impl Request<'_> {
    fn context(&self) -> Context<'_> {
        let party = self.top_level.map(|top| Party::of(self.host, top));
        Context {
            top_level: self.top_level,
            party,
            now: self.now,
        }
    }
}

/// What becomes of one `Set-Cookie` value.
#[derive(Clone, Debug, PartialEq)]
pub struct SetCookieVerdict<'t> {
    /// The cookie it sets.
    pub cookie: Cookie,
    /// What becomes of it.
    pub decision: Decision<'t>,
}

/// Judges each `Set-Cookie` value of a response; `None` for a value the browser ignores anyway.
pub fn filter_set_cookie<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    values: &[String],
    request: &Request<'_>,
) -> Vec<Option<SetCookieVerdict<'t>>> {
    let origin = set_cookie::RequestOrigin {
        host: request.host,
        path: request.path,
        secure: request.secure,
    };
    let judge = |value: &String| {
        let cookie = set_cookie::parse(value, &origin, request.now)?;
        let decision = decide(tables, choices, &cookie, &request.context());
        Some(SetCookieVerdict { cookie, decision })
    };
    values.iter().map(judge).collect()
}

/// A `Cookie` header without what is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct FilteredCookie<'t> {
    /// The header's new value; `None` where nothing is left of it.
    pub value: Option<String>,
    /// What was taken out.
    pub refused: Vec<Refused<'t>>,
}

/// A cookie taken out of a `Cookie` header.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused<'t> {
    /// Its name.
    pub name: String,
    /// Why.
    pub decision: Decision<'t>,
}

/// Takes out of a `Cookie` header what is refused; the rest stays as it is, to the byte.
///
/// The header tells names alone, so a cookie is judged as one of the host asked.
pub fn filter_cookie<'t>(
    tables: &'t Tables<'t>,
    choices: &Choices,
    value: &str,
    request: &Request<'_>,
) -> FilteredCookie<'t> {
    let mut refused = Vec::new();
    let value = cookie_header::without(value, |name| {
        let cookie = Cookie::new(name, request.host.clone());
        let decision = decide(tables, choices, &cookie, &request.context());
        let refuse = decision.action == Outcome::Remove;
        if refuse {
            refused.push(Refused {
                name: name.to_owned(),
                decision,
            });
        }
        refuse
    });
    FilteredCookie { value, refused }
}
