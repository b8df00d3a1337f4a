# Functions that every script shares. Sourced, never run.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
notice() { printf 'notice: %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# usage FIRST LAST: prints these lines of the comment at the top of the script.
usage() { sed -n "$1,$2s/^# \{0,1\}//p" "$0"; }

# If the machine's own Node is too old, scripts/setup has installed another one here.
PATH=$PWD/.deps/node/bin:$PATH

# Every clone on the machine shares the ccache: paths in it are relative to the clone's root.
export CCACHE_BASEDIR=${CCACHE_BASEDIR-$PWD} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR-1}

need_root() {
    [ "$(id -u)" = 0 ] || command -v sudo > /dev/null ||
        fail "root rights are needed for: $* (run this as root, or install sudo)"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# run_step WHAT LOG COMMAND…: announces the step, and repeats now and then that it is still running. The command's
# output goes to LOG; its notices are also shown. If it fails, shows a sentence for a known reason, otherwise the end of
# LOG.
run_step() {
    local what=$1 log=$2 began=$SECONDS status=0 pulse
    shift 2
    say "$what"
    # The last sleep outlives its loop, so its output is closed: an open pipe would keep the reader of our output
    # waiting.
    while sleep 20 > /dev/null 2>&1 && kill -0 $$ 2> /dev/null; do printf '   still %s (%d s)\n' "${what%%,*}" $((SECONDS - began)) >&2; done &
    pulse=$!
    "$@" > "$log" 2>&1 || status=$?
    kill $pulse 2> /dev/null
    wait $pulse 2> /dev/null || true
    grep -h '^notice: ' "$log" >&2 || true
    [ $status = 0 ] || { explain "$log"; fail "this did not work: $what (all of it: $log). What is complete is kept: run the command again when that is mended."; }
}

explain() { # explain LOG
    local reason
    reason=$(grep -m 1 '^error: ' "$1" | sed 's/^error: //' || true)
    if [ -n "$reason" ]; then fail "$reason"; fi
    if grep -qE 'No space left on device|ENOSPC|enough free space' "$1"; then
        fail "the disk is full: $(df -h --output=avail . | tail -n 1 | tr -d ' ') are free here. Make room and run the command again: what is complete is kept (all of it: $1)"
    fi
    if grep -qE 'Failed to fetch|Could not (resolve|connect)|Unable to fetch|Temporary failure|Hash Sum mismatch|Connection (failed|refused|reset|timed out)|ENOTFOUND|ETIMEDOUT|ECONNRE|EAI_AGAIN|EINTEGRITY' "$1"; then
        fail "a download broke off. Check the network and run the command again: what is complete is kept (all of it: $1)"
    fi
    if grep -qE 'Could not get lock|Unable to acquire the dpkg' "$1"; then
        fail "another program is installing packages. Wait until it has finished, and run the command again"
    fi
    tail -n 40 "$1" >&2
}

# The mirror that this machine's apt already uses.
debian_mirror() {
    local mirror
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
             awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }')
    if [ -z "$mirror" ]; then
        need_root "apt-get update"
        as_root apt-get -qq update
        mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
                 awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }')
    fi
    [ -n "$mirror" ] || fail "no Debian mirror in the apt configuration"
    echo "$mirror"
}

# private_apt FOLDER KIND SUITE: sets the array `apt` to an apt-get that reads SUITE ("deb" or "deb-src" by KIND) and
# keeps its state in FOLDER. The machine's own sources are neither read nor changed. apt verifies what it downloads,
# except the age of a list: a mirror that lags behind may still have the pinned version.
private_apt() {
    local state=$1 kind=$2 suite=$3
    mkdir -p "$state"/lists/partial "$state"/cache/archives/partial
    : > "$state/status"
    echo "$kind [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $suite main" > "$state/sources.list"
    apt=(apt-get -qq -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
         -o Dir::Etc::preferencesparts=/dev/null -o Dir::State="$state" -o Dir::State::lists="$state/lists"
         -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache"
         -o Acquire::Languages=none -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=)
    "${apt[@]}" update
}

# take_version NAME PINNED FOUND SUITE: continues with another version than the pinned one, and says so. A suite keeps
# only one version of a package; the tests decide whether the new one works.
take_version() {
    case $3 in
        "$2" | "$2"[-+~]*) ;;
        *) notice "$1 $2 is pinned, but $4 has $3 now, which is taken. If the tests pass with it, raise the pin in scripts/setup." ;;
    esac
}

# configure_and_build PRESET [WHAT]: announces that WHAT is built, and is quiet unless something is wrong.
configure_and_build() {
    mkdir -p build
    run_step "building ${2:-the $1 preset}" "build/$1.log" bash -c 'cmake --preset "$1" && cmake --build --preset "$1"' - "$1"
}

# Builds the WebAssembly modules, and the element with everything that a page needs in dist/.
build_web() {
    configure_and_build web "the widget"
    node web/tools/build.mjs
}
