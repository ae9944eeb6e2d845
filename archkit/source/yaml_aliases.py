"""Aliases of YAML are spelled out where what they repeat is to change, and they are not."""

from collections.abc import Iterator
from typing import Final

from archkit.source.place import Path
from archkit.source.yaml_file import Document, parse
from archkit.source.yaml_layout import Edit, applied
from archkit.source.yaml_text import in_line
from archkit.source.yaml_tree import Node, build, plain_text

_NOTHING: Final = object()


def spelled_out(document: Document, data: dict[str, object]) -> Document:
    """The document with those aliases written out that repeat something that changes.

    It holds the same, in a text in which a change of what was repeated changes nothing else. It is
    the document itself where there is no such alias, or where it cannot be written so.

    Args:
        document: The document.
        data: What it is to hold.

    Raises:
        TreeError: where the text has no tree.
    """
    text = plain_text(document.text)
    plain, opaque = build(text), build(text, opaque=True)
    if plain is None or opaque is None:
        return document
    edits = [
        Edit(node.start, node.end, in_line(_at(document.data, site)))
        for node, site, repeated in _aliases(plain, opaque, (), {})
        if _at(document.data, repeated) != _at(data, repeated)
    ]
    after = parse(applied(document.text, edits), document.file)
    whole = isinstance(after, Document) and after.data == document.data
    return after if whole and isinstance(after, Document) else document


def _aliases(
    plain: Node, opaque: Node, path: Path, seen: dict[int, Path]
) -> Iterator[tuple[Node, Path, Path]]:
    """Each alias where it stands, with its path and the path of what it repeats.

    Args:
        plain: What stands at the path, aliases followed.
        opaque: The same, an alias as it stands.
        path: The path.
        seen: The paths of the nodes that stand further up.
    """
    if id(plain) in seen:
        yield opaque, path, seen[id(plain)]
        return
    seen[id(plain)] = path
    if plain.kind == "list":
        for at, (one, other) in enumerate(zip(plain.children, opaque.children, strict=True)):
            yield from _aliases(one, other, (*path, at), seen)
    elif plain.kind == "mapping":
        for (key, one), (_, other) in zip(plain.pairs(), opaque.pairs(), strict=True):
            yield from _aliases(one, other, (*path, key.text), seen)


def _at(data: object, path: Path) -> object:
    """What data hold at a path, of keys and of positions in lists."""
    for step in path:
        if isinstance(data, list):
            data = dict(enumerate(data))
        if not isinstance(data, dict) or step not in data:
            return _NOTHING
        data = data[step]
    return data
