//! The Public Suffix List, compiled by `build/public_suffix.rs`.

use std::sync::LazyLock;

use fst::raw::{Fst, Node};

static LIST: LazyLock<Fst<&[u8]>> = LazyLock::new(|| {
    let bytes: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/public_suffix.fst"));
    Fst::new(bytes).expect("the build script writes an fst of the same crate")
});

/// Where the registrable domain of `name` begins, in bytes; `None` where `name` is itself a public suffix.
///
/// `name` is in ASCII and lower case, without empty labels, and no IP address.
///
/// The [algorithm](https://github.com/publicsuffix/list/wiki/Format#algorithm):
///
/// 1. Match domain against all rules and take note of the matching ones.
/// 2. If no rules match, the prevailing rule is `*`.
/// 3. If more than one rule matches, the prevailing rule is the one which is an exception rule.
/// 4. If there is no matching exception rule, the prevailing rule is the one with the most labels.
/// 5. If the prevailing rule is an exception rule, modify it by removing the leftmost label.
/// 6. The public suffix is the set of labels from the domain which match the labels of the prevailing rule.
/// 7. The registered or registrable domain is the public suffix plus one additional label.
pub(super) fn registrable_start(name: &str) -> Option<usize> {
    let suffix = suffix_start(name);
    let labels_before = &name[..suffix.checked_sub(1)?];
    Some(label_start(labels_before))
}

/// Where the public suffix of `name` begins.
///
/// The walk goes from the last byte to the first and passes shorter rules before longer ones, so that the
/// last one to match has the most labels.
fn suffix_start(name: &str) -> usize {
    let mut suffix = label_start(name);
    let mut right_of_label = suffix;
    let mut node = LIST.root();
    for (at, &byte) in name.as_bytes().iter().enumerate().rev() {
        let Some(next) = follow(&node, byte) else {
            break;
        };
        node = next;
        if at > 0 && name.as_bytes()[at - 1] != b'.' {
            continue;
        }
        if follow(&node, b'!').is_some() {
            return right_of_label;
        }
        if node.is_final() {
            suffix = at;
        }
        if at > 0
            && follow(&node, b'.')
                .and_then(|dot| follow(&dot, b'*'))
                .is_some()
        {
            suffix = label_start(&name[..at - 1]);
        }
        right_of_label = at;
    }
    suffix
}

/// Where the last label of `name` begins.
fn label_start(name: &str) -> usize {
    name.rfind('.').map_or(0, |dot| dot + 1)
}

fn follow(node: &Node<'static>, byte: u8) -> Option<Node<'static>> {
    let transition = node.find_input(byte)?;
    Some(LIST.node(node.transition_addr(transition)))
}
