//! The list of cookies, redrawn without disturbing what a person has opened or stands on.

use super::page::{Drawn, Page, append, show, write};
use super::row::{State, row};
use super::view::{CookieView, PopupView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many cookies are listed; a site can set thousands.
pub const LISTED: usize = 200;

/// The panel with the list.
pub struct Cookies {
    section: Element,
    list: Element,
    none: Element,
    more: Element,
    rows: Vec<Row>,
}

struct Row {
    cookie: CookieView,
    state: State,
    item: Element,
}

impl Cookies {
    /// Builds the panel, hidden until [`Self::draw`].
    pub fn build(page: &Page, root: &Element) -> Drawn<Self> {
        let section = page.element("section", "card panel cookies")?;
        section.set_attribute("aria-labelledby", "cookies-title")?;
        let title = page.words("h2", "", "cookies_title")?;
        title.set_id("cookies-title");
        let list = page.element("ul", "")?;
        let none = page.words("p", "remark", "cookies_none")?;
        let more = page.element("p", "remark")?;
        append(&section, &[&title, &list, &none, &more])?;
        append(root, &[&section])?;
        show(&section, false)?;
        Ok(Self {
            section,
            list,
            none,
            more,
            rows: Vec::new(),
        })
    }

    /// Shows the cookies of `view`: the refused first, then by name; rows that say the same stay as they are.
    pub fn draw(&mut self, page: &Page, view: &PopupView) -> Drawn<()> {
        let mut wanted = in_order(view);
        let left_out = wanted.len().saturating_sub(LISTED);
        wanted.truncate(LISTED);

        let mut old = std::mem::take(&mut self.rows);
        for (place, (state, cookie)) in wanted.into_iter().enumerate() {
            let before = old
                .iter()
                .position(|row| identity(&row.cookie) == identity(cookie));
            let row = match before.map(|found| old.swap_remove(found)) {
                Some(row) if row.state == state && row.cookie == *cookie => row,
                before => Row::build(page, cookie, state, before.as_ref())?,
            };
            row.item.set_attribute("data-row", &place.to_string())?;
            self.rows.push(row);
        }
        for row in &old {
            row.item.remove();
        }
        self.arrange()?;

        show(&self.section, view.site.is_some())?;
        show(&self.none, self.rows.is_empty())?;
        show(&self.more, left_out > 0)?;
        write(
            &self.more,
            &page.say("cookies_more", &[&left_out.to_string()]),
        );
        Ok(())
    }

    /// The cookie whose row holds `part`.
    pub fn of(&self, part: &Element) -> Option<&CookieView> {
        let item = part.closest("[data-row]").ok().flatten()?;
        let place: usize = item.get_attribute("data-row")?.parse().ok()?;
        self.rows.get(place).map(|row| &row.cookie)
    }

    /// Brings the items into the rows' order, moving as few as it takes: an item that moves loses the focus.
    fn arrange(&self) -> Drawn<()> {
        let mut next = self.list.first_element_child();
        for row in &self.rows {
            match &next {
                Some(standing) if *standing == row.item => next = standing.next_element_sibling(),
                _ => {
                    self.list.insert_before(&row.item, next.as_deref())?;
                }
            }
        }
        Ok(())
    }
}

impl Row {
    /// Builds the row, in place of the one `before` where that cookie was listed already.
    fn build(page: &Page, cookie: &CookieView, state: State, before: Option<&Self>) -> Drawn<Self> {
        let item = row(page, cookie, state)?;
        if let Some(before) = before {
            let opened = before.item.query_selector("details[open]")?.is_some();
            if let Some(details) = item.query_selector("details")? {
                details.toggle_attribute_with_force("open", opened)?;
            }
            let focused = page.focused_within(&before.item);
            before.item.replace_with_with_node_1(&item)?;
            if focused {
                focus_summary(&item)?;
            }
        }
        Ok(Self {
            cookie: cookie.clone(),
            state,
            item,
        })
    }
}

/// Puts the focus where it can't be lost: a button that was clicked may be gone from the new row.
fn focus_summary(item: &Element) -> Drawn<()> {
    match item.query_selector("summary")? {
        Some(summary) => summary.unchecked_ref::<HtmlElement>().focus(),
        None => Ok(()),
    }
}

/// The cookies of `view` with their states, the refused first, then by name.
fn in_order(view: &PopupView) -> Vec<(State, &CookieView)> {
    let rank = |&(state, cookie): &(State, _)| (state, identity(cookie));
    let mut ordered = Vec::with_capacity(view.cookies.len());
    for cookie in &view.cookies {
        // By insertion: the library's sort would add 8 KB to a program that is loaded at every start.
        let entry = (State::of(cookie, view.mode), cookie);
        let place = ordered.partition_point(|other| rank(other) <= rank(&entry));
        ordered.insert(place, entry);
    }
    ordered
}

/// What makes it the same cookie in the next view, and the order within one state.
fn identity(cookie: &CookieView) -> (&str, &str, &str, bool) {
    (
        &cookie.name,
        &cookie.domain,
        &cookie.path,
        cookie.partitioned,
    )
}
