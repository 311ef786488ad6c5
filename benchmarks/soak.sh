#!/bin/sh
# Many utterances by many threads on one recogniser: a table of the heap and of the resident memory at equal
# intervals; fails if they grow, or if one utterance is not heard bit for bit as one thread hears it alone.
# Arguments: a folder with FSDD; how many utterances (default 1000000); how many threads (default 16).
# NICEBEACH_BENCH_MODEL names another model than digits-en.
set -eu
cd "$(dirname "$0")/.."
"${MVN:-./mvnw}" -q -Dmaven.test.skip=true -pl core,models,app,benchmarks package
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -XX:+UseSerialGC \
  -cp "benchmarks/target/*:benchmarks/target/libraries/*" io.nicebeach.benchmarks.SoakRun \
  "${NICEBEACH_BENCH_MODEL:-digits-en}" "$1" "${2:-1000000}" "${3:-16}"
