"""Definitions read once from the files beside this one; README.md says what their words mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lachan.access.refusals import Refusal

FILES = ("targets", "timely", "counters", "counts", "flows")
RATE, SHARE, TALLY, CHANGE, BALANCE, WAITING = "rate", "share", "tally", "change", "balance", "waiting"  # fmt: skip
SHAPES = frozenset({RATE, SHARE, TALLY, CHANGE, BALANCE, WAITING})
ALL = "all"


@dataclass(frozen=True)
class Variant:
    """One way of counting, by the name the figure bears."""

    code: str
    name: str
    list: str
    given: Mapping[str, Any]

    @property
    def counting(self) -> frozenset[str] | None:
        """Reasons that are counted; None: every row."""
        said = self.given.get("counting", ALL)
        return None if said == ALL else frozenset(said)

    @property
    def leaving_out(self) -> frozenset[str]:
        return frozenset(self.given.get("leaving_out", ()))


@dataclass(frozen=True)
class Definition:
    """A target's words, what is counted over what, when there is nothing to say; `ways` are its variants."""

    code: str
    name: str
    words: str
    shape: str
    operator: str
    target: int
    calendar: str
    unit: str
    numerator: str
    denominator: str
    undefined_when: str
    ways: Mapping[str, Variant]
    counters: tuple[str, ...]
    source: str
    mark: str
    waits_for: str = ""
    ahead: Mapping[str, Any] = field(default_factory=dict, compare=False)
    examples: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)

    @property
    def variants(self) -> dict[str, str]:
        return {code: way.name for code, way in self.ways.items()}

    @property
    def counted(self) -> bool:
        """Whether there are records to count it from."""
        return self.shape != WAITING


@dataclass(frozen=True)
class Track:
    """What brings a matter, or a person of it, into a stock and what takes it out."""

    of: str
    what: str
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    resumes: tuple[str, ...]
    of_one: tuple[str, ...]


class Unfit(Refusal):
    """Tệp định nghĩa chỉ tiêu chưa đủ nên không tính được. Sửa tệp theo lý do đã nêu rồi chạy lại «lachan definitions check»."""


# What no definition is without, and what each is called where people read it.
WHOLE = {
    "name": "tên", "words": "lời văn", "unit": "đơn vị tính", "numerator": "tử số", "denominator": "mẫu số",
    "undefined_when": "khi nào không tính (mẫu số bằng 0)", "source": "nguồn",
}  # fmt: skip


def _whole(name: str, code: str, said: Any) -> None:
    """A rate without what it is a rate of is no target; nor is one that names no case in which there is none."""
    given = said if isinstance(said, dict) else {}
    missing = [label for key, label in WHOLE.items() if not str(given.get(key) or "").strip()]
    missing += [] if given.get("variants") else ["cách tính (variants)"]
    if given.get("shape") not in SHAPES:
        missing.append(f"dạng (shape: {', '.join(sorted(SHAPES))})")
    if missing:
        raise Unfit(
            f"Chỉ tiêu {code} trong {name}.yaml chưa có {', '.join(missing)}, nên không ai tính lại được con số. "
            "Ghi đủ theo README.md của thư mục định nghĩa rồi chạy lại «lachan definitions check»."
        )


def _definition(name: str, code: str, said: dict[str, Any]) -> Definition:
    _whole(name, code, said)
    common, queried = said.pop("with", {}), said.pop("list", "")
    ways = {
        letter: Variant(
            letter, way["name"], way.get("list", queried), {**common, **way.get("with", {})}
        )
        for letter, way in said.pop("variants").items()
    }
    counters, examples = tuple(said.pop("counters")), tuple(said.pop("examples", ()))
    return Definition(code=code, ways=ways, counters=counters, examples=examples, **said)


def definitions_in(folder: Path | None = None) -> dict[str, Definition]:
    """Those of a folder, or our own; refused where one is not whole."""
    found: dict[str, Definition] = {}
    for name in FILES:
        said = _read(name, folder)
        found |= {code: _definition(name, code, one) for code, one in said.items()}
    return found


def _read(name: str, folder: Path | None = None) -> dict[str, Any]:
    path = (folder or Path(__file__).parent) / f"{name}.yaml"
    try:
        loaded = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as broken:
        raise Unfit(f"Không đọc được {path.name}: {broken}. Sửa tệp rồi chạy lại.") from broken
    return dict(loaded or {})


def _track(said: dict[str, Any]) -> Track:
    given = {name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}
    return Track(**given)


DEFINITIONS: Mapping[str, Definition] = definitions_in()
TRACKS: Mapping[str, Track] = {name: _track(said) for name, said in _read("tracks").items()}
CLOCKS = frozenset(
    ref
    for one in DEFINITIONS.values()
    for way in one.ways.values()
    for ref in (*way.given.get("clocks", ()), *one.ahead.get("clocks", ()))
)


def of(code: str, variant: str = "a") -> tuple[Definition, Variant]:
    found = DEFINITIONS[code]
    return found, found.ways[variant]
