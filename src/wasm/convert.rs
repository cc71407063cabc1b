//! Values from and to JavaScript.

use super::error::{Fault, choices_error};
use super::json::from_js;
use crate::choices::{self, Read};
use crate::cookie::{Cookie, PartitionKey, SameSite};
use crate::decide::{Decision, Party, Reason};
use crate::fields::{FieldError, Fields};
use crate::function::Function;
use crate::purpose::Purpose;
use crate::site::{Host, HostError, url_host};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use wasm_bindgen::JsValue;

/// A cookie as the browser describes it.
///
/// Source: [cookies.Cookie](https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/cookies/Cookie).
fn read_cookie(fields: &Fields<'_>) -> Result<Cookie, FieldError> {
    let name = fields.needed("name", fields.text("name")?)?;
    let domain = fields.needed("domain", fields.text("domain")?)?;
    let host = host(domain).map_err(|e| fields.wrong("domain", &e.to_string()))?;
    let expires = fields.number("expirationDate")?;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Ok(Cookie {
        value: owned(fields.text("value")?),
        host_only: fields.flag("hostOnly")?.unwrap_or(!domain.starts_with('.')),
        path: fields.text("path")?.unwrap_or("/").to_owned(),
        secure: fields.flag("secure")?.unwrap_or(false),
        http_only: fields.flag("httpOnly")?.unwrap_or(false),
        same_site: fields
            .word("sameSite", &SAME_SITE)?
            .unwrap_or(SameSite::Unspecified),
        session: fields.flag("session")?.unwrap_or(expires.is_none()),
        expires,
        store_id: owned(fields.text("storeId")?),
        partition_key: match fields.object("partitionKey")? {
            Some(key) => Some(read_partition_key(&key)?),
            None => None,
        },
        ..Cookie::new(name, host)
    })
}

/// The browser's words for `SameSite` ([cookies.SameSiteStatus](https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/cookies/SameSiteStatus)).
const SAME_SITE: [(&str, SameSite); 4] = [
    ("no_restriction", SameSite::NoRestriction),
    ("lax", SameSite::Lax),
    ("strict", SameSite::Strict),
    ("unspecified", SameSite::Unspecified),
];

fn read_partition_key(fields: &Fields<'_>) -> Result<PartitionKey, FieldError> {
    // An empty or missing site is how the APIs say "not partitioned".
    let site = fields.text("topLevelSite")?.filter(|site| !site.is_empty());
    let top_level_site = match site.map(host_of_url) {
        None => None,
        Some(Ok(Some(host))) => Some(host),
        Some(Ok(None) | Err(_)) => return Err(fields.wrong("topLevelSite", "no site")),
    };
    Ok(PartitionKey {
        top_level_site,
        has_cross_site_ancestor: fields.flag("hasCrossSiteAncestor")?,
    })
}

/// Where and when a cookie is judged, as the caller tells it.
pub(super) struct JsContext {
    pub(super) top_level: Option<Host>,
    pub(super) party: Option<Party>,
    pub(super) now: f64,
}

fn read_context(fields: &Fields<'_>) -> Result<JsContext, FieldError> {
    let url = fields.text("topLevelUrl")?.map(host_of_url).transpose();
    Ok(JsContext {
        top_level: url
            .map_err(|e| fields.wrong("topLevelUrl", &e.to_string()))?
            .flatten(),
        party: fields.word("party", &Party::WORDS)?,
        now: fields.needed("now", fields.number("now")?)?,
    })
}

/// A [`Cookie`] with JavaScript's spelling of field names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
// The browser's shape, not ours.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct JsCookie<'a> {
    name: &'a str,
    domain: String,
    host_only: bool,
    path: &'a str,
    secure: bool,
    http_only: bool,
    same_site: &'a str,
    session: bool,
    expiration_date: Option<f64>,
}

