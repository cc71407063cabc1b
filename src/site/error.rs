//! Why a text is not a host.

use std::error::Error;
use std::fmt;

/// How much of an offending text a message repeats, in characters.
const SHOWN: usize = 80;

/// A text that is not a host, or a URL that has none where it must.
///
/// Its message names the text and what is wrong with it.
///
/// ```
/// use consentinel::site::{Host, HostErrorKind};
///
/// let error = Host::parse("shop..example").unwrap_err();
/// assert_eq!(error.kind(), HostErrorKind::EmptyLabel);
/// assert_eq!(error.to_string(), r#""shop..example" is not a host: it has an empty label"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostError {
    text: String,
    kind: HostErrorKind,
}

/// What is wrong with a text that is not a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HostErrorKind {
    /// There is no text, or nothing but a dot.
    Empty,
    /// Two dots follow each other, or one stands where a URL must not have it.
    EmptyLabel,
    /// A label is longer than 63 bytes.
    LabelTooLong,
    /// The name is longer than 253 bytes.
    TooLong,
    /// A character that the URL standard forbids in a domain.
    Character,
    /// Characters outside ASCII that make no internationalised name, or, in WebAssembly, any at all.
    NonAscii,
    /// The last label is a number, but the whole is no IPv4 address.
    Ipv4,
    /// Brackets or colons that hold no IPv6 address.
    Ipv6,
    /// What follows the colon is not a port.
    Port,
    /// The text is not an absolute URL.
    Url,
}

impl HostError {
    pub(super) fn new(text: &str, kind: HostErrorKind) -> Self {
        let mut shown: String = text.chars().take(SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        Self { text: shown, kind }
    }

    /// What is wrong.
    pub fn kind(&self) -> HostErrorKind {
        self.kind
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            HostErrorKind::Url => return write!(f, "{:?} is not an absolute URL", self.text),
            HostErrorKind::Empty => "it is empty",
            HostErrorKind::EmptyLabel => "it has an empty label",
            HostErrorKind::LabelTooLong => "a label is longer than 63 bytes",
            HostErrorKind::TooLong => "it is longer than 253 bytes",
            HostErrorKind::Character => "it has a character that no host has",
            HostErrorKind::NonAscii => "its characters outside ASCII make no name",
            HostErrorKind::Ipv4 => "it ends in a number but is no IPv4 address",
            HostErrorKind::Ipv6 => "it is no IPv6 address",
            HostErrorKind::Port => "its port is not a number up to 65535",
        };
        write!(f, "{:?} is not a host: {why}", self.text)
    }
}

impl Error for HostError {}
