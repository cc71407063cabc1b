#!/usr/bin/env bash
# Step: every check that runs nothing of ours. All of them run; it fails at the end if one did.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

passed=0
failed=0

# check NAME COMMAND...
check() {
  local name=$1
  shift
  step "$name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'build.sh: the check "%s" failed: %s\n' "$name" "$*" >&2
  fi
}

check 'Rust format' cargo fmt --check
check 'clippy, native' cargo clippy --quiet --locked --all-targets -- -D warnings
check 'clippy, WebAssembly' cargo clippy --quiet --locked --target wasm32-unknown-unknown --lib --test wasm -- -D warnings
check 'types of the extension' tsc --project tsconfig.json
check 'types of scripts, demo and tests' tsc --project tsconfig.node.json
check 'JavaScript rules' eslint --max-warnings 0 .
check 'format of everything else' prettier --check --log-level warn .
check 'the Firefox store' web-ext lint --source-dir dist/firefox --warnings-as-errors --no-config-discovery

echo "lint: $passed passed, $failed failed"
[ "$failed" = 0 ]
