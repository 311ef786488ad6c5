#!/bin/sh
# Makes all corpora that the recipes digits-open and words want and that do not travel with the project, beside this script: synthetic
# words at 8 and 16 kHz, words cut out of AN4, and computed sounds. What is there already stays. Some 30 minutes of CPU, shared out among
# the cores, and 720 MB; the Debian packages are those of make-mini-corpus.sh.
#
#   NICEBEACH_DATA=FOLDER make-training-corpora.sh [CORPUS...]    CORPUS defaults to all
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

wide_words() { RATE=16000 sh "$here/make-words-corpus.sh" "$2" "$here/$1"; }
narrow() { sh "$here/make-narrow-corpus.sh" "$here/$1" "$2"; }
wide_mini() { RATE=16000 sh "$here/make-mini-corpus.sh" "$1"; }
sounds() { "$here/../nicebeach" data sounds --out "$1"; }
an4_words() {
    work=$(mktemp -d)
    "$here/../nicebeach" data resynthesize --from "$NICEBEACH_DATA/an4" --out "$work/an4"
    "$here/../nicebeach" data cut --from "$work/an4" --words "$here/an4-words.tsv" --at-least 10 --out "$1"
    rm -r "$work"
}

corpus() {
    case $1 in
    sounds) make sounds sounds ;;
    an4-words) make an4-words an4_words ;;
    mini-wide) make mini-wide wide_mini ;;
    words | near-words) make "$1" narrow "$1-wide" ;;
    words-wide | near-words-wide | more-words-wide) make "$1" wide_words "${1%-wide}.txt" ;;
    *) echo "unknown corpus: $1" >&2; return 1 ;;
    esac
}

if [ $# -gt 0 ]; then
    for name; do
        corpus "$name"
    done
    exit
fi

# These run on all cores by themselves, and Nicebeach may have to be built first.
corpus sounds
corpus an4-words

# A synthesiser runs on one core: as many corpora at once as there are cores, the largest first. One that fails lets the others end.
printf '%s\n' more-words-wide words-wide near-words-wide mini-wide |
    xargs -n 1 -P "$(getconf _NPROCESSORS_ONLN)" sh "$here/make-training-corpora.sh"

corpus words
corpus near-words
