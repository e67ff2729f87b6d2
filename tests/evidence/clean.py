"""Clean files from a seed: lawful, complete, of many shapes, without any defect of the catalogue. «DỮ LIỆU GIẢ LẬP»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from . import charging, people, telling
from .building import Data, File

STAGES = ("report", "investigation", "investigation", "investigation_ended", "prosecution", "trial")
# article(s), ages of the victims per article, whether those handled are victims at all
KINDS = (
    ("150",), ("150",), ("150",), ("150",), ("151",), ("151",), ("150", "151"), ("153",), ("157",), ("297",), ("174",),
    ("327",), ("348",),
)  # fmt: skip
ADULT, OLDER_CHILD, CHILD = (18.5, 40.0), (16.2, 17.7), (7.0, 15.5)
NO_VICTIMS = ("327", "348")
ONE_VICTIM = ("297", "174")


@dataclass(frozen=True)
class Days:
    """The story's days in order."""

    acts_from: date
    acts_to: date
    opened: date
    charged: date
    ended: date
    indicted: date
    as_of: date


@dataclass(frozen=True)
class Cast:
    accused: list[str]
    victims: dict[str, list[str]]  # by article
    witnesses: list[str]
    away: list[str]


def clean(seed: int) -> Data:
    """The file of that seed, always the same."""
    dice = Random(f"clean/{seed}")
    stage, articles = dice.choice(STAGES), dice.choice(KINDS)
    days = _days(dice, stage)
    file = File(
        {
            "schema": "lachan.evidence/1", "code": f"GL-{days.acts_from:%Y}-{seed:04d}", "stage": stage,
            "as_of": days.as_of.isoformat(), "version": str(dice.randint(1, 9)), "synthetic": True,
            "title": f"Hồ sơ giả lập {seed} — DỮ LIỆU GIẢ LẬP",
        }, dice,
    )  # fmt: skip
    cast = _cast(file, articles, days)
    _opened(file, days, cast)
    _charged(file, articles, days, cast)
    telling.told(file, days, cast)
    _later(file, days, cast)
    file.number()
    _folios(file)
    return file.data


LEFT_OUT = (
    "stamped_investigation",
    "stamped_procuracy",
    "attended",
    "sent_on",
    "stamped_on",
    "recording",
    "maker",
)


def unsaid(seed: int) -> Data:
    """The same file as a clerk in a hurry typed it: what is absent is «chưa ghi», never «không»."""
    data = clean(seed)
    for paper in data["documents"]:
        for name in LEFT_OUT:
            paper.pop(name, None)
    for e in data["evidence"]:
        for name in ("in_custody", "recorded", "worked_on_copy", "obtained_on"):
            e.pop(name, None)
    return data


def _days(dice: Random, stage: str) -> Days:
    start = date(2018, 6, 1) + timedelta(dice.randint(0, 2500))
    end = start + timedelta(dice.randint(5, 30))
    opened = end + timedelta(dice.randint(20, 120))
    charged = opened + timedelta(dice.randint(0, 8))
    ended = charged + timedelta(dice.randint(70, 110))
    indicted = ended + timedelta(dice.randint(10, 28))
    as_of = {"report": opened + timedelta(40), "investigation": charged + timedelta(60),
             "investigation_ended": ended + timedelta(3), "prosecution": ended + timedelta(9),
             "trial": indicted + timedelta(20)}[stage]  # fmt: skip
    return Days(start, end, opened, charged, ended, indicted, as_of)


def _cast(file: File, articles: tuple[str, ...], days: Days) -> Cast:
    dice = file.dice
    several = dice.choice((1, 1, 2, 2, 3, 4, 5)) if file.data["stage"] != "report" else 0
    minor = dice.random() < 0.15
    accused = [
        people.accused(file, n + 1, days.acts_from, minor and n == 0) for n in range(several)
    ]
    victims, nth = {}, 0
    for article in articles:
        made = []
        for _ in range(_how_many(dice, article, len(articles))):
            nth += 1
            made.append(people.victim(file, nth, days.acts_from, _ages(dice, article)))
        victims[article] = made
    role = "interested" if articles[0] in NO_VICTIMS else "witness"
    witnesses = [
        people.person(
            file,
            f"N{n + 1}",
            "witness" if n < 2 else role,
            people.born(file, 20, 60, days.acts_from),
        )
        for n in range(dice.randint(2, 4) if role == "witness" else 4)
    ]
    return Cast(accused, victims, witnesses, _away(file, victims))


