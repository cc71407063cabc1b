//! `consentinel classify`: JSON Lines in, decisions out.

use super::cookie_line::CookieLine;
use super::{SOME_INPUT_BAD, now};
use consentinel::choices::Choices;
use consentinel::decide::{Context, Decision, decide};
use consentinel::tables;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::{self, BufRead, BufWriter, ErrorKind, IsTerminal, Write};
use std::time::Duration;

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Decided {
        name: &'a str,
        domain: &'a str,
        #[serde(flatten)]
        decision: Decision<'static>,
    },
    Bad {
        line: u64,
        error: String,
    },
}

/// Answers every line of standard input.
///
/// # Errors
/// Standard input or output breaking.
pub fn run(choices: &Choices) -> Result<u8, String> {
    let progress = progress();
    let result = answer_all(
        choices,
        io::stdin().lock(),
        BufWriter::new(io::stdout().lock()),
        &progress,
    );
    progress.finish_and_clear();
    match result {
        Ok(0) => Ok(0),
        Ok(bad) => {
            eprintln!("consentinel: {bad} lines could not be read");
            Ok(SOME_INPUT_BAD)
        }
        // Whoever reads us has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(0),
        Err(error) => Err(error.to_string()),
    }
}

/// Counts lines on a terminal, where the answers don't go there, too.
fn progress() -> ProgressBar {
    if io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} cookies, {per_sec}");
    let bar = ProgressBar::no_length();
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Answers line by line, so that the answers stand beside the lines. Blank lines at the end are none.
fn answer_all(
    choices: &Choices,
    mut input: impl BufRead,
    mut output: impl Write,
    progress: &ProgressBar,
) -> io::Result<u64> {
    let (mut number, mut bad, mut blank) = (0, 0, 0);
    let mut line = Vec::new();
    let mut write = |answer: &Answer<'_>| {
        serde_json::to_writer(&mut output, answer)?;
        output.write_all(b"\n")
    };
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        progress.inc(1);
        if line.trim_ascii().is_empty() {
            blank += 1;
        } else {
            for number in number - blank..number {
                bad += 1;
                write(&Answer::bad(number, "empty"))?;
            }
            blank = 0;
            let now = now();
            match CookieLine::read(&line, now) {
                Ok(read) => write(&Answer::decided(&read, choices, now))?,
                Err(error) => {
                    bad += 1;
                    write(&Answer::bad(number, &error))?;
                }
            }
        }
        line.clear();
    }
    output.flush()?;
    Ok(bad)
}

impl<'a> Answer<'a> {
    fn decided(line: &'a CookieLine, choices: &Choices, now: f64) -> Self {
        let context = Context {
            top_level: line.top_level.as_ref(),
            party: None,
            now,
        };
        Self::Decided {
            name: &line.name,
            domain: &line.domain,
            decision: decide(tables::built_in(), choices, &line.cookie, &context),
        }
    }

    fn bad(line: u64, error: &str) -> Self {
        Self::Bad {
            line,
            error: error.to_owned(),
        }
    }
}
