#!/bin/sh
# Makes the compressed sounds beside this script out of speech.flac, with ffmpeg 5.1 and its libmp3lame, libvorbis and libopus.
# speech.flac is a word of corpus/mini, a synthetic voice.
set -eu
cd "$(dirname "$0")"
cp ../../../../../corpus/mini/recordings/6_festslta_1.flac speech.flac
encode() { ffmpeg -nostdin -loglevel error -y -bitexact -i speech.flac -ac 1 "$@"; }
# The right channel is half as loud as the left one.
stereo="-ar 44100 -af pan=stereo|c0=c0|c1=0.5*c0 -ac 2"

for rate in 8000 11025 16000 22050 32000 44100 48000; do
  encode -ar $rate -b:a 32k mono$rate.mp3
done
# shellcheck disable=SC2086 # $stereo is meant to be split
{
  encode $stereo -q:a 4 variable.mp3
  encode $stereo -b:a 96k -joint_stereo 0 -write_xing 0 -id3v2_version 0 untagged.mp3
  encode -ar 32000 -b:a 64k -reservoir 0 -write_xing 0 -id3v2_version 0 independent.mp3
  encode $stereo -c:a libvorbis stereo.ogg
  encode -ar 48000 -c:a libopus -b:a 16k opus.ogg
  encode $stereo -b:a 64k stereo.m4a
  encode $stereo -b:a 64k -movflags +faststart early.m4a
  encode $stereo -b:a 64k -movflags +frag_keyframe+empty_moov fragmented.m4a
  encode $stereo -b:a 64k stereo.aac
}
for rate in 8000 16000; do
  encode -ar $rate -c:a libvorbis mono$rate.ogg
  encode -ar $rate -b:a 24k mono$rate.m4a
  encode -ar $rate -b:a 24k mono$rate.aac
done
# A syllable, small enough to be changed and read a thousand times a minute.
short="-ss 0.2 -t 0.06 -ar 8000"
# shellcheck disable=SC2086
{
  encode $short -b:a 8k -write_xing 0 -id3v2_version 0 short.mp3
  encode $short -c:a libvorbis -q:a -1 short.ogg
  encode $short -b:a 16k short.m4a
  encode $short -b:a 16k short.aac
}
# Another codec in MP4.
encode -c:a flac -strict experimental flac.mp4
