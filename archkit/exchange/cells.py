"""A field's value as the text of a cell, and back.

A cell that is empty says nothing. Where the plain way to write a list or pairs could not be read
back as it was, the cell holds JSON, which can be told by its bracket.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from archkit.exchange.columns import Column, Shape

_BETWEEN: Final = re.compile(r"[;\n]")
_LINE_END: Final = re.compile(r"\r\n?")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class CellError(ValueError):
    """A cell that cannot be read.

    Attributes:
        hint: What to write instead.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def settled(text: str) -> str:
    """A text as a cell keeps it: spreadsheets change line ends, and the model takes off blanks."""
    return _LINE_END.sub("\n", text).strip()


def written(value: object, column: Column) -> str:
    """The text of the cell for a value as it stands in a model; nothing where it is absent."""
    if value is None or value in ([], {}, ()):
        return ""
    if column.shape is Shape.LIST:
        return _list_text(value)
    if column.shape is Shape.PAIRS:
        return _pairs_text(value)
    if isinstance(value, str) and column.shape is not Shape.DATA:
        return settled(value)
    return _json(value)


def meant(text: str, column: Column) -> object:
    """The value that a cell's text stands for; None where it is empty.

    Raises:
        CellError: where it stands for none.
    """
    return _READERS[column.shape](settled(text)) if text.strip() else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list_text(value: object) -> str:
    items = [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
    text = "; ".join(items)
    return (
        text if _plain_list(settled(text)) == items and not text.startswith("[") else _json(items)
    )


def _plain_list(text: str) -> list[str]:
    return [item for part in _BETWEEN.split(text) if (item := part.strip())]


def _list(text: str) -> object:
    return _data(text) if text.startswith("[") else _plain_list(text)


def _pairs_text(value: object) -> str:
    items = value.items() if isinstance(value, Mapping) else ()
    pairs = {str(key): str(each) for key, each in items}
    text = "\n".join(f"{key}: {each}" for key, each in pairs.items())
    try:
        same = list(_plain_pairs(settled(text)).items()) == list(pairs.items())
    except CellError:
        same = False
    return text if same and not text.startswith("{") else _json(pairs)


def _plain_pairs(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in filter(str.strip, text.split("\n")):
        key, colon, value = line.partition(": ")
        if not colon or not key.strip() or not value.strip():
            raise CellError(f"`{line.strip()}` is no pair", "write `label: text`, one a line")
        if key.strip() in pairs:
            raise CellError(f"`{key.strip()}` is given twice", "keep one of them")
        pairs[key.strip()] = value.strip()
    return pairs


def _pairs(text: str) -> object:
    return _data(text) if text.startswith("{") else _plain_pairs(text)


def _data(text: str) -> object:
    try:
        value: object = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise CellError("this is no JSON", f"write it {Shape.DATA.value}") from None
    return value


def _no_number(word: str) -> object:
    raise ValueError(word)


def _yes_no(text: str) -> object:
    words = {"true": True, "false": False}
    if text.lower() not in words:
        raise CellError(f"`{text}` is neither true nor false", "write `true` or `false`")
    return words[text.lower()]


def _number(text: str) -> object:
    if not _NUMBER.fullmatch(text):
        raise CellError(f"`{text}` is no number", "write it in digits, without a unit")
    return float(text) if "." in text else int(text)


def _text(text: str) -> object:
    return text


_READERS: Final[Mapping[Shape, Callable[[str], object]]] = {
    Shape.TEXT: _text,
    Shape.WORD: _text,
    Shape.FIGURE: _text,
    Shape.DAY: _text,
    Shape.NUMBER: _number,
    Shape.YES_NO: _yes_no,
    Shape.LIST: _list,
    Shape.PAIRS: _pairs,
    Shape.DATA: _data,
}
