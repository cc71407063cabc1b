//! The popup, drawn into the document: it shows a view and tells what was asked for.
//!
//! It has no rules of its own: what is true comes from the background by [`Popup::draw`], what a person asks for goes
//! there as a change, and the next view shows what came of it.

mod banners;
mod cache;
mod change;
mod cookies;
mod page;
mod read;
mod row;
mod site;
mod switches;
mod view;
mod words;

use super::convert::{json, read_fields, to_js};
use super::error::Fault;
use crate::choices::{Action, Mode};
use banners::Banners;
use change::Change;
use cookies::Cookies;
use js_sys::{Date, Function};
use page::Page;
use site::Site;
use std::cell::RefCell;
use std::rc::Rc;
use switches::{Switches, is_checked, kind_of, set_checked};
use view::PopupView;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type Translate = (key: string, ...substitutions: string[]) => string;
export type SwitchChoice = "functional" | "statistical" | "anonymised" | "marketing" | "unknown" | "third_party";
/** What the popup shows of one tab. */
export interface PopupView {
  site: string | null;
  url: string | null;
  access: boolean;
  chosen: boolean;
  problem: "invalid-choices" | "newer-choices" | "engine-failed" | null;
  mode: "enforce" | "watch";
  paused: boolean | { until: number };
  siteProtected: boolean;
  actions: Record<SwitchChoice, "allow" | "block" | "session">;
  counts: { kept: number; refused: number };
  cookies: CookieView[];
}
/** One cookie seen in that tab. */
export interface CookieView {
  name: string;
  domain: string;
  path: string;
  partitioned: boolean;
  refused: boolean;
  times: number;
  stage: "header" | "onChanged" | "sweep" | null;
  decision: Decision;
}
/** What a click in the popup asks for. */
export type PopupChange =
  | { kind: "purpose"; purpose: Exclude<SwitchChoice, "third_party">; action: "allow" | "block" }
  | { kind: "third_party"; action: "allow" | "block" }
  | { kind: "site"; site: string; protected: boolean }
  | { kind: "pause"; paused: boolean }
  | { kind: "mode"; mode: "enforce" }
  | { kind: "allow"; site: string; domain: string; name: string };
"#;

#[wasm_bindgen]
extern "C" {
    /// `(key, ...substitutions) => string`.
    #[wasm_bindgen(extends = Function, typescript_type = "Translate")]
    pub type Translate;
    /// `(change) => void`.
    #[wasm_bindgen(extends = Function, typescript_type = "(change: PopupChange) => void")]
    pub type Send;
    /// A `PopupView` as a plain object.
    #[wasm_bindgen(typescript_type = "PopupView")]
    pub type JsPopupView;
}

/// The popup within one element of a page.
#[wasm_bindgen]
pub struct Popup {
    parts: Rc<Parts>,
    root: HtmlElement,
    clicked: Closure<dyn Fn(Event)>,
}

struct Parts {
    page: Page,
    send: Function,
    banners: Banners,
    site: Site,
    switches: Switches,
    cookies: RefCell<Cookies>,
    view: RefCell<Option<PopupView>>,
}

#[wasm_bindgen]
impl Popup {
    /// Builds the popup into `root`, empty: `translate` finds its words, `send` takes what a person asks for.
    ///
    /// # Errors
    /// Whatever the document throws.
    #[wasm_bindgen(constructor)]
    pub fn new(root: HtmlElement, translate: Translate, send: Send) -> Result<Popup, JsValue> {
        let page = Page::of(&root, translate.into())?;
        let parts = Rc::new(Parts {
            banners: Banners::build(&page, &root)?,
            site: Site::build(&page, &root)?,
            switches: Switches::build(&page, &root)?,
            cookies: RefCell::new(Cookies::build(&page, &root)?),
            view: RefCell::new(None),
            send: send.into(),
            page,
        });
        let clicked = Closure::new({
            let parts = Rc::clone(&parts);
            move |event: Event| {
                if let Some(change) = event
                    .target()
                    .and_then(|target| parts.asked(target.dyn_ref()?))
                {
                    parts.tell(&change);
                }
            }
        });
        root.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref())?;
        Ok(Self {
            parts,
            root,
            clicked,
        })
    }

    /// Shows at once what the last popup knew that is the same on every site.
    ///
    /// # Errors
    /// Whatever the document throws.
    #[wasm_bindgen(js_name = paintFirst)]
    pub fn paint_first(&self) -> Result<(), JsValue> {
        let Some(remembered) = cache::recall() else {
            return Ok(());
        };
        self.parts.switches.draw(&remembered.actions)?;
        self.parts.banners.draw_mode(remembered.mode)
    }

    /// Shows a view and remembers what the next first paint may show of it.
    ///
    /// # Errors
    /// An `Error` of the kind `invalid-view` that names the field, or whatever the document throws.
    pub fn draw(&self, view: JsPopupView) -> Result<(), JsValue> {
        let view = json(&view, Fault::InvalidView)?;
        let view = read_fields(&view, "", Fault::InvalidView, PopupView::read)?;
        let Parts {
            page,
            banners,
            site,
            switches,
            cookies,
            ..
        } = &*self.parts;
        banners.draw(page, &view)?;
        site.draw(page, &view, Date::now() / 1000.0)?;
        switches.draw(&view.actions)?;
        cookies.borrow_mut().draw(page, &view)?;
        self.root.set_attribute("aria-busy", "false")?;
        cache::remember(&view);
        self.parts.view.replace(Some(view));
        Ok(())
    }
}

impl Drop for Popup {
    fn drop(&mut self) {
        let listener = self.clicked.as_ref().unchecked_ref();
        // A root that is gone already needs no listener taken away.
        let _ = self
            .root
            .remove_event_listener_with_callback("click", listener);
    }
}

impl Parts {
    /// What a click on `target` asks for; nothing before the truth is known, for it might ask for the opposite.
    fn asked(&self, target: &Element) -> Option<Change> {
        let view = self.view.borrow();
        let view = view.as_ref()?;
        let control = target.closest("[data-choice], [data-do]").ok().flatten()?;
        if let Some(choice) = control.get_attribute("data-choice") {
            let checked = !is_checked(&control);
            let change = match kind_of(&choice) {
                Some(kind) => Change::of(
                    kind,
                    if checked {
                        Action::Allow
                    } else {
                        Action::Block
                    },
                ),
                None => Change::Site {
                    site: view.site.clone()?,
                    protected: checked,
                },
            };
            // Shown at once; the next view tells whether it came true.
            set_checked(&control, checked).ok()?;
            return Some(change);
        }
        match control.get_attribute("data-do")?.as_str() {
            "pause" => Some(Change::Pause {
                paused: !control.has_attribute("data-paused"),
            }),
            "enforce" => Some(Change::Mode {
                mode: Mode::Enforce,
            }),
            "allow" => {
                let cookies = self.cookies.borrow();
                let cookie = cookies.of(&control)?;
                let (domain, name) = (cookie.domain.clone(), cookie.name.clone());
                Some(Change::Allow {
                    site: view.site.clone()?,
                    domain,
                    name,
                })
            }
            _ => None,
        }
    }

    fn tell(&self, change: &Change) {
        let sent =
            to_js(&change.to_json()).and_then(|change| self.send.call1(&JsValue::NULL, &change));
        if let Err(error) = sent {
            wasm_bindgen::throw_val(error);
        }
    }
}
