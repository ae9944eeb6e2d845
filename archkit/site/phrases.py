"""Finds names in a text, in time that grows with the text and not with the number of names."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w[\w-]*")


class Phrases:
    """Names of one or several words, of which each has a meaning."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for phrase, meaning in meanings:
            said = phrase.casefold()
            first = _WORD.search(said)
            if first is not None and first.start() == 0:
                self._by_first.setdefault(first[0], []).append((said, meaning))
        for known in self._by_first.values():
            known.sort(key=lambda each: (-len(each[0]), each))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def parts(self, text: str) -> Iterator[tuple[str, str | None]]:
        """The text in parts, each with the meaning of the name that it is, or nothing."""
        lowered = text.casefold()
        if not self._by_first or len(lowered) != len(text):
            lowered = text.lower() if len(text.lower()) == len(text) else text
        done = 0
        for word in _WORD.finditer(lowered):
            start = word.start()
            if start < done:
                continue
            for phrase, meaning in self._by_first.get(word[0], ()):
                end = start + len(phrase)
                if lowered.startswith(phrase, start) and not _goes_on(lowered, end):
                    if start > done:
                        yield text[done:start], None
                    yield text[start:end], meaning
                    done = end
                    break
        if done < len(text):
            yield text[done:], None


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "_")
