#!/bin/sh
# Makes the pictures of how-it-works.md anew, from recordings that the project carries, and three lines there of
# those that 'explain' prints. About four minutes on two cores. What the text says of the pictures is to be read again afterwards.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
images=$root/docs/images
recording=$root/corpus/mini/recordings/7_festkeda_0.flac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

explained() { # MODEL DIR
  "$root/nicebeach" explain "$recording" --model "$work/$1.safetensors" --said seven --out "$work/$2"
}

# A little simpler than the recipe is: a hundred outputs of nonwords would fill every picture.
"$root/nicebeach" train --data "$root/corpus/mini" --set data.nonwords.share=0 --set data.sampling.atLeast=0 \
  --set objective.labelSmoothing=0.05 --out "$work/digits.safetensors"
explained digits seven >"$work/printed"
"$root/nicebeach" train --recipe post-mfcc --set training.epochs=100 --set training.listing=false \
  --data "$root/corpus/mini" --out "$work/post.safetensors"
explained post post

"$root/nicebeach" train --recipe ctc-perceptron --data "$root/corpus/strings" --split official --out "$work/strings.safetensors"
"$root/nicebeach" explain "$root/corpus/strings/recordings/0129_festkeda.flac" --model "$work/strings.safetensors" \
  --said "three three two six seven" --out "$work/strings"

mkdir -p "$images"
cp "$work"/seven/*.png "$images"
cp "$work/digits.run/learning-curves.png" "$images/9-learning-curve.png"
cp "$work/strings/5-probabilities.png" "$images/10-moments.png"
cp "$work/post/2-frame.png" "$images/post-frame.png"
cp "$work/post/4-layers.png" "$images/post-layers.png"

page=$root/docs/how-it-works.md
for line in Network Loss Gradient; do
  awk -v line="$line" -v new="$(grep "^$line " "$work/printed")" \
    'index($0, line " ") == 1 { print new; next } { print }' "$page" >"$work/page"
  cat "$work/page" >"$page"
done
