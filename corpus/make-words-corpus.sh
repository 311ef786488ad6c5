#!/bin/sh
# Makes the words corpus: the words of words.txt spoken by speech synthesisers, as FLAC files of 8 kHz (or RATE), mono, 16 bit.
#
#   [RATE=16000] make-words-corpus.sh FOLDER [WORDS [VOICES]]    WORDS defaults to words.txt, VOICES to mini-voices.tsv, both beside this script
#
# Each voice says two words of five, so each word is said by two voices of five: 20 or 21 times in all. The corpus is what the
# recipe "words" learns from; it is too large (10,504 files, 62 MB) to travel with the project: make it as words beside this script. Debian packages: those of make-mini-corpus.sh
#
# Everything follows from the tables and the place of a file in them, nothing is drawn by chance.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$1
words=${2:-$here/words.txt}
voices=${3:-$here/mini-voices.tsv}

. "$here/speak.sh"

[ ! -e "$out/recordings" ] || { echo "$out/recordings exists: remove it first" >&2; exit 1; }
mkdir -p "$out/recordings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%s\t' file_name transcription speaker engine voice pitch speed >"$out/MANIFEST.tsv"
echo size >>"$out/MANIFEST.tsv"
number=0
turn=0
tail -n +2 "$voices" | while IFS='	' read -r speaker engine voice _ _ pitch speed size _; do
    mkdir "$out/recordings/$speaker"
    turn=$((turn + 2))
    place=0
    while read -r word; do
        place=$((place + 1))
        [ $(((turn + place) % 5)) -lt 2 ] || continue
        number=$((number + 1))
        # Pitch, speed and melody differ from word to word, as those of people do.
        p=$((pitch + pitch * (number * 29 % 31 - 15) / 100))
        s=$((speed + speed * (number * 13 % 37 - 18) / 100))
        [ $((number % 3)) = 0 ] && mark=, || mark=.
        file=recordings/$speaker/$word.flac
        speak "$engine" "$voice" $p $s "$word$mark" "$size" $number "$out/$file" </dev/null
        printf '%s\t' "$file" "$word" "$speaker" "$engine" "$voice" $p $s >>"$out/MANIFEST.tsv"
        echo "$size" >>"$out/MANIFEST.tsv"
    done <"$words"
    finish
done
echo "$(($(wc -l <"$out/MANIFEST.tsv") - 1)) files in $out"
