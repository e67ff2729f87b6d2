"""Rows put together into cases by the number that the three sheets call them by; one number, one case; one act, one row."""

from collections import defaultdict
from dataclasses import dataclass, field

from ..words import bare
from .cells import Cells
from .given import ActGiven, Aside, CaseFile, CaseGiven, Origin


@dataclass
class Gathered:
    """A workbook after reading: whole cases, and rows that could not be read or belong to none."""

    files: list[CaseFile] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def own_acts(one: CaseFile) -> list[ActGiven]:
    opening = [one.case.initiation] if one.case.initiation else []
    return [*opening, *(act for person in one.accused.values() for act in person.acts)]


def once_each(one: CaseFile, done: Gathered) -> None:
    """One act, one row: the same act of the same instant and number written twice is a slip."""
    first: dict[object, ActGiven] = {}
    kept = []
    for act in one.acts:
        before = first.setdefault(act.key(one.case.key), act)
        if before is act:
            kept.append(act)
        else:
            same = (
                "Trùng hoàn toàn với"
                if before.digest == act.digest
                else "Cùng hành vi, cùng số văn bản với"
            )
            done.asides.append(
                Aside(
                    act.origin, f"{same} {before.origin.said}; bỏ dòng này hoặc sửa số", act.field
                )
            )
    one.acts = kept


@dataclass
class Index:
    """Cases by the number that other sheets call them by: as written, else its digits where they name one case."""

    by_text: dict[str, list[CaseFile]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[object, CaseFile] = field(default_factory=dict)
    bad: dict[str, Origin] = field(default_factory=dict)

    def add(self, case: CaseGiven, done: Gathered) -> None:
        before = self.by_key.get(case.key)
        if before is not None:
            done.asides.append(
                Aside(
                    case.origin,
                    f"Số {case.number_text} đã ghi ở {before.case.origin.said}; đối chiếu sổ rồi sửa số",
                    "number",
                )
            )
            return
        one = CaseFile(case)
        self.by_key[case.key] = one
        for text in {bare(case.reference), f"{case.number} {case.year}", str(case.number)}:
            self.by_text[text].append(one)
        done.files.append(one)

    def broken(self, reference: str, origin: Origin) -> None:
        self.bad.setdefault(bare(reference), origin)

    def settle(self, done: Gathered) -> None:
        """Written alike for two agencies, a number names neither on the other sheets."""
        for one in done.files:
            exact = [
                o
                for o in self.by_text[bare(one.case.reference)]
                if bare(o.case.reference) == bare(one.case.reference)
            ]
            self.by_text[bare(one.case.reference)] = exact

    def of(self, cells: Cells, reference: str) -> CaseFile | None:
        found = self.by_text.get(bare(reference), [])
        if len(found) == 1:
            return found[0]
        if not reference:
            return None
        if len(found) > 1:
            cells.wrong(
                "case",
                f"Số «{reference}» là của {len(found)} vụ án trong tệp; thêm ký hiệu cơ quan vào số ở cả ba trang, ví dụ 12/2024-ĐR",
            )
        elif (origin := self.bad.get(bare(reference))) is not None:
            cells.wrong(
                "case", f"Vụ án số «{reference}» chưa nhập được ({origin.said}); sửa dòng đó trước"
            )
        else:
            cells.wrong(
                "case",
                f"Không có vụ án số «{reference}» ở trang «Vụ án»; thêm dòng của vụ án đó (đã nhập rồi cũng ghi lại được)",
            )
        return None
