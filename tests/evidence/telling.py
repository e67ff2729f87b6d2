"""The argument of a clean file: evidence of several kinds, propositions for everything that must be proved, what speaks
against them and how it was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from lachan.proof.elements import MATTERS

from . import charging, people
from .building import Data, File

BORDER = ("khu vực biên giới A (giả lập)", "bến xe B (giả lập)", "nhà trọ C (giả lập)")


@dataclass
class Sources:
    """Evidence by who or what gives it."""

    victims: dict[str, str] = field(default_factory=dict)
    witnesses: list[str] = field(default_factory=list)
    accused: dict[str, str] = field(default_factory=dict)
    things: list[str] = field(default_factory=list)
    money: str = ""
    expert: str = ""


def told(file: File, days: Any, cast: Any) -> None:
    start = (
        days.acts_to + timedelta(9)
        if file.data["stage"] == "report"
        else days.charged + timedelta(1)
    )
    found = _sources(file, start, cast)
    place = file.dice.choice(BORDER)
    _events(file, days, cast, place)
    for name, needed in charging.to_prove(file.data).items():
        _charge(file, days, name, needed, found, place)
    _questions(file)
    _excluded(file)
    for extra in EXTRAS:
        if file.dice.random() < 0.45:
            extra(file, days, cast, found)
    _counts(file, days, cast, found)


def _sources(file: File, start: date, cast: Any) -> Sources:
    """Everybody is heard on a day of their own; things follow."""
    made, on = Sources(), start
    must = {c["person"] for c in file.part("charges") if charging.top_months(c) >= 240}
    for who in [v for several in cast.victims.values() for v in several if v not in cast.away]:
        made.victims[who] = people.heard(file, who, on)
        on += timedelta(1)
    made.witnesses = [
        people.heard(file, who, start + timedelta(n)) for n, who in enumerate(cast.witnesses)
    ]
    for who in cast.accused:
        if who in must:
            file.one("persons", who)["counsel"] = True
        made.accused[who] = people.heard(file, who, start + timedelta(2), who in must)
    _things(file, start + timedelta(4), made)
    return made


def _things(file: File, on: date, made: Sources) -> None:
    dice, early = file.dice, file.data["stage"] == "report"
    copied = {"copy": True, "compared": True} if dice.random() < 0.5 else {}
    made.money = file.written(
        "Sao kê tài khoản, biên nhận", on, dice.choice(("collected", "ordered", "handed_in"))
    )
    file.one("documents", file.one("evidence", made.money)["document"]).update(copied)
    made.things.append(
        file.drawn_up("Biên bản xác định hiện trường, nơi giao nhận", "biên bản khám nghiệm", on)
    )
    if dice.random() < 0.7:
        early_form = {"obtained": "handed_in", "device_record": None} if early else {}
        made.things.append(file.data_of_device(on, **early_form))
    if not early and dice.random() < 0.5:
        made.things.append(file.exhibit(on))
    if dice.random() < 0.3:
        made.things.append(_foreign(file, on))
    if not early and dice.random() < 0.4:
        made.things.append(_identification(file, on))
    if _injury(file):
        made.expert = file.conclusion("tỷ lệ tổn thương cơ thể", on + timedelta(3))


def _injury(file: File) -> bool:
    return any(
        "injury" in p.code for one in file.part("charges") for p in charging_points(one)
    ) or any(c["article"] == "297" for c in file.part("charges") + file.part("hypotheses"))


def charging_points(row: Data) -> list[Any]:
    """The qualifying points a charge names, as the statute book holds them."""
    said = [p if "." in p else f"{row['clause']}.{p}" for p in row["points"]]
    text = charging.offence(row["article"]).text
    return [
        p for k in text.paragraphs.values() for p in k.points if f"{k.number}.{p.letter}" in said
    ]


def _foreign(file: File, on: date) -> str:
    """Through judicial assistance, translated (Điều 103, 29)."""
    made = file.written("Kết quả ủy thác tư pháp", on, "ordered", source="judicial_assistance")
    paper = file.one("documents", file.one("evidence", made)["document"])
    paper.update(
        {
            "foreign": True,
            "assistance": True,
            "language": file.dice.choice(("zh", "km", "lo")),
            "translated": True,
        }
    )
    return made


def _identification(file: File, on: date) -> str:
    """At least three alike, described before, witnessed (Điều 190)."""
    return file.drawn_up("Biên bản nhận dạng qua ảnh", "biên bản nhận dạng", on, foils=file.dice.randint(3, 6),
                         described_before=True, witnessed=True)  # fmt: skip


def _events(file: File, days: Any, cast: Any, place: str) -> None:
    """Those placed at it were all heard."""
    there = cast.accused + [
        v for several in cast.victims.values() for v in several if v not in cast.away
    ]
    day = days.acts_from.isoformat()
    file.add("events", "s", title="Đưa, giao người", since=f"{day}T08:00", until=f"{day}T11:30", place=place, people=there,
             material=True)  # fmt: skip
    later = days.acts_to.isoformat()
    file.add("events", "s", title="Gặp lại", since=f"{later}T19:00", place="quán nước D (giả lập)",
             people=cast.witnesses[:1], material=False)  # fmt: skip


def supports(
    file: File, found: Sources, victims: list[str], who: str | None = None, thing: str = ""
) -> list[str]:
    """At least two speakers and one thing that is no statement; the accused's own words only besides."""
    dice = file.dice
    told = [found.victims[v] for v in victims if v in found.victims]
    picked = dice.sample(told, min(len(told), dice.randint(1, 3))) if told else []
    picked += dice.sample(found.witnesses[:2], 1 if told else 2)
    things = list(
        dict.fromkeys([*([thing] if thing else []), dice.choice([*found.things, found.money])])
    )
    own = [found.accused[who]] if who and dice.random() < 0.5 else []
    return [*picked, *things, *own]