def _how_many(dice: Random, article: str, articles: int) -> int:
    if article in NO_VICTIMS:
        return 0
    if article in ONE_VICTIM:
        return 1
    return dice.choice((1, 1, 2, 3, 4, 5, 7, 12)) if articles == 1 else dice.choice((1, 2, 3, 6))


def _ages(dice: Random, article: str) -> tuple[float, float]:
    if article in ("151", "153"):
        return CHILD
    return OLDER_CHILD if article == "150" and dice.random() < 0.3 else ADULT


def _away(file: File, victims: dict[str, list[str]]) -> list[str]:
    """A victim still abroad, whose rescue was asked for; the others speak."""
    crowd = max(victims.values(), key=len)
    if len(crowd) < 3 or file.dice.random() > 0.25:
        return []
    file.one("persons", crowd[-1]).update({"abroad": True, "assistance_requested": True})
    return [crowd[-1]]


def _opened(file: File, days: Days, cast: Cast) -> None:
    if file.data["stage"] == "report":
        file.paper("Đơn tố giác", "đơn tố giác", days.acts_to + timedelta(3))
        return
    if file.dice.random() < 0.3:
        file.data |= {"opened_by_other": True, "agency_handed_over": True}
    file.decided("case_initiated", days.opened, reason="Có dấu hiệu tội phạm (giả lập)")
    file.decided("allowed", days.opened, reason="Lệnh khám xét, thu giữ; viện kiểm sát phê chuẩn")
    if cast.accused and file.dice.random() < 0.5:
        file.decided("arrested", days.charged, cast.accused[0])
    if file.data["stage"] == "investigation":
        file.data["deadline"] = (days.as_of + timedelta(file.dice.randint(10, 60))).isoformat()


def _charged(file: File, articles: tuple[str, ...], days: Days, cast: Cast) -> None:
    if file.data["stage"] == "report":
        for article in articles:
            file.add("hypotheses", "h", article=article, ground=f"143.{file.dice.randint(1, 3)}")
        return
    facts = {a: charging.told(file, a, len(cast.accused) > 1) for a in articles}
    for article, made in facts.items():
        gone = set(cast.away) & set(cast.victims[article])
        made.abroad = made.abroad or (bool(gone) and article in charging.ABROAD)
    for who in cast.accused:
        decision = file.decided("charged", days.charged, who)
        for article in articles:
            charging.charge(
                file, who, article, facts[article], cast.victims[article], decision=decision, note=_milder(file, who),
                acts_from=days.acts_from.isoformat(), acts_to=days.acts_to.isoformat(),
            )  # fmt: skip


def _milder(file: File, who: str) -> str:
    minor = file.one("persons", who).get("representative")
    return (
        "Người dưới 18 tuổi: áp dụng các điều 90–107 BLHS về nguyên tắc xử lý và mức phạt nhẹ hơn."
        if minor
        else ""
    )


def _later(file: File, days: Days, cast: Cast) -> None:
    """From the end of the investigation each accused has an outcome."""
    stage = file.data["stage"]
    if stage in ("investigation_ended", "prosecution", "trial"):
        file.decided(
            "conclusion",
            days.ended,
            *cast.accused,
            reason="Kết luận điều tra, đề nghị truy tố (giả lập)",
        )
    if stage == "trial":
        file.decided("indicted", days.indicted, *cast.accused)


def _folios(file: File) -> None:
    """Most evidence says its own folios, within its paper."""
    for e in file.part("evidence"):
        folios = file.one("documents", e["document"]).get("folios")
        if folios and file.dice.random() < 0.7:
            e["folios"] = file.dice.choice((folios, folios.split("-")[0]))
