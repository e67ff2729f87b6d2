"""People by code, what was decided about them, what they are charged with."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from .base import Id, Name, Named, Part, When, Words, earliest, latest, listed, said


class Role(StrEnum):
    ACCUSED = "accused"  # bị can, bị cáo
    HELD = "held"  # người bị bắt, bị giữ, bị tạm giữ
    DENOUNCED = "denounced"  # người bị tố giác, bị kiến nghị khởi tố
    VICTIM = "victim"  # bị hại
    WITNESS = "witness"  # người làm chứng
    CIVIL = "civil_party"  # nguyên đơn, bị đơn dân sự
    INTERESTED = "interested"  # người có quyền lợi, nghĩa vụ liên quan
    DESCRIBED = "described"  # người được nhắc đến, chưa có tư cách tố tụng
    OFFICER = "officer"  # người tiến hành tố tụng
    OTHER = "other"  # giám định, phiên dịch, bào chữa, đại diện


class Birth(Part):
    value: When = Field(description="Ngày, tháng hoặc năm sinh, biết đến đâu ghi đến đó.")
    proof: Id | None = said(
        description="Giấy khai sinh, giấy tờ khác hoặc kết luận giám định tuổi (tài liệu)."
    )
    settled_as: When | None = said(
        description="Ngày sinh đã xác định theo Điều 417 khi không rõ ngày, tháng."
    )
    quarter: int | None = said(
        ge=1, le=4, description="Chỉ rõ quý của năm sinh (khi value chỉ có năm)."
    )
    half: int | None = said(
        ge=1, le=2, description="Chỉ rõ nửa đầu (1) hoặc nửa cuối (2) của năm sinh."
    )


class ExpertAge(Part):
    """An expert's conclusion on age: a range on one day, of which the lowest is taken (TTLT 06/2018 Điều 6 khoản 3)."""

    document: Id = Field(description="Kết luận giám định tuổi (tài liệu).")
    on: When = Field(description="Ngày mà khoảng tuổi được xác định.")
    lowest_months: int = Field(
        ge=0, le=1500, description="Tuổi thấp nhất trong khoảng, tính bằng tháng."
    )
    highest_months: int = Field(
        ge=0, le=1500, description="Tuổi cao nhất trong khoảng, tính bằng tháng."
    )
    taken_months: int | None = said(ge=0, description="Tuổi mà hồ sơ đã lấy, tính bằng tháng.")

    @model_validator(mode="after")
    def _ordered(self) -> ExpertAge:
        if self.highest_months < self.lowest_months:
            raise ValueError("khoảng tuổi giám định bị đảo")
        return self


class Person(Named):
    """A person of the file. `code` is all that findings, views and exports say of a person."""

    code: Name = Field(description="Mã gọi trong sơ đồ (BC1, BH2, N3…); không phải tên.")
    name: Name = Field(default="", description="Tên; không bao giờ ra khỏi bó dữ liệu.")
    roles: tuple[Role, ...] = listed(description="Tư cách tố tụng hiện nay.")
    aliases: tuple[Name, ...] = listed(description="Tên gọi khác, biệt danh.")
    identified: bool | None = said(description="Đã rõ căn cước, lai lịch.")
    identity_document: Id | None = said(
        description="Giấy tờ, lý lịch chứng minh căn cước (tài liệu)."
    )
    identification_task: bool | None = said(description="Đã có yêu cầu xác minh lai lịch.")
    birth: Birth | None = None
    language: Name = Field(default="vi", description="Ngôn ngữ sử dụng được (mã ISO 639-1).")
    abroad: bool | None = said(description="Đang ở nước ngoài hoặc không rõ ở đâu.")
    assistance_requested: bool | None = said(description="Đã yêu cầu giải cứu, tương trợ.")
    counsel: bool | None = said(description="Có người bào chữa hoặc văn bản từ chối.")
    representative: bool | None = said(description="Có người đại diện (người dưới 18 tuổi).")
    compensation: bool | None = said(
        description="Bị hại: thiệt hại, yêu cầu bồi thường đã được hỏi."
    )
    compelled: bool | None = said(
        description="Có dấu hiệu bị ép buộc làm việc trái pháp luật khi là nạn nhân."
    )
    non_punishment_reviewed: bool | None = said(description="Đã xem xét việc không xử lý nạn nhân.")
    victim_decision: Id | None = said(description="Văn bản xác định nạn nhân (tài liệu).")
    expert_age: ExpertAge | None = said(description="Kết luận giám định tuổi, khi có.")
    mental_doubt: bool | None = said(
        description="Có nghi ngờ về năng lực nhận thức, điều khiển hành vi hoặc khai báo (Điều 206 khoản 1)."
    )
    mental_conclusion: Id | None = said(
        description="Kết luận giám định về tình trạng tâm thần (tài liệu)."
    )


