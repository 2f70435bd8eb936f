"""Runs check.py of many folders in one process: starting Keras takes longer than most checks.

A folder comes on each line of the standard input; for each, one line goes to the standard output: `done`, or what went
wrong.
"""

import contextlib
import gc
import importlib
import os
import sys
import traceback

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras


def check(folder):
    """Run the check of a folder, with its own train.py beside it."""
    for name in ("train", "check"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    sys.path.insert(0, folder)
    arguments, sys.argv = sys.argv, ["check.py", folder]
    try:
        importlib.import_module("check").main()
    finally:
        sys.argv = arguments
        sys.path.remove(folder)
        keras.backend.clear_session()
        gc.collect()


for line in sys.stdin:
    try:
        with contextlib.redirect_stdout(sys.stderr):
            check(line.strip())
        print("done", flush=True)
    except BaseException:  # noqa: BLE001 - whatever it is, the other side has to hear of it
        print(traceback.format_exc()[-2000:].replace("\n", " | "), flush=True)
