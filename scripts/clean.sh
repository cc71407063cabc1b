#!/usr/bin/env bash
# Step: removes what was built here; with --all also the tools in the cache folder.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

folders=(pkg dist target node_modules)
case "${1:-}" in
  '') ;;
  --all) folders+=("$CONSENTINEL_CACHE") ;;
  *) fail "'clean' takes no '$1', only --all." ;;
esac
for folder in "${folders[@]}"; do
  [ ! -e "$folder" ] || { step "removes $folder" && rm -rf "$folder"; }
done
