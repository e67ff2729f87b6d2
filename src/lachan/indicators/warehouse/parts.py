"""Files of one relation: a folder for each province, in it one for each year. Written as the rows come, on one thread:
what reads them is a cursor of the counting transaction."""

from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.parquet as parquet

BY = ("of", "year")


class Parts:
    """One open file for each province and year that has come by."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        self.folder, self.schema = folder, schema
        self.files: dict[tuple[int, int], parquet.ParquetWriter] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files.values():
            file.close()

    def add(self, batch: pa.RecordBatch) -> int:
        """The rows of a batch, each where it belongs; returns how many."""
        table = pa.Table.from_batches([batch])
        for part in table.group_by(list(BY)).aggregate([]).to_pylist():
            of, year = part["of"], part["year"]
            own = compute.and_(compute.equal(table["of"], of), compute.equal(table["year"], year))
            self._file(of, year).write_table(table.filter(own).drop_columns(list(BY)))
        return int(table.num_rows)

    def _file(self, of: int, year: int) -> parquet.ParquetWriter:
        if (of, year) not in self.files:
            place = self.folder / f"of={of}" / f"year={year}"
            place.mkdir(parents=True)
            self.files[of, year] = parquet.ParquetWriter(
                place / "part.parquet", self.schema, compression="zstd"
            )
        return self.files[of, year]
