"""Words that leave the file: known names as codes however they are spelled, and for a reader without the right every
word that could be a name nobody listed, every number that finds a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property

LEFT_OUT = "(đã lược)"
MASKED = "(số đã che)"
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff]"
)
BETWEEN = r"[\s_.\-]*"
# Capitals that begin no name. Of words that are also given names («Công», «Nam») only the phrase is none.
PHRASES = (
    "Công an", "Bộ Công an", "Bộ đội", "Cảnh sát", "Viện kiểm sát", "Viện Kiểm sát", "Viện trưởng", "Kiểm sát viên", "Điều tra viên",
    "Cơ quan", "Tòa án", "Toà án", "Thẩm phán", "Bộ luật", "Luật", "Nghị định", "Nghị quyết", "Thông tư", "Hiến pháp", "Hình sự",
    "Tố tụng", "Hội đồng", "Ủy ban", "Uỷ ban", "Sở", "Việt Nam", "Trung Quốc", "Campuchia", "Lào", "Thái Lan", "Myanmar",
    "Đài Loan", "Malaysia", "Philippines", "Điều", "Khoản", "Điểm", "Quyết định", "Lệnh", "Kết luận", "Cáo trạng", "Biên bản",
    "Kho vật chứng", "Zalo", "Facebook", "Messenger", "Telegram", "Viber", "WeChat", "TikTok", "Youtube", "Internet",
    "DỮ LIỆU GIẢ LẬP", "BLHS", "BLTTHS", "TTLT", "NQ", "NĐ", "HĐTP", "VKS", "VKSND", "CQĐT", "KSV", "ĐTV", "UBND", "CCCD", "CMND",
    "SIM", "IMEI", "SMS", "ADN", "VND", "USD", "CNY", "BC", "BH", "BL", "II", "III", "IV", "VI", "VII", "VIII", "IX",
)  # fmt: skip
KEPT = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(PHRASES, key=lambda one: (-len(one), one)))})(?!\w)"
)
NUMBERED = re.compile(
    r"\d+[a-z]?/(?:\d{4}/)?[A-ZĐ]{1,8}\d{0,4}(?:-[A-ZĐ][A-ZĐa-z\d]{0,9}){0,3}(?![\w\-])"
)  # 12/QĐ-CQĐT, 127/2017/NĐ-CP
FIRST_KEPT = (
    0xE000  # letters of private use stand for the phrases meanwhile; a text may not bring its own
)
# Words that begin a sentence or a title so often that a given name like them is left to the other rules.
FIRST_WORDS = frozenset(("Biên", "Bản", "Giấy", "Lời", "Sao", "Tin", "Quyết", "Kết", "Lệnh", "Đơn", "Văn", "Hồ", "Lý", "Điện", "Hình",
                         "Ảnh", "Phiếu", "Sổ", "Thông", "Công", "Báo", "Yêu", "Người", "Khi", "Sau", "Trước", "Theo", "Có", "Không", "Hai", "Ba"))  # fmt: skip
CODE = re.compile(r"[^\W\d_]{1,4}[\-_.]?\d[\w\-.]*|\d[\w\-/.]*")
CAPITAL = "[" + "".join(chr(n) for n in range(0x41, 0x1F00) if chr(n).isupper()) + r"]\w*"
RUN = re.compile(rf"(?<!\w){CAPITAL}(?:[\s_.\-,]{{1,3}}{CAPITAL})+")
ALONE = re.compile(rf"(?<=[\w,;:()«\"'\-] )(?<!\w){CAPITAL}(?!\w)|(?<=[(«\"'_]){CAPITAL}(?!\w)")
# Somebody at the head of a sentence: a capital word before what people do. What things do is told of two syllables
# («Điện thoại bị thu giữ») or of one of these.
DONE = ("đã|đang|sẽ|bị|được|có|không|chưa|khai|nói|kể|nhận|giao|đưa|đi|về|rủ|hứa|bán|mua|là|cho|và|với|gặp|gọi|nhắn|chuyển|trả|"
        "biết|thấy|bảo|nhờ|tự|cùng|cũng|nghe|tuyển|chở|dẫn|ép|đánh|trốn|ký|thừa|trình|tố|cầm|hẹn|lừa|dụ|thuê")  # fmt: skip
NOBODY = frozenset(
    ("Người", "Ai", "Họ", "Tiền", "Xe", "Việc", "Sau", "Khi", "Đó", "Đây", "Tài", "Có", "Không", "Chưa", "Đã", "Cũng", "Được", "Bị", "Từ", "Hai",
     "Ba", "Bốn", "Năm", "Sáu", "Cả", "Nhóm", "Bên", "Nơi", "Chỗ", "Giấy", "Đơn", "Thư", "Tin", "Bản", "Vé", "Vàng", "Nhà", "Hàng", "Sẽ", "Đang",
     "Nếu", "Do", "Vì", "Nhưng", "Rồi", "Hôm", "Tại", "Theo", "Mặc", "Tuy", "Chỉ", "Vẫn", "Đều", "Và", "Hoặc", "Cùng", "Còn", "Thì", "Nhờ", "Tự")
)  # fmt: skip
SUBJECT = re.compile(rf"(?:^|(?<=[.;:!?–—\n] ))(?P<who>{CAPITAL})(?= (?:{DONE})(?!\w))")
SURNAMES = "nguyen|tran|le|pham|hoang|huynh|dang|bui|ngo|duong"
PLAIN_NAME = re.compile(
    rf"(?<![a-z0-9])(?:(?:{SURNAMES}){BETWEEN}(?:thi|van)|(?:vu|vo|ho|ly|lo|vang|sung|giang|lu|ma){BETWEEN}thi)"
    rf"{BETWEEN}[a-z]+(?:[\s_.\-][a-z]+)?(?![a-z])"
)
KIN = "chị|anh|em|cháu|bà|ông|cô|chú|bác|dì|mợ|thím|bé|thằng|con"
FOREIGN = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff]+")
E_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
MONEY = r"(?!\w)(?!\s*(?:đồng|đ\b|VND|USD|CNY))"
NUMBER = re.compile(rf"(?<![\w.,])(?:(?:\+|0)\d(?:[\s.\-]?\d){{7,14}}|\d{{8,19}}){MONEY}")
PLATE = re.compile(r"(?<!\w)\d{2}[A-ZĐ]{1,2}\d?[\s\-.]\d{3}[\s.]?\d{2}(?!\w)")


STROKED = str.maketrans("đĐðÐ", "dDdD")  # «Ð» is often typed for «Đ»


def folded(text: str) -> tuple[str, list[int]]:
    """Small letters without marks, and where each of them stands in the text."""
    made, at = [], []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFD", letter.casefold()).translate(STROKED):
            if not unicodedata.combining(one):
                made.append(one)
                at.append(place)
    return "".join(made), at


def clean(text: str) -> str:
    """One way of writing a letter, and no letter that cannot be seen: a name may hide behind either."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


