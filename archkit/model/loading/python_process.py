"""Runs Python models in a process of their own, so that none of them can end the run.

A model may call `os._exit`, or crash the interpreter: nothing in the same process would notice,
and the run would end with code 0 and no word. To take `os._exit` away while a model runs is not
enough, since C code and whoever got hold of it before still have it. A process that ends is seen
from outside, whatever ended it.

One process runs all models, one after the other; what is left where one ends it goes to a new one.
"""

import contextlib
import io
import json
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from archkit.model.loading.python_files import read_python
from archkit.model.loading.python_sheet import PythonSheet
from archkit.model.loading.sheet import Problems, Spot
from archkit.source import looks

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop());"
    f" from {__name__} import serve; serve()"
)
"""The search path is that of this process, set before anything but the standard library is
imported: a folder that one happens to stand in holds no code of archkit."""


class PythonModel(NamedTuple):
    """A Python model: its path, its name in messages, and its text."""

    path: Path
    file: str
    text: str


class Ran(NamedTuple):
    """What came of running a model: a sheet for each part that it defines, and mistakes."""

    sheets: list[PythonSheet]
    problems: Problems


def run_models(models: Sequence[PythonModel]) -> Iterator[Ran]:
    """What came of running each of some models, in their order.

    What a model prints goes to standard error.
    """
    if models:
        looks.lose_sight()
    left = list(models)
    while left:
        code, answers = _run(left)
        yield from answers
        del left[: len(answers)]
        if left:
            yield _ended(left.pop(0), code)


def _run(models: Sequence[PythonModel]) -> tuple[int, list[Ran]]:
    """Run models in a process, as many as it survives; return its exit code and what it said."""
    command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
    plain = [tuple(model) for model in models]
    process = subprocess.run(  # noqa: S603 - Python itself, with a text that stands above
        command, input=pickle.dumps(plain), capture_output=True, check=False
    )
    sys.stderr.write(process.stderr.decode(errors="replace"))
    return process.returncode, list(_answers(process.stdout))


def _answers(said: bytes) -> Iterator[Ran]:
    """The answers that are whole.

    Raises:
        KeyboardInterrupt: where the user stopped the run.
        Exception: where archkit itself failed in the process.
    """
    stream = io.BytesIO(said)
    with contextlib.suppress(EOFError, pickle.UnpicklingError):  # the process ended meanwhile
        while True:
            answer = pickle.load(stream)  # noqa: S301 - see above
            if isinstance(answer, BaseException):
                raise answer
            yield answer


def _ended(model: PythonModel, code: int) -> Ran:
    how = f"exit code {code}" if code >= 0 else f"signal {-code}"
    problems = Problems()
    problems.add(
        "python-error",
        f"running this model ended the process that ran it ({how}): nothing was read of it",
        Spot(PythonSheet(model.file, model.text), ()),
        hint="a model only defines what is there: take out what ends the process",
    )
    return Ran([], problems)


def serve() -> None:
    """Be the process: read models from standard input, run them, and write what came of each.

    Only the answers go to where standard output went: what models write there goes to standard
    error, by whatever way they write it.
    """
    models = [PythonModel(*each) for each in pickle.load(sys.stdin.buffer)]  # noqa: S301 - see above
    with (
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out,
        contextlib.suppress(KeyboardInterrupt),
    ):
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        for model in models:
            _answer(model, out)


def _answer(model: PythonModel, out: BinaryIO) -> None:
    problems = Problems()
    answer: Ran | BaseException
    try:
        answer = Ran(read_python(*model, problems), problems)
    except KeyboardInterrupt as stopped:
        answer = stopped
    except Exception as error:  # noqa: BLE001 - a bug of archkit's own, for the parent to raise
        error.add_note(traceback.format_exc())
        answer = error
    pickle.dump(answer, out)
    out.flush()
