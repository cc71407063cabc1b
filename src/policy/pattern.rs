//! Cookie-name patterns: a literal name, or one `*` standing for any run of characters.

use std::borrow::Cow;
use std::fmt;

/// A cookie name to match: exact (`_ga`), by prefix (`_ga_*`), or by both ends (`AMCV_*@AdobeOrg`).
///
/// Cookie names are case-sensitive (RFC 6265bis §5.7), so are patterns.
///
/// ```
/// use consentinel::policy::NamePattern;
/// let pattern = NamePattern::parse("AMCV_*@AdobeOrg").unwrap();
/// assert!(pattern.matches("AMCV_1234@AdobeOrg"));
/// assert!(!pattern.matches("AMCV_@Adobe"));
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NamePattern<'a> {
    text: Cow<'a, str>,
    star: Option<usize>,
}

/// Why a text is no name pattern.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PatternError {
    /// It has more than one `*`.
    SeveralStars,
    /// It has control characters, or a `;` or `=` that no cookie name can have.
    ImpossibleName,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SeveralStars => "a name has at most one \"*\"",
            Self::ImpossibleName => "no cookie name holds control characters, \";\" or \"=\"",
        })
    }
}

impl std::error::Error for PatternError {}

impl<'a> NamePattern<'a> {
    /// Reads a pattern.
    ///
    /// # Errors
    /// More than one `*`, or characters that no cookie name can hold (RFC 6265bis §5.6).
    pub fn parse(text: impl Into<Cow<'a, str>>) -> Result<Self, PatternError> {
        let text = text.into();
        if text.chars().any(|c| c.is_control() || c == ';' || c == '=') {
            return Err(PatternError::ImpossibleName);
        }
        let star = text.find('*');
        if star.is_some_and(|at| text[at + 1..].contains('*')) {
            return Err(PatternError::SeveralStars);
        }
        Ok(Self { text, star })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether only one name matches.
    pub fn is_exact(&self) -> bool {
        self.star.is_none()
    }

    /// The literal text before the `*`, or the whole name.
    pub fn prefix(&self) -> &str {
        &self.text[..self.star.unwrap_or(self.text.len())]
    }

    /// The literal text after the `*`; empty where there is none.
    pub fn suffix(&self) -> &str {
        self.star.map_or("", |at| &self.text[at + 1..])
    }

    /// Whether `name` is one of the names meant.
    pub fn matches(&self, name: &str) -> bool {
        if self.is_exact() {
            return name == self.text;
        }
        name.strip_prefix(self.prefix())
            .is_some_and(|rest| rest.ends_with(self.suffix()))
    }
}
