#!/usr/bin/env bash
# Step: a private Rust toolchain with the wasm32 target, made once from the compiler and the library sources that Debian packages.
#
# Debian has no wasm32 library for its newer compiler, so the library is built here. The toolchain lives in the user's cache folder;
# its programs are the distribution's, told to look there for libraries.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
source "$here/packages.sh"

install_packages "the distribution's Rust" gcc libc6-dev rustc-web cargo-web rustfmt-web rust-web-clippy rust-web-src rust-web-llvm lld-22

# A library fits the very compiler that built it: another package version is another toolchain.
version=$(dpkg-query -W -f '${Version}' rustc-web)
target=$CONSENTINEL_CACHE/rust/$version
host_library=/usr/lib/rustlib

# build_library FOLDER: compiles the standard library for wasm32 into FOLDER.
build_library() {
  local library=$1 seed=$CONSENTINEL_CACHE/rust/building-$version built
  mkdir -p "$seed/src" "$library"
  printf '[package]\nname = "seed"\nversion = "0.0.0"\nedition = "2021"\n' >"$seed/Cargo.toml"
  : >"$seed/src/lib.rs"
  # Bitcode inside lets the release build optimise across the library as well. An absolute program: rustup's cargo may stand before it.
  (cd "$seed" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$seed/target \
    /usr/bin/cargo build --quiet --release --target wasm32-unknown-unknown -Z build-std=std,panic_abort,panic_unwind,proc_macro,test) ||
    fail "the standard library for wasm32 could not be built; look at the messages of cargo above, then run this again."
  for built in "$seed"/target/wasm32-unknown-unknown/release/deps/*.rlib; do
    case $built in
      */libseed-*) ;;
      *) cp "$built" "$library" ;;
    esac
  done
  rm -rf "$seed"
}

# wrapper FILE COMMAND: a program of the toolchain that calls the distribution's.
wrapper() {
  printf '#!/bin/sh\nexec %s "$@"\n' "$2" >"$1"
  chmod +x "$1"
}

build_toolchain() {
  local entry fresh=$CONSENTINEL_CACHE/rust/.new
  step "a private Rust toolchain for wasm32 into $target (two or three minutes)"
  rm -rf "$fresh"
  build_library "$fresh/lib/rustlib/wasm32-unknown-unknown/lib"
  for entry in "$host_library"/*; do
    [ -e "$fresh/lib/rustlib/${entry##*/}" ] || ln -s "$entry" "$fresh/lib/rustlib/"
  done
  mkdir "$fresh/bin"
  ln -s /usr/bin/cargo /usr/bin/cargo-fmt /usr/bin/rustfmt "$fresh/bin/"
  # The compiler finds its library by the place of its own file, links resolved, so a link would lead back to /usr.
  wrapper "$fresh/bin/rustc" "/usr/bin/rustc --sysroot '$target'"
  wrapper "$fresh/bin/rustdoc" "/usr/bin/rustdoc --sysroot '$target'"
  # cargo-clippy calls the driver that lies beside it.
  cp /usr/bin/cargo-clippy "$fresh/bin/"
  wrapper "$fresh/bin/clippy-driver" "env SYSROOT='$target' /usr/bin/clippy-driver"
  mv "$fresh" "$target"
}

if [ -d "$target" ]; then
  done_already "the private Rust toolchain $version"
else
  build_toolchain
fi
ln -sfn "$version" "$PRIVATE_RUST"
