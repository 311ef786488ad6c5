"""Takes a Nicebeach model into PyTorch, and back.

    python3 docs/pytorch_example.py model.safetensors features.f32 outputs.f32 [changed.safetensors]

Needs numpy and torch. It builds the network that the file's metadata describe, gives it the weights by their
names, runs it on features [frames][bins] (raw single precision, little endian, normalised) and writes the outputs. With a
fourth argument it doubles the last layer's weight and writes a model that Nicebeach reads again: this is where training would be.
"""
import json
import struct
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional


def read_safetensors(path):
    """Texts by key and arrays by name: 8 bytes of length, a JSON header, the numbers."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        numbers = file.read()
    metadata = header.pop("__metadata__")
    arrays = {}
    for name, entry in header.items():
        kind = {"F32": "<f4", "F16": "<f2", "I8": "i1"}[entry["dtype"]]
        begin, end = entry["data_offsets"]
        arrays[name] = np.frombuffer(numbers[begin:end], kind).astype("f4").reshape(entry["shape"])
    for name in [name for name, entry in header.items() if entry["dtype"] == "I8"]:
        scales = arrays.pop(name + ".scale")  # one for each row
        arrays[name] *= scales.reshape(-1, *[1] * (arrays[name].ndim - 1))
    return metadata, arrays


def write_safetensors(path, metadata, arrays):
    header, end = {"__metadata__": metadata}, 0
    for name, array in arrays.items():
        begin, end = end, end + array.nbytes
        header[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.astype("<f4").tobytes())


# Each layer takes and gives [batch][frames][channels * bins], channel by channel. Those with weights are PyTorch's
# own or have children of the same names, so that load_state_dict takes the model file's names as they are.


class Conv(nn.Conv1d):
    def __init__(self, inputs, channels, kernel, stride, dilation, groups, bias, causal, **_):
        groups = inputs if groups == "inputs" else groups
        super().__init__(inputs, channels, kernel, stride, 0, dilation, groups, bias)
        around = dilation * (kernel - 1)
        before = around if causal else around // 2
        self.around = (before, around - before)

    def forward(self, x):
        return super().forward(functional.pad(x.transpose(1, 2), self.around)).transpose(1, 2)


class BatchNorm(nn.BatchNorm1d):
    """Of each channel, over its bins too."""

    def forward(self, x):
        y = x.transpose(1, 2)
        return super().forward(y.reshape(len(x), self.num_features, -1)).reshape(y.shape).transpose(1, 2)


class Gru(nn.GRU):
    def forward(self, x):
        return super().forward(x)[0]


class Lstm(nn.LSTM):
    def forward(self, x):
        return super().forward(x)[0]


class Residual(nn.Sequential):
    """Its layers' names are their indices, as in nn.Sequential; the shortcut's follow the word shortcut."""

    def __init__(self, layers, shortcut):
        super().__init__(*layers)
        self.shortcut = shortcut

    def forward(self, x):
        y = x
        for name, layer in self.named_children():
            y = y if name == "shortcut" else layer(y)
        return y + self.shortcut(x)


class Function(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def pool(kind):
    def statistics(x):
        mean = x.mean(1, keepdim=True)
        if kind == "mean":
            return mean
        if kind == "mean-std":
            deviation = (x.var(1, unbiased=False, keepdim=True) + 1e-5).sqrt()
            return torch.cat([mean, deviation], 2)
        largest = x.amax(1, keepdim=True)
        return largest if kind == "max" else torch.cat([mean, largest], 2)

    return Function(statistics)


def context(frames, stride, dilation, causal=False):
    def stack(x):
        around = dilation * (frames - 1)
        before = (frames - 1 if causal else (frames - 1) // 2) * dilation
        padded = functional.pad(x, (0, 0, before, around - before))
        steps = range(0, around + 1, dilation)
        return torch.cat([padded[:, k : k + x.shape[1] : stride] for k in steps], 2)

    return Function(stack)


FUNCTIONS = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "silu": functional.silu,
             "gelu": functional.gelu, "softmax": lambda x: x.softmax(2), "dropout": lambda x: x}


def layer(kind, settings, inputs, channels, outputs):
    """The layer, and the numbers and the channels of a frame that it gives."""
    if kind == "dense":
        units = outputs if settings["units"] == "classes" else settings["units"]
        return nn.Linear(inputs, units, bias=settings["bias"] != "false"), units, units
    if kind == "conv":
        return Conv(inputs, **settings), settings["channels"], settings["channels"]
    if kind in ("gru", "lstm"):
        both, units = settings["bidirectional"], settings["units"]
        cell = (Gru if kind == "gru" else Lstm)(inputs, units, batch_first=True, bidirectional=both)
        return cell, units * (1 + both), units * (1 + both)
    if kind == "batch-norm":
        return BatchNorm(channels, settings["epsilon"], settings["momentum"]), inputs, channels
    if kind == "layer-norm":
        return nn.LayerNorm(inputs, settings["epsilon"]), inputs, channels
    if kind == "residual":
        through, width, channels_after = layers(settings["layers"], inputs, channels, outputs)
        past, _, _ = layers(settings["shortcut"], inputs, channels, outputs)
        return Residual(through, past), width, channels_after
    if kind == "pool":
        width = inputs * (2 if "-" in settings["kind"] else 1)
        return pool(settings["kind"]), width, width
    if kind == "context":
        width = inputs * settings["frames"]
        return context(**settings), width, width
    if kind == "leaky-relu":
        return nn.LeakyReLU(settings["slope"]), inputs, channels
    return Function(FUNCTIONS[kind]), inputs, channels


def layers(tree, inputs, channels, outputs):
    modules, width = [], inputs
    for entry in tree:
        kind, settings = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        module, width, channels = layer(kind, settings, width, channels, outputs)
        modules.append(module)
    return nn.Sequential(*modules), width, channels


def main(model, features, outputs, changed=None):
    metadata, arrays = read_safetensors(model)
    description = json.loads(metadata["network"])
    bins = description["inputs"]
    network, _, _ = layers(description["layers"], bins, 1, len(json.loads(metadata["alphabet"])))
    prefix = "network."
    weights = {name[len(prefix):]: torch.tensor(a) for name, a in arrays.items() if name.startswith(prefix)}
    counters = {name: torch.tensor(0) for name in network.state_dict() if name.endswith("num_batches_tracked")}
    network.load_state_dict({**weights, **counters})
    network.eval()
    x = torch.from_numpy(np.fromfile(features, "<f4").reshape(1, -1, bins).copy())
    with torch.no_grad():
        network(x)[0].contiguous().numpy().astype("<f4").tofile(outputs)
        if changed:
            network[-1].weight.mul_(2)
            trained = {prefix + name: tensor.numpy() for name, tensor in network.state_dict().items()}
            write_safetensors(changed, metadata, {n: trained.get(n, a) for n, a in arrays.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
