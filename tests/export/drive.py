"""Run several exported scripts in one process: starting Keras takes longer than any of them.

    python drive.py jobs.json answers.json

A job is {"script", "argv"}, and the answer to it what the script printed and how it ended.
"""

import contextlib
import importlib.util
import io
import json
import sys
import traceback
import warnings
from pathlib import Path


def load(path, name):
    """Import a script without running its main()."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(job, number):
    """Call the main() of a script with its arguments; never raises."""
    out, err = io.StringIO(), io.StringIO()
    answer = {"exit": 0, "failed": None}
    arguments = sys.argv
    sys.argv = ["train.py", *job["argv"]]
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        warnings.catch_warnings(record=True) as caught,
    ):
        warnings.simplefilter("always")
        try:
            load(job["script"], f"script_{number}").main()
        except SystemExit as end:
            answer["exit"] = end.code
        except BaseException:  # noqa: BLE001 - whatever it is, it goes into the answer
            answer["failed"] = traceback.format_exc()
    sys.argv = arguments
    answer["warnings"] = [
        str(each.message)
        for each in caught
        if each.category in (UserWarning, RuntimeWarning, SyntaxWarning)
    ]
    answer["out"] = out.getvalue()[-4000:]
    answer["err"] = err.getvalue()[-4000:]
    return answer


if __name__ == "__main__":
    jobs, answers = Path(sys.argv[1]), Path(sys.argv[2])
    results = [
        run(job, number) for number, job in enumerate(json.loads(jobs.read_text()))
    ]
    answers.write_text(json.dumps(results))
