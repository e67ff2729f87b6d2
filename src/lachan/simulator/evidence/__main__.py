"""`python -m lachan.simulator.evidence FOLDER`: the demo file laid into a folder, as a clerk would have it on a stick."""

from __future__ import annotations

import sys
from pathlib import Path

from .bundle import as_json
from .files import demo_files


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in demo_files():
        (folder / name).write_bytes(data)
        print(f"{len(data) / 1024:8.0f} kB  {name}")
    (folder / "Hồ sơ.json").write_text(as_json(), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Cách dùng: python -m lachan.simulator.evidence THU_MUC")
    main(Path(sys.argv[1]))
