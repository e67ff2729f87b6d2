"""The statute book, read once from the folders beside this file. It refuses to open with an unknown
act, a gap or overlap in time, or a missing citation, and it names the file that is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.clock import ActKind, Clock, Instrument
from lachan.law.from_yaml import clock_from
from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong, NotInBook
from lachan.law.validity import faults_of

HERE = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Book:
    """Clocks by reference, kinds of act, instruments, open readings, and a version."""

    clocks: Mapping[str, Clock]
    acts: Mapping[str, ActKind]
    instruments: Mapping[str, Instrument]
    open_readings: Mapping[str, str]
    version: str

    def clock(self, ref: str) -> Clock:
        clock = self.clocks.get(ref)
        if clock is None:
            raise NotInBook(f"«{ref}» không có trong sách luật. Xem danh sách: lachan law list.")
        return clock

    def label(self, kind: str) -> str:
        act = self.acts.get(kind)
        return act.label if act is not None else kind


def article_files(root: Path) -> list[Path]:
    """The article files, in order; worked examples (`*.test.yaml`) stand beside and are not law."""
    files = [*root.glob("*/dieu_*.yaml"), *root.glob("*/huong_dan.yaml")]
    return sorted(path for path in files if not path.name.endswith(".test.yaml"))


def read_book(root: Path = HERE) -> Book:
    """Read and check every file. Slow enough to do once; `book()` keeps the result."""
    acts = _acts(root)
    instruments = {f: Instrument(folder=f, **row) for f, row in _rows(root, "instruments.yaml")}
    readings = {name: text.strip() for name, text in _open_readings(root)}
    files = article_files(root)
    clocks = list(_clocks(files, instruments, readings))
    faults = faults_of(clocks, acts, readings)
    if faults:
        raise BookIsWrong("Sách luật có lỗi:\n" + "\n".join(faults))
    return Book(
        clocks={clock.ref: clock for clock in sorted(clocks, key=lambda one: one.ref)},
        acts=acts,
        instruments=instruments,
        open_readings=readings,
        version=_version([*files, *_tables(root)]),
    )


def _rows(root: Path, name: str) -> Iterable[tuple[str, Any]]:
    rows: dict[str, Any] = load_yaml(root / name)
    return rows.items()


def _open_readings(root: Path) -> Iterable[tuple[str, str]]:
    """What the law leaves open, one file per chapter; clocks refer to them by name."""
    for path in sorted((root / "open_readings").glob("*.yaml")):
        yield from load_yaml(path).items()


def _tables(root: Path) -> list[Path]:
    folders = ("acts", "open_readings", "blhs_2015")
    return sorted(root.glob("*.yaml")) + [
        p for f in folders for p in sorted((root / f).glob("*.yaml"))
    ]


def _acts(root: Path) -> dict[str, ActKind]:
    """Every kind of act, chapter by chapter; a name may stand in one chapter only."""
    acts: dict[str, ActKind] = {}
    for path in sorted((root / "acts").glob("*.yaml")):
        for name, row in load_yaml(path).items():
            if name in acts:
                raise BookIsWrong(f"acts/{path.name}: hành vi «{name}» đã có ở chương khác.")
            acts[name] = _act(name, row, path.stem)
    return acts


def _act(name: str, row: Mapping[str, Any], chapter: str) -> ActKind:
    facts = tuple(row["facts"])
    return ActKind(name, row["label"], facts, of=row.get("of", ""), chapter=chapter)


def _clocks(
    files: Iterable[Path], instruments: Mapping[str, Instrument], readings: Mapping[str, str]
) -> Iterable[Clock]:
    for path in files:
        name = f"{path.parent.name}/{path.name}"
        instrument = instruments.get(path.parent.name)
        if instrument is None:
            raise BookIsWrong(f"{name}: văn bản chưa có trong instruments.yaml.")
        for row in load_yaml(path).get("clocks", {}).values():
            try:
                yield clock_from(row, name, instrument, readings)
            except (KeyError, TypeError, ValueError) as fault:
                ref = row.get("ref", "?") if isinstance(row, dict) else "?"
                raise BookIsWrong(f"{name}: {ref}: {fault}") from fault


def _version(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=1)
def book() -> Book:
    """The book of this installation, read once."""
    return read_book()
