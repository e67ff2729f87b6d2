"""D. Innocence, alternatives, defence: R-40 … R-49."""

from __future__ import annotations

from ..building import Data, File
from .hands import (
    Change,
    acts,
    bad,
    charge,
    day,
    defect,
    evidence,
    fine,
    near_miss,
    need,
    persons,
    pick,
    statements,
    stranger,
    things,
    well,
)  # fmt: skip


@defect("R-40")
def an_alternative_without_reasons(file: File) -> Change:
    article = pick(file, sorted(file.data["alternatives"]))
    file.data["alternatives"][article] = ""
    mine = [c["id"] for c in file.part("charges") + file.part("hypotheses")]
    return bad("R-40", article, file.data["code"], f"alternatives/{article}", *mine)


@near_miss("R-40")
def reasons_in_few_words(file: File) -> Change:
    article = pick(file, sorted(file.data["alternatives"]))
    file.data["alternatives"][article] = "Không thu tiền làm thủ tục; có giao người để nhận tiền."
    return fine()


def _claim(file: File, nature: str, text: str, about: str, **more: object) -> str:
    return file.says(text, nature, well(file), about=[about], **more)


def _adult_charge(file: File) -> Data:
    return charge(file, "150")


@defect("R-41")
def consent_not_weighed(file: File) -> Change:
    row = _adult_charge(file)
    victim = pick(file, row["victims"])
    paper = file.written("Giấy tự nguyện", day(file), "handed_in")
    made = _claim(file, "consent", "Bị hại tự nguyện đi (giả lập)", victim)
    file.link(paper, made)
    if file.dice.random() < 0.5:
        file.link(made, f"{row['id']}/means", "attacks")
    return bad("R-41", made, row["id"], also=("R-36", "R-46"))


@near_miss("R-41")
def consent_weighed(file: File) -> Change:
    row = _adult_charge(file)
    _claim(file, "consent", "Bị hại ký giấy tự nguyện (giả lập)", pick(file, row["victims"]),
           evaluated="Đã xem xét: chữ ký có được do lừa gạt về việc làm.")  # fmt: skip
    return fine()


@defect("R-42")
def a_mistake_not_weighed(file: File) -> Change:
    who = pick(file, persons(file, "accused"))["id"]
    made = _claim(file, "mistake", "Tưởng người kia đã thành niên (giả lập)", who, actors=[who])
    return bad("R-42", made, who)


@near_miss("R-42")
def a_mistake_weighed(file: File) -> Change:
    who = pick(file, persons(file, "accused"))["id"]
    _claim(file, "mistake", "Tưởng người kia đã thành niên (giả lập)", who, actors=[who],
           evaluated="Đã xem xét: biết rõ qua giấy tờ đã giữ.")  # fmt: skip
    return fine()


@defect("R-43")
def a_circumstance_not_weighed(file: File) -> Change:
    who = pick(file, persons(file, "accused"))["id"]
    own = pick(file, (e["id"] for e in statements(file, "accused") if e["speaker"] == who))
    made = file.add(
        "circumstances",
        "z",
        person=who,
        article=file.dice.choice(("51.1.s", "51.1.b", "52.1.i")),
        evidence=[own],
    )
    return bad("R-43", made, who)


@near_miss("R-43")
def a_circumstance_weighed_and_refused(file: File) -> Change:
    who = pick(file, persons(file, "accused"))["id"]
    file.add(
        "circumstances",
        "z",
        person=who,
        article="51.1.h",
        evaluated="Không áp dụng: đã phạm tội 02 lần.",
        evidence=[],
    )
    return fine()


@defect("R-44")
def an_exception_not_weighed(file: File) -> Change:
    row = charge(file, "151")
    made = _claim(
        file, "exception", "Cho con nuôi vì mục đích nhân đạo (giả lập)", pick(file, row["victims"])
    )
    if file.dice.random() < 0.5:
        file.link(made, f"{row['id']}/act", "attacks")
    return bad("R-44", made, row["id"], also=("R-36",))


@near_miss("R-44")
def an_exception_weighed(file: File) -> Change:
    row = charge(file, "151")
    _claim(file, "exception", "Cho con nuôi (giả lập)", pick(file, row["victims"]),
           evaluated="Đã xem xét: không đăng ký nhận nuôi, có nhận tiền, nên không phải nhân đạo.")  # fmt: skip
    return fine()


@defect("R-45")
def somebody_there_was_never_heard(file: File) -> Change:
    who, _ = stranger(file, heard=False)
    event = pick(file, (s for s in file.part("events") if s.get("material")))
    event["people"] = [*event["people"], who]
    return bad("R-45", who, event["id"])


