"""What is said to have happened, what speaks for it and what against it, what was noted on a question."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .base import Id, Name, Named, Part, When, Words, listed, said


class Nature(StrEnum):
    ACT = "act"  # hành vi
    KNOWLEDGE = "knowledge"  # biết, ý thức
    BENEFIT = "benefit"  # hưởng lợi
    HELP = "help"  # giúp sức, che giấu
    PRESENCE = "presence"  # có mặt
    DENIAL = "denial"  # không nhận
    ALIBI = "alibi"  # ngoại phạm
    CONSENT = "consent"  # đồng ý, tự nguyện, giấy tự nguyện
    MISTAKE = "mistake"  # nhầm lẫn về tuổi, quan hệ
    COERCION = "coercion"  # bị ép cung, mớm cung, bị ép buộc
    EXCEPTION = "exception"  # trường hợp loại trừ: mục đích nhân đạo, nhận con nuôi
    CONSEQUENCE = "consequence"  # hậu quả, thiệt hại
    BACKGROUND = "background"  # nhân thân, nguyên nhân, điều kiện
    OTHER = "other"


class Proposition(Named):
    """One statement of fact: who did what, when, where, for how much. It is neither true nor false here."""

    text: Words
    nature: Nature = Nature.OTHER
    actors: tuple[Id, ...] = listed(description="Người làm (mã ở persons).")
    about: tuple[Id, ...] = listed(description="Người bị tác động, người được nói đến.")
    criminal: bool | None = said(description="Mô tả một hành vi mà luật hình sự cấm.")
    since: When | None = None
    until: When | None = None
    place: Name = ""
    amount: float | None = said(ge=0)
    currency: Name = "VND"
    material: bool | None = said(description="Có ý nghĩa quyết định với vụ án.")
    evaluated: Words | None = said(
        description="Đánh giá của người tiến hành tố tụng, có nêu lý do."
    )
    signs: tuple[Name, ...] = listed(
        description="Dấu hiệu, tình tiết pháp lý mà mệnh đề này mô tả, theo mã của sách luật (confine, unlawful, taken_out_of_vietnam…)."
    )


class Bears(StrEnum):
    SUPPORTS = "supports"
    ATTACKS = "attacks"
    EXPLAINS = "explains"


class Link(Part):
    """From evidence or a proposition to a proposition, or to what must be proved («c1/act»)."""

    from_: Id = Field(alias="from")
    to: Name = Field(
        description="Mã mệnh đề, hoặc <mã truy cứu>/<mã dấu hiệu>: c1/means, c1/transfer (riêng một dấu hiệu), c1/2.đ, c1/85.4."
    )
    kind: Bears
    author: Name = ""
    at: When | None = None
    note: Words = ""


class Assertion(Part):
    """A value that one piece of evidence gives: the sum, the day, how many victims."""

    evidence: Id
    subject: Id = Field(description="Mệnh đề, sự kiện, giao dịch, người, hoặc mã của hồ sơ.")
    attribute: Name = Field(
        description="date, place, sum, victims, trips, payments, age, name, identity_number…"
    )
    value: str | int | float
    unit: Name = ""
    parts: tuple[Id, ...] = listed(
        description="Với một tổng: những giao dịch, mệnh đề có số tiền mà nó cộng lại."
    )


class Event(Named):
    title: Name
    since: When | None = None
    until: When | None = None
    place: Name = ""
    people: tuple[Id, ...] = ()
    material: bool | None = None


class Transaction(Named):
    on: When | None = None
    payer: Id | None = None
    payee: Id | None = None
    sum: float = Field(ge=0)
    currency: Name = "VND"
    purpose: Name = ""
    trace: tuple[Id, ...] = listed(description="Chứng cứ có dấu vết: sao kê, biên nhận.")


class Circumstance(Named):
    """A circumstance of BLHS Điều 51 or 52 that the papers suggest."""

    person: Id
    article: Name = Field(description="51 hoặc 52, kèm khoản và điểm: 51.1.s")
    evaluated: Words | None = said(description="Đánh giá; chưa đánh giá thì bỏ trống.")
    evidence: tuple[Id, ...] = ()


class Passage(Named):
    """One sentence of the conclusion or the indictment: what it says, and the folios it cites (Điều 232, 243)."""

    document: Id | None = said(description="Kết luận điều tra, cáo trạng (tài liệu).")
    text: Words = ""
    proposition: Id | None = said(description="Mệnh đề mà câu này nêu.")
    folios: Name | None = said(
        description="Bút lục viện dẫn: 15-18,21. Không viện dẫn thì bỏ trống."
    )


class Note(Part):
    """Answers a question of the checker: by evidence, by a reasoned note, or by a decision. Always signed."""

    rule: Name = Field(description="Mã quy tắc đã hỏi.")
    objects: tuple[Name, ...] = Field(
        description="Những đối tượng của câu hỏi, như kết quả kiểm tra nêu."
    )
    kind: Name = Field(
        description="evidence, note hoặc decision", pattern="^(evidence|note|decision)$"
    )
    text: Words = Field(min_length=1)
    by: Name = Field(min_length=1, description="Người ký: chức danh, cơ quan.")
    on: When
    document: Id | None = None
