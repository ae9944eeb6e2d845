"""What a caller does while the other side of a connection is down."""

from archkit.analysis.consequences.effect import Effect
from archkit.model.connection import Connection, Fallback
from archkit.model.transport import Mode


def on_loss(connection: Connection, effect: Effect) -> tuple[Effect, str]:
    """How the caller fares where the other side fares so, and why.

    A caller that waits without a fallback fares as the other side does; one that does not wait,
    or serves something else, copes.
    """
    fallback = connection.fallback
    if isinstance(fallback, Fallback):
        return Effect.COPES, _instead(fallback)
    if connection.mode is Mode.ASYNC:
        return Effect.COPES, "does not wait for it: its messages are kept until then"
    if connection.mode is Mode.BATCH:
        return Effect.COPES, "runs by the clock: its batch comes later"
    return effect, "waits for it, without a fallback"


def _instead(fallback: Fallback) -> str:
    if fallback.use is not None:
        return f"turns to `{fallback.use}`"
    how_long = f" for {fallback.for_}" if fallback.for_ is not None else ", nobody says how long"
    return f"serves {fallback.serve}{how_long}"
