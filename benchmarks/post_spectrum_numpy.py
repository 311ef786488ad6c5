"""One full-batch iteration of the post's spectrum mode in plain numpy, on one thread.

Argument: a file with Nicebeach's line "nicebeach SECONDS". Prints all figures and their ratios.
"""
import sys
import time

import numpy as np

ROWS, INPUTS, HIDDEN, CLASSES = 2700, 2049, 2048, 10
WARM_UPS, MEASURED = 1, 7


def median_seconds(dtype):
    rng = np.random.default_rng(1)
    x = np.hstack([rng.random((ROWS, INPUTS)), np.ones((ROWS, 1))]).astype(dtype)
    t = np.eye(CLASSES, dtype=dtype)[np.arange(ROWS) % CLASSES]
    w1 = rng.normal(0, (INPUTS + 1) ** -0.5, (INPUTS + 1, HIDDEN)).astype(dtype)
    w2 = rng.normal(0, HIDDEN**-0.5, (HIDDEN, CLASSES)).astype(dtype)
    rate = dtype(0.001)
    seconds = []
    for _ in range(WARM_UPS + MEASURED):
        before = time.process_time()
        hidden = np.tanh(x @ w1)
        output = 1 / (1 + np.exp(-(hidden @ w2)))
        loss = 0.5 * np.sum((output - t) ** 2)
        delta_out = (output - t) * output * (1 - output)
        delta_hidden = (delta_out @ w2.T) * (1 - hidden * hidden)
        w2 -= rate * (hidden.T @ delta_out)
        w1 -= rate * (x.T @ delta_hidden)
        seconds.append(time.process_time() - before)
        assert np.isfinite(loss)
    return float(np.median(seconds[WARM_UPS:]))


with open(sys.argv[1]) as lines:
    nicebeach = float(lines.readline().split()[1])
print("CPU seconds for one full-batch iteration 2,700 x 2,049 -> 2,048 -> 10, one thread, median")
print(f"{'Nicebeach':16s} {nicebeach:8.3f}")
for dtype in (np.float64, np.float32):
    seconds = median_seconds(dtype)
    ratio = nicebeach / seconds
    print(f"numpy {dtype.__name__:10s} {seconds:8.3f}   Nicebeach takes {ratio:.2f} times that")
