#!/bin/sh
# Cuts the corpus "oh" out of Speech Commands: the vowel of "go", at the places that oh/MANIFEST.tsv names.
#
#   make-oh-corpus.sh SPEECH_COMMANDS [FOLDER]    FOLDER of the recordings defaults to oh/recordings beside this script
#
# SPEECH_COMMANDS is the folder that holds the folder "go". Debian packages: sox flac
set -eu

here=$(cd "$(dirname "$0")" && pwd)
clips=$1
out=${2:-$here/oh/recordings}

mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tail -n +2 "$here/oh/MANIFEST.tsv" | while IFS='	' read -r name _ _ source from to; do
    clip=$clips/$source
    [ -e "$clip" ] || { echo "$clip is missing: is $clips Speech Commands v0.01 as FLAC?" >&2; exit 1; }
    sox -R -V1 "$clip" -b 16 "$work/oh.wav" gain -6 rate 8000 trim "$from" "=$to" gain -n -4.4 fade t 0.02 -0 0.02
    flac --silent --force --best --blocksize=1024 --no-padding --no-seektable -o "$out/$(basename "$name")" "$work/oh.wav"
done
