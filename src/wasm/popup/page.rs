//! The document the popup draws into, and the words it is drawn with.

use js_sys::{Array, Error, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

/// The outcome of touching the document: whatever the browser throws goes on to the caller.
pub type Drawn<T> = Result<T, JsValue>;

/// How much of a hostile name or value may be shown in a line, in characters.
const SHOWN: usize = 80;
/// How much of it may stand in an attribute: the tooltip, and what tests look rows up by.
const NAMED: usize = 300;

/// Makes elements and finds the localised words for them.
pub struct Page {
    document: Document,
    translate: Function,
}

impl Page {
    /// A page over the document that `root` is part of.
    ///
    /// # Errors
    /// Where `root` belongs to no document.
    pub fn of(root: &Element, translate: Function) -> Drawn<Self> {
        let document = root
            .owner_document()
            .ok_or_else(|| Error::new("the popup's root is in no document"))?;
        Ok(Self {
            document,
            translate,
        })
    }

    /// The localised text of `key`, with `$1`… replaced by `substitutions`; the key itself where there is none.
    pub fn say(&self, key: &str, substitutions: &[&str]) -> String {
        let arguments: Array = std::iter::once(&key)
            .chain(substitutions)
            .map(|argument| JsValue::from_str(argument))
            .collect();
        self.translate
            .apply(&JsValue::NULL, &arguments)
            .ok()
            .and_then(|text| text.as_string())
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| key.to_owned())
    }

    /// A new, empty element of this class.
    pub fn element(&self, tag: &str, class: &str) -> Drawn<Element> {
        let element = self.document.create_element(tag)?;
        if !class.is_empty() {
            element.set_class_name(class);
        }
        Ok(element)
    }

    /// A new element that holds `text` as text, whatever is in it.
    pub fn text(&self, tag: &str, class: &str, text: &str) -> Drawn<Element> {
        let element = self.element(tag, class)?;
        element.set_text_content(Some(text));
        Ok(element)
    }

    /// A new element with the localised words of `key`.
    pub fn words(&self, tag: &str, class: &str, key: &str) -> Drawn<Element> {
        self.text(tag, class, &self.say(key, &[]))
    }

    /// A new push button that asks for `task` when clicked.
    pub fn button(&self, class: &str, key: &str, task: &str) -> Drawn<Element> {
        let button = self.words("button", class, key)?;
        button.set_attribute("type", "button")?;
        button.set_attribute("data-do", task)?;
        Ok(button)
    }

    /// A new element for a foreign name: isolated from the writing direction around it, cut where it is long.
    pub fn foreign(&self, tag: &str, class: &str, name: &str) -> Drawn<Element> {
        let element = self.text(tag, class, &cut(name, SHOWN))?;
        element.set_attribute("dir", "ltr")?;
        if name.chars().nth(SHOWN).is_some() {
            element.set_attribute("title", &cut(name, NAMED))?;
        }
        Ok(element)
    }

    /// The element that has the keyboard's focus, if it lies within `part`.
    pub fn focused_within(&self, part: &Element) -> bool {
        self.document
            .active_element()
            .is_some_and(|active| part.contains(Some(active.unchecked_ref())))
    }
}

/// Adds `children` at the end of `parent`, in order.
pub fn append(parent: &Element, children: &[&Element]) -> Drawn<()> {
    for child in children {
        parent.append_child(child)?;
    }
    Ok(())
}

/// Shows or hides an element, from assistive technology too.
pub fn show(element: &Element, shown: bool) -> Drawn<()> {
    element.toggle_attribute_with_force("hidden", !shown)?;
    Ok(())
}

/// Writes `text` only where it differs, so that a live region speaks of changes alone.
pub fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// `text` as it may stand in an attribute.
pub fn attribute(text: &str) -> String {
    cut(text, NAMED)
}

/// The first `limit` characters of `text`, with an ellipsis in place of the rest.
pub fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
