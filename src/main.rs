//! The command line: the same core, natively.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
