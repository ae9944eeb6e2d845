"""Asks the interface of a service over HTTP, and says in plain words why it would not answer."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from typing import IO, Final, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pydantic import JsonValue

T = TypeVar("T")
TIMEOUT: float = 20
"""Seconds that an answer may take."""
_ATTEMPTS: Final = 3
_PATIENCE: Final = 60
"""Seconds that are waited at most before something is tried again."""
_A_PAGE: Final = 100
_PAGES: Final = 50
_LOCAL: Final = ("127.0.0.1", "::1", "localhost")


class ForgeError(Exception):
    """A service cannot be told.

    Attributes:
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class BusyError(ForgeError):
    """It may go well a little later.

    Attributes:
        wait: Seconds that the service asks to wait; None where it does not say.
    """

    def __init__(self, message: str, hint: str, wait: float | None = None) -> None:
        super().__init__(message, hint)
        self.wait = wait


class _StayHere(HTTPRedirectHandler):
    """Goes nowhere else: a token is for the service that it was given for."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Answer that there is nowhere to go, so that the redirection counts as an error."""


class Client:
    """The interface of a service at an address, with what says who asks.

    Args:
        url: The address that paths are appended to.
        headers: What goes with each request, the token among it.
        needed: What the token must allow, for messages.

    Raises:
        ForgeError: where the token would travel in clear.
    """

    def __init__(self, url: str, headers: Mapping[str, str], needed: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and (parts.scheme != "http" or parts.hostname not in _LOCAL):
            raise ForgeError(f"`{url}` is no address with https", "a token never travels in clear")
        self._url = url.rstrip("/")
        self._headers = {**headers, "User-Agent": "archkit", "Content-Type": "application/json"}
        self._needed = needed
        self._opener = build_opener(_StayHere)

    def ask(self, method: str, path: str, body: Mapping[str, JsonValue] | None = None) -> JsonValue:
        """What the service answers; nothing where the answer is empty.

        Raises:
            BusyError: where it may answer later.
            ForgeError: where it will not.
        """
        data = json.dumps(body).encode() if body is not None else None
        request = Request(  # noqa: S310 - the address is one of https, or of this machine
            f"{self._url}{path}", data, dict(self._headers), method=method
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT) as answer:
                text = answer.read()
            return json.loads(text) if text else None
        except HTTPError as error:
            with error:
                raise self._refusal(error) from None
        except TimeoutError:
            raise BusyError(f"{self._host} did not answer in {TIMEOUT:g} s", _LATER) from None
        except (URLError, HTTPException, OSError, ValueError) as error:
            why = getattr(error, "reason", error)
            raise BusyError(
                f"{self._host} cannot be understood or reached: {why}", _LATER
            ) from None

    def pages(self, path: str) -> Iterator[Mapping[str, JsonValue]]:
        """The members of a list that comes in pages.

        Raises:
            ForgeError: as `ask`.
        """
        for number in range(1, _PAGES + 1):
            page = self.ask("GET", f"{path}?per_page={_A_PAGE}&page={number}")
            members = page if isinstance(page, list) else []
            yield from (each for each in members if isinstance(each, dict))
            if len(members) < _A_PAGE:
                return

    @property
    def _host(self) -> str:
        return urlsplit(self._url).netloc

    def _refusal(self, error: HTTPError) -> ForgeError:
        wait = _wait(error.headers)
        if error.code == HTTPStatus.TOO_MANY_REQUESTS or (
            error.code == HTTPStatus.FORBIDDEN and wait is not None
        ):
            return BusyError(f"{self._host} takes no more requests for now", _LATER, wait)
        if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return BusyError(f"{self._host} failed itself ({error.code})", _LATER, wait)
        if error.code == HTTPStatus.UNAUTHORIZED:
            return ForgeError(f"{self._host} does not know the token (401)", "give it a valid one")
        if error.code in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
            said = f"the token may not do that at {self._host} ({error.code})"
            return ForgeError(said, f"it needs {self._needed}; that of a fork never has it")
        return ForgeError(f"{self._host} refused ({error.code} {error.reason})", "see its log")


_LATER: Final = "run the job again later"


def _wait(headers: "Message[str, str]") -> float | None:
    """The seconds that a service asks to wait, where it does."""
    after = headers.get("Retry-After", "")
    if after.isdigit():
        return float(after)
    if headers.get("X-RateLimit-Remaining") == "0":
        reset = headers.get("X-RateLimit-Reset", "")
        return max(float(reset) - time.time(), 0) if reset.isdigit() else 0
    return None


def persistently(deed: Callable[[], T]) -> T:
    """Do something that may be done twice, again where the service was busy.

    Raises:
        ForgeError: where it did not go well in the end.
    """
    for attempt in range(1, _ATTEMPTS):
        try:
            return deed()
        except BusyError as error:
            wait = error.wait if error.wait is not None else attempt
            if wait > _PATIENCE:
                raise
            time.sleep(wait)
    return deed()
