"""The file's papers, and the evidence drawn from them (BLTTHS Điều 87, 88, 99, 104–107, 131, 133)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Id, Name, Named, Part, When, Words, listed, said


class Source(StrEnum):
    """The seven sources of BLTTHS Điều 87 khoản 1; `other_source` is what is none of them."""

    EXHIBIT = "exhibit"  # vật chứng
    STATEMENT = "statement"  # lời khai, lời trình bày
    ELECTRONIC = "electronic_data"  # dữ liệu điện tử
    EXPERT = "expert_conclusion"  # kết luận giám định, định giá tài sản
    RECORD = "procedural_record"  # biên bản trong hoạt động tố tụng
    ASSISTANCE = "judicial_assistance"  # kết quả ủy thác tư pháp, hợp tác quốc tế
    DOCUMENT = "other_document"  # tài liệu, đồ vật khác
    NONE = "other_source"


class Obtained(StrEnum):
    SEIZED = "seized"  # thu giữ
    COLLECTED = "collected"  # thu thập
    HANDED_IN = "handed_in"  # người tham gia tố tụng giao nộp
    TAKEN_DOWN = "taken_down"  # ghi lời khai, lấy lời khai
    ORDERED = "ordered"  # trưng cầu, yêu cầu cung cấp
    DRAWN_UP = "drawn_up"  # cơ quan tiến hành tố tụng lập


class Recording(Part):
    """What a record (biên bản) must say: BLTTHS Điều 133, 178."""

    hour: bool | None = said(description="Có ghi giờ bắt đầu, giờ kết thúc.")
    place: bool | None = said(description="Có ghi địa điểm.")
    officer: bool | None = said(description="Có ghi người tiến hành.")
    participants: bool | None = said(description="Có ghi người tham gia, người chứng kiến.")
    signatures: bool | None = said(description="Có đủ chữ ký của những người phải ký.")
    authorised: bool | None = said(description="Người tiến hành có thẩm quyền (Điều 34–40).")
    session: int | None = said(
        ge=1, description="Lần hỏi cung, lấy lời khai thứ mấy của người này."
    )


class Document(Named):
    """One paper of the file. Folios are numbers of the file, never pages of a scan."""

    title: Name
    kind: Name = Field(
        default="", description="Loại giấy tờ: biên bản hỏi cung, giấy khai sinh, lệnh khám xét…"
    )
    made_on: When | None = said(description="Ngày lập.")
    maker: Name = Field(default="", description="Cơ quan hoặc chức danh lập; không ghi tên bị hại.")
    volume: Name = Field(default="", description="Tập hồ sơ.")
    series: Name = Field(default="", description="Dãy đánh số, khi một tập có nhiều dãy.")
    folios: Name | None = said(
        description="Bút lục: 15 · 15-18 · 15a · 15-18,21. Chưa đánh số thì bỏ trống."
    )
    listed: bool | None = said(
        description="Có trong bảng kê, thống kê tài liệu của hồ sơ (Điều 131)."
    )
    stamped_investigation: bool | None = said(description="Có dấu cơ quan điều tra từng trang.")
    stamped_procuracy: bool | None = said(description="Có dấu bút lục của viện kiểm sát.")
    attended: bool | None = said(
        description="Kiểm sát viên có tham gia khi lập biên bản (Điều 88 khoản 5)."
    )
    sent_on: When | None = said(description="Ngày chuyển viện kiểm sát.")
    stamped_on: When | None = said(description="Ngày viện kiểm sát đóng dấu, giao lại.")
    obstacle: bool | None = said(description="Có trở ngại khách quan, được chậm đến 15 ngày.")
    copy_: bool | None = said(alias="copy", description="Là bản sao.")
    compared: bool | None = said(description="Bản sao có xác nhận đối chiếu với bản chính.")
    language: Name = Field(default="vi", description="Ngôn ngữ (mã ISO 639-1).")
    translated: bool | None = said(description="Có bản dịch được chứng thực.")
    foreign: bool | None = said(description="Do cơ quan, tổ chức nước ngoài cung cấp.")
    assistance: bool | None = said(description="Có qua kênh tương trợ tư pháp, hợp tác quốc tế.")
    recording: Recording | None = said(description="Với biên bản: những gì Điều 133 đòi hỏi.")
    withdrawn: bool = Field(default=False, description="Đã rút khỏi hồ sơ; nêu vì sao ở note.")
    replaced_by: Id | None = said(description="Tài liệu thay thế.")
    sha256: Name | None = said(description="Mã băm của tệp khi nhận.")
    note: Words = ""


class Custody(Part):
    """One holder of an exhibit, from when until when."""

    holder: Name
    since: When
    until: When | None = None


class Seal(Part):
    """BLTTHS Điều 90, 105; NĐ 127/2017/NĐ-CP."""

    sealed: bool | None = said(description="Đã niêm phong.")
    listed: bool | None = said(description="Có trong danh mục, biên bản thu giữ, mô tả thực trạng.")
    place: bool | None = said(description="Có ghi nơi bảo quản.")
    photo: bool | None = said(description="Có ảnh, bản ghi hình đưa vào hồ sơ.")


Share = Annotated[float, Field(ge=0, le=1)]


class Region(Part):
    """Where on a scanned page a thing is seen; fractions of the page's width and height, from its top left."""

    scan: str = Field(pattern=r"^[0-9a-f]{64}$", description="Mã băm SHA-256 của bản quét.")
    page: int = Field(ge=1, description="Trang của bản quét (không phải bút lục).")
    x: Share
    y: Share
    w: Share
    h: Share


