//! The `SameSite` attribute.

/// Which cross-site requests a cookie is sent with.
///
/// The names are those of the extension API's `SameSiteStatus`; RFC 6265bis §5.6.7.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// With all of them: `SameSite=None`.
    NoRestriction,
    /// With navigations of the top level only.
    Lax,
    /// With none.
    Strict,
    /// It did not say, or said something unknown.
    #[default]
    Unspecified,
}

impl SameSite {
    /// What the attribute's value means, in any case.
    ///
    /// ```
    /// # use consentinel::cookie::SameSite;
    /// assert_eq!(SameSite::from_attribute("none"), SameSite::NoRestriction);
    /// ```
    pub fn from_attribute(value: &str) -> SameSite {
        if value.eq_ignore_ascii_case("none") {
            SameSite::NoRestriction
        } else if value.eq_ignore_ascii_case("lax") {
            SameSite::Lax
        } else if value.eq_ignore_ascii_case("strict") {
            SameSite::Strict
        } else {
            SameSite::Unspecified
        }
    }
}
