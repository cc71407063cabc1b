# shellcheck shell=bash
# The one place that calls the package manager. Sourced by the steps that need it.

# have_packages NAME...: whether all of these Debian packages are installed.
have_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || return 1
  done
}

# install_packages WHY NAME...: installs these Debian packages; asks first unless nobody has to be asked.
install_packages() {
  local why=$1 answer
  shift
  ! have_packages "$@" || return 0
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  local command="apt-get install --yes --no-install-recommends $*"
  step "$why: ${as_root[*]:+sudo }$command"
  if ! may_install; then
    [ -t 0 ] || fail "these packages are missing; run 'sudo apt-get update && sudo $command' and then this again."
    read -r -p "    Install these packages? [y/N] " answer
    case $answer in
      y | Y | yes) ;;
      *) fail "nothing was installed; run 'sudo $command' yourself and then this again." ;;
    esac
  fi
  "${as_root[@]}" apt-get update --quiet=2 || fail "the package lists could not be read; look at the messages of apt-get above."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --option Dpkg::Use-Pty=0 --yes --no-install-recommends "$@" ||
    fail "the packages could not be installed; look at the messages of apt-get above, then run this again."
}
