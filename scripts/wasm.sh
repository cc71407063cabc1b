#!/usr/bin/env bash
# Step: pkg/, the Rust core as WebAssembly with its JavaScript and types.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

# What the core is made of; a folder counts too, so that a removed file is noticed.
sources=(Cargo.toml Cargo.lock build.rs build data policies src)

is_fresh() {
  [ -f pkg/.built ] && [ -z "$(find "${sources[@]}" -newer pkg/.built -print -quit)" ]
}

if is_fresh; then
  done_already "pkg/ is up to date"
else
  step "the core as WebAssembly into pkg/"
  started=$(mktemp)
  trap 'rm -f "$started"' EXIT
  # Small before fast here; the command line, from the same profile, is built for speed.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=z wasm-pack --log-level error build --release --target web --no-pack --out-dir pkg --out-name consentinel . -- --locked ||
    fail "the WebAssembly core could not be built; look at the messages above."
  touch --reference "$started" pkg/.built
fi
