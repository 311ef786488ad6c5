"""Recognises a word with a model that `nicebeach export --onnx` wrote, without Nicebeach.

    python3 docs/onnx_example.py digits.onnx seven.wav

Needs numpy and onnxruntime. It makes the features that the file's metadata ask for; of the settings that
Nicebeach knows, it knows those of log-mel, and it takes mono WAV of 16 bits at the model's sample rate.
"""
import json
import sys
import wave

import numpy as np


def to_mel(hertz, scale):
    if scale == "htk":
        return 2595 * np.log10(1 + hertz / 700)
    return np.where(hertz < 1000, hertz * 3 / 200, 15 + 27 * np.log(np.maximum(hertz, 1) / 1000) / np.log(6.4))


def to_hertz(mel, scale):
    if scale == "htk":
        return 700 * (10 ** (mel / 2595) - 1)
    return np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))


def mel_filters(settings):
    """Triangles [band][bin], each from the last one's peak to the next one's."""
    mel, scale = settings["mel"], settings["mel"]["scale"]
    ends = to_mel(np.array([mel["minHz"], mel["maxHz"]]), scale)
    edges = to_hertz(np.linspace(*ends, mel["bands"] + 2), scale)
    hertz = np.arange(settings["fftSize"] // 2 + 1) * settings["sampleRate"] / settings["fftSize"]
    rise = (hertz[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - hertz[None]) / (edges[2:] - edges[1:-1])[:, None]
    filters = np.maximum(0, np.minimum(rise, fall))
    return filters * (2 / (edges[2:] - edges[:-2]))[:, None] if mel["norm"] == "slaney" else filters


def mel_powers(samples, settings):
    """[frame][band]: frame t is centred on sample t * hopLength; beyond its ends the sound is mirrored."""
    length, size = settings["frameLength"], settings["fftSize"]
    before = (size - length) // 2
    window = np.zeros(size)
    window[before : before + length] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    padded = np.pad(samples, size // 2, mode=settings["padding"])
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[:: settings["hopLength"]]
    return np.abs(np.fft.rfft(frames * window)) ** 2 @ mel_filters(settings).T


def speech(powers, settings):
    """From the first to the last loud frame and a margin on both sides, silence where there is no sound."""
    trim = settings["trim"]
    levels = 10 * np.log10(powers.sum(axis=1) + 1e-10)
    around = np.pad(levels, 1, mode="edge")
    levels = (around[:-2] + around[1:-1] + around[2:]) / 3
    noise, peak = np.quantile(levels, 0.1), levels.max()
    least = min(max(peak - trim["range"], noise + trim["aboveNoise"]), peak - trim["belowPeak"])
    loud = np.flatnonzero(levels >= least)
    margin = int(np.floor(trim["margin"] * settings["sampleRate"] / settings["hopLength"] + 0.5))
    silence = np.zeros((margin, powers.shape[1]))
    padded = np.concatenate([silence, powers, silence])
    return padded[loud[0] : loud[-1] + 1 + 2 * margin]


def features(samples, settings, normalization):
    """[frame][bin], as the network takes them."""
    assert settings["kind"] == "log-mel" and settings["deltas"] == 0 and settings["frames"] == "all"
    powers = mel_powers(samples, settings)
    if "trim" in settings:
        powers = speech(powers, settings)
    logarithm, centering = settings["logarithm"], settings["centering"]
    reference = max(powers.max(), 1e-20) if logarithm["reference"] == "peak" else 1.0
    if logarithm["unit"] == "natural":
        levels = np.log(powers / reference + logarithm["floor"])
    else:
        levels = 10 * np.log10(np.maximum(powers / reference, logarithm["floor"]))
        levels = np.maximum(levels, levels.max() - logarithm["topDb"]) if logarithm["topDb"] else levels
    if centering["mean"] != "none":
        loudness = powers.sum(axis=1)
        share = 10 ** (-centering["speechDb"] / 10) if centering["mean"] == "speech" else 0
        levels = levels - levels[loudness >= share * loudness.max()].mean(axis=0)
    levels = levels / centering["scale"]
    return (levels - np.array(normalization["offset"])) * np.array(normalization["scale"])


def greedy_ctc(outputs, alphabet, units):
    """The best token of each frame; repeats and blanks (token 0) then fall away."""
    best = outputs.argmax(axis=1)
    kept = [alphabet[token] for i, token in enumerate(best) if token and (i == 0 or token != best[i - 1])]
    return (" " if units == "words" else "").join(kept)


def main(model, recording):
    import onnxruntime

    session = onnxruntime.InferenceSession(model)
    metadata = session.get_modelmeta().custom_metadata_map
    settings, alphabet = json.loads(metadata["features"]), json.loads(metadata["alphabet"])
    with wave.open(recording) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, settings["sampleRate"])
        samples = np.frombuffer(wav.readframes(wav.getnframes()), "<i2") / 32768
    made = features(samples, settings, json.loads(metadata["normalization"]))
    (outputs,) = session.run(None, {"features": made[None].astype(np.float32)})
    if json.loads(metadata["objective"])["kind"] == "ctc":
        print(greedy_ctc(outputs[0], alphabet, metadata["units"]))
    else:
        shares = np.exp(outputs[0, 0] - outputs[0, 0].max())
        shares /= shares.sum()  # the objective cross-entropy: outputs are logits
        print(f"{alphabet[shares.argmax()]}\t{shares.max():.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
