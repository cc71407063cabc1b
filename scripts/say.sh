# shellcheck shell=bash
# How every step talks: what it does, that it is done already, or the one sentence that says why it stopped and what to do.
# Sourced by the steps.

# step TEXT: work that begins now.
step() { printf '==> %s\n' "$*"; }

# done_already TEXT: work that is skipped because its result is there.
done_already() { printf '    %s\n' "$*"; }

# fail TEXT: stops the build.
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# may_install: true where nobody has to be asked.
may_install() { [ "$(id -u)" = 0 ] || [ "${CI:-}" = true ]; }
