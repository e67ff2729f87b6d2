"""Local bodies by rule: which police, procuracy, court, committee a unit has, and when.

Pure and dated. A rule of `bodies.yaml` and a unit give one body, marked inferred, that an official
may correct in `bodies_override.csv`. Nothing here reads a database or a clock.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from .sheets import AgencyRow, BadReference, RegionRow, Sheets, UnitRow, override, read_day


def bodies_of(sheets: Sheets) -> tuple[AgencyRow, ...]:
    """Every agency of the province: the listed, the local ones by rule, the edits."""
    ground = Ground(sheets)
    local = [body for rule in sheets.bodies for body in ground.bodies(rule)]
    linked = ground.linked(local)
    return sheets.agencies + _overridden(linked, sheets)


def _overridden(rows: list[AgencyRow], sheets: Sheets) -> tuple[AgencyRow, ...]:
    file = sheets.province["files"]["overrides"]
    by_key = {row.key: row for row in rows}
    for edit in sheets.overrides:
        if edit["key"] not in by_key:
            raise BadReference(file, edit["key"], "không có cơ quan suy đoán nào mang mã này.")
        by_key[edit["key"]] = override(by_key[edit["key"]], edit, file)
    return tuple(by_key.values())


def _earliest(*ends: date | None) -> date | None:
    return min((end for end in ends if end), default=None)


class Ground:
    """The units and regions of one province, asked where a body stands and who is above it."""

    def __init__(self, sheets: Sheets):
        self.sheets = sheets
        self.file = sheets.province["files"]["bodies"]
        self.units = {unit.key: unit for unit in sheets.units}
        self.listed = {row.key: row for row in sheets.agencies}
        self.rules = {rule["id"]: rule for rule in sheets.bodies}

    @cached_property
    def region_of(self) -> dict[str, str]:
        return {row.commune: row.region for row in self.sheets.regions}

    @cached_property
    def communes_in(self) -> dict[str, list[RegionRow]]:
        found = defaultdict(list)
        for row in self.sheets.regions:
            found[row.region].append(row)
        return found

    @cached_property
    def main_region(self) -> dict[str, str]:
        """District → the region that took most of its communes, and so its pending work."""
        votes = defaultdict(Counter)
        for unit in self.units.values():
            for after in unit.successors:
                if after in self.region_of:
                    votes[unit.parent][self.region_of[after]] += 1
        return {district: count.most_common(1)[0][0] for district, count in votes.items()}

    def bodies(self, rule: dict) -> Iterator[AgencyRow]:
        if rule["per"] == "region":
            yield from (self._regional(rule, region) for region in self.communes_in)
            return
        for unit in self.units.values():
            wanted = "only" not in rule or unit.gso_code in rule["only"]
            if unit.level == rule["per"] and wanted:
                yield from self._at(rule, unit)

    def _at(self, rule: dict, unit: UnitRow) -> Iterator[AgencyRow]:
        since, until = self._period(rule)
        start = max(unit.valid_from, since)
        if not unit.on(start):
            return
        end = until if rule.get("outlives_unit") else _earliest(unit.valid_to, until)
        if end is None or end > start:
            words = {"unit": self._called(unit), "bare": unit.bare}
            yield self._body(rule, unit.key, words, start, end, unit.key, unit.level)

    def _called(self, unit: UnitRow) -> str:
        # «Phường 1» was in Đà Lạt and in Bảo Lộc: a shared name is told apart by its district
        if len(self.namesakes[unit.level, unit.name, unit.valid_from]) == 1:
            return unit.in_sentence
        return f"{unit.in_sentence}, {self.units[unit.parent].in_sentence}"

    @cached_property
    def namesakes(self) -> dict[tuple[str, str, date], list[UnitRow]]:
        found = defaultdict(list)
        for unit in self.units.values():
            found[unit.level, unit.name, unit.valid_from].append(unit)
        return found

    def _regional(self, rule: dict, region: str) -> AgencyRow:
        since, until = self._period(rule)
        rows = self.communes_in[region]
        seat = next((row.commune for row in rows if row.seat), rows[0].commune)
        place = self._region_place(region)
        body = self._body(rule, place, {"region": region}, since, until, seat, "region")
        return replace(body, jurisdiction=tuple(row.commune for row in rows))

    def _period(self, rule: dict) -> tuple[date, date | None]:
        until = rule.get("valid_to")
        since = read_day(self.file, rule["id"], str(rule["valid_from"]))
        return since, read_day(self.file, rule["id"], str(until)) if until else None

    def _body(self, rule, place, words, start, end, unit, level) -> AgencyRow:
        words = {"province": self.sheets.province["short_name"], **words}
        return AgencyRow(
            key=f"{rule['id']}-{place}",
            kind=rule["kind"],
            name=rule["name"].format(**words),
            short_name=rule["short_name"].format(**words),
            level=level,
            valid_from=start,
            valid_to=end,
            unit=unit,
            inferred=True,
        )

    def linked(self, local: list[AgencyRow]) -> list[AgencyRow]:
        """The same bodies with who is above, who supervises, who comes after."""
        known = self.listed | {body.key: body for body in local}
        return [self._linked(body, known) for body in local]

    def _linked(self, body: AgencyRow, known: dict[str, AgencyRow]) -> AgencyRow:
        rule = self.rules[body.key.split("-")[0]]
        return replace(
            body,
            parent=self._nearest(rule.get("parent", ()), body, body.valid_from, known),
            supervisor=self._nearest(rule.get("supervisor", ()), body, body.valid_from, known),
            successor=self._successor(rule, body, known),
        )

    def _successor(self, rule: dict, body: AgencyRow, known: dict[str, AgencyRow]) -> str:
        if body.valid_to is None:
            return ""
        unit = self.units[body.unit]
        after = [f"{rule['id']}-{key}" for key in unit.successors]
        if unit.valid_to == body.valid_to and after and after[0] in known:
            return after[0]
        return self._nearest(rule.get("successor", ()), body, body.valid_to, known)

    def _nearest(self, wanted, body: AgencyRow, day: date, known: dict[str, AgencyRow]) -> str:
        for name in wanted:
            for key in self._keys(name, body.unit):
                if key in known and known[key].on(day):
                    return key
        return ""

    def _keys(self, name: str, unit_key: str) -> list[str]:
        """Where body `name` could serve this unit: at its own place, its district, its region."""
        if name not in self.rules:
            return [name]
        parent = self.units[unit_key].parent
        region = self.region_of.get(unit_key) or self.main_region.get(unit_key)
        places = (unit_key, parent, self._region_place(region))
        return [f"{name}-{place}" for place in places]

    def _region_place(self, region: str | None) -> str:
        return f"{self.sheets.province['code']}.kv{region}"
