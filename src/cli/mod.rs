//! Commands, their arguments, and what they share.

// What clap shows on a terminal is no Markdown.
#![allow(clippy::doc_markdown)]

mod classify;
mod cookie_line;
mod explain;

use clap::{Parser, Subcommand};
use consentinel::choices::{self, Choices};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells which cookies are kept and which refused, and why.
#[derive(Parser)]
#[command(name = "consentinel", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Decide about cookies: JSON Lines in, one decision a line out.
    ///
    /// Each line of standard input is an object with "name" and "domain" and, where known, "top_level_url", "path", "host_only", "secure", "http_only",
    /// "same_site", "session", "max_age" (seconds) or "expiration_date" (Unix seconds), "value" and "partition_key". A line that can't be read gives
    /// {"line": N, "error": "…"} in its place, and exit status 1 at the end.
    Classify {
        /// A file of choices, as the extension exports them; without it the defaults hold.
        #[arg(long, value_name = "FILE")]
        choices: Option<PathBuf>,
    },
    /// Show every row that could speak for a cookie, which one does, and why the others don't.
    Explain {
        /// The cookie's name.
        name: String,
        /// The cookie's domain; without it, that of the site.
        #[arg(long, value_name = "D")]
        domain: Option<String>,
        /// The site in the address bar: a host or a URL; without it, the cookie counts as first-party.
        #[arg(long, value_name = "S")]
        site: Option<String>,
        /// A file of choices, as the extension exports them; without it the defaults hold.
        #[arg(long, value_name = "FILE")]
        choices: Option<PathBuf>,
    },
}

/// All went well but for some of the input.
const SOME_INPUT_BAD: u8 = 1;
/// The command could not be carried out.
const FAILED: u8 = 2;

/// Runs the command given on the command line.
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Classify { choices } => {
            read_choices(choices.as_deref()).and_then(|choices| classify::run(&choices))
        }
        Command::Explain {
            name,
            domain,
            site,
            choices,
        } => read_choices(choices.as_deref())
            .and_then(|choices| explain::run(&choices, &name, domain.as_deref(), site.as_deref())),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("consentinel: {message}");
            ExitCode::from(FAILED)
        }
    }
}

fn read_choices(file: Option<&Path>) -> Result<Choices, String> {
    let Some(file) = file else {
        return Ok(Choices::default());
    };
    let place = file.display();
    let text = fs::read_to_string(file).map_err(|e| format!("{place}: {e}"))?;
    let value = serde_json::from_str(&text).map_err(|e| format!("{place}: {e}"))?;
    let read = choices::read(&value).map_err(|e| format!("{place}: {e}"))?;
    for warning in read.warnings {
        eprintln!("consentinel: {place}: warning: {warning}");
    }
    Ok(read.choices)
}

/// The time, in Unix seconds.
fn now() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64())
}
