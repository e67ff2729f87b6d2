"""Into which class a count falls: fixed bounds or quantiles; nought is a class of its own."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

MOST = 5


class BadClasses(ValueError):
    """Các mốc của chú giải phải bắt đầu từ 1, tăng dần, nhiều nhất năm mốc. Sửa mốc rồi vẽ lại."""


@dataclass(frozen=True)
class Classes:
    """`starts`: the lowest count of each class above nought; the last one is open."""

    starts: tuple[int, ...]

    def of(self, count: int) -> int:
        return bisect_right(self.starts, count) if count > 0 else 0

    def words(self) -> list[str]:
        """«0», «1», «2–5», «từ 6»."""
        said = ["0"]
        for low, after in pairwise(self.starts):
            said.append(str(low) if low == after - 1 else f"{low}–{after - 1}")
        return [*said, f"từ {self.starts[-1]}"] if self.starts else said


def fixed(*starts: int) -> Classes:
    """The same classes whatever the data, so that two maps can be laid beside each other."""
    rising = all(low < after for low, after in pairwise(starts))
    if not starts or starts[0] != 1 or not rising or len(starts) > MOST:
        raise BadClasses(BadClasses.__doc__)
    return Classes(starts)


def quantiles(counts: Iterable[int], many: int = 4) -> Classes:
    """Classes that hold about as many places each; fewer where counts repeat."""
    above = sorted(count for count in counts if count > 0)
    if not above:
        return Classes(())
    lows = {above[len(above) * part // many] for part in range(1, many)}
    return Classes((1, *sorted(lows - {1})))
