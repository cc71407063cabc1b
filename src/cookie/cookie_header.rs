//! The `Cookie` header field.

/// One cookie of a `Cookie` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The name, empty for a nameless cookie.
    pub name: &'a str,
    /// The value, quotation marks included.
    pub value: &'a str,
    /// The pair as it stands in the header, without the white space around it.
    pub raw: &'a str,
}

impl<'a> Pair<'a> {
    fn read(raw: &'a str) -> Self {
        let (name, value) = raw.split_once('=').unwrap_or(("", raw));
        Pair {
            name: name.trim_end_matches(WHITE),
            value: value.trim_start_matches(WHITE),
            raw,
        }
    }
}

const WHITE: [char; 2] = [' ', '\t'];

/// The cookies of a `Cookie` header, in its order.
///
/// ```
/// use consentinel::cookie::cookie_header;
///
/// let names: Vec<_> = cookie_header::pairs("_ga=GA1.2; sessionid=\"a=b\"; alone").map(|pair| pair.name).collect();
/// assert_eq!(names, ["_ga", "sessionid", ""]);
/// ```
///
/// RFC 6265bis §4.2.1, read back as browsers write it (§5.8.3): a nameless cookie is its value alone.
pub fn pairs(header: &str) -> impl Iterator<Item = Pair<'_>> {
    header
        .split(';')
        .map(|part| part.trim_matches(WHITE))
        .filter(|raw| !raw.is_empty())
        .map(Pair::read)
}

/// The header without the cookies whose names `drop` wants gone; `None` when nothing is left.
///
/// What is kept is kept byte for byte, in its order, with the separators it had.
///
/// ```
/// use consentinel::cookie::cookie_header;
///
/// let kept = cookie_header::without("_ga=1; sessionid=\"x\"; _gid=2", |name| name.starts_with("_g"));
/// assert_eq!(kept.as_deref(), Some("sessionid=\"x\""));
/// ```
pub fn without(header: &str, mut drop: impl FnMut(&str) -> bool) -> Option<String> {
    let mut kept = String::with_capacity(header.len());
    let mut separator_at = 0;
    for Pair { name, raw, .. } in pairs(header) {
        let start = raw.as_ptr().addr() - header.as_ptr().addr();
        if !drop(name) {
            if !kept.is_empty() {
                kept.push_str(&header[separator_at..start]);
            }
            kept.push_str(raw);
        }
        separator_at = start + raw.len();
    }
    (!kept.is_empty()).then_some(kept)
}
