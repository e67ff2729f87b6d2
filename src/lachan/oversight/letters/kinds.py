"""The kinds of letter as data (`kinds.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lachan.law.reading_yaml import load_yaml

FORMS = [("demand", "Yêu cầu"), ("recommendation", "Kiến nghị")]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter: by what right, about a matter or not, which acts and which clock go with it."""

    code: str
    form: str
    label: str
    article: str
    matter: str
    acts: Mapping[str, str] = field(default_factory=dict, hash=False)
    clock: str = ""
    days: int = 0
    days_cite: str = ""
    person: bool = False
    mark: str = ""

    @property
    def has_law(self) -> bool:
        """Whether the law itself gives days for the answer."""
        return bool(self.clock or self.days)


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    written = load_yaml(Path(__file__).parent / "kinds.yaml")
    return {code: Kind(code, **said) for code, said in written.items()}
