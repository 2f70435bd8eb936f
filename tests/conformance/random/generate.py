"""Random networks with what the real Keras says of each: one JSON a line.

    generate.py --kinds FILE --seed SEED --count N [--only NUMBER] [--nested] [--backend tensorflow]

FILE is what export-kinds.ts writes. A line has the JSON of the model, Keras' answer to it (answers.py) and the attempts
that Keras rejected on the way: each is the model with that layer put onto it. The same seed gives the same networks, each
of them also alone. The last line counts calls by kind.
"""

import argparse
import json
import os
import random
import sys
import warnings
from collections import Counter
from pathlib import Path

parser = argparse.ArgumentParser(
    description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
)
parser.add_argument("--kinds", type=Path, required=True)
parser.add_argument("--seed", type=int, required=True)
parser.add_argument("--count", type=int, default=300)
parser.add_argument("--only", type=int, help="this network of them, and no other")
parser.add_argument("--nested", action="store_true", help="with models inside models")
parser.add_argument(
    "--backend", default="numpy", help="the one that the tables are recorded with"
)
options = parser.parse_args()

os.environ["KERAS_BACKEND"] = options.backend
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models"))

import answers
import keras
from kinds import class_of
from network import Network


def importable(kind):
    try:
        return class_of(kind) is not None
    except (ImportError, AttributeError):
        return False


def build(rng, kinds, target):
    network = Network(rng, kinds, target)
    for _ in range(6):
        if network.grow(target):
            break
    for _ in range(rng.choice([0, 1, 2, 4, 8, 12, 20])):
        one = rng.random()
        if one < 0.07:
            network.share()
        elif one < 0.11 and options.nested and not network.chain:
            network.nest()
        else:
            network.grow(network.fitting_kind())
    return network


def line_of(number, network):
    model = network.model()
    line = {
        "number": number,
        "model": json.loads(model.to_json()),
        "answer": answers.answer(model),
        "attempts": network.attempts,
    }
    chain = network.sequential()
    if chain is not None:
        line["sequential"] = {
            "model": json.loads(chain.to_json()),
            "answer": answers.answer(chain),
        }
    return line


def main():
    kinds = json.loads(options.kinds.read_text(encoding="utf-8"))
    missing = [kind["kind"] for kind in kinds if not importable(kind)]
    kinds = [kind for kind in kinds if importable(kind)]
    accepted, rejected, unreadable = (
        Counter({kind["kind"]: 0 for kind in kinds}),
        Counter(),
        Counter(),
    )
    for number in range(options.count) if options.only is None else [options.only]:
        keras.backend.clear_session(free_memory=False)
        rng = random.Random(f"{options.seed}/{number}")
        network = build(rng, kinds, kinds[number % len(kinds)])
        print(json.dumps(line_of(number, network)), flush=True)
        accepted.update(network.accepted)
        rejected.update(attempt["kind"] for attempt in network.attempts)
        unreadable.update(network.unreadable)
    print(
        json.dumps(
            {
                "accepted": accepted,
                "rejected": rejected,
                "unreadable": unreadable,
                "missing": missing,
            }
        )
    )


if __name__ == "__main__":
    main()
