"""Keeps pictures readable: what is too much for one is drawn as groups, and the picture says so."""

from collections import Counter
from dataclasses import replace
from typing import Final

from archkit.diagrams.parts import between
from archkit.diagrams.view import Box, Frame, Mark, Tone, View, plural

MOST_BOXES: Final = 120
"""From here on the layout engine fails too often, and people no longer read."""
_MANY: Final = 12
"""So many of a kind are a group wherever others are: half a crowd is still a crowd."""


def bounded(view: View, most: int = MOST_BOXES) -> View:
    """The view with at most so many boxes.

    Boxes of one kind in one boundary become one box, the largest group first; where that is not
    enough, whole boundaries become one box, the fullest first.
    """
    before = len(view.boxes)
    if before <= most:
        return view
    into: dict[str, str] = {}
    boxes = _by_kind(view.boxes, into, most)
    while len(boxes) > most and any(box.frame for box in boxes):
        boxes = _by_frame(boxes, view.frames, into)
    if len(boxes) > most:
        boxes = _the_rest(boxes, into, most)
    frames = _still_used(view.frames, boxes)

    def end_of(box: str) -> str:
        while box in into:
            box = into[box]
        return box

    grouped = sum(1 for box in view.boxes if box.id in into)
    told = (
        f"{plural(before, 'element')} are too many for one picture: {grouped:,} of them are drawn"
        f" as {plural(len({end_of(box) for box in into}), 'group')}."
    )
    edges = between(view.edges, end_of)
    inside = sum(e.count for e in view.edges) - sum(e.count for e in edges)
    if inside:
        told += f" {plural(inside, 'connection')} within a group are not drawn."
    return replace(view, boxes=boxes, edges=edges, frames=frames, left_out=(*view.left_out, told))


def _by_kind(boxes: tuple[Box, ...], into: dict[str, str], most: int) -> tuple[Box, ...]:
    groups: dict[tuple[str, str, bool, Mark | None], list[Box]] = {}
    for box in boxes:
        groups.setdefault((box.frame, box.word, box.faded, box.mark), []).append(box)
    spare = len(boxes) - most
    grouped: dict[str, Box] = {}
    for members in sorted(groups.values(), key=len, reverse=True):
        if (spare <= 0 and len(members) < _MANY) or len(members) == 1:
            break
        whole = _group(members, f"{members[0].frame}/{members[0].word}")
        spare -= len(members) - 1
        for member in members:
            into[member.id] = whole.id
            grouped[member.id] = whole
    return tuple(dict.fromkeys(grouped.get(box.id, box) for box in boxes))


def _by_frame(
    boxes: tuple[Box, ...], frames: tuple[Frame, ...], into: dict[str, str]
) -> tuple[Box, ...]:
    """The fullest of the innermost boundaries as one box, in the boundary around it."""
    held = Counter(box.frame for box in boxes if box.frame)
    parents = {frame.parent for frame in frames if held[frame.id]}
    innermost = [f for f in frames if held[f.id] and f.id not in parents] or [
        f for f in frames if held[f.id]
    ]
    fullest = max(innermost, key=lambda frame: held[frame.id])
    members = [box for box in boxes if box.frame == fullest.id]
    whole = replace(
        _group(members, f"{fullest.id}/all"),
        name=fullest.name,
        word=fullest.word,
        frame=fullest.parent,
    )
    into.update({member.id: whole.id for member in members})
    inside = {member.id for member in members}
    return tuple(dict.fromkeys(whole if box.id in inside else box for box in boxes))


def _the_rest(boxes: tuple[Box, ...], into: dict[str, str], most: int) -> tuple[Box, ...]:
    """Everything beyond the first as one box, where nothing else tells boxes apart."""
    kept, rest = boxes[: most - 1], boxes[most - 1 :]
    whole = replace(_group(list(rest), "/rest"), name=f"{len(rest):,} more", word="several kinds")
    into.update({box.id: whole.id for box in rest})
    return (*kept, whole)


def _group(members: list[Box], name: str) -> Box:
    first = members[0]
    alike = len({box.word for box in members}) == 1
    mark = first.mark if len({box.mark for box in members}) == 1 else Mark.CHANGED
    told = f":{mark}" if mark else ":faded" if first.faded else ""
    return replace(
        first,
        id=f"group:{name}{told}",
        mark=mark,
        name=f"{sum(box.count for box in members):,} × {first.word}",  # noqa: RUF001 - the sign for times
        word=first.word,
        technology="",
        icon=first.icon if alike else "several",
        tone=first.tone if alike else Tone.OUTSIDE,
        note="",
        count=sum(box.count for box in members),
        element="",
    )


def _still_used(frames: tuple[Frame, ...], boxes: tuple[Box, ...]) -> tuple[Frame, ...]:
    used = {box.frame for box in boxes}
    for frame in reversed(frames):
        if frame.id in used:
            used.add(frame.parent)
    return tuple(frame for frame in frames if frame.id in used)
