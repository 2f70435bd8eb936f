"""Random networks with what the real Keras says of each: one JSON a line.

    generate.py --kinds FILE --seed SEED --count N [--first NUMBER] [--only NUMBER] [--backend tensorflow]
    generate.py --kinds FILE --again

FILE is what export-kinds.ts writes. A line has the JSON of the model, Keras' answer to it (answers.py) and the attempts
that Keras rejected on the way: each is the model with that layer put onto it. The same seed gives the same networks, each
of them also alone; more than N are made where a kind was there less than twice. The last line counts calls by kind. With --again there is a network for each case of the kinds' tables
instead: its layer, called once more on the inputs of other cases of its table.
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
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--count", type=int, default=300)
parser.add_argument("--first", type=int, default=0, help="begins with this one")
parser.add_argument("--only", type=int, help="this network of them, and no other")
parser.add_argument("--again", action="store_true", help="layers called again")
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

# So many more networks are made for a kind that is hardly there.
MOST_MORE = 200


def importable(kind):
    try:
        return class_of(kind) is not None
    except (ImportError, AttributeError):
        return False


def build(rng, kinds, target):
    network = Network(rng, kinds, target)
    for _ in range(12):
        if network.grow(target):
            break
    for _ in range(rng.choice([0, 1, 2, 4, 8, 12, 20])):
        one = rng.random()
        if one < 0.07:
            network.share()
        elif one < 0.11 and not network.chain:
            network.nest()
        else:
            network.grow(network.fitting_kind())
    return network


def random_networks(kinds, accepted):
    """As many as were asked for, and then more, until each kind was there twice."""
    if options.only is not None:
        yield options.only, random_network(kinds, options.only)
        return
    end = options.first + options.count
    for number in range(options.first, end):
        yield number, random_network(kinds, number)
    # A network is begun for the kind of its number, so these are for the kinds that chance left out.
    for index, kind in enumerate(kinds) if options.count >= len(kinds) else []:
        number = end + (index - end) % len(kinds)
        for _ in range(MOST_MORE):
            if accepted[kind["kind"]] >= 2:
                break
            yield number, random_network(kinds, number)
            number += len(kinds)


def random_network(kinds, number):
    keras.backend.clear_session(free_memory=False)
    rng = random.Random(f"{options.seed}/{number}")
    return build(rng, kinds, kinds[number % len(kinds)])


def again(kinds):
    """A layer of each case that Keras accepts, called once more on what other cases of its table are called on."""
    number = 0
    for kind in kinds:
        cases = [case for case in kind["cases"] if not masked(case)]
        rng = random.Random(kind["kind"])
        for case in cases if "operands" not in kind else []:
            if not case["accepted"] or case["arguments"]:
                continue
            keras.backend.clear_session(free_memory=False)
            shapes = {json.dumps(other["inputs"]): other["inputs"] for other in cases}
            shapes.pop(json.dumps(case["inputs"]), None)
            others = rng.sample(list(shapes.values()), min(4, len(shapes)))
            network = Network(rng, kinds, None)
            if network.applied(kind, case, others):
                yield number, network
                number += 1


def masked(case):
    return any(one.get("masked") for one in case["inputs"])


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
    for number, network in (
        again(kinds) if options.again else random_networks(kinds, accepted)
    ):
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
