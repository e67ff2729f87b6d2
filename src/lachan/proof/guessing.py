"""Words that could be somebody's name, or a number that finds a person, though nobody listed them: left out for a reader
without the right. A place or a firm may go with them, which is the lesser harm."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lachan.proof.small import LEFT_OUT, written_small

MASKED = "(số đã che)"
BETWEEN = r"[\s_.\-]*"
# Capitals that begin no name. Of words that are also given names («Công», «Nam») only the phrase is none.
PHRASES = (
    "Công an", "Bộ Công an", "Bộ đội", "Biên phòng", "Cảnh sát", "Viện kiểm sát", "Viện Kiểm sát", "Viện trưởng", "Kiểm sát viên", "Điều tra viên",
    "Cơ quan", "Tòa án", "Toà án", "Thẩm phán", "Bộ luật", "Luật", "Nghị định", "Nghị quyết", "Thông tư", "Hiến pháp", "Hình sự",
    "Tố tụng", "Hội đồng", "Ủy ban", "Uỷ ban", "Sở", "Pháp y", "Ngân hàng", "Bưu điện", "Tư pháp", "Nội vụ", "Y tế", "Ngoại giao", "Hải quan",
    "Quản lý", "Xuất nhập cảnh", "Trung tâm", "Kỹ thuật hình sự", "Quân đội", "Lao động", "Việt Nam", "Trung Quốc", "Campuchia", "Lào",
    "Thái Lan", "Myanmar", "Đài Loan", "Malaysia", "Philippines", "Điều", "Khoản", "Điểm", "Quyết định", "Lệnh", "Kết luận", "Cáo trạng",
    "Biên bản", "Kho vật chứng", "Zalo", "Facebook", "Messenger", "Telegram", "Viber", "WeChat", "TikTok", "Youtube", "Internet",
    "DỮ LIỆU GIẢ LẬP", "BLHS", "BLTTHS", "TTLT", "NQ", "NĐ", "HĐTP", "VKS", "VKSND", "CQĐT", "KSV", "ĐTV", "UBND", "CCCD", "CMND",
    "SIM", "IMEI", "SMS", "ADN", "VND", "USD", "CNY", "BC", "BH", "BL", "II", "III", "IV", "VI", "VII", "VIII", "IX",
)  # fmt: skip
# A province is no home address; only after «tỉnh», «thành phố», since many are given names too.
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận",
    "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội",
    "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu",
    "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang",
    "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip
# Words that begin a sentence or a title so often that a given name like them is left to the other rules.
FIRST_WORDS = frozenset(
    ("Biên", "Bản", "Giấy", "Lời", "Sao", "Tin", "Quyết", "Kết", "Lệnh", "Đơn", "Văn", "Hồ", "Lý", "Điện", "Hình", "Ảnh", "Phiếu", "Sổ", "Thông", "Công",
     "Báo", "Yêu", "Đề", "Người", "Khi", "Sau", "Trước", "Theo", "Có", "Không", "Hai", "Ba")
)  # fmt: skip
# What people do: a capital word before one of these, at the head of a sentence, may be somebody. What things do is told of
# two syllables («Điện thoại bị thu giữ»), or of one in NOBODY.
DONE = (
    "đã", "đang", "sẽ", "bị", "được", "có", "không", "chưa", "khai", "nói", "kể", "nhận", "giao", "đưa", "đi", "về", "rủ", "hứa", "bán", "mua", "là",
    "cho", "và", "với", "gặp", "gọi", "nhắn", "chuyển", "trả", "biết", "thấy", "bảo", "nhờ", "tự", "cùng", "cũng", "nghe", "tuyển", "chở", "dẫn", "ép",
    "đánh", "trốn", "ký", "thừa", "trình", "tố", "cầm", "hẹn", "lừa", "dụ", "thuê", "tưởng", "tin", "xin", "yêu", "đòi", "dọa", "giữ",
)  # fmt: skip
NOBODY = FIRST_WORDS | {one.capitalize() for one in DONE} | frozenset(
    ("Ai", "Họ", "Tiền", "Xe", "Việc", "Đó", "Đây", "Tài", "Từ", "Bốn", "Năm", "Sáu", "Cả", "Nhóm", "Bên", "Nơi", "Chỗ", "Thư", "Vé", "Vàng", "Nhà", "Hàng",
     "Nếu", "Do", "Vì", "Nhưng", "Rồi", "Hôm", "Tại", "Mặc", "Tuy", "Chỉ", "Vẫn", "Đều", "Hoặc", "Còn", "Thì", "Các", "Những", "Một", "Ngày", "Số")
)  # fmt: skip

CODE = re.compile(r"[^\W\d_]{1,4}[\-_.]?\d[\w\-.]*|\d[\w\-/.]*")
CAPITAL = "[" + "".join(chr(n) for n in range(0x41, 0x1F00) if chr(n).isupper()) + r"]\w*"
NEXT = r"(?:[\s_\-]{1,3}|, |\.(?=\w))"
HEAD = r"(?:^|(?<=[.:!?–—\n] )|(?<=[(«\"'\[]))"
RUN = re.compile(rf"(?<!\w){CAPITAL}(?:{NEXT}{CAPITAL})+")
INITIALS = re.compile(r"(?<!\w)(?:[A-ZĐ]\.\s?){2,}(?:[A-ZĐ]\b\.?)?")
ALONE = re.compile(rf"(?<=[\w,;)»\"'\-] )(?<!\w){CAPITAL}(?!\w)|(?<=_){CAPITAL}(?!\w)")
SUBJECT = re.compile(rf"{HEAD}{CAPITAL}(?= (?:{'|'.join(DONE)})(?!\w))")
LISTED = re.compile(rf"(?:(?<=: )|(?<=[(«\"'\[])){CAPITAL}(?=$|[,;.)»\]\"']|\s(?:và|cùng|với)\s)")
SURNAMES = "nguyen|tran|le|pham|hoang|huynh|dang|bui|ngo|duong"
PLAIN = re.compile(
    rf"(?<![a-z0-9])(?:(?:{SURNAMES}){BETWEEN}(?:thi|van)|(?:vu|vo|ho|ly|lo|vang|sung|giang|lu|ma){BETWEEN}thi)"
    rf"{BETWEEN}[a-z]+(?:[\s_.\-][a-z]+)?(?![a-z])"
)
FOREIGN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff]+")
E_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# «facebook.com/ten.nguoi», «@ten»
ADDRESS = re.compile(
    r"((?<![\w.])(?:[\w\-]+\.)+(?:com|net|org|vn|me|info|io|cn|kh|la|th)/)[^\s,;)»\"']+|(?<![\w.])@[\w.\-]+",
    re.IGNORECASE,
)
MONEY = r"(?!\w)(?!\s*(?:đồng|đ\b|VND|USD|CNY))"
DAY = r"(?!\d{1,2}[.\-]\d{1,2}[.\-](?:19|20)\d\d(?!\d))"
NUMBER = re.compile(
    rf"(?<![\w.,]){DAY}(?:(?:\+|0)[\s.\-()]?\d(?:[\s.\-()]{{0,2}}\d){{7,14}}|\d(?:[\s.\-]\d){{7,14}}(?!\d)|\d{{8,19}}){MONEY}"
)
PLATE = re.compile(r"(?<!\w)\d{2}[A-ZĐ]{1,2}\d?[\s\-.]\d{3}[\s.]?\d{2}(?!\w)")
BORN = re.compile(
    r"\b(sinh) (?:vào |hồi )?(?:ngày )?(?:\d{1,2}(?:[/.\-]| tháng ))?(?:tháng )?\d{1,2}(?:[/.\-]| năm )((?:19|20)\d\d)(?!\d)"
)
# 12/QĐ-CQĐT, 127/2017/NĐ-CP
PAPER = re.compile(
    r"\d+[a-z]?/(?:\d{4}/)?[A-ZĐ]{1,8}\d{0,4}(?:-[A-ZĐ][A-ZĐa-z\d]{0,9}){0,3}(?![\w\-])"
)


def _any(words: tuple[str, ...], before: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(
        rf"{before}(?:{'|'.join(map(re.escape, sorted(words, key=lambda one: (-len(one), one))))})(?!\w)"
    )


HARMLESS = (PAPER, _any(PROVINCES, r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|TP\.?) "), _any(PHRASES))
FIRST_KEPT = (
    0xE000  # letters of private use stand for the harmless meanwhile; a text may not bring its own
)


def without_names(text: str) -> str:
    """At the head of a sentence one capital word is taken for a name only before what people do."""
    kept: list[str] = []
    text = ADDRESS.sub(lambda hit: (hit[1] or "") + LEFT_OUT, E_MAIL.sub(LEFT_OUT, text))
    text = BORN.sub(r"\1 năm \2", text)
    for harmless in HARMLESS:
        text = harmless.sub(lambda hit: _stand_in(kept, hit[0]), text)
    text = PLATE.sub(MASKED, NUMBER.sub(MASKED, text))
    text = INITIALS.sub(LEFT_OUT + " ", FOREIGN.sub(LEFT_OUT, text))
    text = written_small(text)
    for pattern, put in ((RUN, _run), (ALONE, _alone), (SUBJECT, _head), (LISTED, _head)):
        text = pattern.sub(put, text)
    return re.sub(
        "[\ue000-\uf8ff]", lambda hit: kept[ord(hit[0]) - FIRST_KEPT], _plain(text)
    ).rstrip()


def _stand_in(kept: list[str], phrase: str) -> str:
    if phrase not in kept:
        kept.append(phrase)
    return chr(FIRST_KEPT + kept.index(phrase))


def _alone(hit: re.Match[str]) -> str:
    """One of our own letters in place of a name names nobody («nhà trọ C»)."""
    return hit[0] if CODE.fullmatch(hit[0]) or re.fullmatch("[A-Z]", hit[0]) else LEFT_OUT


def _head(hit: re.Match[str]) -> str:
    return hit[0] if hit[0] in NOBODY or CODE.fullmatch(hit[0]) else LEFT_OUT


def _run(hit: re.Match[str]) -> str:
    """A run with a word that may be a name goes whole, but for codes in it («BC1, Trần Thị Văn»). «Đưa BH1» is no name: a
    capital word at the head and codes after it."""
    words = re.split(rf"({NEXT})", hit[0])
    named = [turn for turn, one in enumerate(words[::2]) if not CODE.fullmatch(one)]
    if not named or (named == [0] and re.search(rf"{HEAD}\Z", hit.string[: hit.start()] or "")):
        return hit[0]
    kept = [one if CODE.fullmatch(one) else LEFT_OUT for one in words[::2]]
    return " ".join(one for turn, one in enumerate(kept) if not turn or one != kept[turn - 1])


def _plain(text: str) -> str:
    """Names written small and without marks: «nguyen thi chim», «nguyenthichim.mp4»."""
    plain, at = folded(text)
    for hit in reversed(list(PLAIN.finditer(plain))):
        text = text[: at[hit.start()]] + LEFT_OUT + text[at[hit.end() - 1] + 1 :]
    return text


STROKED = str.maketrans("đĐðÐ", "dDdD")  # «Ð» is often typed for «Đ»


def folded(text: str) -> tuple[str, list[int]]:
    """Small letters without marks, and where each of them stands in the text."""
    made, at = [], []
    for place, letter in enumerate(text):
        for one in _bare(letter):
            made.append(one)
            at.append(place)
    return "".join(made), at


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter.casefold()).translate(STROKED)
    return "".join(one for one in apart if not unicodedata.combining(one))