@near_miss("R-45")
def somebody_there_was_heard(file: File) -> Change:
    who, _ = stranger(file)
    event = pick(file, (s for s in file.part("events") if s.get("material")))
    event["people"] = [*event["people"], who]
    return fine()


@near_miss("R-45")
def not_heard_about_a_trifle(file: File) -> Change:
    who, _ = stranger(file, heard=False)
    event = pick(file, (s for s in file.part("events") if s.get("material") is False))
    event["people"] = [*event["people"], who]
    return fine()


def _denies(file: File, nature: str, **more: object) -> tuple[str, str]:
    who = pick(file, persons(file, "accused"))["id"]
    own = pick(file, (e["id"] for e in statements(file, "accused") if e["speaker"] == who))
    made = file.says(
        "Không nhận / ở nơi khác (giả lập)",
        nature,
        [own, *well(file)],
        actors=[who],
        about=[who],
        **more,
    )
    return who, made


@defect("R-46")
def a_denial_nobody_answered(file: File) -> Change:
    who, made = _denies(file, "denial")
    return bad("R-46", made, who)


@defect("R-46")
def an_alibi_nobody_answered(file: File) -> Change:
    who, made = _denies(
        file, "alibi", since=file.part("events")[0]["since"], place="tỉnh khác E (giả lập)"
    )
    return bad("R-46", made, who, also=("R-34",))


@near_miss("R-46")
def an_alibi_answered_by_data(file: File) -> Change:
    _, made = _denies(file, "alibi", evaluated="Đã kiểm tra.")
    file.link(pick(file, things(file)), made, "attacks")
    return fine()


@near_miss("R-46")
def a_denial_answered_by_what_is_proved(file: File) -> Change:
    """Answered by a proposition that itself stands on evidence."""
    _, made = _denies(file, "denial", evaluated="Đã đánh giá cùng dữ liệu và lời khai.")
    file.link(pick(file, acts(file))["id"], made, "attacks")
    return fine()


@defect("R-47")
def how_far_it_went_is_not_said(file: File) -> Change:
    row = charge(file)
    row["committed"] = ""
    return bad("R-47", row["id"], row["person"])


@near_miss("R-47")
def it_stopped_at_an_attempt(file: File) -> Change:
    row = charge(file)
    row["committed"] = "attempt"
    return fine("R-55", "R-14")


def _pressed(file: File, *more_support: str, **more: object) -> tuple[str, str]:
    who = pick(file, persons(file, "accused"))["id"]
    own = pick(file, (e["id"] for e in statements(file, "accused") if e["speaker"] == who))
    made = file.says(
        "Khai bị ép cung khi bị tạm giữ (giả lập)",
        "coercion",
        [own, *more_support],
        about=[who],
        **more,
    )
    return who, made


@defect("R-48")
def pressure_alleged_and_not_checked(file: File) -> Change:
    who, made = _pressed(file)
    return bad("R-48", made, who, also=("R-03", "R-04", "R-05"))


@near_miss("R-48")
def pressure_alleged_and_checked(file: File) -> Change:
    _, made = _pressed(file, evaluated="Đã kiểm tra bản ghi hình và sổ y tế.")
    file.link(file.conclusion("thương tích của bị can", day(file)), made, "attacks")
    file.link(
        file.drawn_up(
            "Biên bản kiểm tra ghi âm, ghi hình hỏi cung", "biên bản xác minh", day(file)
        ),
        made,
        "attacks",
    )
    return fine("R-03", "R-04", "R-05")


@defect("R-49")
def nobody_looked_for_the_contrary(file: File) -> Change:
    question = pick(file, (k for k in file.part("questions") if k.get("contrary")))
    to = pick(
        file, (a for a in question["about"] if a.split("/")[1] in ("act", "means", "purpose"))
    )
    attacked = {one["to"] for one in file.part("links") if one["kind"] == "attacks"}
    need(to not in attacked)
    question["about"] = [a for a in question["about"] if a != to]
    return bad("R-49", to, to.split("/")[0], question["id"])


@near_miss("R-49")
def looked_for_by_a_question_of_its_own(file: File) -> Change:
    question = pick(file, (k for k in file.part("questions") if k.get("contrary")))
    to = pick(file, question["about"])
    question["about"] = [a for a in question["about"] if a != to]
    file.add("questions", "k", text="Có chứng cứ trái chiều không?", about=[to], contrary=True,
             answered_by=[pick(file, evidence(file, "statement", "other_document"))["id"]])  # fmt: skip
    return fine()
