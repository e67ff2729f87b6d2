"""The same layered graph by ELK.js (node) and by Graphviz dot: how long, and how many links cross."""

import json
import os
import resource
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from lachan.proof.layout.layered import crossings

from ..place import ROOT

HERE = Path(__file__).parent
LONGEST = 60  # s; then it is stopped, and the time so far stands
Columns = Mapping[str, int]
Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Drawn:
    """Milliseconds of the processor and by the clock; `crossings`: None where it was stopped."""

    cpu: float
    wall: float
    crossings: int | None


def modules(name: str) -> Path | None:
    """The folder of node modules that holds it: the project's own, or that of LACHAN_BENCH_NODE."""
    places = [ROOT / "node_modules", Path(os.environ.get("LACHAN_BENCH_NODE", "/nowhere"))]
    return next((one for one in places if (one / name).is_dir()), None)


def elk(columns: Columns, lines: Lines) -> Drawn | None:
    node, folder = shutil.which("node"), modules("elkjs")
    if not node or not folder:
        return None
    said = json.dumps({"nodes": list(columns.items()), "lines": lines})
    out = _said([node, "--stack-size=4000", str(HERE / "elk.cjs"), str(folder)], said)
    if out is None:
        return Drawn(LONGEST * 1000, LONGEST * 1000, None)
    told = json.loads(out)
    return Drawn(told["cpu"], told["wall"], _crossings({name: y for name, (_, y) in told["at"].items()}, columns, lines))  # fmt: skip


def dot(columns: Columns, lines: Lines) -> Drawn | None:
    """With its start, which is some hundredths of a second; its lines as straight as ours (splines=line)."""
    program = shutil.which("dot")
    if not program:
        return None
    began, spent = perf_counter(), _spent()
    out = _said([program, "-Tplain"], _dot(columns, lines))
    cpu, wall = (_spent() - spent) * 1000, (perf_counter() - began) * 1000
    if out is None:
        return Drawn(LONGEST * 1000, wall, None)
    rows = [row.split() for row in out.splitlines() if row.startswith("node ")]
    return Drawn(cpu, wall, _crossings({row[1].strip('"'): float(row[3]) for row in rows}, columns, lines))  # fmt: skip


def _spent() -> float:
    """Processor seconds of children that have ended."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def _said(words: list[str], given: str) -> str | None:
    try:
        return subprocess.run(words, input=given, capture_output=True, text=True, check=True, timeout=LONGEST).stdout  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def _dot(columns: Columns, lines: Lines) -> str:
    by: dict[int, list[str]] = {}
    for name, column in columns.items():
        by.setdefault(column, []).append(f'"{name}"')
    ranks = [f"{{rank=same; {'; '.join(names)}}}" for names in by.values()]
    return "\n".join(["digraph {rankdir=LR; splines=line; node [shape=box width=3 height=0.6]", *ranks,
                      *(f'"{a}" -> "{b}"' for a, b in lines), "}"])  # fmt: skip


def _crossings(heights: Mapping[str, float], columns: Columns, lines: Lines) -> int:
    order: dict[int, list[str]] = {}
    for name in sorted(columns, key=lambda one: (columns[one], heights[one], one)):
        order.setdefault(columns[name], []).append(name)
    return crossings(order, columns, lines)
