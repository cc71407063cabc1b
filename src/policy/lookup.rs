//! Finding the row that speaks for a cookie.

use super::{Row, Table, Tables, within};
use fst::raw::Fst;

/// Ends the key of an exact name in the index of names; no cookie name holds it.
pub const EXACT: u8 = 0;
/// Ends the key of a literal prefix.
pub const PREFIX: u8 = 1;

/// What a row is looked up for: a cookie as far as tables care.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The cookie's name.
    pub name: &'a str,
    /// The cookie's domain, canonical.
    pub domain: &'a str,
    /// Whether it is a first-party cookie: tables bound to a site speak only for these.
    pub first_party: bool,
}

/// How well a row fits; the greatest wins.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Fit {
    /// The row's table is bound to this site.
    pub site: bool,
    /// The name is matched exactly.
    pub exact: bool,
    /// Bytes of literal prefix matched.
    pub prefix: usize,
    /// Bytes of literal suffix matched.
    pub suffix: usize,
    /// Bytes of the longest domain matched that row or provider name; 0 where neither is bound to one.
    pub domain: usize,
}

/// Why a row whose name matches does not apply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Miss {
    /// The name's end differs.
    Suffix,
    /// The row counts only on other domains.
    Domain,
    /// Its table is bound to other sites, or the cookie is a third party's.
    Site,
}

/// A row that speaks for a cookie, and how well it fits.
#[derive(Clone, Copy, Debug)]
pub struct Known<'t> {
    /// The row.
    pub row: &'t Row<'t>,
    /// Its table.
    pub table: &'t Table<'t>,
    /// How well it fits.
    pub fit: Fit,
}

impl<'t> Tables<'t> {
    /// The row that speaks for a cookie: bound to the site, then exact name (own domain first), then longest prefix.
    pub fn find(&'t self, subject: Subject<'_>) -> Option<Known<'t>> {
        let mut best: Option<Known<'t>> = None;
        self.each(subject.name, |row| {
            let table = self.table_of(row);
            if let Ok(fit) = fit(row, table, subject) {
                if best.is_none_or(|known| known.fit < fit) {
                    best = Some(Known { row, table, fit });
                }
            }
        });
        best
    }

    /// Every row whose literal prefix or exact name matches, with how well it fits or why it does not.
    pub fn candidates(&'t self, subject: Subject<'_>) -> Vec<(&'t Row<'t>, Result<Fit, Miss>)> {
        let mut all = Vec::new();
        self.each(subject.name, |row| {
            all.push((row, fit(row, self.table_of(row), subject)));
        });
        all
    }

    fn each(&'t self, name: &str, mut visit: impl FnMut(&'t Row<'t>)) {
        let Ok(names) = Fst::new(self.names) else {
            return;
        };
        let mut visit_group = |group: u64| {
            let group = usize::try_from(group).ok().and_then(|g| self.groups.get(g));
            for &row in group.into_iter().flatten() {
                visit(&self.rows[usize::from(row)]);
            }
        };
        let mut node = names.root();
        let mut sum = 0;
        let ended_by = |node: &fst::raw::Node<'_>, sum: u64, end: u8| {
            let step = node.transition(node.find_input(end)?);
            let value = sum + step.out.value();
            Some(value + names.node(step.addr).final_output().value())
        };
        for &byte in name.as_bytes() {
            if let Some(group) = ended_by(&node, sum, PREFIX) {
                visit_group(group);
            }
            let Some(at) = node.find_input(byte).filter(|_| byte > PREFIX) else {
                return;
            };
            let step = node.transition(at);
            sum += step.out.value();
            node = names.node(step.addr);
        }
        for end in [PREFIX, EXACT] {
            if let Some(group) = ended_by(&node, sum, end) {
                visit_group(group);
            }
        }
    }
}

fn fit(row: &Row<'_>, table: &Table<'_>, subject: Subject<'_>) -> Result<Fit, Miss> {
    let star = row.name.find('*');
    let (prefix, suffix) = match star {
        Some(at) => (&row.name[..at], &row.name[at + 1..]),
        None => (row.name, ""),
    };
    if !subject.name[prefix.len()..].ends_with(suffix) {
        return Err(Miss::Suffix);
    }
    let longest = |domains: &[&str]| {
        let matching = domains.iter().filter(|d| within(subject.domain, d));
        matching.map(|d| d.len()).max()
    };
    let bound_to_site = !table.sites.is_empty();
    if bound_to_site && !(subject.first_party && longest(&table.sites).is_some()) {
        return Err(Miss::Site);
    }
    let domain = if row.domains.is_empty() {
        longest(&table.domains).unwrap_or(0)
    } else {
        longest(&row.domains).ok_or(Miss::Domain)?
    };
    Ok(Fit {
        site: bound_to_site,
        exact: star.is_none(),
        prefix: prefix.len(),
        suffix: suffix.len(),
        domain,
    })
}