class Words:
    """`called`: name → what stands in its place. `guarded`: unknown names and numbers are left out too."""

    def __init__(self, called: Mapping[str, str], *, guarded: bool) -> None:
        self.called = {clean(name).strip(): said for name, said in called.items() if name.strip()}
        self.guarded = guarded

    def of(self, text: str) -> str:
        if not text:
            return text
        known = self._short(self._long(clean(text)))
        return _guarded(known) if self.guarded else known

    def touches(self, text: str) -> bool:
        return self._short(self._long(clean(text))) != clean(text)

    @cached_property
    def _by_fold(self) -> dict[str, str]:
        """Names of several words, or of one long word, are known without their marks and run together."""
        found = {
            re.sub(r"[\s_.\-]+", " ", folded(name)[0]).strip(): said
            for name, said in self.called.items()
        }
        return {name: said for name, said in found.items() if " " in name or len(name) > 6}

    @cached_property
    def _long_names(self) -> re.Pattern[str] | None:
        names = sorted(self._by_fold, key=lambda one: (-len(one), one))
        either = "|".join(BETWEEN.join(map(re.escape, one.split())) for one in names)
        return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])") if names else None

    def _long(self, text: str) -> str:
        if self._long_names is None:
            return text
        plain, at = folded(text)
        made, last = [], 0
        for hit in self._long_names.finditer(plain):
            first, end = at[hit.start()], at[hit.end() - 1] + 1
            made += [
                text[last:first],
                self._by_fold[re.sub(r"[\s_.\-]+", " ", self._spaced(hit[0]))],
            ]
            last = end
        return "".join([*made, text[last:]])

    def _spaced(self, hit: str) -> str:
        """The name as it is listed, whatever stood between its words."""
        bare = re.sub(r"[\s_.\-]+", "", hit)
        return next(one for one in self._by_fold if one.replace(" ", "") == bare)

    @cached_property
    def _short_names(self) -> re.Pattern[str] | None:
        """A name of one short word is a word like others («Ba», «Lan», «lần»): only as it was typed, or written large, or
        after «chị», «anh»."""
        small = "|".join(map(re.escape, sorted({one.lower() for one in self._single})))
        large = "|".join(map(re.escape, sorted({x for one in self._single for x in _forms(one)}, key=lambda one: (-len(one), one))))  # fmt: skip
        after = rf"(?P<kin>(?<!\w)(?i:{KIN})\s+)(?P<small>{small})(?!\w)"
        return re.compile(rf"{after}|(?<![^\W_])(?:{large})(?![^\W_])") if large else None

    @cached_property
    def _single(self) -> dict[str, str]:
        """Names of one word, and what people of several are called for short; of two people called alike, neither."""
        own = {
            one: said
            for one, said in self.called.items()
            if " " not in one and folded(one)[0] not in self._by_fold
        }
        for name, said in self.called.items():
            last = name.split()[-1] if name else ""
            if " " in name and len(last) > 1 and last[0].isupper() and last not in FIRST_WORDS:
                own[last] = said if own.get(last, said) == said else LEFT_OUT
        return own

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {form: said for name, said in self._single.items() for form in (*_forms(name), name.lower())}  # fmt: skip

    def _short(self, text: str) -> str:
        if self._short_names is None:
            return text
        return self._short_names.sub(
            lambda hit: f"{hit['kin'] or ''}{self._by_form[hit['small'] or hit[0]]}", text
        )


