"""Words of outcomes: what a judgment says of a defendant, who may be judged, who is complained of."""

FIRST = [
    ("guilty", "Có tội"), ("not_guilty", "Không có tội"), ("exempted", "Miễn trách nhiệm hình sự"),
]  # fmt: skip
APPEAL = [
    ("upheld", "Giữ nguyên bản án sơ thẩm"), ("amended", "Sửa bản án sơ thẩm"),
    ("annulled_for_reinvestigation", "Hủy bản án sơ thẩm để điều tra lại"),
    ("annulled_for_retrial", "Hủy bản án sơ thẩm để xét xử lại"),
    ("annulled_and_discontinued", "Hủy bản án sơ thẩm và đình chỉ vụ án"),
    ("not_guilty", "Tuyên không có tội"), ("exempted", "Miễn trách nhiệm hình sự"),
]  # fmt: skip
VERDICTS = {"judgment_pronounced": FIRST, "appellate_judgment_pronounced": APPEAL}
TRIED = {
    "judgment_pronounced": frozenset({"defendant"}),
    "appellate_judgment_pronounced": frozenset({"defendant", "acquitted"}),
}
COMPLAINED = [
    ("investigator", "Điều tra viên, Cán bộ điều tra"), ("investigation_head", "Thủ trưởng Cơ quan điều tra"),
    ("prosecutor", "Kiểm sát viên"), ("procuracy_head", "Viện trưởng Viện kiểm sát"),
    ("judge", "Thẩm phán"), ("court_head", "Chánh án"),
]  # fmt: skip
RESULTS = [
    ("accepted", "Chấp nhận"),
    ("partly", "Chấp nhận một phần"),
    ("rejected", "Không chấp nhận"),
]
