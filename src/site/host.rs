//! A host, canonical.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use super::address;
use super::error::{HostError, HostErrorKind};
use super::public_suffix;

/// A host in canonical form: ASCII, lower case, no port, no trailing dot, an IPv6 address without brackets.
///
/// Hosts are equal when a browser keeps their cookies together.
///
/// ```
/// use consentinel::site::Host;
///
/// let host = Host::parse("WWW.Shop.co.uk.:443")?;
/// assert_eq!(host.as_str(), "www.shop.co.uk");
/// assert_eq!(host.registrable_domain(), Some("shop.co.uk"));
/// assert!(host.is_within("shop.co.uk"));
/// # Ok::<(), consentinel::site::HostError>(())
/// ```
// The text comes first, so that the derived order is that of the texts; all else follows from it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Host {
    text: Box<str>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    Address,
    /// With the byte at which the registrable domain begins; a name has at most 253.
    Name(Option<u8>),
}

impl Host {
    /// The longest name, RFC 1035 §2.3.4 less the root's label.
    const MAX_NAME: usize = 253;
    /// The longest label, RFC 1035 §2.3.4.
    const MAX_LABEL: usize = 63;

    /// The host that `text` names, as a URL, a cookie's domain or a person writes it.
    ///
    /// Takes any case, one trailing dot, one leading dot (a cookie's domain has it), a port, IPv6 with brackets
    /// or without, IPv4 in all forms of the URL standard. International names become punycode; in WebAssembly,
    /// where the browser has done that already, they are an error.
    ///
    /// # Errors
    ///
    /// Where `text` is no host: see [`HostErrorKind`].
    pub fn parse(text: &str) -> Result<Host, HostError> {
        Self::parse_kind(text).map_err(|kind| HostError::new(text, kind))
    }

    fn parse_kind(text: &str) -> Result<Host, HostErrorKind> {
        // A whole URL is a likely mistake, and its scheme would pass for a host with a bad port.
        if text.contains(['/', '\\', '?', '#', '@']) {
            return Err(HostErrorKind::Character);
        }
        // Two colons and no bracket are an address: no port could be told from it.
        if text.bytes().filter(|&byte| byte == b':').count() > 1 && !text.starts_with('[') {
            return Self::from_ipv6(text);
        }
        let host = without_port(text)?;
        Self::from_bare(host.strip_prefix('.').unwrap_or(host))
    }

    /// A host as it stands in a URL or in a `Domain` attribute: without a port, every character counts.
    pub(crate) fn from_bare(text: &str) -> Result<Host, HostErrorKind> {
        if let Some(open) = text.strip_prefix('[') {
            return Self::from_ipv6(open.strip_suffix(']').ok_or(HostErrorKind::Ipv6)?);
        }
        let name = to_ascii(text)?;
        let name = name.strip_suffix('.').unwrap_or(&name);
        if name.is_empty() {
            return Err(HostErrorKind::Empty);
        }
        if name.bytes().any(is_forbidden) {
            return Err(HostErrorKind::Character);
        }
        if address::ends_in_number(name) {
            let address = address::ipv4(name).ok_or(HostErrorKind::Ipv4)?;
            return Ok(Self {
                text: address.to_string().into(),
                kind: Kind::Address,
            });
        }
        if name.len() > Self::MAX_NAME {
            return Err(HostErrorKind::TooLong);
        }
        for label in name.split('.') {
            match label.len() {
                0 => return Err(HostErrorKind::EmptyLabel),
                1..=Self::MAX_LABEL => {}
                _ => return Err(HostErrorKind::LabelTooLong),
            }
        }
        let registrable = public_suffix::registrable_start(name);
        let registrable = registrable.and_then(|start| u8::try_from(start).ok());
        Ok(Self {
            text: name.into(),
            kind: Kind::Name(registrable),
        })
    }

    fn from_ipv6(text: &str) -> Result<Host, HostErrorKind> {
        let text = address::ipv6(text).ok_or(HostErrorKind::Ipv6)?;
        Ok(Self {
            text: text.into(),
            kind: Kind::Address,
        })
    }