def _forms(name: str) -> tuple[str, ...]:
    """As typed; written large, with its marks or without."""
    bare = "".join(x for x in unicodedata.normalize("NFD", name.translate(STROKED)) if not unicodedata.combining(x))  # fmt: skip
    return name, name.upper(), name.title(), bare.title(), bare.upper()


def _guarded(text: str) -> str:
    """What could be somebody's name or number is left out; a place or a firm may go with it, which is the lesser harm.
    At the beginning of a sentence one capital word is a name only before what people do."""
    kept: list[str] = []
    text = E_MAIL.sub(LEFT_OUT, text)
    for harmless in (NUMBERED, KEPT):
        text = harmless.sub(lambda hit: _stand_in(kept, hit[0]), text)
    text = PLATE.sub(MASKED, NUMBER.sub(MASKED, text))
    text = FOREIGN.sub(LEFT_OUT, text)
    text = SUBJECT.sub(_subject, ALONE.sub(_alone, RUN.sub(_run, text)))
    plain, at = folded(text)
    for hit in reversed(list(PLAIN_NAME.finditer(plain))):
        text = text[: at[hit.start()]] + LEFT_OUT + text[at[hit.end() - 1] + 1 :]
    return re.sub("[\ue000-\uf8ff]", lambda hit: kept[ord(hit[0]) - FIRST_KEPT], text)


def _stand_in(kept: list[str], phrase: str) -> str:
    if phrase not in kept:
        kept.append(phrase)
    return chr(FIRST_KEPT + kept.index(phrase))


def _is_name(word: str) -> bool:
    return not CODE.fullmatch(word)


def _alone(hit: re.Match[str]) -> str:
    return LEFT_OUT if _is_name(hit[0]) else hit[0]


def _subject(hit: re.Match[str]) -> str:
    return LEFT_OUT if hit["who"] not in NOBODY and _is_name(hit["who"]) else hit[0]


def _run(hit: re.Match[str]) -> str:
    """A run with a word that may be a name goes whole, but for codes in it («BC1, Trần Thị Văn»)."""
    words = re.split(r"([\s_.\-,]{1,3})", hit[0])
    if not any(_is_name(one) for one in words[::2]):
        return hit[0]
    kept = [one if CODE.fullmatch(one) else LEFT_OUT for one in words[::2]]
    return " ".join(one for turn, one in enumerate(kept) if not turn or one != kept[turn - 1])
