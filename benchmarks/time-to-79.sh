#!/bin/sh
# How much CPU time to the original's final accuracy of 79 % on FSDD's official split: the perceptron here,
# one pass over 800 recordings, against the original's 6,000 iterations of either mode in numpy, in one run.
# Argument: a folder with FSDD. Needs numpy (Debian: python3-numpy).
set -eu
cd "$(dirname "$0")/.."
./nicebeach bench training --data "$1" --split official --repeat 5 --utterances 800 \
  --set training.epochs=1 --set training.batchSize=8 --set training.developmentShare=0 \
  --set learningRate.rate=0.004 --set 'augmentation={}'
OPENBLAS_NUM_THREADS=1 "${PYTHON:-/usr/bin/python3}" benchmarks/original_numpy.py
