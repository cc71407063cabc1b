//! The switches for what a person allows everywhere.

use super::page::{Drawn, Page, append, show};
use super::view::Actions;
use super::words;
use crate::choices::{Action, Kind};
use web_sys::Element;

/// Every switch, in the order shown, with its word in the page's contract (`data-choice`).
const SWITCHES: [(Kind, &str); 6] = [
    (Kind::Functional, "functional"),
    (Kind::Statistical, "statistical"),
    (Kind::Anonymised, "anonymised"),
    (Kind::Marketing, "marketing"),
    (Kind::Unknown, "unknown"),
    (Kind::ThirdParty, "third_party"),
];

/// The kind a `data-choice` word stands for.
pub fn kind_of(choice: &str) -> Option<Kind> {
    SWITCHES
        .iter()
        .find(|(_, word)| *word == choice)
        .map(|(kind, _)| *kind)
}

/// The panel of switches.
pub struct Switches {
    section: Element,
    switches: Vec<Switch>,
}

struct Switch {
    kind: Kind,
    button: Element,
    session: Element,
}

impl Switches {
    /// Builds the panel; nothing is shown as chosen, and it is hidden, until [`Self::draw`].
    pub fn build(page: &Page, root: &Element) -> Drawn<Self> {
        let section = page.element("section", "card panel")?;
        section.set_attribute("aria-labelledby", "choices-title")?;
        let title = page.words("h2", "", "choices_title")?;
        title.set_id("choices-title");
        let list = page.element("ul", "switches")?;
        append(&list, &[&needed(page)?])?;
        let switches = SWITCHES
            .iter()
            .map(|&(kind, word)| {
                let switch = Switch::build(page, kind, word)?;
                let item = page.element("li", "")?;
                append(&item, &[&switch.button])?;
                append(&list, &[&item])?;
                Ok(switch)
            })
            .collect::<Drawn<_>>()?;
        append(&section, &[&title, &list])?;
        append(root, &[&section])?;
        show(&section, false)?;
        Ok(Self { section, switches })
    }

    /// Shows what the person allows.
    pub fn draw(&self, actions: &Actions) -> Drawn<()> {
        for switch in &self.switches {
            let action = actions.of(switch.kind);
            set_checked(&switch.button, action != Action::Block)?;
            show(&switch.session, action == Action::Session)?;
        }
        show(&self.section, true)
    }
}

impl Switch {
    fn build(page: &Page, kind: Kind, word: &str) -> Drawn<Self> {
        let button = page.element("button", "switch")?;
        button.set_attribute("type", "button")?;
        button.set_attribute("role", "switch")?;
        button.set_attribute("aria-checked", "false")?;
        button.set_attribute("data-choice", word)?;
        button.set_attribute("aria-labelledby", &format!("{word}-name"))?;
        button.set_attribute("aria-describedby", &format!("{word}-hint {word}-session"))?;
        let name = page.words("span", "switch-name", words::kind(Some(kind)))?;
        name.set_id(&format!("{word}-name"));
        let hint = page.words("span", "switch-hint", words::kind_hint(Some(kind)))?;
        hint.set_id(&format!("{word}-hint"));
        let session = page.words("span", "switch-session", "until_close")?;
        session.set_id(&format!("{word}-session"));
        show(&session, false)?;
        let said = page.element("span", "switch-words")?;
        append(&said, &[&name, &hint, &session])?;
        append(&button, &[&said, &track(page)?])?;
        Ok(Self {
            kind,
            button,
            session,
        })
    }
}

/// What is needed: told, but without a switch.
fn needed(page: &Page) -> Drawn<Element> {
    let item = page.element("li", "switch")?;
    let said = page.element("span", "switch-words")?;
    let name = page.words("span", "switch-name", words::kind(None))?;
    let hint = page.words("span", "switch-hint", words::kind_hint(None))?;
    append(&said, &[&name, &hint])?;
    append(&item, &[&said, &page.words("span", "always", "always_on")?])?;
    Ok(item)
}

/// The drawn part of a switch, which says nothing that its role does not.
pub fn track(page: &Page) -> Drawn<Element> {
    let track = page.element("span", "track")?;
    track.set_attribute("aria-hidden", "true")?;
    Ok(track)
}

/// Whether a switch is shown as on.
pub fn is_checked(switch: &Element) -> bool {
    switch.get_attribute("aria-checked").as_deref() == Some("true")
}

/// Shows a switch as on or off.
pub fn set_checked(switch: &Element, checked: bool) -> Drawn<()> {
    switch.set_attribute("aria-checked", if checked { "true" } else { "false" })
}
