//! The command line: the same core, natively.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

/// Cargo builds every program along with a test; in WebAssembly there is no command line.
#[cfg(target_arch = "wasm32")]
fn main() {}
