"""Reading a warehouse: what it is, until when it knows, and a run over it on DuckDB or Spark."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lachan.access.refusals import Refusal

from ..asked import Asked
from ..engines import Engine
from ..engines.duck import over
from ..reach import Reach, reach
from ..running import Run
from .export import FORMAT, MANIFEST
from .shape import RELATIONS


class NotAWarehouse(Refusal):
    """Thư mục này không phải kho do «lachan warehouse export» xuất, hoặc thuộc phiên bản khác. Xuất lại kho rồi chỉ đúng thư mục."""


class NotKnownYet(Refusal):
    """Kho được xuất trước thời điểm tính, nên không biết việc xảy ra sau đó. Lùi thời điểm tính, hoặc xuất kho mới."""


class NoSuchEngine(Refusal):
    """Không có máy tính toán này. Chọn duckdb hoặc spark; bỏ trống để tính trên cơ sở dữ liệu."""


@dataclass(frozen=True)
class Warehouse:
    """A folder, when it was written, and under which statute book its time limits were read."""

    folder: Path
    made_at: datetime
    law: str
    limits_from: datetime | None

    def knows_limits(self, as_of: datetime) -> bool:
        """Time limits as they stood then: always with their history, else only since the record last changed."""
        return self.limits_from is None or as_of >= self.limits_from


def opened(folder: Path) -> Warehouse:
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise NotAWarehouse(field="folder") from wrong
    if said.get("format") != FORMAT:
        raise NotAWarehouse(field="folder")
    since = said["limits_from"] and datetime.fromisoformat(said["limits_from"])
    return Warehouse(folder, datetime.fromisoformat(said["made_at"]), said["law"], since)


@contextmanager
def engine(name: str, folder: Path) -> Iterator[Engine]:
    """The raw relations of a warehouse on one engine; Spark is started only when it is asked for."""
    if name == "duckdb":
        yield over(folder, tuple(RELATIONS))
    elif name == "spark":
        from ..engines.spark import (
            session_over,
        )  # the only optional part: a year of a province needs no cluster

        with session_over(folder, tuple(RELATIONS)) as spark:
            yield spark
    else:
        raise NoSuchEngine(field="engine")


def run_over(of: Warehouse, on: Engine, asked: Asked) -> Run:
    """A run on an engine whose relations are laid out; one engine serves many questions, one after another."""
    if asked.as_of > of.made_at:
        raise NotKnownYet(field="as_of")
    limits = of.knows_limits(asked.as_of)
    return Run(on, asked, warehouse_reach(asked, on), limits=limits)


def warehouse_reach(asked: Asked, on: Engine) -> Reach:
    p = asked.province
    units = on.rows(f"SELECT id, parent FROM raw_unit WHERE province = {p}") if asked.place else []
    changed = (
        on.rows(f"SELECT old, new FROM raw_succession WHERE province = {p}") if asked.place else []
    )
    bodies = on.rows(f"SELECT id, parent, successor FROM raw_agency WHERE province = {p}") if asked.agency else []  # fmt: skip
    return reach(asked, units, changed, bodies)
