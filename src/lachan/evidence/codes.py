"""Parts of a file, as the bundle names them, and what an upload may be."""

from lachan.proof.bundle import (
    Assertion,
    Charge,
    Circumstance,
    Decision,
    Display,
    Document,
    Event,
    Evidence,
    Hypothesis,
    Identifier,
    Link,
    Note,
    Passage,
    Person,
    Proposition,
    Question,
    Transaction,
)

# Part of the bundle → the shape of one entry.
SHAPES = {
    "documents": Document, "evidence": Evidence, "persons": Person, "decisions": Decision,
    "hypotheses": Hypothesis, "charges": Charge, "propositions": Proposition, "links": Link,
    "assertions": Assertion, "events": Event, "transactions": Transaction, "circumstances": Circumstance,
    "identifiers": Identifier, "questions": Question, "displays": Display, "notes": Note, "passages": Passage,
}  # fmt: skip
# What the file as a whole says of itself: one entry, `file`; and offences weighed and left (article → why).
WHOLE, ALTERNATIVES, SCANS = "file", "alternatives", "scans"
# Every time folios were numbered, and why (TTLT 04/2018 Điều 35).
NUMBERINGS = "numberings"
PARTS = (*SHAPES, WHOLE, ALTERNATIVES, SCANS, NUMBERINGS)
LABELS = {
    "documents": "Tài liệu", "evidence": "Chứng cứ", "persons": "Người", "decisions": "Quyết định",
    "hypotheses": "Giả thuyết", "charges": "Truy cứu", "propositions": "Mệnh đề", "links": "Liên kết",
    "assertions": "Giá trị được nêu", "events": "Sự kiện", "transactions": "Giao dịch",
    "circumstances": "Tình tiết", "identifiers": "Số máy, tài khoản, địa chỉ, phương tiện",
    "questions": "Yêu cầu xác minh", "displays": "Bản trình bày", "notes": "Trả lời", "passages": "Câu trong kết luận, cáo trạng",
    WHOLE: "Hồ sơ", ALTERNATIVES: "Tội danh khác đã xem xét", SCANS: "Bản quét, tệp", NUMBERINGS: "Lần đánh số bút lục",
}  # fmt: skip
# Parts without an id of their own in the bundle: theirs is given by us.
UNNAMED = frozenset({"links", "assertions", "notes"})
NUMBERING = [("page", "Mỗi trang một số"), ("sheet", "Mỗi tờ một số, có mặt sau")]
