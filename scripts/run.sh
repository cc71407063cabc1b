#!/usr/bin/env bash
# Step: a browser with the extension on the demo sites. Takes the options of `build.sh run`.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

browser=chrome
case " $* " in
  *" --browser firefox "* | *" --browser=firefox "*) browser=firefox ;;
esac
"$here/browsers.sh" "$browser"
source "$here/env.sh"
exec node scripts/run-demo.mjs "$@"
