//! The engine: choices, tables and the record of parties behind one object.
//!
//! Methods take `&self`: a method that traps would keep an exclusive borrow for ever.

// JavaScript has no `Result`: what is thrown is told in `types.rs`, for all of them.
#![allow(clippy::missing_errors_doc)]

use super::bytes;
use super::convert::{self, JsContext, JsCookie, JsDecision, to_js};
use super::error::Fault;
use crate::choices::Choices;
use crate::cookie::Cookie;
use crate::decide::{self, Context, HeaderPlan, Request};
use crate::party::{CookieKey, PartyRecord};
use crate::site::{Host, is_https, url_path};
use crate::tables::built_in;
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Decides about cookies by a person's choices, and remembers whose each cookie is.
#[wasm_bindgen]
pub struct Engine {
    choices: RefCell<Choices>,
    record: RefCell<PartyRecord>,
}

#[derive(Serialize)]
struct JsJudged<'t> {
    decision: JsDecision<'t>,
    key: String,
    sites: Vec<String>,
}

#[derive(Serialize)]
struct JsVerdict<'t> {
    cookie: JsCookie<'t>,
    decision: JsDecision<'t>,
}

#[derive(Serialize)]
struct JsFiltered<'t> {
    value: Option<String>,
    refused: Vec<JsRefused<'t>>,
}

#[derive(Serialize)]
struct JsRefused<'t> {
    name: String,
    decision: JsDecision<'t>,
}

#[derive(Serialize)]
struct JsRecords {
    session: String,
    local: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsPlan {
    third_party: decide::ThirdParty,
    except_tops: Vec<String>,
    only_tops: Vec<String>,
    except_requests: Vec<String>,
    except_pairs: Vec<decide::Pair>,
    until: Option<f64>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine for `choices`, going on with a saved record; a record that can't be read is dropped.
    ///
    /// Throws `invalid-choices` or `newer-choices`, naming the field.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Choices")] choices: JsValue,
        #[wasm_bindgen(js_name = savedRecord, unchecked_optional_param_type = "SavedRecord")]
        saved_record: Option<JsValue>,
    ) -> Result<Engine, JsValue> {
        let choices = convert::choices(&choices)?.choices;
        let saved = saved_record
            .and_then(|saved| PartyRecord::restore(&bytes::from_text(&saved.as_string()?)?));
        let record = saved.unwrap_or_default();
        Ok(Self {
            choices: RefCell::new(choices),
            record: RefCell::new(record),
        })
    }

    /// Goes on with other choices; throws as the constructor does, and then nothing changes.
    #[wasm_bindgen(js_name = setChoices)]
    pub fn set_choices(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Choices")] choices: JsValue,
    ) -> Result<(), JsValue> {
        let choices = convert::choices(&choices)?.choices;
        self.choices.replace(choices);
        Ok(())
    }

