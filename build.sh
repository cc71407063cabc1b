#!/usr/bin/env bash
# Builds, runs and tests Consentinel. Every step is a file of scripts/.
set -euo pipefail
root=$(cd "$(dirname "$0")" && pwd)
steps=$root/scripts

usage() {
  cat <<'TEXT'
Usage: ./build.sh [COMMAND]

  build      (default) the WebAssembly core and the extension: pkg/, dist/chrome/, dist/firefox/ and a package of each
  run        builds, then opens a browser with the extension on the demo sites
               --browser chrome|firefox   which one (default: chrome)
               --headless                 no window: prints what was kept and refused, saves screenshots
  test       lint, then the Rust, WebAssembly and end-to-end tests, in both browsers
  lint       format, clippy, types, JavaScript rules, the stores' own checks
  package    builds and checks the packages: what is inside, their sizes against size-budget.json
  clean      removes what was built here; `clean --all` also the tools in the cache folder
  help       this text

What is missing is installed first: tools in ${XDG_CACHE_HOME:-~/.cache}/consentinel, browsers and compilers by the
system's package manager, which is asked about unless you are root or CI=true is set.

Environment: CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER name other programs to test with;
CONSENTINEL_RUST=distribution takes Debian's compiler even where rustup is present.
TEXT
}

# no_arguments COMMAND [ARGUMENT...]: stops at an argument that COMMAND does not take.
no_arguments() {
  [ $# -eq 1 ] || wrong "'$1' takes no '$2'"
}

wrong() {
  printf "build.sh: %s; './build.sh help' lists what there is.\n" "$1" >&2
  exit 2
}

build() {
  "$steps/rust.sh"
  "$steps/node.sh"
  "$steps/cargo-tools.sh" wasm-pack wasm-bindgen-cli
  "$steps/wasm.sh"
  "$steps/dist.sh"
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
  build)
    no_arguments build "$@"
    build
    ;;
  run)
    for argument in "$@"; do
      case $argument in
        --browser | chrome | firefox | --browser=chrome | --browser=firefox | --headless) ;;
        *) wrong "'run' takes no '$argument'" ;;
      esac
    done
    build
    "$steps/run.sh" "$@"
    ;;
  test)
    no_arguments test "$@"
    build
    "$steps/cargo-tools.sh" geckodriver
    "$steps/browsers.sh"
    "$steps/test.sh"
    ;;
  lint)
    no_arguments lint "$@"
    build
    "$steps/lint.sh"
    ;;
  package)
    no_arguments package "$@"
    build
    "$steps/verify-packages.sh"
    ;;
  clean)
    "$steps/clean.sh" "$@"
    ;;
  help | --help | -h)
    usage
    ;;
  *)
    wrong "there is no command '$command'"
    ;;
esac
