# What makes Spoor start fast. Sourced after common.sh; plain bash 3.2. Made once after each build, in target/start:
# DuckDB's library unpacked beside its driver (which else unpacks 70 MB at every start), and Java's AOT cache of a
# training run. Neither is needed: what cannot be made is done without.

start=$root/target/start

# The class path of the command line, in one order always, for the cache holds for one class path.
class_path() {
    local jar driver=""
    [ -e "$start/driver.jar" ] && driver=:$start/driver.jar
    for jar in "$root"/cli/target/spoor-cli-*.jar; do
        printf '%s%s' "$jar" "$driver"
    done
    for jar in "$root"/cli/target/lib/*.jar; do
        case $jar in
            */duckdb_jdbc-*) [ -n "$driver" ] || printf ':%s' "$jar" ;;
            *) printf ':%s' "$jar" ;;
        esac
    done
}

# Options of every Java that runs the command line; the cache among them where there is one.
start_options() {
    printf '%s\n' -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    # A cache that does not fit (another collector, a copied folder) is left alone by Java, here without a word.
    [ -e "$start/spoor.aot" ] && printf '%s\n' "-XX:AOTCache=$start/spoor.aot" \
        -Xlog:disable -Xlog:all=error:stderr '-Xlog:aot*=off:stderr' '-Xlog:cds*=off:stderr'
}

# Which Java made target/start, and where.
start_java() { printf '%s\n' "$root" "$JAVA_HOME" && cat "$JAVA_HOME/release" 2>/dev/null; }

make_start() {
    [ "$start/.java" -nt "$root/target/java.stamp" ] && [ "$(start_java)" = "$(<"$start/.java")" ] && return 0
    if command -v flock >/dev/null; then
        : >"$root/target/start.lock" && exec 8>"$root/target/start.lock" && flock -n 8 || return 0
    fi 2>/dev/null
    rm -rf "$start" && mkdir -p "$start/work" || return 0
    say "preparing a fast start (once)"
    unpack_driver && train_start
    rm -rf "$start/work"
    start_java >"$start/.java"
    exec 8>&-
}

unpack_driver() {
    local driver library system machine
    for driver in "$root"/cli/target/lib/duckdb_jdbc-*.jar; do :; done
    case $(uname -s) in
        Linux) system=linux ;;
        Darwin) system=macos ;;
        *) return 0 ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) machine=amd64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) return 0 ;;
    esac
    library=libduckdb_java.so_${system}_$machine
    (
        cd "$start/work" &&
            "$JAVA_HOME/bin/jar" -xf "$driver" META-INF org "$library" &&
            "$JAVA_HOME/bin/jar" -cMf driver.jar META-INF org &&
            mv "$library" "$start" && mv driver.jar "$start"
    ) >"$root/target/start.log" 2>&1 || rm -f "$start/driver.jar"
}

train_start() {
    # shellcheck disable=SC2046
    "$JAVA_HOME/bin/java" -Xmx1g $(start_options) -Dspoor.home="$root" -XX:AOTCacheOutput="$start/spoor.aot" \
        -cp "$(class_path)" spoor.cli.StartTraining "$root" "$start/work" >>"$root/target/start.log" 2>&1 ||
        rm -f "$start/spoor.aot"
}
