"""Writes layers.json: what PyTorch's layers put out in double precision, to hold our own to.

A case has a network as a recipe writes it, its weights by name, two or three utterances of different
lengths, each computed alone, and what comes out for each. Run with: python3 layers.py > layers.json
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)


class Recorder:
    """Draws weights of two decimals and keeps them by name."""

    def __init__(self):
        self.weights = {}

    def draw(self, name, *shape, low=-1.0, high=1.0):
        w = torch.round((low + (high - low) * torch.rand(*shape)) * 100) / 100
        self.weights[name] = w
        return w


def both_sides(kernel, dilation, causal):
    total = dilation * (kernel - 1)
    before = total if causal else total // 2
    return before, total - before


def conv(rec, name, s, x):
    x = x.reshape(x.shape[0], -1)  # [T][inputs]
    groups = x.shape[1] if s.get("groups") == "inputs" else s.get("groups", 1)
    dilation = s.get("dilation", 1)
    w = rec(name + ".weight", s["channels"], x.shape[1] // groups, s["kernel"])
    b = rec(name + ".bias", s["channels"]) if s.get("bias", True) else None
    padded = F.pad(x.T[None], both_sides(s["kernel"], dilation, s.get("causal", False)))
    y = F.conv1d(padded, w, b, s.get("stride", 1), 0, dilation, groups)
    return y[0].T[:, :, None]


def conv2d(rec, name, s, x):
    groups = x.shape[1] if s.get("groups") == "inputs" else s.get("groups", 1)
    kernel, stride, dilation = s["kernel"], s.get("stride", [1, 1]), s.get("dilation", [1, 1])
    w = rec(name + ".weight", s["channels"], x.shape[1] // groups, *kernel)
    b = rec(name + ".bias", s["channels"]) if s.get("bias", True) else None
    time = both_sides(kernel[0], dilation[0], s.get("causal", False))
    bins = both_sides(kernel[1], dilation[1], False)
    padded = F.pad(x.permute(1, 0, 2)[None], bins + time)
    y = F.conv2d(padded, w, b, stride, 0, dilation, groups)
    return y[0].permute(1, 0, 2)


def batch_norm(rec, name, s, x):
    c = x.shape[1]
    w, b = rec(name + ".weight", c), rec(name + ".bias", c)
    mean = rec(name + ".running_mean", c)
    var = rec(name + ".running_var", c, low=0.2, high=2.0)
    return F.batch_norm(x, mean, var, w, b, False, 0.1, s.get("epsilon", 1e-5))


def layer_norm(rec, name, s, x):
    flat = x.reshape(x.shape[0], -1)
    n = flat.shape[1]
    w, b = rec(name + ".weight", n), rec(name + ".bias", n)
    return F.layer_norm(flat, [n], w, b, s.get("epsilon", 1e-5)).reshape(x.shape)


def dense(rec, name, s, x):
    x = x.reshape(x.shape[0], -1)
    w = rec(name + ".weight", s["units"], x.shape[1])
    b = rec(name + ".bias", s["units"]) if s.get("bias", True) else None
    return F.linear(x, w, b)[:, :, None]


def recurrent(module):
    def run(rec, name, s, x):
        x = x.reshape(x.shape[0], -1)
        layer = module(x.shape[1], s["units"], bidirectional=s.get("bidirectional", False))
        with torch.no_grad():
            for role, parameter in layer.named_parameters():
                parameter.copy_(rec(name + "." + role, *parameter.shape))
            return layer(x)[0][:, :, None]

    return run


def self_attention(rec, name, s, x):
    flat = x.reshape(x.shape[0], -1)
    width, heads, distance = flat.shape[1], s["heads"], s["distance"]
    layer = torch.nn.MultiheadAttention(width, heads)
    with torch.no_grad():
        for role, parameter in layer.named_parameters():
            parameter.copy_(rec(name + "." + role, *parameter.shape))
        bias = rec(name + ".relative_bias", heads, 2 * distance + 1)
        t = torch.arange(x.shape[0])
        mask = bias[:, (t[None, :] - t[:, None]).clamp(-distance, distance) + distance]
        y = layer(flat[:, None], flat[:, None], flat[:, None], attn_mask=mask)[0]
    return y[:, 0].reshape(x.shape)


def squeeze_excite(rec, name, s, x):
    c = x.shape[1]
    w1, b1 = rec(name + ".fc1.weight", s["units"], c), rec(name + ".fc1.bias", s["units"])
    w2, b2 = rec(name + ".fc2.weight", c, s["units"]), rec(name + ".fc2.bias", c)
    means = x.mean(dim=(0, 2))
    loudness = torch.sigmoid(F.linear(F.relu(F.linear(means, w1, b1)), w2, b2))
    return x * loudness[None, :, None]


def pool(rec, name, s, x):
    flat = x.reshape(x.shape[0], -1)
    mean = flat.mean(0)
    if s["kind"] == "attention":
        units = s.get("units", 64)
        w, b = rec(name + ".hidden.weight", units, flat.shape[1]), rec(name + ".hidden.bias", units)
        v = rec(name + ".score.weight", 1, units)
        share = torch.softmax(F.linear(torch.tanh(F.linear(flat, w, b)), v), 0)
        return (share * flat).sum(0)[None, :, None]
    deviation = torch.sqrt(flat.var(0, unbiased=False) + 1e-5)
    parts = {"mean": [mean], "max": [flat.amax(0)], "mean-max": [mean, flat.amax(0)],
             "mean-std": [mean, deviation]}[s["kind"]]
    return torch.cat(parts)[None, :, None]


def residual(rec, name, s, x):
    through = run(rec, name + ".", s["layers"], x)
    past = run(rec, name + ".shortcut.", s.get("shortcut", []), x)
    return through + past.reshape(through.shape)


LAYERS = {
    "conv": conv, "conv2d": conv2d, "batch-norm": batch_norm, "layer-norm": layer_norm,
    "dense": dense, "gru": recurrent(torch.nn.GRU), "lstm": recurrent(torch.nn.LSTM),
    "self-attention": self_attention, "squeeze-excite": squeeze_excite, "pool": pool,
    "residual": residual,
    "relu": lambda rec, name, s, x: F.relu(x), "gelu": lambda rec, name, s, x: F.gelu(x),
    "silu": lambda rec, name, s, x: F.silu(x), "tanh": lambda rec, name, s, x: torch.tanh(x),
    "sigmoid": lambda rec, name, s, x: torch.sigmoid(x),
    "leaky-relu": lambda rec, name, s, x: F.leaky_relu(x, s.get("slope", 0.1)),
    "softmax": lambda rec, name, s, x: torch.softmax(x.reshape(x.shape[0], -1), 1).reshape(x.shape),
    "glu": lambda rec, name, s, x: F.glu(x, 1), "dropout": lambda rec, name, s, x: x,
}


def run(rec, prefix, layers, x):
    for index, layer in enumerate(layers):
        kind, settings = (layer, {}) if isinstance(layer, str) else next(iter(layer.items()))
        x = LAYERS[kind](rec, prefix + str(index), settings, x)
    return x


CASES = {
    "conv": (3, [{"conv": {"channels": 4, "kernel": 3}}]),
    "conv even kernel": (2, [{"conv": {"channels": 3, "kernel": 4}}]),
    "conv strided": (3, [{"conv": {"channels": 4, "kernel": 5, "stride": 2, "bias": False}}]),
    "conv dilated": (2, [{"conv": {"channels": 3, "kernel": 3, "dilation": 3}}]),
    "conv even kernel, strided, dilated":
        (2, [{"conv": {"channels": 2, "kernel": 4, "stride": 3, "dilation": 3}}]),
    "conv causal":
        (2, [{"conv": {"channels": 3, "kernel": 3, "stride": 2, "dilation": 2, "causal": True}}]),
    "conv grouped": (6, [{"conv": {"channels": 4, "kernel": 3, "groups": 2}}]),
    "conv depthwise": (5, [{"conv": {"channels": 5, "kernel": 3, "groups": "inputs", "stride": 2}}]),
    "conv depthwise, two channels each":
        (3, [{"conv": {"channels": 6, "kernel": 3, "groups": "inputs"}}]),
    "conv of one frame": (4, [{"conv": {"channels": 3, "kernel": 1}}]),
    "conv2d": (5, [{"conv2d": {"channels": 2, "kernel": [3, 3]}},
                   {"conv2d": {"channels": 3, "kernel": [3, 3], "stride": [2, 2]}}]),
    "conv2d grouped, dilated, even":
        (7, [{"conv2d": {"channels": 4, "kernel": [1, 3]}},
             {"conv2d": {"channels": 4, "kernel": [4, 2], "dilation": [2, 3], "groups": 2,
                         "bias": False}}]),
    "conv2d depthwise":
        (6, [{"conv2d": {"channels": 3, "kernel": [1, 1]}},
             {"conv2d": {"channels": 3, "kernel": [3, 3], "stride": [1, 2], "groups": "inputs"}}]),
    "conv2d causal": (4, [{"conv2d": {"channels": 2, "kernel": [3, 2], "causal": True}}]),
    "conv2d, then conv over all its numbers":
        (4, [{"conv2d": {"channels": 2, "kernel": [2, 2]}}, {"conv": {"channels": 3, "kernel": 2}}]),
    "batch-norm": (4, [{"conv": {"channels": 3, "kernel": 1}}, {"batch-norm": {"epsilon": 1e-3}}]),
    "batch-norm of channels of bins":
        (4, [{"conv2d": {"channels": 3, "kernel": [1, 1]}}, "batch-norm"]),
    "layer-norm": (5, ["layer-norm"]),
    "layer-norm of channels of bins":
        (3, [{"conv2d": {"channels": 2, "kernel": [1, 1]}}, {"layer-norm": {"epsilon": 0.1}}]),
    "activations": (6, ["relu", "gelu", {"dropout": {"rate": 0.5}}, "silu", "tanh", "sigmoid"]),
    "gelu": (6, ["gelu"]),
    "silu": (6, ["silu"]),
    "leaky-relu, softmax": (6, [{"leaky-relu": {"slope": 0.2}}, "softmax"]),
    "glu": (3, [{"dense": {"units": 6}}, "glu"]),
    "glu of channels of bins": (3, [{"conv2d": {"channels": 4, "kernel": [1, 1]}}, "glu"]),
    "residual": (3, [{"residual": {"layers": [{"conv": {"channels": 3, "kernel": 3}}, "relu"]}}]),
    "residual with a shortcut":
        (3, ["tanh", {"residual": {
            "layers": [{"conv": {"channels": 4, "kernel": 3, "stride": 2}}, "batch-norm", "relu",
                       {"residual": {"layers": [{"dense": {"units": 4}}]}}],
            "shortcut": [{"conv": {"channels": 4, "kernel": 1, "stride": 2}}, "batch-norm"]}}]),
    "squeeze-excite": (4, [{"squeeze-excite": {"units": 2}}]),
    "squeeze-excite of channels of bins":
        (3, [{"conv2d": {"channels": 4, "kernel": [1, 1]}}, {"squeeze-excite": {"units": 3}}]),
    "pool mean-max": (4, [{"pool": {"kind": "mean-max"}}]),
    "pool mean-std": (4, [{"pool": {"kind": "mean-std"}}]),
    "pool attention": (4, [{"pool": {"kind": "attention", "units": 3}}]),
    "gru": (3, [{"gru": {"units": 4}}]),
    "gru both ways": (3, [{"gru": {"units": 3, "bidirectional": True}}, {"dense": {"units": 2}}]),
    "lstm": (3, [{"lstm": {"units": 4}}]),
    "lstm both ways": (3, [{"lstm": {"units": 3, "bidirectional": True}}, {"dense": {"units": 2}}]),
    "self-attention": (4, [{"self-attention": {"heads": 2, "distance": 3}}]),
    "self-attention, all equally far": (6, [{"self-attention": {"heads": 3, "distance": 0}}]),
    "conformer": (4, [
        {"residual": {"layers": ["layer-norm", {"dense": {"units": 8}}, "silu",
                                 {"dense": {"units": 4}}]}},
        {"residual": {"layers": ["layer-norm", {"self-attention": {"heads": 2, "distance": 2}}]}},
        {"residual": {"layers": ["layer-norm", {"dense": {"units": 8}}, "glu",
                                 {"conv": {"channels": 4, "kernel": 3, "groups": "inputs"}},
                                 "batch-norm", "silu", {"dense": {"units": 4}}]}},
        "layer-norm"]),
}


def numbers(tensor):
    return [float("%.9g" % v) for v in tensor.reshape(-1).tolist()]


def case(name, inputs, layers):
    recorder = Recorder()
    utterances = []
    for frames in (9, 1, 4):
        x = torch.round(torch.randn(frames, 1, inputs) * 100) / 100
        draw = recorder.draw if not utterances else lambda name, *shape, **limits: recorder.weights[name]
        y = run(draw, "", layers, x)
        utterances.append({"frames": frames, "x": numbers(x), "y": numbers(y)})
    weights = {n: {"shape": list(w.shape), "values": numbers(w)} for n, w in recorder.weights.items()}
    return {"name": name, "inputs": inputs, "layers": layers, "weights": weights,
            "utterances": utterances}


print("[")
print(",\n".join(json.dumps(case(n, *c), separators=(",", ":")) for n, c in CASES.items()))
print("]")
