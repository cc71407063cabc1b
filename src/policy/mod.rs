//! Policy tables: which cookies are known, whose they are and what they are for.
//!
//! The tables are the files in `policies/`; the build checks them and compiles them into one [`Tables`].

mod lookup;
mod pattern;

pub use lookup::{EXACT, Fit, Known, Miss, PREFIX, Subject};
pub use pattern::{NamePattern, PatternError};

use crate::function::Function;
use crate::purpose::Purpose;
use serde::{Deserialize, Serialize};

/// All tables, compiled: strings are borrowed from the compiled bytes.
#[derive(Debug, Deserialize, Serialize)]
pub struct Tables<'a> {
    /// The tables, in order of their identifiers.
    #[serde(borrow)]
    pub tables: Vec<Table<'a>>,
    /// The rows of all tables, sorted by table, then name.
    #[serde(borrow)]
    pub rows: Vec<Row<'a>>,
    /// Rows that share a literal name or prefix; what `names` points to.
    pub groups: Vec<Vec<u16>>,
    /// An `fst` map from literal text and kind of match to a group.
    pub names: &'a [u8],
}

/// One vendor's or site's table: a file in `policies/`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Table<'a> {
    /// The file's name without its ending, such as `google-analytics`.
    pub id: &'a str,
    /// The product's name, as a person knows it.
    pub title: &'a str,
    /// The company or project that answers for the cookies.
    pub provider: &'a str,
    /// Whether the data goes to the provider.
    pub kind: Kind,
    /// The provider's own domains.
    pub domains: Vec<&'a str>,
    /// The sites the whole table is bound to; empty for a table that holds everywhere.
    pub sites: Vec<&'a str>,
}

/// Who learns from a table's cookies.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A company whose service the site uses: a cookie on the site's domain is set *for* it.
    Service,
    /// Software that the site runs itself.
    Software,
}

/// One row of a policy table.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Row<'a> {
    /// Index of its table in [`Tables::tables`].
    pub table: u16,
    /// The name or pattern, as written in the table.
    pub name: &'a str,
    /// What the cookie is for.
    pub purpose: Purpose,
    /// What it does.
    pub function: Function,
    /// Domains it counts for (and all below them); empty for any.
    pub domains: Vec<&'a str>,
    /// The lifetime its source states, in seconds; 0 for a session cookie.
    pub max_age: Option<u32>,
    /// Whether the tool can be run so that its statistics are anonymised.
    pub can_be_exempt: bool,
}

impl<'a> Tables<'a> {
    /// The table a row stands in.
    pub fn table_of(&self, row: &Row<'_>) -> &Table<'a> {
        &self.tables[usize::from(row.table)]
    }
}

/// Whether `host` is `domain` or lies below it; both canonical (lower case, no dot at either end).
pub(crate) fn within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
