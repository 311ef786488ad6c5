"""The table that compare.sh ends with, from the lines that its programs print."""
import statistics
import sys
from collections import defaultdict

measured, networks, machine, strings = defaultdict(list), [], "", {}
for line in open(sys.argv[1]):
    words = line.split()
    if not words:
        continue
    if words[0] == "machine":
        machine = line[len("machine "):].strip()
    elif words[0] == "network":
        networks.append((words[1], float(words[3]), float(words[5]), words[7]))
    elif words[0] == "training":
        measured["training", words[1]].append(float(words[2]))
    elif words[0] == "strings":
        strings[words[2]] = words[3:]
    elif words[1] == "accuracy":
        measured[words[0], "accuracy"].append(100 * int(words[2]) / int(words[3]))
    else:
        measured[words[0], words[1]].append(float(words[2]))


def row(what, ours, theirs, other, unit, digits):
    print(f"| {what} | {ours:.{digits}f} {unit} | {other} {theirs:.{digits}f} {unit} | {ours / theirs:.3g} |")


def pair(key, *places):
    return [statistics.median(measured[place, key]) for place in places]


print(f"{machine}, one thread, CPU time but for the seconds until ready\n")
print("| what | Nicebeach | the other | ratio |")
print("|---|---|---|---|")
step = [statistics.median(measured["training", who]) for who in ("nicebeach", "python3-torch")]
row("training step, 16 x 300 x 80, conv + 2 BiGRU(256) + CTC", *step, "python3-torch", "s", 3)
for name, ours, theirs, difference in networks:
    row(f"network of `{name}` alone, one second (outputs differ by {difference})", ours, theirs, "ONNX Runtime", "ms", 3)
for what, key, unit, digits in (
    ("an FSDD utterance, features included", "milliseconds", "ms", 3),
    ("FSDD utterances right (`digits-en` has learnt from FSDD, Vosk has not)", "accuracy", "%", 1),
    ("from the start of the JVM until ready, on the clock", "ready", "s", 3),
    ("the CPU time of that", "readyCpu", "s", 3),
    ("resident memory after one utterance", "resident", "MB", 0),
):
    row(what, *pair(key, "nicebeach", "vosk"), "Vosk", unit, digits)
if "realTimeFactor" in strings:
    print(f"| real-time factor of the CTC model | {float(strings['realTimeFactor'][0]):.5f} | | |")
