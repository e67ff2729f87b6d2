"""Writing a warehouse: one snapshot of the record, by COPY, straight into Parquet."""

import io
import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as parquet
from django.db import connections

from lachan.access.refusals import Refusal
from lachan.law.book import book

from ..engines.server import server
from .history import stood
from .names import FORMAT, MANIFEST
from .parts import Parts
from .shape import RELATIONS, Relation, parted

REFERENCE = """
CREATE TEMP VIEW raw_unit AS SELECT id, key, name, parent_id AS parent, province_id AS province FROM reference_unit;
CREATE TEMP VIEW raw_succession AS SELECT s.predecessor_id AS old, s.successor_id AS new, u.province_id AS province
  FROM reference_unitsuccession s JOIN reference_unit u ON u.id = s.predecessor_id;
CREATE TEMP VIEW raw_agency AS SELECT id, key, name, kind, parent_id AS parent, successor_id AS successor, province_id AS province
  FROM reference_agency;
CREATE TEMP VIEW raw_province AS SELECT id, slug, name FROM reference_province;
CREATE TEMP VIEW raw_clock AS SELECT c.matter_id AS matter, m.province_id AS province, c.ref, c.person, c.holder_id AS agency,
  c.due_at, c.met_at AS ended_at, c.ended, c.carried, k.known_from, NULL::timestamptz AS known_to
FROM docket_clockreading c JOIN docket_matter m ON m.id = c.matter_id
JOIN (SELECT matter, max(known_at) AS known_from FROM raw_act GROUP BY matter) k ON k.matter = c.matter_id
WHERE c.due_at IS NOT NULL
"""


class FolderTaken(Refusal):
    """Thư mục này đã có tệp nên không xuất kho vào đây. Chọn thư mục trống hoặc chưa có."""


def export(
    folder: Path, at: datetime, using: str = "figures", *, history: bool = False
) -> dict[str, int]:
    """Write everything known now; `at` is written down as the moment nothing later is known of.

    `history`: time limits as they stood at every moment too, which takes one reading of the book for each."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderTaken(field="folder")
    folder.mkdir(parents=True, exist_ok=True)
    # Nobody keeps it: the hashes of two exports cannot be laid side by side, nor led back to a record.
    key = secrets.token_hex(32)
    with server(using, snapshot=True) as engine:
        engine.look("SET LOCAL TimeZone = 'UTC'")
        engine.look(REFERENCE)
        rows = {
            name: write(folder / name, stood(key, using), of) if name == "clock" and history
            else _copied(folder / name, name, of, key, using)
            for name, of in RELATIONS.items()
        }  # fmt: skip
        [(last,)] = engine.rows("SELECT max(known_at) FROM raw_act")
    _say(folder, at, rows, None if history else last or at)
    return rows


def _say(folder: Path, at: datetime, rows: dict[str, int], limits_from: datetime | None) -> None:
    """`limits_from`: time limits are known as they stood from then on; None, with the whole history: always."""
    said = {"format": FORMAT, "made_at": at.isoformat(), "law": book().version, "rows": rows,
            "limits_from": limits_from and limits_from.isoformat()}  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(said, indent=1), "utf-8")


def _copied(folder: Path, name: str, relation: Relation, key: str, using: str) -> int:
    with connections[using].cursor() as cursor, cursor.copy(_copy(name, relation, key)) as copy:
        return write(folder, _batches(copy, relation), relation)


def write(folder: Path, batches: Iterable[pa.RecordBatch], relation: Relation) -> int:
    """An empty relation is one file without rows, so that it can be read like any other."""
    folder.mkdir()
    with Parts(folder, relation.schema) as parts:
        rows = sum(parts.add(batch) for batch in batches)
    if not rows:
        parquet.write_table(relation.schema.empty_table(), folder / "none.parquet")
    return rows


def _copy(name: str, relation: Relation, key: str) -> str:
    """The relation as it leaves: hashed where it must be, ranked where its order must be kept."""
    columns = [_column(one, relation, key) for one in relation.columns]
    of = "province" if "province" in relation.columns else "0"
    year = f"extract(year FROM {relation.year})::int" if relation.year else "0"
    listed = ", ".join([*columns, f"{of} AS of", f"{year} AS year"])
    return f"COPY (SELECT {listed} FROM raw_{name}) TO STDOUT (FORMAT csv)"  # noqa: S608 — words of shape.py


def _column(name: str, relation: Relation, key: str) -> str:
    if name == "ord":
        return f"row_number() OVER (PARTITION BY matter ORDER BY {relation.ranked}) AS ord"
    if name not in relation.hashed:
        return name
    word = f"left(encode(sha256('\\x{key}'::bytea || convert_to({name}::text, 'UTF8')), 'hex'), 24)"
    return f"CASE WHEN {name}::text = '' THEN '' ELSE {word} END AS {name}"


def _batches(copy: Any, relation: Relation) -> Iterator[pa.RecordBatch]:
    schema = parted(relation)
    try:
        reader = csv.open_csv(
            io.BufferedReader(_Stream(copy), 1 << 20),
            read_options=csv.ReadOptions(column_names=schema.names, block_size=16 << 20),
            convert_options=csv.ConvertOptions(
                column_types=schema, null_values=[""], true_values=["t"], false_values=["f"],
                strings_can_be_null=True, quoted_strings_can_be_null=False,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid:
        # Nothing came: there is no first block to read.
        return
    yield from reader


class _Stream(io.RawIOBase):
    """What COPY sends, as a file that is read once."""

    def __init__(self, copy: Any) -> None:
        self.copy, self.left = copy, b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        while not self.left:
            block = self.copy.read()
            if not block:
                return 0
            self.left = bytes(block)
        size = min(len(into), len(self.left))
        into[:size], self.left = self.left[:size], self.left[size:]
        return size
