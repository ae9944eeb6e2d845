"""Tells a review at a pull request: one comment, written anew with each push, and a label."""

from typing import NamedTuple

from archkit.forges.client import ForgeError, persistently
from archkit.forges.job import Conversation, Job
from archkit.model.approval import Lane


class Told(NamedTuple):
    """What became of telling it.

    Attributes:
        comment: The comment's address; empty where none was needed, since nothing changed.
        label: The label that is set; empty where there is none.
        refused: Why something could not be told.
    """

    comment: str = ""
    label: str = ""
    refused: tuple[ForgeError, ...] = ()


def publish(
    job: Job, comment: str, marker: str, lane: Lane | None, *, is_worth_it: bool = True
) -> Told:
    """Write the one comment of a pull request, and set the label of its lane.

    Args:
        job: The job that runs for it.
        comment: The comment; it begins with the marker.
        marker: What the comment is found again by.
        lane: The lane; nothing where it could not be worked out, and no label would be true.
        is_worth_it: Whether to begin with a comment where there is none yet.
    """
    conversation = job.conversation
    if conversation is None:
        return Told(refused=(ForgeError(job.silence, "see the documentation on reviews"),))
    try:
        address = persistently(lambda: _written(conversation, comment, marker, is_worth_it))
    except ForgeError as error:
        return Told(refused=(error,))
    labels = {each: f"lane{job.scoped}{each}" for each in Lane}
    chosen = labels[lane] if lane is not None else None
    others = [each for each in labels.values() if each != chosen]
    try:
        persistently(lambda: conversation.label(chosen, others))
    except ForgeError as error:
        return Told(address, refused=(error,))
    return Told(address, chosen or "")


def _written(conversation: Conversation, text: str, marker: str, is_worth_it: bool) -> str:  # noqa: FBT001 - handed on by name above
    known = conversation.find(marker)
    if known is not None:
        return conversation.update(known, text)
    return conversation.create(text) if is_worth_it else ""
