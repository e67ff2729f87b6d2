"""The bench of figures still runs: filled small, counted by the engine and by hand alike, published, shown, exported.

Its limits are those of a million matters and say nothing here; that both count the same is checked by the bench itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.long


def test_the_bench_of_figures_runs_small(tmp_path):
    into, state = tmp_path / "lines.json", tmp_path / "state"
    words = ["--matters", "2000", "--rounds", "1", "--size", "1", "--engines", "duckdb", "--json", str(into)]  # fmt: skip
    told = {**os.environ, "LACHAN_BENCH_FIGURES_STATE": str(state)}
    done = subprocess.run([sys.executable, "-m", "bench.figures", *words], cwd=ROOT, env=told, capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    lines = {(one["part"].split(",")[0], one["name"]): one for one in json.loads(into.read_text("utf-8"))["lines"]}  # fmt: skip
    filled = next(name for part, name in lines if part == "Nạp số liệu")
    assert filled.startswith("2,000 matters / ")
    ways = lines["Tính lại mọi chỉ tiêu một năm", "ways of counting, by the engine and by hand the same"]  # fmt: skip
    assert ways["value"] >= 70
    for part, name in (
        ("Tính lại mọi chỉ tiêu một năm", "all indicators by the engine"),
        ("Bảng Ban Chỉ đạo từ số đã công bố", "board p95"),
        ("Cùng các chỉ tiêu trên ba máy tính", "2,000 matters: duckdb"),
    ):
        assert lines[part, name]["value"] > 0
