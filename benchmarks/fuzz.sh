#!/bin/sh
# Fuzzes parsers, one after the other, guided by what code their inputs reach. Arguments: how many minutes
# of CPU time each; which (default: all; wav, aiff, au, flac, sphere, mp3, vorbis, aac, mp4, features, model,
# manifest, recipe, arpa, jsgf). A parser goes on from the corpus of the last run. What was found lies in
# fuzz/target/fuzz/PARSER/findings; once mended, it belongs into fuzz/src/test/resources/kept.
set -eu
cd "$(dirname "$0")/.."
NICEBEACH_FUZZ_MINUTES=$1
shift
NICEBEACH_FUZZ_PARSERS=$*
export NICEBEACH_FUZZ_MINUTES NICEBEACH_FUZZ_PARSERS
"${MVN:-./mvnw}" -q -pl fuzz --also-make test -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false
grep '^Done' fuzz/target/fuzz/*/log
