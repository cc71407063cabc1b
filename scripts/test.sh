#!/usr/bin/env bash
# Step: every suite, one after the other. All of them run; the last lines count what each runner said it ran.
set -euo pipefail
here=$(dirname "$0")
source "$here/env.sh"
source "$here/say.sh"
cd "$CONSENTINEL_ROOT"

logs=target/test-logs
rm -rf "$logs"
mkdir -p "$logs"
summary=()
all_passed=0
all_failed=0

# counts LOG: prints "PASSED FAILED", added up over the closing lines of cargo test, wasm-bindgen-test, node's runner and lint.
counts() {
  awk '
    /^test result:/ { passed += $4; failed += $6 }
    /^lint: [0-9]+ passed, [0-9]+ failed$/ { passed += $2; failed += $4 }
    /^(ℹ|#) pass [0-9]+$/ { passed += $3 }
    /^(ℹ|#) (fail|cancelled) [0-9]+$/ { failed += $3 }
    END { print passed + 0, failed + 0 }
  ' "$1"
}

# suite NAME COMMAND...: runs it, shows what it prints, counts. A runner that dies, or runs nothing, counts as one failure.
suite() {
  local name=$1 log passed failed note=
  shift
  log=$logs/${name// /-}.log
  step "test: $name"
  local started=$SECONDS status=0
  "$@" 2>&1 | tee "$log" || status=1
  read -r passed failed < <(counts "$log")
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
    failed=1 note=', stopped before its end'
  elif [ "$status" = 0 ] && [ "$passed" = 0 ]; then
    failed=1 note=', ran no test'
  fi
  all_passed=$((all_passed + passed))
  all_failed=$((all_failed + failed))
  summary+=("$(printf '%-22s %5d passed, %d failed (%d s%s)' "$name" "$passed" "$failed" "$((SECONDS - started))" "$note")")
}

# The driver and the page get more time than they usually need: a busy machine is no failure.
export WASM_BINDGEN_TEST_WEBDRIVER_JSON=$CONSENTINEL_ROOT/scripts/webdriver.json
export WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 WASM_BINDGEN_TEST_TIMEOUT=120

suite lint "$here/lint.sh"
suite rust cargo test --locked
suite 'wasm in Chromium' wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER" . --locked --test wasm
suite 'wasm in Firefox' wasm-pack test --headless --firefox --geckodriver "$GECKODRIVER" . --locked --test wasm
suite shell node --test 'tests/shell/**/*.test.js'
# One file at a time: each drives a whole browser and looks at the clock. Where a browser does not start, what else the file has
# started must not keep the run waiting.
suite 'end to end' node --test --test-concurrency=1 --test-timeout=300000 --test-force-exit 'tests/e2e/**/*.test.js'

echo
printf '%s\n' "${summary[@]}"
echo "$all_passed passed, $all_failed failed"
[ "$all_failed" = 0 ]
