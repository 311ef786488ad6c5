"""The other half of features-vs-numpy.sh: the same features, vectorised over all frames, in numpy."""
import sys
import time

import numpy as np

folder, java = sys.argv[1], dict(line.split() for line in open(sys.argv[2]))
RATE, FRAME, HOP, FFT, BANDS, MIN_HZ, MAX_HZ = 8000, 200, 80, 256, 40, 60.0, 3950.0
ROUNDS = 200


def to_mel(hertz):
    return np.where(hertz < 1000, hertz * 3 / 200, 15 + 27 * np.log(np.maximum(hertz, 1) / 1000) / np.log(6.4))


def to_hertz(mel):
    return np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))


def mel_filters():
    edges = to_hertz(np.linspace(to_mel(MIN_HZ), to_mel(MAX_HZ), BANDS + 2))
    hertz = np.arange(FFT // 2 + 1) * RATE / FFT
    rise = (hertz[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - hertz[None]) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(rise, fall)) * (2 / (edges[2:] - edges[:-2]))[:, None]


def dct_rows(count):
    rows = np.cos(np.pi * np.arange(count)[:, None] * (2 * np.arange(BANDS) + 1) / (2 * BANDS)) * np.sqrt(2 / BANDS)
    rows[0] /= np.sqrt(2)
    return rows


PAD = (FFT - FRAME) // 2
WINDOW = np.pad(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME), (PAD, FFT - FRAME - PAD))


def mel(samples, dtype):
    padded = np.pad(samples, FFT // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, FFT)[::HOP]
    spectrum = np.fft.rfft(frames * WINDOW.astype(dtype))
    return (spectrum.real**2 + spectrum.imag**2) @ FILTERS[dtype].T


def log_mel(samples, dtype):
    powers = mel(samples, dtype)
    return np.log(powers / powers.max() + dtype(3e-5))


def mfcc(samples, dtype):
    decibels = 10 * np.log10(np.maximum(mel(samples, dtype), dtype(1e-10)))
    return np.maximum(decibels, decibels.max() - 80) @ ROWS[dtype].T


FILTERS = {d: mel_filters().astype(d) for d in (np.float32, np.float64)}
ROWS = {d: dct_rows(13).astype(d) for d in (np.float32, np.float64)}


def cpu_milliseconds(feature, sounds, dtype):
    sounds = sounds.astype(dtype)
    times = []
    for _ in range(ROUNDS):
        before = time.process_time()
        for samples in sounds:
            feature(samples, dtype)
        times.append((time.process_time() - before) * 1e3 / len(sounds))
    return min(times)


def main():
    sounds = np.fromfile(f"{folder}/samples.f32", "<f4").reshape(-1, RATE)
    print(f"one second at {RATE} Hz, window {FRAME}, hop {HOP}, FFT {FFT}, {BANDS} mel bands; CPU time of one thread,")
    print(f"fastest of {ROUNDS} rounds over {len(sounds)} sounds; numpy {np.__version__}")
    print(f"{'feature':8} {'':14} {'ms per second':>13} {'times real time':>16}")
    for name, feature in (("log-mel", log_mel), ("mfcc", mfcc)):
        rows = [("Nicebeach", float(java[name]))]
        rows += [(f"numpy {d.__name__}", cpu_milliseconds(feature, sounds, d)) for d in (np.float32, np.float64)]
        for who, milliseconds in rows:
            print(f"{name:8} {who:14} {milliseconds:13.3f} {1000 / milliseconds:16,.0f}")
        ours = np.fromfile(f"{folder}/{name}.f32", "<f4")
        theirs = np.concatenate([feature(s.astype(np.float64), np.float64).ravel() for s in sounds])
        print(f"{name:8} largest difference {np.abs(ours - theirs).max():.1e} (values up to {np.abs(theirs).max():.0f})")


main()
