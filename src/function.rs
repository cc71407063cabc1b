//! What a cookie does on a site: the "function" column of a cookie policy, as an enum.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The job a cookie does for the site or the provider.
///
/// Finer than [`Purpose`](crate::purpose::Purpose): a person is told the function, the decision follows the purpose.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Function {
    /// Recognises a signed-in person.
    SignIn,
    /// Keeps one visit together, without a log-in.
    Session,
    /// Holds a basket or an order under way.
    Basket,
    /// Protects forms, calls and the site against forgery and abuse.
    Security,
    /// Sends a visit to the same server.
    LoadBalancing,
    /// Remembers the language chosen.
    Language,
    /// Remembers colours, text size or theme.
    Appearance,
    /// Remembers how the person arranged the page.
    Layout,
    /// Remembers what was answered about cookies.
    ConsentChoice,
    /// Carries out a payment or guards it against fraud.
    Payment,
    /// Plays video or sound and remembers its settings.
    Media,
    /// Runs a chat or support window.
    Chat,
    /// Remembers what was looked at.
    RecentlyViewed,
    /// Adapts the content to the person.
    Personalisation,
    /// Counts free articles.
    PaywallMeter,
    /// Carries what was typed from one form page to the next.
    Form,
    /// Leads to the right region, version or page.
    Routing,
    /// Finds faults in the site.
    Debugging,
    /// Counts visits and follows them through the site.
    AudienceMeasurement,
    /// Records movements and clicks.
    SessionReplay,
    /// Shows different people different versions.
    Experiment,
    /// Measures how fast pages are.
    PerformanceMeasurement,
    /// Selects or follows advertising.
    Advertising,
    /// Measures what advertising led to.
    AdMeasurement,
    /// Credits the site a buyer came from.
    Affiliate,
    /// Connects with a social network.
    Social,
    /// Loads and steers other tools.
    TagManagement,
    /// Tests whether cookies work at all.
    FeatureTest,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 28] = [
        Self::SignIn,
        Self::Session,
        Self::Basket,
        Self::Security,
        Self::LoadBalancing,
        Self::Language,
        Self::Appearance,
        Self::Layout,
        Self::ConsentChoice,
        Self::Payment,
        Self::Media,
        Self::Chat,
        Self::RecentlyViewed,
        Self::Personalisation,
        Self::PaywallMeter,
        Self::Form,
        Self::Routing,
        Self::Debugging,
        Self::AudienceMeasurement,
        Self::SessionReplay,
        Self::Experiment,
        Self::PerformanceMeasurement,
        Self::Advertising,
        Self::AdMeasurement,
        Self::Affiliate,
        Self::Social,
        Self::TagManagement,
        Self::FeatureTest,
    ];

    /// The word used in tables and decisions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Session => "session",
            Self::Basket => "basket",
            Self::Security => "security",
            Self::LoadBalancing => "load-balancing",
            Self::Language => "language",
            Self::Appearance => "appearance",
            Self::Layout => "layout",
            Self::ConsentChoice => "consent-choice",
            Self::Payment => "payment",
            Self::Media => "media",
            Self::Chat => "chat",
            Self::RecentlyViewed => "recently-viewed",
            Self::Personalisation => "personalisation",
            Self::PaywallMeter => "paywall-meter",
            Self::Form => "form",
            Self::Routing => "routing",
            Self::Debugging => "debugging",
            Self::AudienceMeasurement => "audience-measurement",
            Self::SessionReplay => "session-replay",
            Self::Experiment => "experiment",
            Self::PerformanceMeasurement => "performance-measurement",
            Self::Advertising => "advertising",
            Self::AdMeasurement => "ad-measurement",
            Self::Affiliate => "affiliate",
            Self::Social => "social",
            Self::TagManagement => "tag-management",
            Self::FeatureTest => "feature-test",
        }
    }

    /// Whether this is an interface preference the person chose.
    ///
    /// The founding policy counts interface preferences among the necessary cookies: no consent is needed.
    pub const fn is_interface_preference(self) -> bool {
        matches!(self, Self::Language | Self::Appearance | Self::Layout)
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
