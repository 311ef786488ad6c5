#!/bin/sh
# Holds a recogniser to its memory for a long time: a table of the heap and of the resident memory at equal
# intervals; fails if they grow. Arguments: a folder with FSDD and how long, which is
#   utterances N [THREADS]   N utterances by so many threads (default 16) on one recogniser; each must be
#                            heard bit for bit as one thread hears it
#   hours H                  one stream of H hours with partial texts and endpointing, as fast as it goes
# NICEBEACH_BENCH_MODEL and NICEBEACH_BENCH_STRINGS name other models than digits-en and digit-strings-en.
set -eu
cd "$(dirname "$0")/.."
"${MVN:-./mvnw}" -q -Dmaven.test.skip=true -pl benchmarks --also-make package
run() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC \
    -cp "benchmarks/target/*:benchmarks/target/libraries/*" "io.nicebeach.benchmarks.$@"
}
case $2 in
  utterances) run SoakRun "${NICEBEACH_BENCH_MODEL:-digits-en}" "$1" "$3" "${4:-16}" ;;
  hours) run StreamSoakRun "${NICEBEACH_BENCH_STRINGS:-digit-strings-en}" "$1" "$3" ;;
  *) echo "$0: the second argument is 'utterances' or 'hours'" >&2; exit 2 ;;
esac
