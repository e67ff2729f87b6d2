"""What a reason is called where people read it: the parts of a figure and the last column of its list."""

from lachan.cases.codes import GROUNDS
from lachan.intake.codes import CHANNEL
from lachan.law.book import book
from lachan.outcomes.codes import APPEAL, FIRST, RESULTS
from lachan.outreach.codes import KINDS

SAID = {
    "settled": "đã giải quyết", "in_hand": "đang giải quyết", "suspended": "đang tạm đình chỉ",
    "handled": "đã vào sổ và xử lý", "not_handled": "vào sổ, chưa xử lý",
    "not_registered": "đã nhận, chưa vào sổ", "listed_only": "chỉ có trong danh sách của kênh",
    "this_period": "trong kỳ", "previous_period": "cùng kỳ năm trước",
    "solved": "đã khởi tố bị can", "charge_cancelled": "quyết định khởi tố bị can đã bị hủy bỏ",
    "nobody_charged": "chưa khởi tố bị can", "decided": "đã quyết định trong kỳ",
    "on_time": "đúng hạn", "late": "xong nhưng quá hạn", "missing": "quá hạn, chưa xong", "partial": "đúng hạn, chưa đủ số đếm",
    "moot": "không còn áp dụng", "running": "chưa đến hạn",
    "report": "nguồn tin", "investigation": "giai đoạn điều tra", "prosecution": "giai đoạn truy tố",
    "trial": "giai đoạn xét xử", "unsaid": "chưa ghi", "true": "chấp thuận", "false": "không chấp thuận",
    "opening": "tồn đầu kỳ", "closing": "tồn cuối kỳ",
}  # fmt: skip
SAID |= {f"spoken_{code}": label[0].lower() + label[1:] for code, label in KINDS}
IN, OUT = "in.", "out."
CODED = {
    code: label
    for choices in (*GROUNDS.values(), CHANNEL, FIRST, APPEAL, RESULTS)
    for code, label in choices
}


def label(reason: str) -> str:
    """Its words; a flow says which way it went."""
    for way, words in ((IN, "vào"), (OUT, "ra")):
        if reason.startswith(way):
            return f"{words}: {_act(reason.removeprefix(way))}"
    return SAID.get(reason) or CODED.get(reason) or _act(reason)


def _act(kind: str) -> str:
    if kind in book().acts:
        words = book().label(kind)
        return words[0].lower() + words[1:]
    return f"Điều {kind}" if kind.isdecimal() else kind
