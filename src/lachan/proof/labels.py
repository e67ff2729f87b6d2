"""What the codes of a file are called in pictures and lists: the words a procurator reads."""

from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Decided, Role

SOURCES = {
    Source.EXHIBIT: "vật chứng", Source.STATEMENT: "lời khai, lời trình bày", Source.ELECTRONIC: "dữ liệu điện tử",
    Source.EXPERT: "kết luận giám định, định giá", Source.RECORD: "biên bản tố tụng",
    Source.ASSISTANCE: "kết quả ủy thác tư pháp", Source.DOCUMENT: "tài liệu, đồ vật khác",
    Source.NONE: "ngoài các nguồn của Điều 87",
}  # fmt: skip
NATURES = {
    Nature.ACT: "hành vi", Nature.KNOWLEDGE: "biết, ý thức", Nature.BENEFIT: "hưởng lợi",
    Nature.HELP: "giúp sức, che giấu", Nature.PRESENCE: "có mặt", Nature.DENIAL: "không nhận",
    Nature.ALIBI: "ngoại phạm", Nature.CONSENT: "đồng ý, tự nguyện", Nature.MISTAKE: "nhầm lẫn",
    Nature.COERCION: "bị ép buộc", Nature.EXCEPTION: "trường hợp loại trừ", Nature.CONSEQUENCE: "hậu quả, thiệt hại",
    Nature.BACKGROUND: "nhân thân, nguyên nhân, điều kiện", Nature.OTHER: "việc khác",
}  # fmt: skip
ROLES = {
    Role.ACCUSED: "bị can, bị cáo", Role.HELD: "người bị bắt, bị giữ, bị tạm giữ",
    Role.DENOUNCED: "người bị tố giác, bị kiến nghị khởi tố", Role.VICTIM: "bị hại", Role.WITNESS: "người làm chứng",
    Role.CIVIL: "đương sự dân sự", Role.INTERESTED: "người có quyền lợi, nghĩa vụ liên quan",
    Role.DESCRIBED: "người được nhắc đến, chưa có tư cách tố tụng", Role.OFFICER: "người tiến hành tố tụng",
    Role.OTHER: "người tham gia tố tụng khác",
}  # fmt: skip
DECIDED = {
    Decided.INITIATED: "Khởi tố vụ án", Decided.NOT_INITIATED: "Không khởi tố vụ án", Decided.CHARGED: "Khởi tố bị can",
    Decided.NOT_CHARGED: "Không khởi tố bị can", Decided.SEPARATED: "Tách vụ án", Decided.SUSPENDED: "Tạm đình chỉ",
    Decided.DISCONTINUED: "Đình chỉ", Decided.OTHER_FILE: "Đã xử lý ở hồ sơ khác", Decided.ARRESTED: "Bắt, giữ, tạm giữ",
    Decided.RELEASED: "Trả tự do", Decided.WANTED: "Truy nã", Decided.ADMINISTRATIVE: "Xử phạt hành chính, biện pháp khác",
    Decided.DIED: "Đã chết", Decided.CONCLUSION: "Kết luận điều tra", Decided.INDICTED: "Cáo trạng",
    Decided.SENTENCED: "Bản án", Decided.ACQUITTED: "Tuyên không phạm tội",
    Decided.MEASURE: "Biện pháp ngăn chặn, cưỡng chế", Decided.ALLOWED: "Lệnh, phê chuẩn một hoạt động",
    Decided.OTHER: "Quyết định khác",
}  # fmt: skip
KINDS = {
    "charge": "truy cứu", "element": "điều phải chứng minh", "proposition": "mệnh đề", "evidence": "chứng cứ",
    "paper": "tài liệu", "person": "người", "event": "sự kiện", "decision": "quyết định", "transaction": "giao dịch",
}  # fmt: skip
LINES = {
    Bears.SUPPORTS: "chứng minh", Bears.ATTACKS: "phản bác", Bears.EXPLAINS: "giải thích", "holds": "gồm, nằm trong",
    "about": "việc liên quan", "paid": "chuyển tiền", "event": "cùng một sự kiện",
}  # fmt: skip
PRECISION = {"minute": "rõ giờ", "day": "rõ ngày", "month": "chỉ rõ tháng", "year": "chỉ rõ năm"}
