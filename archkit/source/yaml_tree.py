"""The nodes of a YAML text with their offsets, for texts that have something to report.

libyaml knows where everything stands but is slow, so this is built late, and for as small a slice
of a file as will do.  It reads YAML 1.1, which for the shape of a text hardly differs from 1.2.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, Protocol

Kind = Literal["scalar", "list", "mapping"]

MAX_EVENTS = 2_000_000
"""A text with more nodes than this is not searched for places: it would take seconds."""

# Some characters that are mere text in YAML 1.2 end a line for libyaml, and others it refuses.
_STRANGE = (
    "[^\t\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class TreeError(Exception):
    """The text has no tree: libyaml cannot read it, it is too deep, or too large.

    Attributes:
        offset: where, if that is known.
    """

    def __init__(self, message: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping, and the offsets between which it stands.

    Attributes:
        kind: which of the three.
        start: the offset of its first character.
        end: the offset after its last one; for a block collection this may be lines later.
        text: of a scalar, its value as text.
        is_plain: whether a scalar stands without quotes.
        is_flow: whether a collection is written in brackets.
        tag: an explicit tag, such as `!!str`.
        is_endless: whether this is an alias that stands inside what it repeats.
        children: the items of a list; of a mapping, each key and then its value.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    is_plain: bool = False
    is_flow: bool = False
    tag: str | None = None
    is_endless: bool = False
    children: list["Node"] = field(default_factory=list)

    def pairs(self) -> list[tuple["Node", "Node"]]:
        """Return the keys of a mapping with their values."""
        return list(zip(self.children[::2], self.children[1::2], strict=True))


def plain_text(text: str) -> str:
    """Return `text`, as long as it is, without the characters that would lead libyaml astray.

    A space stands for a tab, an underscore for the others.
    """
    if "\t" in text:
        text = text.replace("\t", " ")
    if text.isascii() and "\x7f" not in text:
        return text  # the quick way; what else is strange in ASCII is no text at all
    return re.sub(_STRANGE, "_", text)  # to compile it takes long, and few texts need it


def build(text: str, offset: int = 0, max_depth: int = 300, *, opaque: bool = False) -> Node | None:
    """Return the tree of the only document in a text, or None where the text is empty.

    Args:
        text: as `plain_text` returns it.
        offset: of this text in its file; it is added to every offset.
        max_depth: how deep the tree may be.
        opaque: whether an alias is a scalar where it stands, rather than what it repeats.

    Raises:
        TreeError: see there.
    """
    import yaml  # here, since a run without findings should not pay for it

    builder = _Builder(offset, max_depth, opaque=opaque)
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        while (event := loader.get_event()) is not None:
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = str(getattr(error, "problem", None) or error)
        raise TreeError(message, mark.index + offset if mark else None) from error
    return builder.root


class _Mark(Protocol):
    index: int


class _Event(Protocol):
    """What the events used here have between them."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class _Builder:
    """Makes nodes of libyaml's events; not recursive, so that no depth overflows the stack."""

    def __init__(self, offset: int, max_depth: int, *, opaque: bool) -> None:
        self._opaque = opaque
        self.root: Node | None = None
        self._offset = offset
        self._max_depth = max_depth
        self._events = 0
        self._open: list[Node] = []
        self._anchors: dict[str, Node] = {}

    def take(self, event: _Event) -> None:
        """Add what the next event says."""
        self._events += 1
        if self._events > MAX_EVENTS:
            raise TreeError("too many nodes")
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "SequenceStartEvent":
                self._begin("list", event)
            case "MappingStartEvent":
                self._begin("mapping", event)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._open.pop().end = event.end_mark.index + self._offset
            case "AliasEvent":
                self._alias(event)
            case "DocumentStartEvent" if self.root is not None:
                raise TreeError("several documents", event.start_mark.index + self._offset)

    def _scalar(self, event: _Event) -> None:
        is_plain = event.style in (None, "")
        node = self._node("scalar", event)
        node.text, node.is_plain = event.value, is_plain
        self._add(node, event.anchor)

    def _begin(self, kind: Kind, event: _Event) -> None:
        node = self._node(kind, event)
        node.is_flow = bool(event.flow_style)
        self._add(node, event.anchor)
        self._open.append(node)
        if len(self._open) > self._max_depth:
            raise TreeError("too deep", node.start)

    def _alias(self, event: _Event) -> None:
        node = self._anchors.get(event.anchor or "")
        if node is None:
            raise TreeError("unknown anchor", event.start_mark.index + self._offset)
        endless = any(node is each for each in self._open)
        if endless or self._opaque:
            start, end = event.start_mark.index, event.end_mark.index
            node = Node("scalar", start + self._offset, end + self._offset, is_endless=endless)
        self._add(node, None)

    def _node(self, kind: Kind, event: _Event) -> Node:
        start = event.start_mark.index + self._offset
        return Node(kind, start, event.end_mark.index + self._offset, tag=event.tag)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
