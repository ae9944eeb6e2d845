"""Shows what it takes to read statements that were written to be slow, the slowest first.

    python bench/texts.py [LETTERS]

Each text is one part over and over. `twice` is how much longer a text of twice the length
takes: about 2 where time follows length, 4 where it follows its square. A test counts the
lines of Python that run; what happens inside a regular expression shows only here.
"""

import sys
import time

from archkit.analysis.wording.statement import Statement
from archkit.analysis.wording.terms import names

PARTS = (
    *("a-", "1,", "1 ", "and ", ".-", "a.", "a@", "a/", "x", "(", "A ", "Ab ", "GIS ", "a.bc"),
    *("when ", ", if ", "? ", "shall ", "shall be ", "as ", "5 m ", "5.5 ", "a/b ", "not "),
    *("x'", "-a.bc-", 'label "', "both the ", "the lower ", "score of 5 ", "that a not "),
    *("in a, ", "so that ", "(it a) it ", "It a. it ", "and/or and ", "that must be done "),
)


def seconds(text: str) -> float:
    """What it takes to take a text apart."""
    start = time.process_time()
    statement = Statement(text)
    list(names(statement.tokens))
    len(statement.faults)
    return time.process_time() - start


def main() -> None:
    """Time each part, once at the length and once at twice of it."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seconds("The permit desk shall answer.")  # what is worked out once for all texts
    rows = [
        (seconds(part * (letters // len(part))), seconds(part * (2 * letters // len(part))), part)
        for part in PARTS
    ]
    print(f"{'seconds':>8}  twice  text of {letters:,} letters")
    for once, double, part in sorted(rows, reverse=True):
        print(f"{once:8.3f}  {double / max(once, 1e-3):5.1f}  {part!r}")


if __name__ == "__main__":
    main()
