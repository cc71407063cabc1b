//! Hosts, and the site a host belongs to.
//!
//! Two hosts are of one *site* when they share a registrable domain by the
//! [Public Suffix List](https://publicsuffix.org/), its private section included; a host without one
//! (an IP address, `localhost`, `github.io`) is a site of its own.

mod address;
mod error;
mod host;
mod public_suffix;
mod text;
mod url;

pub use error::{HostError, HostErrorKind};
pub use host::Host;
pub use url::{is_https, url_host, url_path};
