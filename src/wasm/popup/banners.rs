//! What stands above everything because protection is not what the person may think.

use super::page::{Drawn, Page, append, show, write};
use super::view::{PopupView, Problem};
use super::words;
use crate::choices::Mode;
use web_sys::Element;

/// The banners, each hidden unless it holds.
pub struct Banners {
    access: Element,
    chosen: Element,
    problem: Element,
    problem_title: Element,
    problem_text: Element,
    problem_aside: Element,
    watch: Element,
}

impl Banners {
    /// Builds the banners.
    pub fn build(page: &Page, root: &Element) -> Drawn<Self> {
        let section = page.element("section", "banners")?;
        section.set_attribute("aria-live", "polite")?;

        let title = page.words("strong", "", "not_protecting")?;
        let text = page.words("p", "", "access_missing")?;
        let ask = page.button("button primary", "grant_access", "access")?;
        let access = banner(page, "banner alarm", "access", &[&title, &text, &ask])?;

        let problem_title = page.element("strong", "")?;
        let problem_text = page.element("p", "")?;
        let problem_aside = link(page, "review_aside", "../options/options.html#aside")?;
        let parts = [&problem_title, &problem_text, &problem_aside];
        let problem = banner(page, "banner alarm", "problem", &parts)?;

        let title = page.words("strong", "", "not_chosen_title")?;
        let text = page.words("p", "", "not_chosen_text")?;
        let welcome = link(page, "choose_now", "../welcome/welcome.html")?;
        let chosen = banner(page, "banner", "chosen", &[&title, &text, &welcome])?;

        let title = page.words("strong", "", "watching_title")?;
        let text = page.words("p", "", "watching_text")?;
        let enforce = page.button("button", "watch_end", "enforce")?;
        let watch = banner(page, "banner", "watch", &[&title, &text, &enforce])?;

        append(&section, &[&access, &problem, &chosen, &watch])?;
        append(root, &[&section])?;
        Ok(Self {
            access,
            chosen,
            problem,
            problem_title,
            problem_text,
            problem_aside,
            watch,
        })
    }

    /// Shows the banners that hold.
    pub fn draw(&self, page: &Page, view: &PopupView) -> Drawn<()> {
        show(&self.access, !view.access)?;
        show(&self.chosen, !view.chosen)?;
        self.draw_problem(page, view.problem)?;
        self.draw_mode(view.mode)
    }

    /// Shows whether decisions are only watched: all that is known before the background answers.
    pub fn draw_mode(&self, mode: Mode) -> Drawn<()> {
        show(&self.watch, mode == Mode::Watch)
    }

    fn draw_problem(&self, page: &Page, problem: Option<Problem>) -> Drawn<()> {
        if let Some(problem) = problem {
            let [title, text] = words::problem(problem);
            write(&self.problem_title, &page.say(title, &[]));
            write(&self.problem_text, &page.say(text, &[]));
        }
        show(&self.problem_aside, problem != Some(Problem::EngineFailed))?;
        show(&self.problem, problem.is_some())
    }
}

fn banner(page: &Page, class: &str, name: &str, content: &[&Element]) -> Drawn<Element> {
    let banner = page.element("div", class)?;
    banner.set_attribute("data-banner", name)?;
    append(&banner, content)?;
    show(&banner, false)?;
    Ok(banner)
}

/// A link that looks like a button and opens in a tab of its own, which outlives the popup.
fn link(page: &Page, key: &str, href: &str) -> Drawn<Element> {
    let link = page.words("a", "button", key)?;
    link.set_attribute("href", href)?;
    link.set_attribute("target", "_blank")?;
    Ok(link)
}
