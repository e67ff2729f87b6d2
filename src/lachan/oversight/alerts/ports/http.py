"""One POST to another system: no redirect is followed, no proxy of the environment is used."""

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from .message import Result

TIMEOUT = 15
# The other side has forgotten or never knew the address; every other answer may change.
GONE = frozenset({404, 410})


class _Stay(HTTPRedirectHandler):
    """A signed message goes where it was sent, or nowhere."""

    def redirect_request(self, *args: object, **given: object) -> None:
        return None


def _opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}), _Stay())


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Result:
    if urlsplit(url).scheme not in ("http", "https"):
        return Result("http_scheme", lasting=True)
    request = Request(url, data=body, headers=dict(headers), method="POST")  # noqa: S310 - checked above
    try:
        with _opener().open(request, timeout=TIMEOUT) as answer:
            answer.read(1024)
    except HTTPError as refused:
        refused.close()
        return Result(f"http_{refused.code}", lasting=refused.code in GONE)
    except URLError as failed:
        return Result(f"http_{type(failed.reason).__name__}"[:40])
    except (
        OSError,
        ValueError,
        HTTPException,
    ) as failed:  # HTTPException: an answer that is no HTTP
        return Result(f"http_{type(failed).__name__}"[:40])
    return Result()