def _charge(
    file: File, days: Any, name: str, needed: list[Any], found: Sources, place: str
) -> None:
    """A proposition for every element and every matter of Điều 85."""
    row = next(c for c in file.part("charges") + file.part("hypotheses") if c["id"] == name)
    who = row.get("person")
    victims = row.get("victims", [p["id"] for p in file.part("persons") if "victim" in p["roles"]])
    actors, about = ([who] if who else []), victims
    for element in needed:
        made = _element(file, days, row, element, actors, about, found, place)
        file.link(made, f"{name}/{element.code}")
        if element.code == "act":
            file.link(made, f"{name}/85.1.time")
            file.link(made, f"{name}/85.1.place")
    for code, what in MATTERS.items():
        if not code.startswith("85.1"):
            _matter(file, name, code, what, who, victims, found)


def _element(file: File, days: Any, row: Data, element: Any, actors: list[str], about: list[str], found: Sources,
             place: str) -> str:  # fmt: skip
    """The act and the means are acts; a purpose of gain is a benefit with its sum and its payments."""
    who = actors[0] if actors else None
    gain = element.code == "purpose" and bool(
        charging.BENEFIT & set(row.get("signs", ["receive_benefit"]))
    )
    injury = any("injury" in code for code in element.signs)
    thing = found.money if gain else found.expert if injury else ""
    sup = supports(file, found, about, who, thing)
    gets = gain and "give_benefit" not in row.get("signs", ())
    nature = {"act": "act", "means": "act", "purpose": "benefit" if gets else "other"}.get(
        element.code, "other"
    )
    more: Data = {"criminal": True} if nature == "act" else {}
    more |= {"amount": _paid(file, days, row, who, found)} if gain else {}
    return file.says(f"{element.name} (giả lập)", nature, sup, actors=actors, about=about, place=place,
                     since=days.acts_from.isoformat(), material=True, **more)  # fmt: skip


def _paid(file: File, days: Any, row: Data, who: str | None, found: Sources) -> float:
    """One to three payments that make up the sum, each with its trace."""
    parts = [1_000_000 * file.dice.randint(5, 30) for _ in range(file.dice.randint(1, 3))]
    if who:
        side = "payer" if "give_benefit" in row["signs"] else "payee"
        for n, part in enumerate(parts):
            on = min(days.acts_from + timedelta(n), days.acts_to)
            file.add("transactions", "t", on=on.isoformat(), sum=part, trace=[found.money], purpose="giao, nhận tiền",
                     **{side: who})  # fmt: skip
    return float(sum(parts))