impl<'a> From<&'a Cookie> for JsCookie<'a> {
    fn from(cookie: &'a Cookie) -> Self {
        let dot = if cookie.host_only { "" } else { "." };
        let same_site = SAME_SITE
            .iter()
            .find(|(_, same_site)| *same_site == cookie.same_site);
        Self {
            name: &cookie.name,
            domain: format!("{dot}{}", cookie.domain),
            host_only: cookie.host_only,
            path: &cookie.path,
            secure: cookie.secure,
            http_only: cookie.http_only,
            same_site: same_site.map_or("unspecified", |(word, _)| word),
            session: cookie.session,
            expiration_date: cookie.expires,
        }
    }
}

/// A [`Decision`] with JavaScript's spelling of field names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JsDecision<'a> {
    action: crate::decide::Outcome,
    purpose: Option<Purpose>,
    exempt: bool,
    party: Party,
    provider: Option<&'a str>,
    set_for: Option<&'a str>,
    function: Option<Function>,
    reason: JsReason<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsReason<'a> {
    step: crate::decide::Step,
    classified_by: crate::decide::ClassifiedBy,
    table: Option<&'a str>,
    row: Option<&'a str>,
    rule: Option<usize>,
    evidence: Vec<String>,
}

impl<'t> From<Decision<'t>> for JsDecision<'t> {
    fn from(decision: Decision<'t>) -> Self {
        let Decision {
            action,
            purpose,
            exempt,
            party,
            provider,
            set_for,
            function,
            reason,
        } = decision;
        let Reason {
            step,
            classified_by,
            table,
            row,
            rule,
            evidence,
        } = reason;
        let reason = JsReason {
            step,
            classified_by,
            table,
            row,
            rule,
            evidence,
        };
        Self {
            action,
            purpose,
            exempt,
            party,
            provider,
            set_for,
            function,
            reason,
        }
    }
}

/// A JavaScript value as JSON; throws `fault` where it can't be that.
pub(super) fn json(value: &JsValue, fault: Fault) -> Result<Value, JsValue> {
    from_js(value).map_err(|e| fault.error(e))
}

