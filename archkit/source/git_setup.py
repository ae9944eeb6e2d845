"""What a repository keeps in its configuration, attributes and hooks, so that git asks archkit."""

import os
import shlex
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from archkit.source.git import Repository
from archkit.source.git_process import GitError, answer, told
from archkit.source.writing import write_text

DRIVER: Final = "archkit"
"""The name of the driver in the attributes, for `diff=archkit`."""
_MADE: Final = (
    "# Made by `archkit git install`: a merge that is clean as text may break the design."
)
_MERGING: Final = '[ -e "$(git rev-parse --git-path MERGE_HEAD)" ] || exit 0\n'
_GUARD: Final = """command -v archkit >/dev/null || {
  echo "archkit is not installed here: this merge was not checked" >&2
  exit 0
}
"""
_HOOKS: Final[Mapping[str, str]] = {"pre-merge-commit": "", "pre-commit": _MERGING}
"""The hooks, with what each begins with: the second is for a merge that stopped and was resolved,
and is run for every other commit as well."""


class Kept(NamedTuple):
    """What became of a part of the setup.

    Attributes:
        what: The part.
        did: What was done, in a word or two; or what has to be done by hand.
        by_hand: Whether somebody has to.
    """

    what: str
    did: str
    by_hand: bool = False


def install(repository: Repository, root: Path, folders: Sequence[str]) -> Iterator[Kept]:
    """Set up the driver of diffs and the hooks for a workspace; what is there already stays.

    Args:
        repository: The repository.
        root: The workspace.
        folders: Its folders with models.

    Raises:
        GitError: where git refuses.
        OSError: where a file cannot be written.
    """
    for key, words in _CONFIGURATION.items():
        yield _configured(repository, key, words)
    yield _attributes(root, folders)
    where = root.relative_to(repository.top).as_posix()
    for hook, begin in _HOOKS.items():
        yield _hook(_hooks(repository) / hook, begin, where)


def uninstall(repository: Repository, root: Path, folders: Sequence[str]) -> Iterator[Kept]:
    """Take away what `install` made, and nothing else.

    Raises:
        GitError: where git refuses.
        OSError: where a file cannot be written.
    """
    if answer(repository.top, "config", "--local", "--get-regexp", rf"^diff\.{DRIVER}\."):
        _change(repository, "--remove-section", f"diff.{DRIVER}")
        yield Kept(f"diff.{DRIVER}", "removed from the configuration")
    file = root / ".gitattributes"
    lines, ours = _lines(file), _patterns(folders)
    if kept := [each for each in lines if each not in ours]:
        write_text(file, "".join(f"{each}\n" for each in kept))
    else:
        file.unlink(missing_ok=True)
    if len(kept) < len(lines):
        yield Kept(file.name, "the lines are removed")
    for hook in _HOOKS:
        path = _hooks(repository) / hook
        if _MADE in _lines(path):
            path.unlink()
            yield Kept(f"hook {hook}", "removed")


_CONFIGURATION: Final[Mapping[str, str]] = {
    f"diff.{DRIVER}.command": "archkit git external-diff",
    f"diff.{DRIVER}.textconv": "archkit git textconv",
}


def _configured(repository: Repository, key: str, value: str) -> Kept:
    if answer(repository.top, "config", "--local", "--get", key) == value:
        return Kept(key, "there already")
    _change(repository, key, value)
    return Kept(key, "set in the configuration of this clone")


def _change(repository: Repository, *words: str) -> None:
    code, _ = told(repository.top, "config", "--local", *words)
    if code:
        raise GitError(f"git cannot change its configuration ({code})", "look at `.git/config`")


def _attributes(root: Path, folders: Sequence[str]) -> Kept:
    file = root / ".gitattributes"
    lines = _lines(file)
    missing = [each for each in _patterns(folders) if each not in lines]
    if not missing:
        return Kept(file.name, "there already")
    write_text(file, "".join(f"{each}\n" for each in (*lines, *missing)))
    return Kept(file.name, "names the models: commit it")


def _patterns(folders: Sequence[str]) -> list[str]:
    """The lines of the attributes for the files of some folders."""
    return [
        f"{_quoted(f'{folder}/**/*.{suffix}'.removeprefix('./'))} diff={DRIVER}"
        for folder in folders
        for suffix in ("yaml", "yml")
    ]


def _quoted(pattern: str) -> str:
    return f'"{pattern}"' if " " in pattern else pattern


def _hooks(repository: Repository) -> Path:
    found = answer(repository.top, "rev-parse", "--git-path", "hooks")
    return repository.top / os.path.expanduser(found)  # noqa: PTH111 - a Path would keep the tilde


def _hook(path: Path, begin: str, where: str) -> Kept:
    call = f"archkit git check-merge --workspace {shlex.quote(where)} || exit 1"
    lines = _lines(path)
    if lines and _MADE not in lines:
        said = f"is there already and not archkit's: add `{call}` to {path}"
        return Kept(f"hook {path.name}", said, by_hand=True)
    if call in lines:
        return Kept(f"hook {path.name}", "there already")
    head = lines or ["#!/bin/sh", _MADE, *f"{begin}{_GUARD}".splitlines()]
    write_text(path, "".join(f"{each}\n" for each in (*head, call)))
    path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return Kept(f"hook {path.name}", "checks merges")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
