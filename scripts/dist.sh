#!/usr/bin/env bash
# Step: dist/chrome/ and dist/firefox/, loadable as they are, and a package of each.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

step "the extension into dist/"
node scripts/assemble.mjs
rm -f dist/consentinel-*
node scripts/pack.mjs
node scripts/sizes.mjs
