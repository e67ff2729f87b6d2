"""Whether an offer promises far more than such work pays: amounts read with their units, told of wages and not of fees."""

import re

# đồng for one unit; «nghìn» and «triệu» were written out before.
UNIT = {"triệu": 1_000_000, "trieu": 1_000_000, "nghìn": 1_000, "nghin": 1_000, "đô": 25_000, "do": 25_000, "$": 25_000,
        "yên": 165, "yen": 165, "euro": 27_000, "cây": 1_000_000}  # fmt: skip
AMOUNT = re.compile(
    r"(\d+(?:[.,]\d+)*)(?:-(\d+(?:[.,]\d+)*))? ?(triệu|trieu|nghìn|nghin|đô|do|\$|yên|yen|euro|cây|đ\b|vnd)?",
    re.I,
)
# Said shortly before: what is paid by the person, not to them.
FEE = re.compile(
    r"(?<!\w)(?:cọc|coc|phí|phi|đóng|dong|nộp|nop|ứng|ung|đền|den|phạt|phat|bồi thường|chi phí|trả lại|giới thiệu|ký quỹ|cầm tay|cầm trước|trả chị|học phí|tiền vé|vay)(?:\W+\S+){0,5}\W*$"
)
AFTER_FEE = re.compile(r"^\W*(?:tiền )?(?:phí|giữ chỗ|giữ suất|cọc|dịch vụ)")
PER = {"ngày": 26, "ngay": 26, "giờ": 208, "gio": 208, "h": 208, "buổi": 26, "buoi": 26}
TRIP = re.compile(r"^ ?(?:/|một|1|mỗi)? ?(?:chuyến|chuyen)")
PERIOD = re.compile(r"^ ?(?:/|một|1|mỗi) ?(ngày|ngay|giờ|gio|h|buổi|buoi)\b")
# A month of unskilled work: more than this is far above what it pays in the province or in the countries lures lead to; and
# in the countries to which people go under registered contracts. đồng; our reading of published wages, to be looked at yearly.
HIGH, HIGH_FAR, HIGH_TRIP = 17_500_000, 60_000_000, 1_000_000
LEAST = 1_000_000


def too_high(plain: str, far: re.Pattern[str], skilled: re.Pattern[str]) -> str:
    """The words of the amount, or nothing. Work that asks for a trade or a paper may pay what it pays."""
    if skilled.search(plain):
        return ""
    bound = HIGH_FAR if far.search(plain) else HIGH
    for met in AMOUNT.finditer(plain):
        value = _dong(met)
        if (
            value is None
            or FEE.search(plain[max(0, met.start() - 45) : met.start()])
            or AFTER_FEE.search(plain[met.end() :])
        ):
            continue
        after = plain[met.end() : met.end() + 12]
        if TRIP.search(after):
            if value >= HIGH_TRIP:
                return met[0].strip()
            continue
        period = PERIOD.search(after)
        monthly = value * PER[period[1]] if period else value
        if monthly >= bound and value >= LEAST or period and monthly >= bound * 1.5:
            return met[0].strip()
    return ""


def _dong(met: re.Match[str]) -> int | None:
    unit, said = (met[3] or "").lower(), met[2] or met[1]
    if unit in {"đ", "vnd", ""}:
        whole = int(re.sub(r"[.,]", "", said))
        return whole if unit and whole >= LEAST else None
    if unit in {"đô", "do", "$", "yên", "yen", "euro"}:
        return int(re.sub(r"[.,](?=\d{3}\b)", "", said).split(",")[0].split(".")[0]) * UNIT[unit]
    return int(
        float(
            said.replace(",", ".")
            if said.count(",") + said.count(".") == 1
            else re.sub(r"[.,]", "", said)
        )
        * UNIT[unit]
    )
