# shellcheck shell=bash
# Where every tool is, and its pinned version. Sourced by the steps, and by a person who wants the same tools on the PATH
# (`source scripts/env.sh`). It installs nothing: a tool that is not there yet is simply not on the PATH.
#
# Exports CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER: the programs the tests drive, empty where there is none.

CONSENTINEL_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CONSENTINEL_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/consentinel
export CONSENTINEL_ROOT CONSENTINEL_CACHE

WASM_PACK_VERSION=0.15.1
GECKODRIVER_VERSION=0.37.1
# A node of the system is used from this version on; the pinned one is installed where it is older or missing.
NODE_OLDEST=22.12.0
NODE_VERSION=24.19.0
# The command line of wasm-bindgen must be the very version of the crate.
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$CONSENTINEL_ROOT/Cargo.lock")
export WASM_PACK_VERSION GECKODRIVER_VERSION NODE_OLDEST NODE_VERSION WASM_BINDGEN_VERSION

# put_first FOLDER: the folder goes to the front of the PATH, once.
put_first() {
  case ":$PATH:" in
    *":$1:"*) ;;
    *) [ ! -d "$1" ] || PATH=$1:$PATH ;;
  esac
}

# first_program NAME...: the path of the first of these programs that exists.
first_program() {
  local name
  for name in "$@"; do
    command -v "$name" && return
  done
  return 0
}

put_first "$CONSENTINEL_CACHE/tools/wasm-pack-$WASM_PACK_VERSION/bin"
put_first "$CONSENTINEL_CACHE/tools/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin"
put_first "$CONSENTINEL_CACHE/tools/geckodriver-$GECKODRIVER_VERSION/bin"
put_first "$CONSENTINEL_CACHE/node/$NODE_VERSION/bin"
put_first "$CONSENTINEL_ROOT/node_modules/.bin"

# cargo keeps what it downloads in its own folder where the person has one, else in ours.
[ -n "${CARGO_HOME:-}" ] || [ -d "$HOME/.cargo" ] || export CARGO_HOME=$CONSENTINEL_CACHE/cargo
export NO_UPDATE_NOTIFIER=1

# The private toolchain stands here where the compiler in use is the distribution's (rust-distribution.sh).
PRIVATE_RUST=$CONSENTINEL_CACHE/rust/current
export PRIVATE_RUST
if [ -e "$PRIVATE_RUST/bin/rustc" ]; then
  put_first "$PRIVATE_RUST/bin"
  # Where rustup is present too, it must not put its own cargo in between.
  export RUSTUP_TOOLCHAIN=$PRIVATE_RUST
fi
export PATH

# Debian's /usr/bin/chromium is a wrapper that adds flags of its own, among them one that unloads extensions.
CHROME=${CHROME:-$(first_program /usr/lib/chromium/chromium google-chrome-stable google-chrome chromium chromium-browser)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_program chromedriver)}
FIREFOX=${FIREFOX:-$(first_program firefox-esr firefox)}
GECKODRIVER=${GECKODRIVER:-$(first_program geckodriver)}
export CHROME CHROMEDRIVER FIREFOX GECKODRIVER
