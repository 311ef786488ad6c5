#!/bin/sh
# Nicebeach beside PyTorch, ONNX Runtime and Vosk, in one run, on one thread each, in CPU time: a table with
# ratios. Arguments: a folder with FSDD; every how-many-th recording of it to take (default 10). Needs
# python3-torch and libopenblas0 (Debian; with the reference BLAS PyTorch takes ten times as long), unzip, and
# for the first run a network. The models are those that come with Nicebeach; NICEBEACH_BENCH_MODEL and
# NICEBEACH_BENCH_STRINGS name others.
set -eu
cd "$(dirname "$0")/.."
data=$1
step=${2:-10}
words=${NICEBEACH_BENCH_MODEL:-digits-en}
strings=${NICEBEACH_BENCH_STRINGS:-digit-strings-en}
maven=${MVN:-./mvnw}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
python=${PYTHON:-/usr/bin/python3}
$maven -q -Pvosk -Dmaven.test.skip=true -pl torch,benchmarks --also-make package
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

libraries="benchmarks/target/*:benchmarks/target/libraries/*"
bench() {
  "$java" -XX:+UseSerialGC "$@"
}

# A class archive, as the launcher has one: what a new JVM loads at its start.
bench -XX:ArchiveClassesAtExit="$out/classes.jsa" -Xlog:disable -cp "$libraries" \
  io.nicebeach.benchmarks.RecognitionRun "$words" >"$out/rehearsal"

{
  echo "machine $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)"
  bench -cp "$libraries:torch/target/nicebeach/*" io.nicebeach.benchmarks.TrainingStep |
    sed 's/^/training /'
  OMP_NUM_THREADS=1 "$python" benchmarks/training_step_torch.py | sed 's/^/training /'
  bench -cp "$libraries" io.nicebeach.benchmarks.NetworkRun "$words" "$strings"
  for run in 1 2 3 4 5; do
    bench -XX:TieredStopAtLevel=1 -XX:SharedArchiveFile="$out/classes.jsa" -Xlog:disable \
      -cp "$libraries" io.nicebeach.benchmarks.RecognitionRun "$words"
  done
  bench -cp "$libraries" io.nicebeach.benchmarks.RecognitionRun "$words" "$data" "$step"
  bench -cp "$libraries" io.nicebeach.benchmarks.RecognitionRun "$strings" "$data" "$step" |
    sed 's/^/strings /'
  unzip -q benchmarks/target/libraries/vosk-model-en-*.aar 'assets/*' -d "$out"
  "${java}c" -d "$out/vosk" -cp "$libraries" benchmarks/Vosk.java
  for run in 1 2 3; do
    bench -cp "$libraries:$out/vosk" Vosk "$out/assets/model-en-us"
  done
  bench -cp "$libraries:$out/vosk" Vosk "$out/assets/model-en-us" "$data" "$step"
} | tee "$out/measured" >&2
"$python" benchmarks/compare_table.py "$out/measured"
