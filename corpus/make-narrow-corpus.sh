#!/bin/sh
# Makes a corpus of 8 kHz out of one of 16 kHz that make-words-corpus.sh made: the same words as a telephone has them.
#
#   make-narrow-corpus.sh WIDE FOLDER
#
# Debian package: sox
set -eu

wide=$(cd "$1" && pwd)
[ ! -e "$2" ] || { echo "$2 exists: remove it first" >&2; exit 1; }
mkdir -p "$2"
out=$(cd "$2" && pwd)
cp "$wide/MANIFEST.tsv" "$out"

# The dither and its precision are those of speak.sh.
cd "$wide"
find recordings -type d -exec mkdir -p "$out/{}" ';'
find recordings -name '*.flac' -print0 | xargs -0 -n 200 -P "$(getconf _NPROCESSORS_ONLN)" \
    sh -c 'out=$1; shift; for file; do sox -R "$file" -b 16 -C 8 "$out/$file" rate 8000 dither -p 12; done' narrow "$out"
