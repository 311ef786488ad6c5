#!/bin/sh
# One full-batch iteration of the post's spectrum mode in Nicebeach and in plain numpy, in one run on
# one thread: CPU time and ratios. Needs numpy (Debian: python3-numpy).
set -eu
cd "$(dirname "$0")/.."
"${MVN:-./mvnw}" -q -pl benchmarks --also-make -Dmaven.test.skip=true package
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"${JAVA:-java}" -cp core/target/classes:training/target/classes:benchmarks/target/classes \
  io.nicebeach.benchmarks.PostSpectrumIteration > "$out/java.txt"
# Without these numpy gives each large array back to the system and is up to three times slower.
export MALLOC_MMAP_THRESHOLD_=67108864 MALLOC_TRIM_THRESHOLD_=268435456
OPENBLAS_NUM_THREADS=1 "${PYTHON:-/usr/bin/python3}" benchmarks/post_spectrum_numpy.py "$out/java.txt"
