# Words and small tools that every script shares. Sourced, never run.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Where the machine's own Node is too old, scripts/setup has put another here.
PATH=$PWD/.deps/node/bin:$PATH

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo > /dev/null; then sudo "$@"
    else fail "root rights are needed for: $* (install sudo, or run as root)"; fi
}

# The mirror that this machine's apt already uses.
debian_mirror() {
    local mirror
    mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
             awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }')
    if [ -z "$mirror" ]; then
        as_root apt-get -qq update
        mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
                 awk '$1 == "Debian" && $2 !~ /-/ { print $3; exit }')
    fi
    [ -n "$mirror" ] || fail "no Debian mirror in the apt configuration"
    echo "$mirror"
}

# private_apt FOLDER KIND SUITE: sets the array `apt` to an apt-get that reads SUITE ("deb" or "deb-src" by KIND) with
# its state in FOLDER, so that the machine's own sources are neither read nor changed. What it gets is verified by apt;
# only the age of a list is not, as a pinned version is wanted, and a mirror that lags behind may still have it.
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

# configure_and_build PRESET: quiet unless something is wrong.
configure_and_build() {
    local log=build/$1.log
    mkdir -p build
    { cmake --preset "$1" && cmake --build --preset "$1"; } > "$log" 2>&1 || { tail -n 60 "$log" >&2; fail "the $1 build failed (all of it: $log)"; }
}

# The WebAssembly modules, and the element with all that a page needs in dist/.
build_web() {
    say "building the widget"
    configure_and_build web
    node web/build.mjs
}
