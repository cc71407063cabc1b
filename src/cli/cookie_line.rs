//! A cookie as one line of JSON.

use consentinel::cookie::{Cookie, PartitionKey, SameSite};
use consentinel::site::{Host, url_host};
use serde::Deserialize;

/// A line of input: the cookie, and where it was met.
pub struct CookieLine {
    /// The name, as it was given.
    pub name: String,
    /// The domain, as it was given.
    pub domain: String,
    /// The cookie.
    pub cookie: Cookie,
    /// The host in the address bar.
    pub top_level: Option<Host>,
}

#[derive(Deserialize)]
struct Line {
    name: String,
    domain: String,
    top_level_url: Option<String>,
    path: Option<String>,
    host_only: Option<bool>,
    secure: Option<bool>,
    http_only: Option<bool>,
    same_site: Option<SameSiteWord>,
    session: Option<bool>,
    max_age: Option<f64>,
    expiration_date: Option<f64>,
    value: Option<String>,
    partition_key: Option<Partition>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum SameSiteWord {
    #[serde(alias = "none", alias = "None")]
    NoRestriction,
    #[serde(alias = "Lax")]
    Lax,
    #[serde(alias = "Strict")]
    Strict,
    #[serde(alias = "")]
    Unspecified,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a site, or an object with top_level_site")]
enum Partition {
    Site(String),
    Key {
        #[serde(alias = "topLevelSite")]
        top_level_site: Option<String>,
        #[serde(default, alias = "hasCrossSiteAncestor")]
        has_cross_site_ancestor: Option<bool>,
    },
}

impl CookieLine {
    /// Reads a line; `now` is in Unix seconds.
    ///
    /// # Errors
    /// What is wrong, and in which field.
    pub fn read(line: &[u8], now: f64) -> Result<Self, String> {
        let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
        // A list would be read as one, field by field.
        if text.trim_start().starts_with('[') {
            return Err("not an object".to_owned());
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let line: Line = serde_path_to_error::deserialize(&mut json).map_err(|e| {
            match e.path().to_string().as_str() {
                "." => e.inner().to_string(),
                field => format!("{field}: {}", e.inner()),
            }
        })?;
        json.end().map_err(|e| e.to_string())?;
        let domain = Host::parse(&line.domain).map_err(|e| format!("domain: {e}"))?;
        let top_level = line.top_level_url.as_deref().map(url_host).transpose();
        let partition_key = line.partition_key.map(Partition::read).transpose()?;
        let expires = line.expiration_date.or(line.max_age.map(|age| now + age));
        let cookie = Cookie {
            value: line.value,
            host_only: line.host_only.unwrap_or(!line.domain.starts_with('.')),
            path: line.path.unwrap_or_else(|| "/".to_owned()),
            secure: line.secure.unwrap_or(false),
            http_only: line.http_only.unwrap_or(false),
            same_site: line
                .same_site
                .map_or(SameSite::Unspecified, SameSiteWord::read),
            session: line.session.unwrap_or(expires.is_none()),
            expires,
            partition_key,
            ..Cookie::new(line.name.clone(), domain)
        };
        Ok(Self {
            name: line.name,
            domain: line.domain,
            cookie,
            top_level: top_level
                .map_err(|e| format!("top_level_url: {e}"))?
                .flatten(),
        })
    }
}

impl SameSiteWord {
    fn read(self) -> SameSite {
        match self {
            Self::NoRestriction => SameSite::NoRestriction,
            Self::Lax => SameSite::Lax,
            Self::Strict => SameSite::Strict,
            Self::Unspecified => SameSite::Unspecified,
        }
    }
}

impl Partition {
    fn read(self) -> Result<PartitionKey, String> {
        let (site, has_cross_site_ancestor) = match self {
            Self::Site(site) => (Some(site), None),
            Self::Key {
                top_level_site,
                has_cross_site_ancestor,
            } => (top_level_site, has_cross_site_ancestor),
        };
        let host = |site: String| {
            let host = if site.contains("://") {
                url_host(&site)
            } else {
                Host::parse(&site).map(Some)
            };
            host.map_err(|e| format!("partition_key: {e}"))
        };
        let top_level_site = site
            .filter(|site| !site.is_empty())
            .map(host)
            .transpose()?
            .flatten();
        Ok(PartitionKey {
            top_level_site,
            has_cross_site_ancestor,
        })
    }
}
