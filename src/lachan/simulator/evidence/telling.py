"""The story as data: papers in the order of the file, people, the argument. Read once; nothing here is law."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
MARK = "DỮ LIỆU GIẢ LẬP"
POLICE = "Cơ quan Cảnh sát điều tra Công an tỉnh Lâm Đồng (giả lập)"
Data = dict[str, Any]


@dataclass(frozen=True)
class Paper:
    """One paper: how many sheets it has, which of them are written on the back, what stands on them."""

    id: str
    title: str
    kind: str
    on: str
    n: int
    volume: str
    says: tuple[str, ...]
    by: str = POLICE
    back: tuple[int, ...] = ()
    inserted: str = ""  # put in after the numbering: the letter of its folio
    unnumbered: bool = False
    attended: bool = False
    sent: int | None = None
    session: int | None = None
    paper: bool = False  # somebody else's paper, not a record of the investigation
    copy: bool = False
    compared: bool = False
    renumbered: Data | None = None
    files: tuple[str, ...] = ()
    evidence: tuple[Data, ...] = ()
    folios: tuple[str, ...] = field(default=())  # one a sheet

    @property
    def span(self) -> str:
        """As the list writes it: 15 · 15a · 15-18; nothing where it is not numbered."""
        if not self.folios:
            return ""
        first, last = self.folios[0], self.folios[-1]
        return first if first == last else f"{first}-{last}"


@lru_cache
def people() -> dict[str, Data]:
    return dict(_read("people"))


@lru_cache
def columns() -> Data:
    return dict(_read("columns"))


@lru_cache
def forms() -> dict[str, Data]:
    return dict(_read("forms"))


@lru_cache
def exhibits() -> dict[str, Data]:
    return dict(_read("exhibits"))


@lru_cache
def argument() -> Data:
    return dict(_read("argument"))


@lru_cache
def papers() -> tuple[Paper, ...]:
    """Both volumes, numbered 01 to the end, once (TTLT 04/2018 Điều 35 khoản 2)."""
    told = [(volume, row) for volume in ("1", "2") for row in _read(f"papers_{volume}")]
    made, at = [], 0
    for volume, row in told:
        sheets = row["n"]
        if row.get("inserted"):
            folios: tuple[str, ...] = (f"{at:02d}{row['inserted']}",)
        elif row.get("unnumbered"):
            folios = ()
        else:
            folios = tuple(f"{at + nth + 1:02d}" for nth in range(sheets))
            at += sheets
        made.append(_paper(row, volume, folios))
    return tuple(made)


def paper(id_: str) -> Paper:
    return next(one for one in papers() if one.id == id_)


def named(text: str, by: str) -> str:
    """«{bh1}» as the code or as the name of that person."""
    said = {id_: row[by] or (row.get("aliases") or [""])[0] for id_, row in people().items()}
    return text.format(**said)


def _paper(row: Data, volume: str, folios: tuple[str, ...]) -> Paper:
    told = {key: value for key, value in row.items() if key not in ("ev", "also")}
    for key in ("says", "back", "files"):
        told[key] = tuple(told.get(key, ()))
    evidence = tuple([row["ev"]] if "ev" in row else []) + tuple(row.get("also", ()))
    return Paper(**told, volume=volume, folios=folios, evidence=evidence)


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
