//! What a person wants done with a kind of cookie.

/// What to do with a cookie; greater is stricter.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Action {
    /// Keep it.
    Allow,
    /// Keep it until the browser closes.
    Session,
    /// Refuse it.
    Block,
}

impl Action {
    /// Every action, with the word used in choices.
    pub const WORDS: [(&str, Self); 3] = [
        ("allow", Self::Allow),
        ("block", Self::Block),
        ("session", Self::Session),
    ];

    /// The word used in choices.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Session => "session",
            Self::Block => "block",
        }
    }
}
