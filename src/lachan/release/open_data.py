"""The open data set: records of nobody, under differential privacy, with what it promises and does not written on it.
Below the least population it refuses; there only tables leave."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from math import fsum

from lachan.release.coded import Attribute, Coded, attributes
from lachan.release.drawing import drawn
from lachan.release.fitting import fitted
from lachan.release.noising import (
    MOST_DELTA,
    MOST_EPSILON,
    Budget,
    Noisy,
    Spent,
    answers,
    asked,
    records,
)
from lachan.release.promise import chance, no_promises, number, promises, spent_so_far
from lachan.release.refusals import BudgetRefused, TooFew

# Below this the noise is about as large as the cells it is to hide (decision 20 has the figures by size).
LEAST_PEOPLE = 500
USUAL = Budget(epsilon=2.0, delta=1e-6)
COLUMNS = ("year", "sex", "age", "citizenship", "exploitation", "control", "recruitment", "where", "status")  # fmt: skip
# Ethnic origin is sensitive by law (NĐ 356/2025); which law applies follows from the year.
LEFT_OUT = ("ethnicity", "regime")


@dataclass(frozen=True)
class OpenData:
    columns: tuple[Attribute, ...]
    rows: tuple[tuple[int, ...], ...]
    noisy: Noisy
    before: tuple[Spent, ...]
    mark: str

    def metadata(self) -> dict[str, object]:
        """Beside the file, for programs and for people."""
        spent = self.noisy.spent
        return {
            "mark": self.mark, "kind": "synthetic", "records": len(self.rows), "records_are": "drawn to a noisy total",
            "epsilon": spent.epsilon, "delta": spent.delta, "neighbours": "one person more or less",
            "before": [{"epsilon": one.epsilon, "delta": one.delta} for one in self.before],
            "mechanism": "discrete Gaussian on every one-way and two-way count; account: zCDP to approximate DP",
            "counts_per_person": asked(self.columns), "noise_scale": self.noisy.scale,
            "library": f"OpenDP {version('opendp')}", "least_people": LEAST_PEOPLE,
            "columns": {c.name: {"label": c.label, "codes": dict(c.codes)} for c in self.columns},
            "left_out": list(LEFT_OUT), "promises": promises(spent), "no_promises": no_promises(),
            "spent": spent_so_far(spent, self.before),
        }  # fmt: skip

    def as_csv(self) -> str:
        """The words first: who has the file has them."""
        out = io.StringIO()
        for line in self.head():
            out.write(f"# {line}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([c.codes[n][0] for c, n in zip(self.columns, row, strict=True)] for row in self.rows)  # fmt: skip
        return out.getvalue()

    def head(self) -> list[str]:
        spent = self.noisy.spent
        return [
            *([self.mark] if self.mark else []),
            "DỮ LIỆU TỔNG HỢP về người bị mua bán, có bảo vệ riêng tư vi phân.",
            f"Nhiễu Gauss rời rạc, độ lệch chuẩn {number(self.noisy.scale)} cho mỗi số đếm; thư viện OpenDP {version('opendp')}.",
            "HỨA:", *promises(spent), "KHÔNG HỨA:", *no_promises(), spent_so_far(spent, self.before),
        ]  # fmt: skip


def publish_open_data(people: Sequence[Coded], years: Sequence[int], budget: Budget = USUAL,
                      before: Sequence[Spent] = (), mark: str = "") -> OpenData:  # fmt: skip
    """`before`: what was spent on the same people already. No seed: noise that can be made again is no noise."""
    if len(people) < LEAST_PEOPLE:
        raise TooFew(
            f"Có dưới {LEAST_PEOPLE} người nên không có bộ dữ liệu mở: ít người thì nhiễu che hết số liệu, "
            "bớt nhiễu thì lộ người. Dùng các bảng đã che và làm tròn, hoặc gộp thêm năm, thêm tỉnh."
        )
    _affordable([budget, *before])
    columns = tuple(attributes(years)[name] for name in COLUMNS)
    return made(people, columns, budget, tuple(before), mark)


def _affordable(all_of_them: Sequence[Spent]) -> None:
    """What is promised of one person holds for all releases together."""
    total, delta = fsum(one.epsilon for one in all_of_them), fsum(one.delta for one in all_of_them)
    if total > MOST_EPSILON:
        raise BudgetRefused(
            f"Các lần công bố về những người này cộng lại ε = {number(total)}, quá {number(MOST_EPSILON)}. "
            "Chọn ε nhỏ hơn, hoặc chỉ công bố các năm chưa công bố."
        )
    if delta > MOST_DELTA * (1 + 1e-9):  # ten times a millionth is a hair off
        raise BudgetRefused(
            f"Các lần công bố về những người này cộng lại δ = {chance(delta)}, quá {chance(MOST_DELTA)}. "
            "Chọn δ nhỏ hơn, hoặc chỉ công bố các năm chưa công bố."
        )


def made(people: Sequence[Coded], columns: tuple[Attribute, ...], budget: Budget,
         before: tuple[Spent, ...] = (), mark: str = "") -> OpenData:  # fmt: skip
    noisy = answers(records(people, columns), columns, budget)
    rows = drawn(fitted(noisy), random.SystemRandom())
    return OpenData(columns, tuple(rows), noisy, before, mark)
