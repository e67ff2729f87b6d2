"""Figures of victims that leave, on 2,000 invented people: the worst re-identification, the error of one to three ways, and
that too few people are refused."""

from collections.abc import Iterator

from lachan.release.headline import Headline, measured
from lachan.release.open_data import USUAL

from ..table import Line

PART = "Số liệu nạn nhân đưa ra ngoài (2.000 người giả lập)"
PEOPLE, SEED = 2000, 20261130
# Share of people counted in a wrong cell, by how many ways are crossed.
APART = {1: 2.0, 2: 6.5, 3: 15.0}


def lines() -> Iterator[Line]:
    """Limits stand about half again above what was measured, since the noise has no seed."""
    one = measured(PEOPLE, SEED, USUAL)
    yield from _found(one)
    for ways, share in one.apart.items():
        yield Line(PART, f"sai số {ways} chiều: đếm lệch ô", 100 * share, "%", APART[ways])
    refused = float(bool(one.refused_below))
    yield Line(PART, f"dưới {one.least_people} người bị từ chối", refused, "", 1, least=True)


def _found(one: Headline) -> Iterator[Line]:
    """What attacks find; the same attack on the real records shows that it is one."""
    worst, bare = one.worst, 100 * one.membership_without_noise
    beyond = 100 * (worst.own - worst.others)
    others = f"của người khác {100 * worst.others:.1f}%"
    yield Line(PART, f"nhận lại, xấu nhất trong {worst.ways} cách biết", 100 * worst.own, "%", 7.5, note=others)  # fmt: skip
    yield Line(PART, "cùng phép dò hơn bộ của người khác", beyond, "%", 3.0)
    yield Line(PART, "cùng phép dò trên hồ sơ thật", 100 * worst.bare, "%", 95.0, least=True, note="phép dò có thật")  # fmt: skip
    yield Line(PART, "dò có trong nguồn: mức trần", 100 * one.membership_at_most, "%", 17.0, note=f"không nhiễu {bare:.0f}%")  # fmt: skip