class Decided(StrEnum):
    INITIATED = "case_initiated"
    NOT_INITIATED = "not_initiated"
    CHARGED = "charged"  # khởi tố bị can
    NOT_CHARGED = "not_charged"  # quyết định hoặc văn bản không khởi tố bị can, nêu lý do
    SEPARATED = "separated"  # tách vụ án
    SUSPENDED = "suspended"  # tạm đình chỉ
    DISCONTINUED = "discontinued"  # đình chỉ
    OTHER_FILE = "in_other_file"  # đã xử lý ở hồ sơ khác
    ARRESTED = "arrested"  # bắt, giữ, tạm giữ
    RELEASED = "released"  # trả tự do
    WANTED = "wanted"  # truy nã
    ADMINISTRATIVE = "administrative"  # xử phạt hành chính, biện pháp khác
    DIED = "died"
    CONCLUSION = "conclusion"  # kết luận điều tra đề nghị truy tố
    INDICTED = "indicted"
    SENTENCED = "sentenced"
    ACQUITTED = "acquitted"
    MEASURE = "measure"  # biện pháp ngăn chặn, cưỡng chế khác
    ALLOWED = "allowed"  # lệnh, phê chuẩn cho một hoạt động
    OTHER = "other"


class Penalty(Part):
    """One principal penalty. Several for one crime in one judgment; joined by BLHS Điều 55, 56."""

    kind: Literal["prison", "life", "death", "non_custodial"] = Field(
        description="tù có thời hạn, tù chung thân, tử hình, cải tạo không giam giữ"
    )
    months: int | None = said(ge=0, description="Thời hạn, tính bằng tháng.")
    charge: Id | None = said(description="Tội nào (mã ở charges).")


class Decision(Named):
    kind: Decided
    on: When | None = None
    number: Name = ""
    document: Id | None = None
    about: tuple[Id, ...] = listed(
        description="Những người được quyết định (mã ở persons); trống là cả vụ."
    )
    other_file: Name = Field(default="", description="Số, ký hiệu vụ án tách ra hoặc hồ sơ khác.")
    reason: Words = ""
    until: When | None = said(
        description="Có hiệu lực đến: hạn của lệnh giữ, tạm giam, của lần gia hạn."
    )
    penalties: tuple[Penalty, ...] = listed(
        description="Bản án: hình phạt chính của từng tội đối với một người."
    )
    joint: Penalty | None = said(description="Bản án: hình phạt chung đã tổng hợp.")
    joins: tuple[Name, ...] = listed(
        description="Bản án khác được tổng hợp vào: mã ở decisions, hoặc số bản án nếu chưa có trong bó."
    )


class Charge(Named):
    """One accused, one article. Acts' days decide which wording of the Code applies (BLHS Điều 7)."""

    person: Id
    article: Name = Field(description="Điều của Bộ luật Hình sự: 150")
    clause: int | None = said(ge=1, description="Khoản truy cứu.")
    points: tuple[Name, ...] = listed(description="Điểm của khoản: a, đ; hoặc 2.đ khi khác khoản.")
    code_version: Name = Field(
        default="", description="Văn bản áp dụng: BLHS 2015, BLHS 2015 sửa đổi 2017…"
    )
    acts_from: When | None = said(description="Hành vi bị truy cứu: từ khi nào.")
    acts_to: When | None = said(description="…đến khi nào.")
    victims: tuple[Id, ...] = listed(description="Bị hại của hành vi này.")
    signs: tuple[Name, ...] = listed(
        description="Dấu hiệu cấu thành nêu trong quyết định, theo mã (xem lachan evidence elements)."
    )
    committed: Name = Field(
        default="", description="Giai đoạn phạm tội: preparation, attempt, completed."
    )
    decision: Id | None = said(description="Quyết định khởi tố bị can.")
    note: Words = ""
    juvenile_rules: bool | None = said(
        description="Người dưới 18 tuổi: đã nêu việc áp dụng quy định có lợi về người dưới 18 tuổi."
    )

    @model_validator(mode="after")
    def _forward(self) -> Charge:
        if self.acts_from and self.acts_to and latest(self.acts_to) < earliest(self.acts_from):
            raise ValueError("thời điểm kết thúc hành vi trước thời điểm bắt đầu")
        return self


class Hypothesis(Named):
    """Before initiation: an offence to be verified, with no accused (Điều 143, 157)."""

    article: Name
    ground: Name = Field(
        default="",
        description="Căn cứ: 143.1 … 143.6, hoặc 157.1 … 157.8 khi xem xét không khởi tố.",
    )
    note: Words = ""
