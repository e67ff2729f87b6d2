"""Apache Spark over a warehouse: many provinces or the country; here on the cores of one machine.

PySpark is an optional part of the installation (`pip install lachan[spark]`) and needs Java 17."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from pyspark.sql import SparkSession

from ..sentences import spoken

# Read again and again by the lists: kept in memory, or on disk where there is no room.
KEPT = frozenset({"intake_act", "case_act", "milestone", "deed", "clock", "matter_article", "initiation", "report"})  # fmt: skip


class Spark:
    """A session whose raw relations are laid out."""

    name = "spark"
    id_type = "STRING"
    seconds = "unix_timestamp({0})"

    def __init__(self, session: SparkSession) -> None:
        self.session = session

    def make(self, name: str, query: str) -> None:
        made = self.session.sql(spoken(query, "spark"))
        if name in KEPT:
            if self.session.catalog.tableExists(name):
                self.session.catalog.uncacheTable(name)
            made = made.cache()
        made.createOrReplaceTempView(name)

    def rows(self, query: str) -> list[tuple]:
        return [tuple(row) for row in self.session.sql(spoken(query, "spark")).collect()]


@contextmanager
def laid_over(folder: Path, relations: tuple[str, ...]) -> Iterator[Spark]:
    """One session over one warehouse, stopped at the end with the folder it works in."""
    room = mkdtemp(prefix="lachan-spark-")
    session = (
        SparkSession.builder.master("local[2]").appName("lachan")
        .config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1").config("spark.driver.memory", "3g")
        .config("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh")
        .config("spark.sql.shuffle.partitions", "2").config("spark.log.level", "ERROR")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.warehouse.dir", room).config("spark.local.dir", room)
        .getOrCreate()
    )  # fmt: skip
    try:
        for name in relations:
            session.read.parquet(str(folder / name)).createOrReplaceTempView(f"raw_{name}")
        yield Spark(session)
    finally:
        session.stop()
        rmtree(room, ignore_errors=True)
