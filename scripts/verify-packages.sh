#!/usr/bin/env bash
# Step: the packages of dist/ are whole, and the store's own check of the Firefox one finds nothing.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

step "checks the packages"
node scripts/verify-packages.mjs
web-ext lint --source-dir dist/consentinel-firefox-*.xpi --warnings-as-errors --no-config-discovery ||
  fail "the Firefox store would complain about the package; look at the messages above."
