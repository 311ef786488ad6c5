#!/bin/sh
# Makes the strings corpus: strings of two to ten digits, "oh" among them, spoken as a whole by speech synthesisers,
# so that each word sounds as its neighbours make it sound. FLAC files of 8 kHz, mono, 16 bit.
#
#   make-strings-corpus.sh [FOLDER [STRINGS]]    FOLDER defaults to strings, STRINGS to strings.tsv, both beside this script
#
# Debian packages: espeak-ng flite festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts sox flac
#
# The table says which voice speaks what, and how; the voices are those of the mini corpus, on the same side of its split.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/strings}
strings=${2:-$here/strings.tsv}
. "$here/speak.sh"

[ ! -e "$out/recordings" ] || { echo "$out/recordings exists: remove it first" >&2; exit 1; }
mkdir -p "$out/recordings"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%s\t' file_name transcription speaker engine voice pitch speed size >"$out/MANIFEST.tsv"
echo split >>"$out/MANIFEST.tsv"
number=0
tail -n +2 "$strings" | while IFS='	' read -r speaker engine voice pitch speed size split text; do
    number=$((number + 1))
    file=$(printf 'recordings/%04d_%s.flac' $number "$speaker")
    speak "$engine" "$voice" "$pitch" "$speed" "$text." "$size" $number "$out/$file"
    printf '%s\t' "$file" "$(printf %s "$text" | tr -d ,)" "$speaker" "$engine" "$voice" "$pitch" "$speed" "$size" >>"$out/MANIFEST.tsv"
    echo "$split" >>"$out/MANIFEST.tsv"
done
finish
echo "$(($(wc -l <"$out/MANIFEST.tsv") - 1)) files in $out"