NATURE = {
    "85.2.fault": "knowledge",
    "85.4": "consequence",
    "85.3": "background",
    "85.5": "background",
}


def _matter(
    file: File, name: str, code: str, what: str, who: str | None, victims: list[str], found: Sources
) -> None:
    sup = supports(file, found, victims, who, found.expert if code == "85.4" else "")
    made = file.says(
        f"{what} (giả lập)", NATURE.get(code, "other"), sup, about=[who] if who else victims[:1]
    )
    file.link(made, f"{name}/{code}")


def _questions(file: File) -> None:
    """What speaks for innocence was looked for, element by element, and answered (Điều 15)."""
    for name, needed in charging.to_prove(file.data).items():
        about = [f"{name}/{one.code}" for one in needed] + [f"{name}/{code}" for code in MATTERS]
        file.add("questions", "k", text="Chứng cứ gỡ tội, chứng cứ trái chiều?", about=about, contrary=True,
                 answered_by=[file.part("evidence")[-1]["id"]])  # fmt: skip


def _excluded(file: File) -> None:
    charged = {c["article"] for c in file.part("charges") + file.part("hypotheses")}
    file.data["alternatives"] = {
        a: "Không có dấu hiệu; đã đối chiếu lời khai và tài liệu (giả lập)."
        for a in charging.ALTERNATIVES
        if a not in charged
    }


# -- what a file may hold besides, always answered ---------------------------------------------------


def _denial(file: File, days: Any, cast: Any, found: Sources) -> None:
    """A denial or alibi with what answers it."""
    if not cast.accused:
        return
    who = cast.accused[-1]
    nature = file.dice.choice(("denial", "alibi"))
    made = file.says("Không thừa nhận / ở nơi khác (giả lập)", nature, [found.accused[who], *found.witnesses[:2], found.money],
                     actors=[who], about=[who], evaluated="Đã kiểm tra, không phù hợp với dữ liệu thu giữ.")  # fmt: skip
    for thing in found.things[:2]:
        file.link(thing, made, "attacks")


def _consent(file: File, days: Any, cast: Any, found: Sources) -> None:
    if found.victims:
        paper = file.written("Giấy tự nguyện đi làm", days.charged + timedelta(6), "handed_in")
        file.says("Bị hại ký giấy tự nguyện (giả lập)", "consent", [*list(found.victims.values())[:1], found.witnesses[0], paper],
                  about=list(found.victims)[:1], evaluated="Đã xem xét thủ đoạn: việc làm hứa hẹn không có thật.")  # fmt: skip


def _checked_coercion(file: File, days: Any, cast: Any, found: Sources) -> None:
    """An allegation of pressure, checked against the recording and the custody log."""
    if cast.accused:
        log = file.drawn_up(
            "Biên bản kiểm tra ghi hình, sổ theo dõi tạm giam",
            "biên bản xác minh",
            days.charged + timedelta(9),
        )
        made = file.says("Khai bị mớm cung (giả lập)", "coercion", [found.accused[cast.accused[0]], *found.witnesses[:2], found.money],
                         about=[cast.accused[0]], evaluated="Đã kiểm tra bản ghi hình, sổ giam: không có căn cứ.")  # fmt: skip
        file.link(log, made, "attacks")


def _mistake(file: File, days: Any, cast: Any, found: Sources) -> None:
    if cast.accused:
        file.says("Cho rằng người kia lớn tuổi hơn (giả lập)", "mistake", [found.accused[cast.accused[0]], *found.witnesses[:2], found.money],
                  about=[cast.accused[0]], evaluated="Đã xem xét: đã thấy giấy khai sinh từ trước.")  # fmt: skip


def _circumstances(file: File, days: Any, cast: Any, found: Sources) -> None:
    for who in cast.accused:
        file.add("circumstances", "z", person=who, article=file.dice.choice(("51.1.s", "51.1.b", "52.1.b", "51.2")),
                 evaluated="Đã xem xét, có tài liệu.", evidence=[found.accused[who]])  # fmt: skip


