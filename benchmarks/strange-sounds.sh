#!/bin/sh
# What a recogniser of single digits takes for one though nobody says any: sounds that no corpus here has. Four
# folders are made of Debian packages (tuxpaint-stamps-default, sound-theme-freedesktop, frozen-bubble-data;
# ffmpeg and dpkg are needed), kept, and heard as whole recordings:
#   sounds   animals, tools, bells, games: 5 s of each at most
#   music    four pieces in stretches of 1.5 s
#   names    of things, said by volunteers in other languages: every eleventh of 7,352
#   digits   twenty of two English voices, which should be taken for what they are
# Arguments: a folder to make them in, and a model (default: digits-en).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
model=${2:-digits-en}
[ ! -f "$model" ] || model=$(realpath "$model")
mkdir -p "$1"
cd "$1"

wav() { # SOURCE TARGET [OPTIONS OF FFMPEG]
  from=$1
  to=$2
  shift 2
  ffmpeg -v error -y -i "$from" -ac 1 -ar 16000 "$@" "$to" </dev/null
}

make_all() {
  apt-get download tuxpaint-stamps-default sound-theme-freedesktop frozen-bubble-data
  for package in *.deb; do dpkg-deb -x "$package" packages; done
  stamps=packages/usr/share/tuxpaint
  mkdir -p sounds music names digits
  {
    find "$stamps" -name '*.ogg' ! -name '*_desc*' ! -path '*/symbols/*'
    find packages/usr/share/sounds -name '*.oga' ! -name 'audio-*'
    find packages/usr/share/games/frozen-bubble/snd -name '*.ogg' ! -name '*zik*'
  } | LC_ALL=C sort | while read -r file; do
    name=${file##*/}
    wav "$file" "sounds/${name%.*}.wav" -t 5
  done
  find packages/usr/share/games/frozen-bubble/snd -name '*zik*.ogg' | LC_ALL=C sort | while read -r file; do
    name=${file##*/}
    wav "$file" "music/${name%.*}-%02d.wav" -f segment -segment_time 1.5
  done
  find "$stamps" -name '*_desc_*.ogg' | LC_ALL=C sort | awk 'NR % 11 == 0' | while read -r file; do
    name=${file##*/}
    wav "$file" "names/${name%.*}.wav"
  done
  for file in "$stamps"/stamps/symbols/math/[0-9].ogg "$stamps"/stamps/symbols/math/[0-9]_en_GB.ogg; do
    name=${file##*/}
    wav "$file" "digits/${name%.*}.wav"
  done
}

[ -e complete ] || make_all
touch complete
for folder in sounds music names digits; do
  "$here/nicebeach" transcribe --json --model "$model" "$folder" >"$folder.json"
  echo "$folder: $(grep -c '"accepted":true' "$folder.json" || true) of $(wc -l <"$folder.json") accepted"
done
