# What ./spoor, ./verify, ./soak and ./conformance share. Sourced, with $root set; plain bash 3.2.

say() { printf '%s\n' "$*" >&2; }

# The major version of a JDK folder that can compile; nothing when it is none.
jdk_major() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    local version=""
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
    fi
    [ -n "$version" ] && printf '%s\n' "$version"
}

# Sets and exports JAVA_HOME to a JDK 25 or newer, or says in one sentence that there is none.
find_jdk() {
    local candidate version on_path
    on_path=$(command -v java || true)
    if [ -n "$on_path" ]; then
        while [ -L "$on_path" ]; do
            candidate=$(readlink "$on_path")
            case $candidate in
                /*) on_path=$candidate ;;
                *) on_path=$(dirname "$on_path")/$candidate ;;
            esac
        done
        on_path=$(cd "$(dirname "$on_path")/.." 2>/dev/null && pwd)
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
        [ -n "$candidate" ] || continue
        version=$(jdk_major "$candidate") || continue
        if [ "$version" -ge 25 ]; then
            export JAVA_HOME=$candidate
            return 0
        fi
    done
    if [ -x /usr/libexec/java_home ]; then
        candidate=$(/usr/libexec/java_home -v 25+ 2>/dev/null)
        if [ -n "$candidate" ] && version=$(jdk_major "$candidate") && [ "$version" -ge 25 ]; then
            export JAVA_HOME=$candidate
            return 0
        fi
    fi
    say "Spoor needs a JDK 25 and found none: install one (https://adoptium.net) or point JAVA_HOME at it."
    return 1
}

# Sets $maven: the wrapper, or the mvn on the PATH where the wrapper cannot fetch its Maven.
find_maven() {
    if "$root/mvnw" -q -v >/dev/null 2>&1; then
        maven=$root/mvnw
    elif command -v mvn >/dev/null; then
        maven=mvn
    else
        say "Maven could not be fetched from Maven Central and no mvn is on the PATH: connect once, or install Maven 3.8 or newer."
        return 1
    fi
}

# Runs Maven in the root with its output in $1, telling each module on standard error.
run_maven() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    (cd "$root" && "$maven" -B -ntp "$@" </dev/null 2>&1) | tee "$log" |
        awk '/^\[INFO\] Building Spoor .*\]$/ && !/SNAPSHOT *\[1\// { print "  " $NF " " $4; fflush() }' >&2
    return "${PIPESTATUS[0]}"
}

# The lines of a Maven log that say what went wrong.
maven_errors() {
    grep -E '^\[ERROR\]' "$1" | grep -v -E 'Re-run Maven|\[Help|-> \[|^\[ERROR\] *$' | head -"${2:-25}" >&2
}

# Whether anything that goes into the product changed after the stamp file was written.
changed_since() {
    local stamp=$1
    shift
    [ -e "$stamp" ] || return 0
    [ -n "$(find "$@" -newer "$stamp" -print 2>/dev/null | head -1)" ]
}

# Waits for another build of this folder, where the system has flock.
lock_build() {
    mkdir -p "$root/target"
    if command -v flock >/dev/null; then
        exec 9>"$root/target/build.lock"
        flock -n 9 || { say "waiting for another build of Spoor"; flock 9; }
    fi
}

unlock_build() { exec 9>&-; }

java_sources() {
    local module
    for module in model kql plan engine formats engine-duckdb mining workbench server cli providers testkit bench; do
        printf '%s\n' "$root/$module/pom.xml"
        [ -d "$root/$module/src/main" ] && printf '%s\n' "$root/$module/src/main"
    done
    printf '%s\n' "$root/pom.xml"
}

# Builds the Java part when it is not built yet or a source changed.
build_java() {
    local stamp=$root/target/java.stamp log=$root/target/build.log
    # shellcheck disable=SC2046
    changed_since "$stamp" $(java_sources) || return 0
    lock_build
    # shellcheck disable=SC2046
    if changed_since "$stamp" $(java_sources); then
        find_maven || return 1
        say "building Spoor (once; the log is $log)"
        : >"$stamp.new"
        rm -rf "$root/cli/target/lib" "$root/providers/target/lib" "$root/target/start"
        if ! run_maven "$log" -Dquick -Dmaven.test.skip=true package; then
            maven_errors "$log"
            say "Spoor did not build: see $log"
            return 1
        fi
        mv "$stamp.new" "$stamp"
    fi
    unlock_build
}

# Builds the web page when it is not built yet or a source changed; does without where it cannot.
build_web() {
    local stamp=$root/web/dist/.stamp log=$root/target/web.log
    [ -f "$root/web/package.json" ] || return 0
    set -- "$root/web/package.json" "$root/web/package-lock.json" "$root/web/src" \
        "$root/web/index.html" "$root"/web/vite.*config.* \
        "$root/workbench/src/main/resources/spoor/workbench/picture"
    changed_since "$stamp" "$@" || return 0
    if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
        say "The web page is not built, for there is no npm (install Node.js 20 or newer); the command line works."
        return 0
    fi
    lock_build
    if changed_since "$stamp" "$@"; then
        say "building the web page (once; the log is $log)"
        mkdir -p "$root/target"
        if changed_since "$root/web/node_modules/.package-lock.json" "$root/web/package-lock.json"; then
            say "  npm ci"
            (cd "$root/web" && npm ci --no-audit --no-fund </dev/null) >"$log" 2>&1 || {
                say "The web page is not built, for npm ci failed (see $log); the command line works."
                unlock_build
                return 0
            }
        fi
        say "  npm run build"
        if (cd "$root/web" && npm run build </dev/null) >>"$log" 2>&1; then
            : >"$stamp"
        else
            say "The web page is not built, for npm run build failed (see $log); the command line works."
        fi
    fi
    unlock_build
}
