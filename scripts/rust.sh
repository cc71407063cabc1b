#!/usr/bin/env bash
# Step: a Rust compiler for this machine and for wasm32, with rustfmt and clippy.
#
# rustup's pinned toolchain (rust-toolchain.toml) where rustup can get it; else any compiler on the PATH that has all parts; else, on Debian,
# a private toolchain from the distribution's compiler. CONSENTINEL_RUST=distribution asks for the last one at once.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"

# is_complete: whether the compiler on the PATH has the wasm32 target and the tools that lint needs.
is_complete() {
  local library
  library=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || return 1
  compgen -G "$library/libcore-*.rlib" >/dev/null &&
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1
}

# The pinned toolchain by rustup; silent where rustup cannot reach its server, for there may be another way.
install_by_rustup() {
  command -v rustup >/dev/null || return 1
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$CONSENTINEL_ROOT/rust-toolchain.toml")
  step "Rust $channel with the wasm32 target, by rustup"
  timeout 900 rustup toolchain install "$channel" --profile minimal --component rustfmt --component clippy \
    --target wasm32-unknown-unknown --no-self-update && is_complete
}

cd "$CONSENTINEL_ROOT"
if [ "${CONSENTINEL_RUST:-}" != distribution ] && [ ! -e "$PRIVATE_RUST" ] && { is_complete || install_by_rustup; }; then
  done_already "$(rustc --version) with wasm32 ($(command -v rustc))"
elif command -v apt-get >/dev/null; then
  "$here/rust-distribution.sh"
else
  fail "no Rust compiler with the wasm32 target; install rustup from https://rustup.rs and run this again."
fi