/// Writes a value as plain objects, arrays and `null`.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// Reads an object's fields; throws `fault`, naming the field.
pub(super) fn read_fields<T>(
    value: &Value,
    place: &str,
    fault: Fault,
    read: impl FnOnce(&Fields<'_>) -> Result<T, FieldError>,
) -> Result<T, JsValue> {
    let fields = Fields::of(value, place.to_owned());
    fields
        .and_then(|fields| read(&fields))
        .map_err(|e| fault.at(&e))
}

/// Reads a cookie.
pub(super) fn cookie(value: &JsValue) -> Result<Cookie, JsValue> {
    read_fields(
        &json(value, Fault::InvalidCookie)?,
        "",
        Fault::InvalidCookie,
        read_cookie,
    )
}

/// Reads a list of cookies.
pub(super) fn cookies(value: &JsValue) -> Result<Vec<Cookie>, JsValue> {
    let value = json(value, Fault::InvalidCookie)?;
    let list = value
        .as_array()
        .ok_or_else(|| Fault::InvalidCookie.error("not a list of cookies"))?;
    let read_one = |(place, cookie)| {
        read_fields(
            cookie,
            &format!("[{place}]"),
            Fault::InvalidCookie,
            read_cookie,
        )
    };
    list.iter().enumerate().map(read_one).collect()
}

/// Reads a list of cookies, each with its context.
pub(super) fn pairs(value: &JsValue) -> Result<Vec<(Cookie, JsContext)>, JsValue> {
    let value = json(value, Fault::InvalidCookie)?;
    let list = value
        .as_array()
        .ok_or_else(|| Fault::InvalidCookie.error("not a list of pairs"))?;
    let read_one = |(place, pair): (usize, &Value)| {
        let cookie = read_fields(
            &pair[0],
            &format!("[{place}][0]"),
            Fault::InvalidCookie,
            read_cookie,
        )?;
        let context = read_fields(
            &pair[1],
            &format!("[{place}][1]"),
            Fault::InvalidContext,
            read_context,
        )?;
        Ok((cookie, context))
    };
    list.iter().enumerate().map(read_one).collect()
}

/// Reads a context.
pub(super) fn context(value: &JsValue) -> Result<JsContext, JsValue> {
    read_fields(
        &json(value, Fault::InvalidContext)?,
        "",
        Fault::InvalidContext,
        read_context,
    )
}

/// Reads choices.
pub(super) fn choices(value: &JsValue) -> Result<Read, JsValue> {
    let mut choices = json(value, Fault::InvalidChoices)?;
    ascii_hosts(&mut choices);
    choices::read(&choices).map_err(|e| choices_error(&e))
}

/// The host of a URL, `None` for one without.
pub(super) fn url(value: &JsValue) -> Result<Option<Host>, JsValue> {
    let text = value
        .as_string()
        .ok_or_else(|| Fault::InvalidUrl.error("not a text"))?;
    host_of_url(&text).map_err(|e| Fault::InvalidUrl.error(e))
}

/// A text.
pub(super) fn text(value: &JsValue) -> Result<String, JsValue> {
    argument(value.as_string(), "not a text")
}

/// A list of texts.
pub(super) fn texts(value: &JsValue) -> Result<Vec<String>, JsValue> {
    let list = match json(value, Fault::InvalidArgument)? {
        Value::Array(list) => list.into_iter().map(|item| match item {
            Value::String(text) => Some(text),
            _ => None,
        }),
        _ => return argument(None, "not a list"),
    };
    argument(list.collect(), "not a list of texts")
}

/// A time in Unix seconds.
pub(super) fn time(value: &JsValue) -> Result<f64, JsValue> {
    argument(value.as_f64().filter(|time| !time.is_nan()), "not a time")
}

/// The number of a tab.
pub(super) fn tab(value: &JsValue) -> Result<i32, JsValue> {
    // Beyond its bounds a number becomes the nearest that fits, which is no tab's.
    #[allow(clippy::cast_possible_truncation)]
    argument(value.as_f64().map(|tab| tab as i32), "not a tab's number")
}

/// `true` or `false`.
pub(super) fn flag(value: &JsValue) -> Result<bool, JsValue> {
    argument(value.as_bool(), "neither true nor false")
}

fn argument<T>(found: Option<T>, otherwise: &str) -> Result<T, JsValue> {
    found.ok_or_else(|| Fault::InvalidArgument.error(otherwise))
}

/// The host of a cookie's domain.
fn host(text: &str) -> Result<Host, HostError> {
    Host::parse(&ascii_host(text))
}

/// The host of a URL.
fn host_of_url(text: &str) -> Result<Option<Host>, HostError> {
    if text.is_ascii() {
        return url_host(text);
    }
    let url = web_sys::Url::new(text);
    url.map_or_else(|_| url_host(text), |url| url_host(&url.href()))
}

/// A host as the core reads it: the browser turns international names into punycode.
fn ascii_host(text: &str) -> Cow<'_, str> {
    let bare = text.strip_prefix('.').unwrap_or(text);
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let url = web_sys::Url::new(&format!("https://{bare}/"));
    url.map_or(Cow::Borrowed(text), |url| Cow::Owned(url.hostname()))
}

/// Writes the hosts of choices in ASCII, as a person may have not.
fn ascii_hosts(choices: &mut Value) {
    if let Some(Value::Object(sites)) = choices.get_mut("sites") {
        for (site, own) in std::mem::take(sites) {
            sites.insert(ascii_host(&site).into_owned(), own);
        }
    }
    for (list, field) in [("rules", "site"), ("rules", "domain"), ("labels", "domain")] {
        let entries = choices.get_mut(list).and_then(Value::as_array_mut);
        for entry in entries.into_iter().flatten() {
            if let Some(Value::String(host)) = entry.get_mut(field) {
                *host = ascii_host(host).into_owned();
            }
        }
    }
}
