"""Reading a warehouse: what it is, until when it knows, and a run over it on DuckDB or Spark."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from lachan.access.refusals import Refusal

from ..asked import Asked
from ..engines import Engine
from ..reach import Reach, reach
from ..running import Run
from .names import FORMAT, MANIFEST, RELATIONS

# Optional parts of the installation.
ENGINES = {"duckdb": "lachan.indicators.engines.duck", "spark": "lachan.indicators.engines.spark"}


class NotAWarehouse(Refusal):
    """Thư mục này không phải kho do «lachan warehouse export» xuất, hoặc thuộc phiên bản khác. Xuất lại kho rồi chỉ đúng thư mục."""


class NotKnownYet(Refusal):
    """Kho được xuất trước thời điểm tính, nên không biết việc xảy ra sau đó. Lùi thời điểm tính, hoặc xuất kho mới."""


class NotInstalled(Refusal):
    """Máy này chưa cài phần tính toán được chọn. Cài «pip install lachan[warehouse]» cho duckdb, «pip install lachan[spark]» và Java 17 cho spark, rồi chạy lại."""


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


def exporting() -> Callable[..., dict[str, int]]:
    """The writer, where Parquet is installed."""
    try:
        found = import_module("lachan.indicators.warehouse.export").export
    except ImportError as missing:
        raise NotInstalled(field="engine") from missing
    writer: Callable[..., dict[str, int]] = found
    return writer


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
    """The raw relations of a warehouse on one engine, which is loaded only when it is asked for."""
    if name not in ENGINES:
        raise NoSuchEngine(field="engine")
    try:
        found = import_module(ENGINES[name])
    except ImportError as missing:
        raise NotInstalled(field="engine") from missing
    with found.laid_over(folder, RELATIONS) as on:
        yield on


def run_over(of: Warehouse, on: Engine, asked: Asked) -> Run:
    """A run on an engine whose relations are laid out; one engine serves many questions, one after another."""
    if asked.as_of > of.made_at:
        raise NotKnownYet(field="as_of")
    limits = of.knows_limits(asked.as_of)
    return Run(on, asked, warehouse_reach(asked, on), limits=limits)


def warehouse_reach(asked: Asked, on: Engine) -> Reach:
    """As on our own server, from the reference rows that came along."""
    units = on.rows("SELECT province, id, parent FROM raw_unit") if asked.place else []
    changed = on.rows("SELECT province, old, new FROM raw_succession") if asked.place else []
    bodies = (
        on.rows("SELECT province, id, parent, successor FROM raw_agency") if asked.agency else []
    )
    return reach(asked, *([row[1:] for row in rows if row[0] == asked.province]
                          for rows in (units, changed, bodies)))  # fmt: skip
