#!/usr/bin/env bash
# Step: the two browsers and their drivers. `browsers.sh chrome|firefox...`, both where none is named.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
source "$here/packages.sh"

# browser NAME PROGRAM DRIVER HINT PACKAGE...: makes sure that the program and its driver are there.
browser() {
  local name=$1 program=$2 driver=$3 hint=$4
  shift 4
  if [ -n "$program" ] && [ -n "$driver" ]; then
    done_already "$name: $program"
  elif command -v apt-get >/dev/null; then
    install_packages "$name" "$@"
  else
    fail "$name is missing; $hint"
  fi
}

[ $# -gt 0 ] || set -- chrome firefox
for wanted in "$@"; do
  case $wanted in
    chrome)
      browser Chromium "$CHROME" "$CHROMEDRIVER" \
        "install Chrome or Chromium and the chromedriver of the same version so that both are on the PATH, then run this again." \
        chromium chromium-driver chromium-sandbox
      ;;
    firefox)
      browser Firefox "$FIREFOX" "$FIREFOX" "install Firefox so that it is on the PATH, then run this again." firefox-esr
      ;;
    *) fail "there is no browser '$wanted'; chrome and firefox are known." ;;
  esac
done
