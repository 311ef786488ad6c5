#!/bin/sh
# Makes the sounds beside this script: tones and noise, in every coding that sox 14.4.2 and flac 1.4.2 write.
# The *.expected files hold what sox reads back, as raw 32-bit floats, little-endian, interleaved.
# The FLAC files carry the MD5 sum of their samples, which is what they are checked against.
set -eu
cd "$(dirname "$0")"
# sox without dither (-D), with reproducible noise (-R)
s="sox -D -R"
$s -n -r 8000 -c 2 -b 24 sound24.wav synth 0.02 sine 440 whitenoise vol 0.7

# WAV
$s sound24.wav -b 8 sound8.wav
$s sound24.wav -b 16 sound16.wav
$s sound24.wav -b 32 sound32.wav
$s sound24.wav -e floating-point -b 32 float32.wav
$s sound24.wav -e floating-point -b 64 float64.wav
$s sound24.wav -e a-law alaw.wav
$s sound24.wav -e mu-law mulaw.wav
$s sound24.wav -b 16 -B rifx16.wav
raw16="-t raw -r 8000 -c 2 -e signed-integer -b 16 -L"
$s sound24.wav $raw16 - | sox -V1 $raw16 - -t wav - | cat > streamed16.wav

# AIFF and AIFF-C
for bits in 8 16 24 32; do $s sound24.wav -b $bits sound$bits.aiff; done
$s sound24.wav -e floating-point -b 32 -t aifc float32.aifc
$s sound24.wav -b 16 -t aifc sound16.aifc

# AU
for bits in 8 16 24 32; do $s sound24.wav -e signed-integer -b $bits sound$bits.au; done
$s sound24.wav -e floating-point -b 32 float32.au
$s sound24.wav -e floating-point -b 64 float64.au
$s sound24.wav -e a-law alaw.au
$s sound24.wav -e mu-law mulaw.au
$s sound24.wav $raw16 - | sox -V1 $raw16 - -t au - | cat > streamed16.au

# SPHERE
for bits in 16 24; do $s sound24.wav -b $bits sound$bits.sph; done
$s sound24.wav -b 16 -B big16.sph
$s sound24.wav -e mu-law mulaw.sph

for kind in sound8 sound16 sound24 alaw mulaw; do
  sox -D $kind.wav -t raw -e floating-point -b 32 -L $kind.expected
done

# All codes of G.711, as sox reads them
i=0; while [ $i -lt 256 ]; do printf "\\$(printf %03o $i)"; i=$((i + 1)); done > codes
sox -t raw -r 8000 -c 1 -e a-law codes -t raw -e signed-integer -b 16 -L alaw.codes
sox -t raw -r 8000 -c 1 -e mu-law codes -t raw -e signed-integer -b 16 -L mulaw.codes
rm codes

# FLAC
f="flac --totally-silent --force --no-padding --no-seektable"
flac_of() { # name, flac options, then what sox makes of nothing
  name=$1; options=$2; shift 2
  $s -n "$@" > flac.wav
  $f $options flac.wav -o $name.flac
  rm flac.wav
}
mix="vol 0.9 remix 1v0.9,2v0.1 1v0.8,2v-0.1"
flac_of mono16 "-8" -r 16000 -c 1 -b 16 -t wav - synth 0.08 sine 300-900 vol 0.5
flac_of stereo16 "-8" -r 8000 -c 2 -b 16 -t wav - synth 0.1 sine 440 pinknoise $mix
flac_of stereo24 "-5" -r 44100 -c 2 -b 24 -t wav - synth 0.02 sine 440 pinknoise $mix
flac_of stereo8 "-8" -r 8000 -c 2 -b 8 -t wav - synth 0.1 sine 440 pinknoise $mix
flac_of fixed16 "-0 -b 192" -r 11025 -c 1 -b 16 -t wav - synth 0.1 sine 300-900 vol 0.5
flac_of linear16 "--lax -l 32 -b 1000 -r 3 -q 15" -r 22254 -c 1 -b 16 -t wav - synth 0.1 sine 300-900 vol 0.5
flac_of noise16 "-5 -b 256" -r 8000 -c 1 -b 16 -t wav - synth 0.1 whitenoise
flac_of silence16 "-5" -r 8000 -c 2 -b 16 -t wav - trim 0 0.5
flac_of eight16 "-5" -r 48000 -c 8 -b 16 -t wav - synth 0.01 sine 100 sine 200 sine 300 sine 400 sine 500 sine 600 sine 700 pinknoise vol 0.3
# Samples whose lowest bits are all zero ("wasted"), and a length that the encoder cannot know
$s -n -r 8000 -c 1 -b 8 -t wav - synth 0.1 sine 440 | sox -D - -b 16 -t wav flac.wav
$f flac.wav -o wasted16.flac
$s -n -r 8000 -c 1 -b 16 -e signed-integer -L -t raw - synth 0.1 sine 440 \
  | $f --force-raw-format --endian=little --sign=signed --channels=1 --bps=16 --sample-rate=8000 - -c \
  | cat > streamed16.flac
rm flac.wav
