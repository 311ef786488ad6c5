#!/bin/sh
# Makes the mini corpus: the digits 0-9 spoken by speech synthesisers, as FLAC files of 8 kHz (or RATE), mono, 16 bit.
#
#   [RATE=16000] make-mini-corpus.sh [FOLDER [VOICES]]    FOLDER defaults to mini, VOICES to mini-voices.tsv, both beside this script
#
# Debian packages: espeak-ng flite festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts sox flac
#
# Everything follows from the table of voices and the place of a file in the corpus, nothing is drawn by chance:
# the same versions of the programs make the same samples again.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/mini}
voices=${2:-$here/mini-voices.tsv}

. "$here/speak.sh"

[ ! -e "$out/recordings" ] || { echo "$out/recordings exists: remove it first" >&2; exit 1; }
mkdir -p "$out/recordings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%s\t' file_name transcription speaker engine voice pitch speed accent size sounds_like >"$out/MANIFEST.tsv"
echo split >>"$out/MANIFEST.tsv"
number=0
tail -n +2 "$voices" | while IFS='	' read -r speaker engine voice sounds_like accent pitch speed size takes split; do
    for take in $(seq 0 $((takes - 1))); do
        # The takes of a voice differ in pitch (percent), speed (percent) and melody, as those of a person do.
        case $take in
        0) higher=0  faster=0   mark=. ;;
        1) higher=-8 faster=-14 mark=, ;;
        *) higher=9  faster=12  mark=. ;;
        esac
        p=$((pitch + pitch * higher / 100))
        s=$((speed + speed * faster / 100))
        digit=0
        for word in zero one two three four five six seven eight nine; do
            number=$((number + 1))
            file=recordings/${digit}_${speaker}_$take.flac
            speak "$engine" "$voice" $p $s $word$mark "$size" $number "$out/$file"
            printf '%s\t' "$file" $word "$speaker" "$engine" "$voice" $p $s "$accent" "$size" "$sounds_like" >>"$out/MANIFEST.tsv"
            echo "$split" >>"$out/MANIFEST.tsv"
            digit=$((digit + 1))
        done
    done
    finish
done
echo "$(($(wc -l <"$out/MANIFEST.tsv") - 1)) files of $(($(wc -l <"$voices") - 1)) voices in $out"