    /// Decides about one cookie.
    #[wasm_bindgen(unchecked_return_type = "Decision")]
    pub fn decide(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CookieLike")] cookie: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Context")] context: JsValue,
    ) -> Result<JsValue, JsValue> {
        let cookie = convert::cookie(&cookie)?;
        let context = convert::context(&context)?;
        to_js(&self.decide_one(&cookie, &context))
    }

    /// Decides about several cookies, in order.
    #[wasm_bindgen(js_name = decideAll, unchecked_return_type = "Decision[]")]
    pub fn decide_all(
        &self,
        #[wasm_bindgen(unchecked_param_type = "[CookieLike, Context][]")] list: JsValue,
    ) -> Result<JsValue, JsValue> {
        let decide = |(cookie, context)| self.decide_one(&cookie, &context);
        to_js(
            &convert::pairs(&list)?
                .into_iter()
                .map(decide)
                .collect::<Vec<_>>(),
        )
    }

    /// A main-frame request was seen, a redirect's hop included: its site counts as top from here. `now` in Unix seconds.
    #[wasm_bindgen(js_name = mainFrameRequest)]
    pub fn main_frame_request(
        &self,
        #[wasm_bindgen(js_name = tabId, unchecked_param_type = "number")] tab: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<(), JsValue> {
        let (tab, now) = (convert::tab(&tab)?, convert::time(&now)?);
        if let Some(host) = convert::url(&url)? {
            self.record.borrow_mut().main_frame_request(tab, &host, now);
        }
        Ok(())
    }

    /// A navigation ended: the page stands in the tab (`committed`), or was given up. `now` in Unix seconds.
    #[wasm_bindgen(js_name = mainFrameDone)]
    pub fn main_frame_done(
        &self,
        #[wasm_bindgen(js_name = tabId, unchecked_param_type = "number")] tab: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "boolean")] committed: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<(), JsValue> {
        let (tab, now) = (convert::tab(&tab)?, convert::time(&now)?);
        let committed = convert::flag(&committed)?;
        let host = convert::url(&url)?.filter(|_| committed);
        self.record
            .borrow_mut()
            .main_frame_settled(tab, host.as_ref(), now);
        Ok(())
    }

    /// A tab was closed. `now` in Unix seconds.
    #[wasm_bindgen(js_name = tabRemoved)]
    pub fn tab_removed(
        &self,
        #[wasm_bindgen(js_name = tabId, unchecked_param_type = "number")] tab: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<(), JsValue> {
        let (tab, now) = (convert::tab(&tab)?, convert::time(&now)?);
        self.record.borrow_mut().tab_closed(tab, now);
        Ok(())
    }

    /// A request or frame was seen under a top-level page. `now` in Unix seconds.
    pub fn embedded(
        &self,
        #[wasm_bindgen(js_name = requestUrl, unchecked_param_type = "string")] request_url: JsValue,
        #[wasm_bindgen(js_name = topLevelUrl, unchecked_param_type = "string")]
        top_level_url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<(), JsValue> {
        let now = convert::time(&now)?;
        let (host, top) = (convert::url(&request_url)?, convert::url(&top_level_url)?);
        if let (Some(host), Some(top)) = (host, top) {
            self.record.borrow_mut().embedded(&host, &top, now);
        }
        Ok(())
    }

    /// The response to a third-party request sets this cookie. `now` in Unix seconds.
    #[wasm_bindgen(js_name = setByThirdParty)]
    pub fn set_by_third_party(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CookieLike")] cookie: JsValue,
        #[wasm_bindgen(js_name = topLevelUrl, unchecked_param_type = "string")]
        top_level_url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<(), JsValue> {
        let (cookie, now) = (convert::cookie(&cookie)?, convert::time(&now)?);
        if let Some(top) = convert::url(&top_level_url)? {
            self.record
                .borrow_mut()
                .set_by_third_party(&cookie, &top, now);
        }
        Ok(())
    }

    /// From here on cookies are set unseen: what `judgeJar` finds next without a record is first-party.
    #[wasm_bindgen(js_name = loseSight)]
    pub fn lose_sight(&self) {
        self.record.borrow_mut().lose_sight();
    }

    /// A cookie was stored. `now` in Unix seconds.
    #[wasm_bindgen(js_name = cookieStored, unchecked_return_type = "Judged")]
    pub fn cookie_stored(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CookieLike")] cookie: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (cookie, now) = (convert::cookie(&cookie)?, convert::time(&now)?);
        let judged =
            self.record
                .borrow_mut()
                .stored(built_in(), &self.choices.borrow(), &cookie, now);
        to_js(&JsJudged {
            decision: judged.decision.into(),
            key: CookieKey::of(&cookie).to_string(),
            sites: judged.sites,
        })
    }

    /// A cookie left the jar; `overwritten` where a new value takes its place.
    #[wasm_bindgen(js_name = cookieRemoved)]
    pub fn cookie_removed(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CookieLike")] cookie: JsValue,
        #[wasm_bindgen(unchecked_param_type = "boolean")] overwritten: JsValue,
    ) -> Result<(), JsValue> {
        let cookie = convert::cookie(&cookie)?;
        let overwritten = convert::flag(&overwritten)?;
        self.record.borrow_mut().removed(&cookie, overwritten);
        Ok(())
    }

    /// Decides about the cookies found in a jar, in order, by the record. `now` in Unix seconds.
    #[wasm_bindgen(js_name = judgeJar, unchecked_return_type = "Decision[]")]
    pub fn judge_jar(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CookieLike[]")] cookies: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (cookies, now) = (convert::cookies(&cookies)?, convert::time(&now)?);
        let decisions =
            self.record
                .borrow_mut()
                .sweep(built_in(), &self.choices.borrow(), &cookies, now);
        to_js(
            &decisions
                .into_iter()
                .map(JsDecision::from)
                .collect::<Vec<_>>(),
        )
    }

    /// The record, for the session's storage and, without history, for the lasting one.
    #[wasm_bindgen(js_name = saveRecord, unchecked_return_type = "{ session: SavedRecord, local: SavedRecord }")]
    pub fn save_record(&self) -> Result<JsValue, JsValue> {
        let record = self.record.borrow();
        let choices = self.choices.borrow();
        let local = record.save_for_good(|site| choices.has_own(site));
        to_js(&JsRecords {
            session: bytes::to_text(&record.save_for_session())?,
            local: bytes::to_text(&local)?,
        })
    }

    /// Judges each `Set-Cookie` value of a response. `topLevelUrl` is `null` for the main frame itself; `now` in Unix seconds.
    #[wasm_bindgen(js_name = filterSetCookie, unchecked_return_type = "SetCookieVerdict[]")]
    pub fn filter_set_cookie(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] values: JsValue,
        #[wasm_bindgen(js_name = requestUrl, unchecked_param_type = "string")] request_url: JsValue,
        #[wasm_bindgen(js_name = topLevelUrl, unchecked_param_type = "string | null | undefined")]
        top_level_url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<JsValue, JsValue> {
        let values = convert::texts(&values)?;
        with_request(&request_url, &top_level_url, &now, |request| {
            let choices = self.choices.borrow();
            let verdicts = decide::filter_set_cookie(built_in(), &choices, &values, request);
            let verdicts = verdicts.iter().map(|verdict| {
                let verdict = verdict.as_ref()?;
                let decision = verdict.decision.clone().into();
                Some(JsVerdict {
                    cookie: (&verdict.cookie).into(),
                    decision,
                })
            });
            to_js(&verdicts.collect::<Vec<_>>())
        })?
    }

    /// Takes out of a `Cookie` header what is refused. `topLevelUrl` is `null` for the main frame itself; `now` in Unix seconds.
    #[wasm_bindgen(js_name = filterCookie, unchecked_return_type = "FilteredCookie")]
    pub fn filter_cookie(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] value: JsValue,
        #[wasm_bindgen(js_name = requestUrl, unchecked_param_type = "string")] request_url: JsValue,
        #[wasm_bindgen(js_name = topLevelUrl, unchecked_param_type = "string | null | undefined")]
        top_level_url: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<JsValue, JsValue> {
        let value = convert::text(&value)?;
        let filtered = with_request(&request_url, &top_level_url, &now, |request| {
            decide::filter_cookie(built_in(), &self.choices.borrow(), &value, request)
        })?;
        let refused = filtered.refused.into_iter();
        let refused = refused.map(|r| JsRefused {
            name: r.name,
            decision: r.decision.into(),
        });
        to_js(&JsFiltered {
            value: filtered.value,
            refused: refused.collect(),
        })
    }

    /// Where third-party requests lose both cookie headers. `now` in Unix seconds.
    #[wasm_bindgen(js_name = headerPlan, unchecked_return_type = "HeaderPlan")]
    pub fn header_plan(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] now: JsValue,
    ) -> Result<JsValue, JsValue> {
        let plan = decide::header_plan(&self.choices.borrow(), convert::time(&now)?);
        let HeaderPlan {
            third_party,
            except_tops,
            only_tops,
            except_requests,
            except_pairs,
            until,
        } = plan;
        to_js(&JsPlan {
            third_party,
            except_tops,
            only_tops,
            except_requests,
            except_pairs,
            until,
        })
    }
}

impl Engine {
    fn decide_one(&self, cookie: &Cookie, context: &JsContext) -> JsDecision<'static> {
        let JsContext {
            top_level,
            party,
            now,
        } = context;
        let context = Context {
            top_level: top_level.as_ref(),
            party: *party,
            now: *now,
        };
        decide::decide(built_in(), &self.choices.borrow(), cookie, &context).into()
    }
}

fn with_request<T>(
    request_url: &JsValue,
    top_level_url: &JsValue,
    now: &JsValue,
    judge: impl FnOnce(&Request<'_>) -> T,
) -> Result<T, JsValue> {
    let host: Host = convert::url(request_url)?
        .ok_or_else(|| Fault::InvalidUrl.error("a request without host"))?;
    let request_url = convert::text(request_url)?;
    let is_page = top_level_url.is_null() || top_level_url.is_undefined();
    let top = if is_page {
        None
    } else {
        convert::url(top_level_url)?
    };
    Ok(judge(&Request {
        host: &host,
        path: url_path(&request_url),
        secure: is_https(&request_url),
        top_level: if is_page { Some(&host) } else { top.as_ref() },
        now: convert::time(now)?,
    }))
}