class Evidence(Named):
    """One item of evidence: what it is, where it lies in the file, how it came there."""

    title: Name
    source: Source = Field(description="Nguồn chứng cứ theo Điều 87 khoản 1.")
    document: Id | None = said(description="Tài liệu của hồ sơ chứa chứng cứ này.")
    folios: Name | None = said(
        description="Bút lục của chính chứng cứ, trong phạm vi của tài liệu."
    )
    speaker: Id | None = said(description="Với lời khai: người khai (mã ở persons).")
    how_known: Words | None = said(description="Vì sao người khai biết được (Điều 91–94 khoản 2).")
    obtained: Obtained | None = said(description="Cách có được.")
    obtained_on: When | None = said(description="Ngày thu thập, ghi lời khai.")
    record: Id | None = said(description="Biên bản thu giữ, thu thập, giao nhận (tài liệu).")
    seal: Seal | None = said(description="Với vật chứng.")
    custody: tuple[Custody, ...] = listed(
        description="Ai giữ vật chứng, từ khi nào đến khi nào; người giữ chưa rõ ghi «?»."
    )
    device_record: Id | None = said(
        description="Dữ liệu điện tử: biên bản thu giữ phương tiện (Điều 107)."
    )
    copy_record: Id | None = said(description="Dữ liệu điện tử: biên bản sao lưu (Điều 107).")
    hash_at_seizure: Name | None = said(description="Mã băm khi thu giữ, sao lưu.")
    hash_now: Name | None = said(description="Mã băm của tệp đang lưu.")
    worked_on_copy: bool | None = said(description="Khôi phục, tìm kiếm, giám định trên bản sao.")
    owner: Id | None = said(description="Người đứng tên tài khoản, thuê bao.")
    user: Id | None = said(description="Người sử dụng thực tế.")
    retracts: Id | None = said(description="Lời khai rút lại chứng cứ nào.")
    recorded: bool | None = said(
        description="Hỏi cung có ghi âm hoặc ghi hình có âm thanh (Điều 183 khoản 6)."
    )
    in_custody: bool | None = said(description="Lời khai lấy khi người đó đang bị giam, giữ.")
    counsel: bool | None = said(description="Có người bào chữa.")
    representative: bool | None = said(
        description="Có người đại diện, người giám hộ (người dưới 18 tuổi)."
    )
    interpreter: bool | None = said(description="Có người phiên dịch.")
    foils: int | None = said(
        ge=0, description="Nhận dạng: số người, vật đưa ra cùng lúc (Điều 190)."
    )
    described_before: bool | None = said(description="Nhận dạng: đã hỏi đặc điểm trước.")
    witnessed: bool | None = said(description="Nhận dạng, khám xét: có người chứng kiến.")
    excluded: Words | None = said(
        description="Đã loại, không có giá trị pháp lý; nêu quyết định hoặc lý do."
    )
    minutes: int | None = said(
        ge=0, le=10080, description="Lấy lời khai, hỏi cung: kéo dài bao nhiêu phút (Điều 421)."
    )
    longer_because: Words | None = said(
        description="Lý do được hỏi quá hai lần trong ngày hoặc quá 02 giờ (Điều 421 khoản 4, khoản 5)."
    )
    allowed_by: Id | None = said(
        description="Lệnh, quyết định, phê chuẩn cho phép thu giữ, khám xét (mã ở decisions)."
    )
    region: Region | None = said(
        description="Vùng trên trang quét cho thấy chứng cứ; x, y, w, h từ 0 đến 1 theo cạnh trang."
    )
    user_shown_by: tuple[Id, ...] = listed(
        description="Chứng cứ cho thấy ai là người sử dụng thực tế, khi khác người đứng tên."
    )
