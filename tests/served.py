"""Runs a preview of a site as a process of its own, and reads its pages."""

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from built_site import QUIET

PATIENCE = 120
"""Seconds after which something that does not come is not coming."""


class Served:
    """A preview that is running."""

    def __init__(self, process: subprocess.Popen[str], said: Path, port: int) -> None:
        self.process = process
        self.address = f"http://127.0.0.1:{port}/"
        self._said = said

    def page(self, path: str) -> str:
        """A page as it is now."""
        with urlopen(self.address + path) as answer:  # noqa: S310 - the preview itself
            text: str = answer.read().decode("utf-8")
            return text

    def wait_for(self, text: str, path: str = "") -> None:
        """Wait until a page has a text."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and self.process.poll() is None:
            try:
                if text in self.page(path):
                    return
            except URLError:
                pass
            time.sleep(0.2)
        raise AssertionError(f"`{text}` never came: {self._said.read_text(encoding='utf-8')}")

    def end(self) -> str:
        """End it as Ctrl-C does; what it has said."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        return re.sub(r"\x1b\[[\d;]*m", "", self._said.read_text(encoding="utf-8"))


def free_port() -> int:
    """A port at which nothing answers."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


@contextmanager
def serve(
    command: Sequence[str], folder: Path, option: str = "--dev-addr=127.0.0.1:{}"
) -> Iterator[Served]:
    """Start a preview, and end it whatever happens."""
    port, said = free_port(), folder / "said.txt"
    with said.open("w") as heard:
        process = subprocess.Popen(  # noqa: S603 - a builder of sites
            [*command, option.format(port)], cwd=folder, stdout=heard, stderr=heard, env=QUIET
        )
        preview = Served(process, said, port)
        try:
            preview.wait_for("<html")
            yield preview
        finally:
            process.kill()
            process.wait()
