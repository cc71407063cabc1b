#!/usr/bin/env bash
# Step: the pinned tools that come as Rust crates. `cargo-tools.sh NAME...` installs those of wasm-pack, wasm-bindgen-cli, geckodriver.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"

# These are run for seconds: compiled without optimisation they are ready three times sooner.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16

# install_tool NAME VERSION [CARGO_OPTION...]
install_tool() {
  local name=$1 version=$2
  shift 2
  local target=$CONSENTINEL_CACHE/tools/$name-$version fresh=$CONSENTINEL_CACHE/tools/.new-$name
  if [ -d "$target" ]; then
    done_already "$name $version"
    return
  fi
  step "$name $version into $target (a minute or two)"
  # The folder of compiled parts stays until the tool is whole, so that an interrupted build goes on where it was.
  (cd "$CONSENTINEL_CACHE" && CARGO_TARGET_DIR=$CONSENTINEL_CACHE/building cargo install --quiet --force "$@" --root "$fresh" "$name@$version") ||
    fail "$name $version could not be built; look at the messages of cargo above, then run this again."
  mv "$fresh" "$target"
}

mkdir -p "$CONSENTINEL_CACHE/tools"
for tool in "$@"; do
  case $tool in
    wasm-pack) install_tool wasm-pack "$WASM_PACK_VERSION" --locked ;;
    geckodriver) install_tool geckodriver "$GECKODRIVER_VERSION" --locked ;;
    # Its own lock file names a release that is no longer there.
    wasm-bindgen-cli) install_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" ;;
    *) fail "cargo-tools.sh knows no tool '$tool'." ;;
  esac
done
rm -rf "$CONSENTINEL_CACHE/building"
