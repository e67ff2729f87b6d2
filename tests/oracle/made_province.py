"""A province made up by dice, as a folder of data files like any other: «DỮ LIỆU GIẢ LẬP».

Its units change as real ones did: some merged or split on 1 December 2024, all of them on 1 July 2025,
when districts ended; and now and then a commune is split between two new ones."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
LIKE = ROOT / "provinces" / "songkhe"
CODE, SLUG, SHORT = "97", "ngaunhien", "Ngẫu Nhiên (giả lập)"
NAME = "Tỉnh Ngẫu Nhiên — DỮ LIỆU GIẢ LẬP"
FIRST, MERGED, NEW = "2021-01-01", "2024-12-01", "2025-07-01"
UNITS = ["key", "level", "gso_code", "name", "kind", "parent", "valid_from", "valid_to", "predecessors", "successors", "lat", "lon", "remote_mountain", "remote_mark", "mark", "source", "note"]  # fmt: skip
REGIONS = ["region", "seat", "commune", "mark", "source", "note"]


@dataclass
class Land:
    """One unit while it is being made up."""

    key: str
    level: str
    parent: str
    begins: str
    ends: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def row(self) -> dict[str, str]:
        kind = {"province": "Tỉnh", "district": "Huyện", "commune": "Xã"}[self.level]
        number = self.key[1:].split(".")[0]
        named = NAME if self.level == "province" else f"{kind} Mẫu {number}"
        return {
            "key": self.key, "level": self.level, "gso_code": number, "name": named, "kind": kind,
            "parent": self.parent, "valid_from": self.begins, "valid_to": self.ends,
            "predecessors": " ".join(self.before), "successors": " ".join(self.after), "lat": "", "lon": "",
            "remote_mountain": "0", "remote_mark": "inferred", "mark": "inferred", "source": "Dữ liệu giả lập", "note": "",
        }  # fmt: skip


class Lands:
    """All units of all three times."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.found, self.numbers = dice, {}, 97000
        self.add(Land("p97.a", "province", "", FIRST, NEW))
        self.add(Land("p97.c", "province", "", NEW))
        self.link(["p97.a"], ["p97.c"])
        self.districts = [f"d97{n}.a" for n in range(1, 2 + dice.randrange(1, 3) + 1)]
        for key in self.districts:
            self.add(Land(key, "district", "p97.a", FIRST, NEW))
            self._first(key)
        self._on_the_first_day()
        self._on_the_second_day()

    def add(self, land: Land) -> str:
        self.found[land.key] = land
        return land.key

    def commune(self, parent: str, begins: str, era: str) -> str:
        self.numbers += 1
        ends = "" if era == "c" else NEW
        return self.add(Land(f"c{self.numbers}.{era}", "commune", parent, begins, ends))

    def link(self, old: Iterable[str], new: Iterable[str]) -> None:
        for one in old:
            for other in new:
                self.found[one].after.append(other)
                self.found[other].before.append(one)

    def _first(self, district: str) -> None:
        for _ in range(self.dice.randrange(3, 6)):
            self.commune(district, FIRST, "a")

    def _on_the_first_day(self) -> None:
        """In each district two communes become one, or one becomes two, or nothing happens."""
        for district in self.districts:
            among = [u.key for u in self.found.values() if u.parent == district]
            what = self.dice.choice(["merge", "split", "merge", "nothing"])
            old = {"merge": among[:2], "split": among[:1], "nothing": []}[what]
            new = [self.commune(district, MERGED, "b") for _ in range({"merge": 1, "split": 2, "nothing": 0}[what])]  # fmt: skip
            for key in old:
                self.found[key].ends = MERGED
            self.link(old, new)

    def _on_the_second_day(self) -> None:
        """Every commune ends; groups of them, across the old districts, become the new ones; some are split."""
        old = [u.key for u in self.found.values() if u.level == "commune" and u.ends == NEW]
        self.dice.shuffle(old)
        new = [self.commune("p97.c", NEW, "c") for _ in range(max(3, len(old) // 2))]
        for turn, key in enumerate(old):
            heirs = {new[turn % len(new)]}
            if self.dice.random() < 0.25:
                heirs.add(self.dice.choice(new))
            self.link([key], sorted(heirs))

    def on(self, day: str, level: str) -> list[str]:
        return [u.key for u in self.found.values()
                if u.level == level and u.begins <= day and (not u.ends or day < u.ends)]  # fmt: skip


def make(folder: Path, seed: int) -> Path:
    """Write the folder; the same seed writes the same province."""
    lands = Lands(Random(f"province {seed}"))
    folder.mkdir(parents=True, exist_ok=True)
    _sheet(folder / "units.csv", UNITS, [land.row for land in lands.found.values()])
    _sheet(folder / "regions.csv", REGIONS, list(_regions(lands)))
    border = lands.found[lands.on(FIRST, "commune")[0]].row["gso_code"]
    for name in ("agencies.csv", "bodies.yaml", "bodies_override.csv"):
        said = (LIKE / name).read_text("utf-8").replace("99-", f"{CODE}-").replace("99009", border)
        (folder / name).write_text(said.replace("Sông Khe", "Ngẫu Nhiên"), "utf-8")
    (folder / "province.yaml").write_text(_card(lands), "utf-8")
    return folder


def _regions(lands: Lands) -> Iterable[dict[str, str]]:
    for turn, key in enumerate(lands.on(NEW, "commune")):
        yield {"region": str(1 + turn % 2), "seat": str(int(turn < 2)), "commune": key,
               "mark": "inferred", "source": "Dữ liệu giả lập", "note": ""}  # fmt: skip


def _sheet(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        table.writerows(rows)


def _card(lands: Lands) -> str:
    eras = "".join(
        f"  - {{key: {key}, valid_from: {day}, valid_to: {to}, counts: {{district: {len(lands.on(day, 'district'))},"
        f" commune: {len(lands.on(day, 'commune'))}}}, basis: Dữ liệu giả lập, mark: inferred}}\n"
        for key, day, to in (("a", FIRST, MERGED), ("b", MERGED, NEW), ("c", NEW, ""))
    )
    files = "{units: units.csv, regions: regions.csv, agencies: agencies.csv, bodies: bodies.yaml, overrides: bodies_override.csv}"
    return (f'code: "{CODE}"\nslug: {SLUG}\nname: {NAME}\nshort_name: {SHORT}\nsynthetic: true\n'
            f"files: {files}\neras:\n{eras}")  # fmt: skip
