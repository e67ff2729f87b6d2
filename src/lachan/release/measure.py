"""`python -m lachan.release.measure`: on invented people, what tables hide, how far an open data set is from the truth,
and how well the worst attacks go. DỮ LIỆU GIẢ LẬP."""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import mean

from lachan.release import headline
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
KNOWN, DESCRIBED = (3, 4, 5, 6), (3, 4)
# Data sets drawn for each attack, and people tried.
DRAWN, TARGETS = 5, 60
SECRETS = ("exploitation", "control", "recruitment", "status")


def main(given: Sequence[str] | None = None) -> None:
    asking = argparse.ArgumentParser(description="Đo trên người giả lập.")
    asking.add_argument("--people", type=int, default=2000, help="số người giả lập")
    asking.add_argument("--seed", type=int, default=20261130, help="hạt giống của người giả lập")
    asking.add_argument("--epsilon", type=float, default=USUAL.epsilon)
    asking.add_argument("--runs", type=int, default=100, help="số lần chạy lại cho mỗi phép dò")
    asking.add_argument("--json", action="store_true", help="chỉ phép đo chính, dạng JSON")
    told = asking.parse_args(given)
    budget = Budget(told.epsilon, USUAL.delta)
    chief = headline.measured(told.people, told.seed, budget)
    if told.json:
        print(json.dumps({"mark": MARK, **chief.as_data()}, ensure_ascii=False, indent=1))
        return
    print(f"{MARK}: {told.people} người, hạt giống {told.seed}, {told.runs} lần chạy lại")
    print("\n".join(headline.said(chief)), flush=True)
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
    yield f"   như trên, thấy bộ dữ liệu, dò người hiếm nhất:                 {by_records:>6.1%}   ({runs} × 2 lần, ± {0.8 * (2 / runs) ** 0.5:.0%})"
    yield f"   người đó trong nguồn: {', '.join(c.codes[n][0] for c, n in zip(ALL, target, strict=True))}"


def attacks(people: int, seed: int, budget: Budget, runs: int) -> Iterator[str]:
    real, fresh = records(invent(people, seed), ALL), records(invent(people, seed - 1), ALL)
    own = [_draw(real, budget) for _ in range(DRAWN)]
    control = [_draw(records(invent(people, seed + 1 + n), ALL), budget) for n in range(DRAWN)]
    rare = sorted(one for one, n in Counter(real).items() if n == 1)
    yield f"5. NHẬN LẠI, SUY RA, TÁCH RIÊNG: {DRAWN} bộ dữ liệu, so với {DRAWN} bộ rút từ những người khác cùng kiểu"
    yield f"   người không giống ai khác ở cả {len(ALL)} cột: {len(rare)} / {people}; có dòng giống hệt: {_met(rare, own):.1%}, ở bộ của người khác {_met(rare, control):.1%}"
    yield from _reidentification(real, own, control)
    told = [singled_out(real, fresh, drawn_once, DESCRIBED) for drawn_once in own]
    rate = Rate("", sum(r.tried for r in told), mean(r.own for r in told), mean(r.others for r in told))  # fmt: skip
    yield f"   TÁCH RIÊNG, mô tả {DESCRIBED} cột chỉ hợp một dòng, hợp đúng một người thật: {_said(rate)}"
    targets = random.Random(seed).sample(rare, min(TARGETS, len(rare)))  # noqa: S311 - chooses whom to try
    for name in SECRETS:
        yield f"   SUY RA «{ALL[COLUMNS.index(name)].label}» của người hiếm khi biết {len(ALL) - 1} cột kia: {_said(_inference(targets, own, control, name))}"


def _met(rare: Sequence[Record], sets: Sequence[Sequence[Record]]) -> float:
    return mean(len(set(rare) & set(one)) for one in sets) / len(rare)


def _reidentification(
    real: Sequence[Record], own: Sequence[list[Record]], control: Sequence[list[Record]]
) -> Iterator[str]:
    """The worst among all ways of knowing that concern at least twenty people, by what is told and by what is given away."""
    ways = [known for n in KNOWN for known in combinations(range(len(ALL)), n)]
    tried = [(known, reidentified(real, own, control, known)) for known in ways]
    tried = [(known, rate) for known, rate in tried if rate.tried >= 20 * len(own)]
    yield f"   NHẬN LẠI: biết {KNOWN} cột của một người chỉ có một, gán dòng duy nhất giống người đó, đúng hết các cột còn lại; {len(tried)} cách biết"
    for title, by in (("nói đúng nhiều nhất", lambda r: r.own), ("lộ thêm nhiều nhất", lambda r: r.given_away)):  # fmt: skip
        known, rate = max(tried, key=lambda one: by(one[1]))
        yield f"      {title}: {_said(rate)}; biết {', '.join(ALL[k].label for k in known)}"
    all_of = [rate for _, rate in tried]
    yield f"      trung bình mọi cách: {mean(r.own for r in all_of):.2%}, với bộ của người khác {mean(r.others for r in all_of):.2%}"


def _inference(targets: Sequence[Record], own: Sequence[list[Record]],
               control: Sequence[list[Record]], name: str) -> Rate:  # fmt: skip
    secret = COLUMNS.index(name)
    rates = [mean(inferred(targets, one, secret) for one in sets) for sets in (own, control)]
    return Rate(name, len(targets) * len(own), rates[0], rates[1])


def _said(rate: Rate) -> str:
    return f"{rate.own:.1%}, với bộ của người khác {rate.others:.1%}, hơn {rate.given_away:+.1%} ({rate.tried} lượt)"


def _draw(source: Sequence[Record], budget: Budget) -> list[Record]:
    return drawn(fitted(answers(source, ALL, budget)), random.SystemRandom())


if __name__ == "__main__":
    main()