    /// The canonical text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this is an IP address, of either version.
    pub fn is_ip(&self) -> bool {
        matches!(self.kind, Kind::Address)
    }

    /// Whether this is the machine itself: `localhost`, a name below it, `127.0.0.0/8` or `::1`.
    ///
    /// Browsers trust it like an HTTPS host: <https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy>.
    pub fn is_loopback(&self) -> bool {
        match self.kind {
            Kind::Address => self.text.starts_with("127.") || &*self.text == "::1",
            Kind::Name(_) => self.is_within("localhost"),
        }
    }

    /// The public suffix and one label, the part of a name that somebody registered.
    ///
    /// `None` for an IP address, a single label (`localhost`) and a public suffix (`co.uk`, `github.io`).
    ///
    /// ```
    /// # use consentinel::site::Host;
    /// assert_eq!(Host::parse("a.b.github.io")?.registrable_domain(), Some("b.github.io"));
    /// assert_eq!(Host::parse("github.io")?.registrable_domain(), None);
    /// # Ok::<(), consentinel::site::HostError>(())
    /// ```
    pub fn registrable_domain(&self) -> Option<&str> {
        match self.kind {
            Kind::Address | Kind::Name(None) => None,
            Kind::Name(Some(start)) => Some(&self.text[usize::from(start)..]),
        }
    }

    /// The registrable domain, or the host itself where there is none.
    pub fn site(&self) -> &str {
        self.registrable_domain().unwrap_or(&self.text)
    }

    /// Whether this host is `domain` or below it; an IP address is below nothing.
    ///
    /// `domain` is canonical. RFC 6265bis §5.1.3 calls this domain-match.
    pub fn is_within(&self, domain: &str) -> bool {
        let Some(below) = self.text.strip_suffix(domain) else {
            return false;
        };
        below.is_empty() || below.ends_with('.') && !domain.is_empty() && !self.is_ip()
    }
}

impl FromStr for Host {
    type Err = HostError;

    fn from_str(text: &str) -> Result<Self, HostError> {
        Self::parse(text)
    }
}

impl AsRef<str> for Host {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({})", self.text)
    }
}

/// `host` or `host:port`, without the port.
pub(super) fn without_port(text: &str) -> Result<&str, HostErrorKind> {
    let address = match text.find(']') {
        Some(bracket) => bracket + 1,
        None if text.starts_with('[') => return Err(HostErrorKind::Ipv6),
        None => 0,
    };
    let Some(colon) = text[address..].find(':') else {
        return Ok(text);
    };
    let (host, port) = text.split_at(address + colon);
    let digits = port[1..].trim_start_matches('0');
    // Parsing alone would take a sign.
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (digits.is_empty() || digits.parse::<u16>().is_ok()) {
        Ok(host)
    } else {
        Err(HostErrorKind::Port)
    }
}

/// A character that no host of a URL has.
///
/// <https://url.spec.whatwg.org/#forbidden-domain-code-point>
fn is_forbidden(byte: u8) -> bool {
    byte <= b' ' || b"#%/:<>?@[\\]^|\x7f".contains(&byte)
}

/// The name in lower-case ASCII.
fn to_ascii(text: &str) -> Result<Cow<'_, str>, HostErrorKind> {
    if !text.is_ascii() {
        return international(text).map(Cow::Owned);
    }
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Ok(Cow::Owned(text.to_ascii_lowercase()));
    }
    Ok(Cow::Borrowed(text))
}

#[cfg(not(target_arch = "wasm32"))]
fn international(text: &str) -> Result<String, HostErrorKind> {
    idna::domain_to_ascii(text).map_err(|_| HostErrorKind::NonAscii)
}

// Its tables are larger than the rest of the engine, and the browser has converted every host it speaks of.
#[cfg(target_arch = "wasm32")]
fn international(_: &str) -> Result<String, HostErrorKind> {
    Err(HostErrorKind::NonAscii)
}
