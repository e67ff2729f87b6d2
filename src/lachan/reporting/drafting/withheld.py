"""Which acts a paper of a case may tell; the rest, and every term they opened, stays out of all papers."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml
from lachan.procedure.acts import Act


@lru_cache(maxsize=1)
def _table() -> Any:
    return load_yaml(Path(__file__).with_name("withheld.yaml"))


def told(act: Act) -> bool:
    """Whether a paper may tell this act; a kind the book does not know is not told."""
    kind = book().acts.get(act.kind)
    if kind is None or kind.of in _table()["of"]:
        return False
    return not act.kind.startswith(tuple(_table()["starts"]))
