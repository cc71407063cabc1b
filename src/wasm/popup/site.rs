//! The site, its own switch, what was kept and refused there, and the pause.

use super::page::{Drawn, Page, append, attribute, show, write};
use super::switches::{set_checked, track};
use super::view::PopupView;
use crate::choices::{Mode, Pause};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The card at the top of the popup.
pub struct Site {
    card: Element,
    switch: Element,
    name: Element,
    state: Element,
    none: Element,
    counts: Element,
    kept: Element,
    refused: Element,
    pause: Element,
}

impl Site {
    /// Builds the card, hidden until [`Self::draw`].
    pub fn build(page: &Page, root: &Element) -> Drawn<Self> {
        let card = page.element("section", "card site")?;
        let switch = page.element("button", "site-head")?;
        switch.set_attribute("type", "button")?;
        switch.set_attribute("role", "switch")?;
        switch.set_attribute("data-choice", "site")?;
        let name = page.element("bdi", "site-name")?;
        let state = page.element("span", "site-state")?;
        let said = page.element("span", "site-words")?;
        append(&said, &[&name, &state])?;
        append(&switch, &[&said, &track(page)?])?;

        let none = page.words("p", "site-head muted", "site_none")?;

        let counts = page.element("div", "counts")?;
        counts.set_attribute("aria-live", "polite")?;
        counts.set_attribute("aria-atomic", "true")?;
        let kept = count(page, &counts, "kept", "count_kept")?;
        let refused = count(page, &counts, "refused", "count_refused")?;

        let pause = page.button("button", "pause_everywhere", "pause")?;
        let tally = page.element("div", "tally")?;
        append(&tally, &[&counts, &pause])?;

        append(&card, &[&switch, &none, &tally])?;
        append(root, &[&card])?;
        show(&card, false)?;
        Ok(Self {
            card,
            switch,
            name,
            state,
            none,
            counts,
            kept,
            refused,
            pause,
        })
    }

    /// Shows the site of `view`; `now` is in Unix seconds.
    pub fn draw(&self, page: &Page, view: &PopupView, now: f64) -> Drawn<()> {
        let paused = view.paused.holds(now);
        let site = view.site.as_deref();
        let protecting =
            view.access && view.site_protected && !paused && view.mode == Mode::Enforce;
        self.card
            .set_attribute("data-protecting", if protecting { "true" } else { "false" })?;
        show(&self.switch, site.is_some())?;
        show(&self.none, site.is_none())?;
        show(&self.counts, site.is_some())?;

        write(&self.name, &attribute(site.unwrap_or_default()));
        set_checked(&self.switch, view.site_protected)?;
        write(&self.state, &state_words(page, view, paused)?);

        write(&self.kept, &view.counts.kept.to_string());
        write(&self.refused, &view.counts.refused.to_string());

        let pause = if paused {
            "pause_end"
        } else {
            "pause_everywhere"
        };
        write(&self.pause, &page.say(pause, &[]));
        self.pause
            .toggle_attribute_with_force("data-paused", paused)?;
        show(&self.card, true)
    }
}

/// A number and its word; the number carries `data-count`.
fn count(page: &Page, counts: &Element, which: &str, key: &str) -> Drawn<Element> {
    let line = page.element("p", &format!("count {which}"))?;
    let number = page.text("b", "", "0")?;
    number.set_attribute("data-count", which)?;
    append(&line, &[&number, &page.words("span", "", key)?])?;
    append(counts, &[&line])?;
    Ok(number)
}

/// What holds on the site, in words: what stands above the site's own switch comes first.
fn state_words(page: &Page, view: &PopupView, paused: bool) -> Drawn<String> {
    let key = match view.paused {
        Pause::Until(end) if paused => return Ok(page.say("paused_until", &[&moment(end)?])),
        _ if paused => "paused_everywhere",
        _ if !view.access => "not_protecting",
        _ if !view.site_protected => "protection_off",
        _ if view.mode == Mode::Watch => "watching_title",
        _ => "protection_on",
    };
    Ok(page.say(key, &[]))
}

/// A moment in Unix seconds, as people write it where the browser is used.
fn moment(seconds: f64) -> Drawn<String> {
    let style = Object::new();
    Reflect::set(&style, &"dateStyle".into(), &"medium".into())?;
    Reflect::set(&style, &"timeStyle".into(), &"short".into())?;
    let format = DateTimeFormat::new(&Array::new(), &style).format();
    let text = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(seconds * 1000.0))?;
    Ok(text.as_string().unwrap_or_default())
}
