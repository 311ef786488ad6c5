#!/bin/sh
# Makes all corpora that the recipes digits-open and words want and that do not travel with the project, beside this script: synthetic
# words at 8 and 16 kHz, words cut out of AN4, and computed sounds. What is there already stays. Some 80 minutes of CPU and 720 MB; the
# Debian packages are those of make-mini-corpus.sh.
#
#   NICEBEACH_DATA=FOLDER make-training-corpora.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd)
: "${NICEBEACH_DATA:?must name the folder that holds the corpus an4}"

# make FOLDER COMMAND...: runs the command with the folder at its end, unless the folder is there; one that was interrupted leaves none.
make() {
    out=$here/$1
    shift
    [ ! -e "$out" ] || return 0
    rm -rf "$out.part"
    "$@" "$out.part"
    mv "$out.part" "$out"
}

words() { sh "$here/make-words-corpus.sh" "$2" "$here/$1"; }
wide_words() { RATE=16000 words "$@"; }
wide_mini() { RATE=16000 sh "$here/make-mini-corpus.sh" "$1"; }
sounds() { "$here/../nicebeach" data sounds --out "$1"; }
an4_words() {
    work=$(mktemp -d)
    "$here/../nicebeach" data resynthesize --from "$NICEBEACH_DATA/an4" --out "$work/an4"
    "$here/../nicebeach" data cut --from "$work/an4" --words "$here/an4-words.tsv" --at-least 10 --out "$1"
    rm -r "$work"
}

make sounds sounds
make an4-words an4_words
make mini-wide wide_mini
make words words words.txt
make near-words words near-words.txt
make words-wide wide_words words.txt
make near-words-wide wide_words near-words.txt
make more-words-wide wide_words more-words.txt
