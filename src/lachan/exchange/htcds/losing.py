"""What did not come along, counted as it happens; values of people are never repeated in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lachan.exchange.evidence.loss import Left, Loss

from .fields import CREDIT, STANDARD, fields, reasons

SMALL = ("Bản ghi từng người không có tên vẫn có thể nhận ra người ở nơi ít vụ: chỉ gửi theo thỏa thuận, "
         "không công bố; số liệu mở dùng bảng đã ẩn số nhỏ.")  # fmt: skip


@dataclass
class Tally:
    """Counts by field and why; `carried` by field."""

    carried: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def keep(self, name: str) -> None:
        self.carried[name] += 1

    def lose(self, what: str, why: str) -> None:
        self.left[what, why] += 1

    def out(self, way: str, cases: int, *, synthetic: bool) -> Loss:
        """Of a file written: what the records lost, and the fields that nothing of ours fills."""
        return self._loss(way, cases, (*self._lost(), *_never()), synthetic, (SMALL, CREDIT))

    def in_(self, way: str, cases: int, *, synthetic: bool) -> Loss:
        """Of a file read: only what it did hold."""
        return self._loss(way, cases, tuple(self._lost()), synthetic, (CREDIT,))

    def _loss(self, way: str, cases: int, left: tuple[Left, ...], synthetic: bool, remarks: tuple[str, ...]) -> Loss:  # fmt: skip
        carried = {"hồ sơ": cases, **dict(sorted(self.carried.items()))}
        return Loss(f"{STANDARD} ({way})", carried, left, synthetic, remarks)

    def _lost(self) -> Iterator[Left]:
        for (what, why), count in sorted(self.left.items()):
            yield Left(what, count, why)


def _never() -> Iterator[Left]:
    """Fields of the standard that are always empty, by reason."""
    by = Counter(one.without for one in fields().values() if one.without)
    for reason, count in by.items():
        yield Left("mục của chuẩn luôn để trống", count, reasons()[reason])
