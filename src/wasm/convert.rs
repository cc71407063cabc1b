//! Values from and to JavaScript.

use super::error::{Fault, choices_error};
use crate::choices::{self, Read};
use crate::cookie::{Cookie, PartitionKey, SameSite};
use crate::decide::{Decision, Party, Reason};
use crate::function::Function;
use crate::purpose::Purpose;
use crate::site::{Host, url_host};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// `cookies.Cookie`, as far as it matters.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JsCookie {
    name: String,
    domain: String,
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    host_only: Option<bool>,
    #[serde(default)]
    path: Option<String>,
    #[serde(default)]
    secure: bool,
    #[serde(default)]
    http_only: bool,
    #[serde(default)]
    same_site: Option<String>,
    #[serde(default)]
    session: Option<bool>,
    #[serde(default)]
    expiration_date: Option<f64>,
    #[serde(default)]
    store_id: Option<String>,
    #[serde(default)]
    partition_key: Option<JsPartitionKey>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct JsPartitionKey {
    #[serde(default)]
    top_level_site: Option<String>,
    #[serde(default)]
    has_cross_site_ancestor: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JsContext {
    #[serde(default)]
    pub(super) top_level_url: Option<String>,
    #[serde(default)]
    pub(super) party: Option<Party>,
    pub(super) now: f64,
}

impl JsCookie {
    pub(super) fn read(self) -> Result<Cookie, JsValue> {
        let fault = |e: &dyn std::fmt::Display| {
            Fault::InvalidCookie.error(format!("cookie {:?}: {e}", self.name))
        };
        let domain = host(&self.domain).map_err(|e| fault(&e))?;
        let partition_key = match &self.partition_key {
            None => None,
            Some(key) => Some(key.read().map_err(|e| fault(&e))?),
        };
        let same_site = match self.same_site.as_deref() {
            Some("no_restriction") => SameSite::NoRestriction,
            Some("lax") => SameSite::Lax,
            Some("strict") => SameSite::Strict,
            None | Some("unspecified" | "") => SameSite::Unspecified,
            Some(other) => {
                return Err(fault(&format!(
                    "sameSite {other:?} is none of the browser's"
                )));
            }
        };
        Ok(Cookie {
            host_only: self.host_only.unwrap_or(!self.domain.starts_with('.')),
            domain,
            path: self.path.unwrap_or_else(|| "/".to_owned()),
            secure: self.secure,
            http_only: self.http_only,
            same_site,
            session: self.session.unwrap_or(self.expiration_date.is_none()),
            expires: self.expiration_date,
            store_id: self.store_id,
            partition_key,
            value: self.value,
            name: self.name,
        })
    }
}

impl JsPartitionKey {
    fn read(&self) -> Result<PartitionKey, String> {
        // An empty or missing site is how the APIs say "not partitioned".
        let site = self
            .top_level_site
            .as_deref()
            .filter(|site| !site.is_empty());
        let host = site.map(|site| match url_host(site) {
            Ok(Some(host)) => Ok(host),
            Ok(None) | Err(_) => Err(format!("partitionKey.topLevelSite {site:?} is no site")),
        });
        Ok(PartitionKey {
            top_level_site: host.transpose()?,
            has_cross_site_ancestor: self.has_cross_site_ancestor,
        })
    }
}

impl From<&Cookie> for JsCookie {
    fn from(cookie: &Cookie) -> Self {
        let dot = if cookie.host_only { "" } else { "." };
        let same_site = match cookie.same_site {
            SameSite::NoRestriction => "no_restriction",
            SameSite::Lax => "lax",
            SameSite::Strict => "strict",
            SameSite::Unspecified => "unspecified",
        };
        Self {
            name: cookie.name.clone(),
            domain: format!("{dot}{}", cookie.domain),
            value: cookie.value.clone(),
            host_only: Some(cookie.host_only),
            path: Some(cookie.path.clone()),
            secure: cookie.secure,
            http_only: cookie.http_only,
            same_site: Some(same_site.to_owned()),
            session: Some(cookie.session),
            expiration_date: cookie.expires,
            store_id: cookie.store_id.clone(),
            partition_key: cookie.partition_key.as_ref().map(|key| JsPartitionKey {
                top_level_site: key
                    .top_level_site
                    .as_ref()
                    .map(|host| format!("https://{host}")),
                has_cross_site_ancestor: key.has_cross_site_ancestor,
            }),
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

/// Reads a value, or throws `fault`.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue, fault: Fault) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|e| fault.error(e))
}

/// Writes a value as plain objects, arrays and `null`.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// Reads a cookie.
pub(super) fn cookie(value: JsValue) -> Result<Cookie, JsValue> {
    from_js::<JsCookie>(value, Fault::InvalidCookie)?.read()
}

/// Reads choices.
pub(super) fn choices(value: JsValue) -> Result<Read, JsValue> {
    let value: serde_json::Value = from_js(value, Fault::InvalidChoices)?;
    choices::read(&value).map_err(|e| choices_error(&e))
}

/// The host of a URL, `None` for one without.
pub(super) fn url(text: &str) -> Result<Option<Host>, JsValue> {
    url_host(text).map_err(|e| Fault::InvalidUrl.error(e))
}

/// The host of a cookie's domain; the browser turns international names into punycode.
fn host(text: &str) -> Result<Host, String> {
    if text.is_ascii() {
        return Host::parse(text).map_err(|e| e.to_string());
    }
    let bare = text.strip_prefix('.').unwrap_or(text);
    let url = web_sys::Url::new(&format!("https://{bare}/"))
        .map_err(|_| format!("{text:?} is no host"))?;
    Host::parse(&url.hostname()).map_err(|e| e.to_string())
}
