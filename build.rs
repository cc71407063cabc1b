//! Compiles what the core knows about the world: the Public Suffix List and the policy tables.

#[path = "src/function.rs"]
#[allow(dead_code)]
mod function;
#[path = "src/policy/mod.rs"]
#[allow(dead_code, unused_imports)]
mod policy;
#[path = "build/public_suffix.rs"]
mod public_suffix;
#[path = "src/purpose.rs"]
#[allow(dead_code)]
mod purpose;
#[path = "build/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

const SUFFIX_LIST: &str = "data/public-suffix-list/public_suffix_list.dat";

fn main() {
    if let Err(faults) = compile() {
        for fault in faults.lines() {
            println!("cargo::error={fault}");
        }
        process::exit(1);
    }
}

fn compile() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets no OUT_DIR")?);
    println!("cargo::rerun-if-changed={SUFFIX_LIST}");
    let list = public_suffix::compile(&read(Path::new(SUFFIX_LIST))?)
        .map_err(|fault| format!("{SUFFIX_LIST}: {fault}"))?;
    write(&out.join("public_suffix.fst"), &list)?;

    println!("cargo::rerun-if-changed=policies");
    let mut sources = Vec::new();
    let folder = fs::read_dir("policies").map_err(|e| format!("policies: {e}"))?;
    for entry in folder {
        let path = entry.map_err(|e| format!("policies: {e}"))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let id = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            sources.push(tables::Source {
                id,
                text: read(&path)?,
            });
        }
    }
    write(&out.join("tables.postcard"), &tables::compile(&sources)?)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}
