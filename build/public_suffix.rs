//! Compiles the Public Suffix List into the form that `src/site/public_suffix.rs` walks.
//!
//! Each rule stands in an `fst` set as it stands in the list, in ASCII (IDN labels as punycode) and
//! reversed byte for byte: `co.uk` is `ku.oc`, `*.ck` is `kc.*`, `!www.ck` is `kc.www!`. A host read
//! from its end then follows the set, and the marks `*` and `!` need no table of their own.

use std::collections::BTreeSet;

use fst::Set;

/// The line that ends the list: without it a file is cut short.
const END: &str = "// ===END PRIVATE DOMAINS===";

/// The bytes of an `fst` set of all rules in `list`, the text of `public_suffix_list.dat`.
///
/// Fails on a rule that is none, naming its line, and on a list that lacks its last line.
///
/// Format: <https://github.com/publicsuffix/list/wiki/Format>.
pub fn compile(list: &str) -> Result<Vec<u8>, String> {
    if !list.lines().any(|line| line.trim_end() == END) {
        return Err(format!("the list is cut short: it has no line \"{END}\""));
    }
    let mut keys = BTreeSet::new();
    for (index, line) in list.lines().enumerate() {
        // A rule ends at the first white space; what follows is a remark.
        let rule = line.split_whitespace().next().unwrap_or_default();
        if rule.is_empty() || rule.starts_with("//") {
            continue;
        }
        let key = key(rule).map_err(|why| format!("line {}: {rule:?}: {why}", index + 1))?;
        keys.insert(key);
    }
    let set = Set::from_iter(keys).map_err(|error| error.to_string())?;
    Ok(set.into_fst().into_inner())
}

/// A rule in ASCII, reversed.
fn key(rule: &str) -> Result<Vec<u8>, String> {
    let (mark, name) = if let Some(name) = rule.strip_prefix("*.") {
        ("*.", name)
    } else if let Some(name) = rule.strip_prefix('!') {
        ("!", name)
    } else {
        ("", rule)
    };
    let ascii = idna::domain_to_ascii(name).map_err(|_| "not a domain name".to_owned())?;
    for label in ascii.split('.') {
        if label.is_empty() {
            return Err("an empty label".to_owned());
        }
        if label.contains(['*', '!']) {
            return Err("a wildcard may only be the whole first label, an exception mark the first character".to_owned());
        }
    }
    Ok(mark.bytes().chain(ascii.bytes()).rev().collect())
}
