#!/bin/sh
# Log-mel and MFCC in Nicebeach and in vectorised numpy, in one run on one thread: CPU time of a second
# of sound, times real time, and the largest difference between both outputs. Needs numpy
# (Debian: python3-numpy).
set -eu
cd "$(dirname "$0")/.."
"${MVN:-./mvnw}" -q -pl benchmarks --also-make -Dmaven.test.skip=true package
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
java -cp core/target/classes:benchmarks/target/classes \
  io.nicebeach.benchmarks.FeaturesRun "$out" > "$out/java.txt"
# Without these numpy gives each large array back to the system and is up to three times slower.
export MALLOC_MMAP_THRESHOLD_=67108864 MALLOC_TRIM_THRESHOLD_=268435456
OPENBLAS_NUM_THREADS=1 "${PYTHON:-/usr/bin/python3}" benchmarks/features_numpy.py "$out" "$out/java.txt"
