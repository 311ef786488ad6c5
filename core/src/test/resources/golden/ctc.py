"""Makes ctc.json: CTC losses and their gradients by the logits, by PyTorch in double precision.

    python3 ctc.py > ctc.json
"""
import json

import torch

torch.manual_seed(7)
TOKENS = 5
CASES = [  # name, frames, targets; the blank is 0
    ("one token", 6, [3]),
    ("several", 12, [1, 2, 3, 4, 1]),
    ("repeats", 11, [2, 2, 4, 4, 4]),
    ("just enough frames", 6, [1, 1, 2, 2]),
    ("empty", 7, []),
    ("one frame", 1, [2]),
    ("too few frames", 5, [1, 1, 2, 2]),
    ("long", 40, [1, 3, 3, 2, 4, 1, 2, 2, 1, 3]),
]


def case(name, frames, target):
    logits = (3 * torch.randn(frames, TOKENS, dtype=torch.float64)).round(decimals=2)
    logits.requires_grad_(True)
    loss = torch.nn.functional.ctc_loss(
        logits.log_softmax(1).unsqueeze(1),
        torch.tensor([target], dtype=torch.long).reshape(1, len(target)),
        torch.tensor([frames]),
        torch.tensor([len(target)]),
        blank=0,
        reduction="sum",
        zero_infinity=True,
    )
    loss.backward()
    return {
        "name": name,
        "target": target,
        "logits": logits.tolist(),
        "loss": loss.item(),
        "gradient": [[round(g, 12) for g in row] for row in logits.grad.tolist()],
    }


print("[" + ",\n".join(json.dumps(case(*c)) for c in CASES) + "]")
