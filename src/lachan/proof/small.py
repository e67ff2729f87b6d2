"""Names written small that are in no list: those of the highlands by their form, others after «chị», «nạn nhân tên»."""

from __future__ import annotations

import re

LEFT_OUT = "(đã lược)"
# Family names of the Ê Đê, Gia Rai, Ba Na, M'Nông, K'Ho, Chăm.
CLANS = (
    "niê|êban|êñuôl|enuôl|ayun|byă|buôn yă|kbuôr|mlô|ksơr|ksor|knul|hwing|hđơk|kđăm|adrơng|arul|bkrông|bdap|ktla|mdrang|siu|kpă|kpuih|rmah|"
    "rcom|rơ châm|rơ mah|rơ lan|nay|rahlan|cil|cill|kơ să|lơ mu|liêng hót|liêng jrang|ndu|pang ting|bon niêng|bon yô|krajan|mlom"
)
WORD = r"[^\W\d_]+"
HIGHLAND = re.compile(
    rf"(?<!\w)(?:(?:y|a|ka|ha|kon|rơ)\s+)?[hkyjmrđ]\s?['’‘ʼ`´′]\s?{WORD}(?:[\s\-]+(?:{CLANS})(?!\w)|[\s\-]+[hkym]['’‘ʼ`´′]{WORD})*"
    rf"|(?<!\w)(?:(?:y|a|h|ka|ha)\s+)?{WORD}\s+(?:niê|êban|êñuôl|enuôl|ayun|byă|kbuôr|mlô|ksơr|ksor|kđăm|adrơng|bkrông|mdrang|kpuih|rmah|rcom)(?!\w)"
    rf"|(?<!\w)y\s+(?!tế|tá|sĩ|sỹ|bác|học|khoa|án|như|dược|lệnh|nguyên|phục|cụ|đức|hệt|thị){WORD}(?=\s|[,.;)]|$)",
    re.IGNORECASE,
)
# What may follow «chị», «anh» and is no name.
FOLLOWS = frozenset(
    """ấy ta này kia nọ đó đây nào mình gái trai em ruột họ rể dâu cả út lớn nhỏ chồng vợ chị anh cháu bà ông cô chú bác bé con mẹ cha bố má ba nội ngoại
    nuôi kế đỡ đầu và với cùng cũng có là đã đang sẽ bị được không chưa chẳng khai nói kể nhận giao đưa đi về rủ hứa bán mua cho gặp gọi nhắn chuyển trả biết
    thấy bảo nhờ tự nghe tuyển chở dẫn ép đánh trốn ký thừa trình tố cầm hẹn lừa dụ thuê tưởng tin xin yêu đòi dọa giữ muốn cần phải nên ở tại từ đến vào ra
    lên xuống qua sang trong ngoài trên dưới trước sau khi lúc thì mà nhưng nếu vì do để bằng theo như hay hoặc của các những một hai ba bốn năm sáu mọi mỗi
    bị_can tên người chủ quản quản_lý hàng xóm bạn  quen lạ khác cũ mới già trẻ đẹp  đồng đội nghiệp   ngân hàng  nhân viên công an
    tuổi sinh làm việc học sống ăn ngủ uống chết mất còn hết rồi vẫn đều chỉ rất quá lại nữa thêm ngồi đứng nằm chạy chờ đợi nhìn hỏi đáp nghĩ nhớ quên
    sợ khóc cười đau ốm mệt mang lấy  nộp chi tiêu gửi liên hệ lạc báo tìm kiếm thoát bỏ rời quay trở tới xem đọc viết ghi chép chụp quay_phim mở đóng
    khóa bắt tha thả cứu giúp hại hiếp dâm xâm quan_hệ bóc lột cưỡng bức ở_lại đồng_ý từ_chối chấp đồng phản khẳng xác thừa_nhận tham gia cầu thứ số ai gì
    vừa mới đầu cuối tức nhà nước dân vị tổ nghe_nói bỗng lập cán bộ họ_hàng thầy giáo vốn đem thật nay  hôm lần đó_là quê mấy nhiều ít bao ơi à ạ nhé
    chính cứ luôn thường  cư trú dùng sử dụng đăng kéo đẩy nói_dối đón tiễn dắt đặt bàn bạc thỏa thuận môi giới trung cấp mắc nợ bên không_biết"""
    .replace("_", " ").split()
)  # fmt: skip
KIN = r"chị|anh|em|cháu|bà|ông|bé"
CALLED = r"(?:(?:nạn nhân|bị hại|cô gái|người|chị|anh|em|cháu|bà|ông|bé|phụ nữ|thanh niên|đàn ông|đàn bà)\s+)tên(?:\s+(?:thật|gọi|thường gọi))?(?:\s+là)?(?:\s*:)?"
END = r"(?![\w/'’])"
NAMED = re.compile(rf"(?<!\w)({CALLED})\s+({WORD}(?:\s{WORD}){{0,3}}){END}", re.IGNORECASE)
AFTER_KIN = re.compile(rf"(?<!\w)((?i:{KIN}|nạn nhân))\s+({WORD}){END}")


def written_small(text: str) -> str:
    text = HIGHLAND.sub(LEFT_OUT, text)
    return AFTER_KIN.sub(_after_kin, NAMED.sub(_named, text))


def _named(hit: re.Match[str]) -> str:
    """As far as the words can be a name."""
    words = hit[2].split()
    if len(words[0]) < 2 or words[0].lower() in NO_NAME:
        return hit[0]
    many = next((n for n, one in enumerate(words) if n and one.lower() in FOLLOWS), len(words))
    return " ".join([hit[1], LEFT_OUT, *words[many:]])


NO_NAME = frozenset(
    (
        "tuổi",
        "và",
        "của",
        "trong",
        "trên",
        "trước",
        "đã",
        "chưa",
        "không",
        "được",
        "bị",
        "ở",
        "như",
        "gọi",
    )
)


def _after_kin(hit: re.Match[str]) -> str:
    word = hit[2]
    kept = word.lower() in FOLLOWS or word[0].isupper() or len(word) < 2
    return hit[0] if kept else f"{hit[1]} {LEFT_OUT}"
