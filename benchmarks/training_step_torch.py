"""The training step of io.nicebeach.benchmarks.TrainingStep in Python's PyTorch, on one thread.

Prints the median of the CPU seconds of a step. Arguments: steps to measure; "uneven" for
utterances of different lengths.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

UTTERANCES, FRAMES, BANDS, TOKENS, TRANSCRIPT, WARM_UPS = 16, 300, 80, 30, 20, 3


class Recogniser(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(BANDS, 128, 5, stride=2, padding=2)
        self.gru = nn.GRU(128, 256, num_layers=2, bidirectional=True, batch_first=True)
        self.dense = nn.Linear(512, TOKENS)

    def forward(self, x, lengths):
        x = torch.relu(self.conv(x.transpose(1, 2))).transpose(1, 2)
        lengths = (lengths + 1) // 2
        if bool((lengths == x.size(1)).all()):
            x, _ = self.gru(x)
        else:
            packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            x, _ = pad_packed_sequence(self.gru(packed)[0], batch_first=True)
        return self.dense(x).log_softmax(2).transpose(0, 1), lengths


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    uneven = len(sys.argv) > 2 and sys.argv[2] == "uneven"
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Recogniser()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01)
    x = torch.randn(UTTERANCES, FRAMES, BANDS)
    lengths = torch.tensor([FRAMES - 10 * u if uneven else FRAMES for u in range(UTTERANCES)])
    targets = torch.tensor(
        [[1 + (u * TRANSCRIPT + 7 * i) % (TOKENS - 1) for i in range(TRANSCRIPT)]
         for u in range(UTTERANCES)])
    target_lengths = torch.full((UTTERANCES,), TRANSCRIPT)
    seconds = []
    for step in range(-WARM_UPS, steps):
        before = time.process_time()
        optimizer.zero_grad()
        logits, output_lengths = model(x, lengths)
        loss = nn.functional.ctc_loss(
            logits, targets, output_lengths, target_lengths, reduction="sum", zero_infinity=True)
        (loss / UTTERANCES).backward()
        optimizer.step()
        loss.item()
        if step >= 0:
            seconds.append(time.process_time() - before)
    print(f"python3-torch {statistics.median(seconds):.4f} (PyTorch {torch.__version__})")


main()