def _described(file: File, days: Any, cast: Any, found: Sources) -> None:
    """A described person who acts, about whom it was decided."""
    if not cast.accused:
        return
    kind = file.dice.choice(("separated", "not_charged", "in_other_file", "suspended"))
    who = file.add("persons", "n", code=f"Đ{file.dice.randint(1, 9)}", roles=["described"], identified=False,
                   identification_task=True)  # fmt: skip
    file.decided(kind, days.charged + timedelta(5), who, reason="Chưa rõ lai lịch; xử lý sau (giả lập)",
                 other_file=f"GL-{days.acts_from:%Y}-T{file.dice.randint(1, 99)}")  # fmt: skip
    made = file.says("Người được mô tả nhận người (giả lập)", "act", supports(file, found, list(found.victims)),
                     actors=[who], criminal=True, since=days.acts_from.isoformat())  # fmt: skip
    file.link(made, f"{file.part('charges')[0]['id']}/act")


def _exception(file: File, days: Any, cast: Any, found: Sources) -> None:
    if any(c["article"] == "151" for c in file.part("charges")):
        file.says("Nói là cho nhận con nuôi (giả lập)", "exception", supports(file, found, list(found.victims)),
                  about=list(found.victims)[:1], evaluated="Đã xem xét: không có thủ tục con nuôi, có nhận tiền.")  # fmt: skip


def _traces(file: File, days: Any, cast: Any, found: Sources) -> None:
    """A phone and an account of this file only; whose name and whose hand agree."""
    if cast.accused:
        file.add(
            "identifiers",
            "i",
            kind=file.dice.choice(("phone", "account")),
            people=[cast.accused[0]],
        )
        row = file.one("evidence", found.money)
        row.update({"owner": cast.accused[0], "user": cast.accused[0]})


def _picture(file: File, days: Any, cast: Any, found: Sources) -> None:
    shows = [x["id"] for x in file.part("propositions")[:3]]
    labels = {p["id"]: p["code"] for p in file.part("persons")[:4]}
    file.add("displays", "m", title="Sơ đồ 1 (giả lập)", shows=shows, approved=[*shows, found.money], labels=labels,
             made_from=file.data["version"], stage=file.data["stage"], on=file.data["as_of"], author="KSV-GL")  # fmt: skip


def _note(file: File, days: Any, cast: Any, found: Sources) -> None:
    file.part("notes").append({"rule": "R-05", "objects": [file.part("propositions")[0]["id"]], "kind": "note",
                               "text": "Đã có thêm nguồn (giả lập).", "by": "Kiểm sát viên (giả lập)", "on": file.data["as_of"]})  # fmt: skip


EXTRAS: tuple[Callable[[File, Any, Any, Sources], None], ...] = (
    _denial, _consent, _checked_coercion, _mistake, _circumstances, _described, _exception, _traces, _picture, _note,
)  # fmt: skip


def _counts(file: File, days: Any, cast: Any, found: Sources) -> None:
    """Two sources that say the same number, the same sum, a day as exact as each knows it, an age that is right."""
    total = sum(1 for p in file.part("persons") if "victim" in p["roles"])
    gains = [p for p in file.part("propositions") if "amount" in p]
    act = next(p for p in file.part("propositions") if p["nature"] == "act")
    pair = [found.money, found.witnesses[0]]
    for source in pair:
        if total:
            _assert(file, source, file.data["code"], "victims", total)
        for p in gains[:2]:
            _assert(file, source, p["id"], "sum", int(p["amount"]), "VND")
    _assert(file, pair[0], act["id"], "date", act["since"])
    _assert(file, pair[1], act["id"], "date", act["since"][:7])
    for p in (p for p in file.part("persons") if p["id"] in found.victims):
        born = people.birthday(p)
        if people.age_on(born, days.acts_from) == people.age_on(born, days.as_of):
            _assert(
                file, found.victims[p["id"]], p["id"], "age", people.age_on(born, days.acts_from)
            )
            break


def _assert(
    file: File, evidence: str, subject: str, attribute: str, value: Any, unit: str = ""
) -> None:
    file.part("assertions").append(
        {
            "evidence": evidence,
            "subject": subject,
            "attribute": attribute,
            "value": value,
            "unit": unit,
        }
    )
