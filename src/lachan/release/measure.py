"""`python -m lachan.release.measure`: on invented people, what tables hide, how far an open data set is from the truth,
and how well the worst attacks go. DỮ LIỆU GIẢ LẬP."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence

from lachan.release.attacks import (
    Rate,
    inferred,
    membership_by_answers,
    membership_by_records,
    rarest,
    reidentified,
    singled_out,
    worst_advantage,
)  # fmt: skip
from lachan.release.coded import attributes
from lachan.release.drawing import drawn
from lachan.release.errors import apart, lines
from lachan.release.fitting import fitted
from lachan.release.invented import YEARS, invent
from lachan.release.noising import Budget, Record, answers, asked, records
from lachan.release.open_data import COLUMNS, LEAST_PEOPLE, USUAL, made, publish_open_data
from lachan.release.promise import chance, number
from lachan.release.refusals import TooFew
from lachan.release.tables import publish_tables

MARK = "DỮ LIỆU GIẢ LẬP"
ALL = tuple(attributes(YEARS)[name] for name in COLUMNS)
SIZES = tuple(len(column.codes) for column in ALL)
KNOWN, DESCRIBED = (3, 4, 5), (3, 4)
SECRETS = ("exploitation", "control", "recruitment", "status")


def main(given: Sequence[str] | None = None) -> None:
    asking = argparse.ArgumentParser(description="Đo trên người giả lập.")
    asking.add_argument("--people", type=int, default=2000, help="số người giả lập")
    asking.add_argument("--seed", type=int, default=20261130, help="hạt giống của người giả lập")
    asking.add_argument("--epsilon", type=float, default=USUAL.epsilon)
    asking.add_argument("--runs", type=int, default=100, help="số lần chạy lại cho mỗi phép dò")
    told = asking.parse_args(given)
    budget = Budget(told.epsilon, USUAL.delta)
    print(f"{MARK}: {told.people} người, hạt giống {told.seed}, {told.runs} lần chạy lại")
    for part in (tables, small, counts, membership, attacks):
        print()
        for line in part(told.people, told.seed, budget, told.runs):
            print(line, flush=True)


def tables(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    yield "1. BẢNG ĐÃ CHE VÀ LÀM TRÒN (các bảng kiểu GLOTIP)"
    yield f"{'người':>7} {'ô':>5} {'nhỏ':>5} {'che':>5} {'ô hẹp nhất: số giá trị còn có thể':>34}"
    for size in sorted({15, 60, 300, people}):
        found = publish_tables(invent(size, seed), YEARS, seed).found
        narrowest = min(found.spread(cell) for cell in found.hidden) + 1 if found.hidden else 0
        yield f"{size:>7} {len(found.counts):>5} {len(found.small):>5} {len(found.hidden):>5} {'ít nhất':>30} {narrowest:>3}"


def small(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    yield f"2. SỐ NGƯỜI TỐI THIỂU {LEAST_PEOPLE}, ε = {number(budget.epsilon)}: phần người bị đếm lệch ô (trung bình mọi bảng)"
    try:
        publish_open_data(invent(LEAST_PEOPLE - 1, seed), YEARS, budget)
    except TooFew as refusal:
        yield f"   {LEAST_PEOPLE - 1} người: TỪ CHỐI. {refusal.message}"
    yield f"{'người':>7} {'1 chiều':>8} {'2 chiều':>8} {'3 chiều':>8}"
    for size in (50, 100, 200, 500, 1000, 2000, 5000):
        real = records(invent(size, seed), ALL)
        off = [apart(real, _draw(real, budget), ways) for ways in (1, 2, 3)]
        yield f"{size:>7} " + " ".join(f"{one:>8.1%}" for one in off)


def counts(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    found = made(invent(people, seed), ALL, budget)
    yield (
        f"3. SAI SỐ: ε = {number(found.noisy.spent.epsilon)}, δ = {chance(budget.delta)}, "
        f"nhiễu {number(found.noisy.scale)} mỗi số đếm, {len(found.rows)} dòng rút ra"
    )
    yield f"{'chiều':>6} {'số thật từ':>11} {'số ô':>6} {'trung bình':>11} {'trung vị':>9} {'xấu nhất':>9} {'so với số thật':>15}"
    for one in lines(records(invent(people, seed), ALL), found.rows):
        share = f"{one.relative:.0%}" if one.band else "–"
        yield f"{one.ways:>6} {one.band:>11} {one.cells:>6} {one.mean:>11.1f} {one.median:>9.1f} {one.worst:>9} {share:>15}"


def membership(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    real = records(invent(people, seed), ALL)
    scale = answers(real, ALL, budget).scale
    bound, by_answers = worst_advantage(asked(ALL), scale), membership_by_answers(asked(ALL), scale, runs * 20)  # fmt: skip
    target = rarest(real)
    others = list(real)
    others.remove(target)
    by_records = membership_by_records(target, others, SIZES, lambda s: _draw(s, budget), runs)
    yield "4. DÒ XEM MỘT NGƯỜI CÓ TRONG NGUỒN KHÔNG (lợi thế: đúng khi có trừ nhầm khi không; 0% là đoán mò, 100% là lộ)"
    yield f"   mức trần theo tính toán, với mọi người, mọi cách dò:           {bound:>6.1%}"
    yield f"   người dò biết hết những người khác, thấy số đã cộng nhiễu:     {by_answers:>6.1%}   ({runs * 20} × 2 lần)"
    yield f"   như trên, thấy bộ dữ liệu, dò người hiếm nhất:                 {by_records:>6.1%}   ({runs} × 2 lần, ± {(2 / runs) ** 0.5 * 2:.0%})"
    yield f"   người đó trong nguồn: {', '.join(c.codes[n][0] for c, n in zip(ALL, target, strict=True))}"


def attacks(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    real, other, fresh = (records(invent(people, seed + n), ALL) for n in range(3))
    own, control = _draw(real, budget), _draw(other, budget)
    uniques = Counter(real)
    rare = {one for one, n in uniques.items() if n == 1}
    yield "5. NHẬN LẠI, SUY RA, TÁCH RIÊNG (so với bộ dữ liệu rút từ những người khác cùng kiểu)"
    yield f"   người không giống ai khác ở cả {len(ALL)} cột: {len(rare)} / {people}; có dòng giống hệt: {len(rare & set(own))}, với bộ của người khác: {len(rare & set(control))}"
    worst = _reidentification(real, own, control)
    yield f"   NHẬN LẠI, trường hợp xấu nhất trong mọi cách biết {KNOWN} cột: {_said(worst[1])}"
    yield f"      biết {', '.join(ALL[k].label for k in worst[0])}: {worst[1].tried} người chỉ có một, nói đúng hết các cột còn lại"
    yield f"   TÁCH RIÊNG, mô tả {DESCRIBED} cột chỉ hợp một dòng, hợp đúng một người thật: {_said(singled_out(real, fresh, own, DESCRIBED))}"
    targets = random.Random(seed).sample(sorted(rare), min(150, len(rare)))  # noqa: S311 - chooses whom to try
    for name in SECRETS:
        yield f"   SUY RA «{ALL[COLUMNS.index(name)].label}» khi biết {len(ALL) - 1} cột kia: {_said(_inference(targets, own, control, name))}"


def _reidentification(
    real: Sequence[Record], own: Sequence[Record], control: Sequence[Record]
) -> tuple[tuple[int, ...], Rate]:
    """The worst by what was given away, among ways of knowing that concern at least twenty people."""
    tried = [(known, rate) for known, rate in reidentified(real, own, control, SIZES, KNOWN) if rate.tried >= 20]  # fmt: skip
    return max(tried, key=lambda one: one[1].given_away)


def _inference(
    targets: Sequence[Record], own: Sequence[Record], control: Sequence[Record], name: str
) -> Rate:
    secret = COLUMNS.index(name)
    return Rate(name, len(targets), inferred(targets, own, secret), inferred(targets, control, secret))  # fmt: skip


def _said(rate: Rate) -> str:
    return f"{rate.own:.1%}, với bộ của người khác {rate.others:.1%}, hơn {rate.given_away:+.1%} ({rate.tried} lượt)"


def _draw(source: Sequence[Record], budget: Budget) -> list[Record]:
    return drawn(fitted(answers(source, ALL, budget)), random.SystemRandom())


if __name__ == "__main__":
    main()
