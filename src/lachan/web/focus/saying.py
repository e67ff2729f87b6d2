"""How a value, a comparison and a composite are said; what is unknown, hidden and nought are three different words."""

from datetime import date
from typing import Any

from lachan.focus import codes, queries
from lachan.focus.models import FocusPlace, PlaceFact
from lachan.focus.rules import HIGH, RISK, Method, Profile, Reading, Told
from lachan.reference.ground import Hidden

from .. import wording

UNKNOWN, HIDDEN = "không có số liệu", "ẩn vì số nhỏ"
BANDS = ("không phát sinh", "nhóm thấp nhất", "dưới mức giữa", "trên mức giữa", "nhóm cao nhất")
GAPS = dict(codes.GAPS)
GAP_STATE = {"none": "overdue", "seldom": "soon", "unknown": "paused", "met": "met", "calm": "running", "dark": "paused"}  # fmt: skip


def value(told: Told, unit: str = "") -> str:
    if told.value is None:
        return UNKNOWN
    if isinstance(told.value, Hidden):
        return HIDDEN
    return f"{wording.thousands(told.value)} {unit}".strip()


def band(reading: Reading) -> str:
    """«nhóm cao nhất»; nothing where it is in no comparison."""
    return "" if reading.band is None else BANDS[reading.band]


def comparison(reading: Reading) -> str:
    """How it lies among the others, in numbers of places."""
    if reading.band is None:
        return reading.told.note or "không đem so"
    if reading.band == 0:
        return f"không phát sinh; {reading.among} nơi khác có số"
    return (
        f"{BANDS[reading.band]}: cao hơn {reading.lower} nơi, bằng {reading.equal} nơi, thấp hơn {reading.higher} nơi, "
        f"trong {reading.among} nơi có số"
    )


def why(reading: Reading, method: Method) -> str:
    """Why it stands out, or why not, by the threshold of the table."""
    part, whole = method.share
    if not reading.known:
        return "Không xét: " + ("số nhỏ được ẩn với vai trò này." if isinstance(reading.told.value, Hidden) else "chưa có số liệu; chưa có không phải là bằng không.")  # fmt: skip
    if reading.band is None:
        return f"Không xét: {reading.told.note}."
    if reading.input.stands_out == HIGH:
        return _high(reading, method, f"{part}/{whole}")
    return _low(reading, method, f"{part}/{whole}")


def _high(reading: Reading, method: Method, share: str) -> str:
    rule = f"{reading.lower}/{reading.among} nơi có số có ít hơn"
    if reading.stands_out:
        return f"Nổi lên: {rule}, từ {share} trở lên; và số này từ {reading.input.least} trở lên."
    if not reading.band:
        return "Không nổi lên: không phát sinh trong kỳ."
    if reading.among < method.among:
        return f"Không nổi lên: chỉ {reading.among} nơi có số. {method.words['among']}"
    if int(reading.told.value or 0) < reading.input.least:
        return f"Không nổi lên: dưới ngưỡng {reading.input.least}."
    return f"Không nổi lên: {rule}, chưa đến {share}."


def _low(reading: Reading, method: Method, share: str) -> str:
    if reading.band == 0:
        return "Thiếu: trong kỳ không có."
    rule = f"{reading.higher}/{reading.among} nơi có số có nhiều hơn"
    if reading.stands_out:
        return f"Thiếu: {rule}, từ {share} trở lên."
    return f"Không thiếu: {rule}, chưa đến {share}."


def composite(profile: Profile) -> str:
    """«2 trong 5 số liệu đem so»."""
    if profile.composite is None:
        return UNKNOWN
    return f"{profile.composite} trong {profile.known} số liệu đem so"


def ratio(profile: Profile) -> str:
    """«2 / 5»."""
    return UNKNOWN if profile.composite is None else f"{profile.composite} / {profile.known}"


def lacking(profile: Profile) -> str:
    """How many risk inputs are not in the count, and why."""
    risks = profile.of_side(RISK)
    hidden = sum(isinstance(one.told.value, Hidden) for one in risks)
    unknown = sum(one.told.value is None for one in risks)
    apart = sum(one.known and one.band is None for one in risks)
    told = [f"{unknown} chưa có" if unknown else "", f"{hidden} ẩn" if hidden else "", f"{apart} không so được" if apart else ""]  # fmt: skip
    return ", ".join(one for one in told if one)


def labels(profile: Profile) -> str:
    return "; ".join(one.input.label.lower() for one in profile.out) or "—"


def reading(one: Reading, method: Method) -> dict[str, Any]:
    """One input of one place as its page takes it."""
    told, asked = one.told, one.input
    return {
        "key": asked.key, "label": asked.label, "value": value(told, asked.unit), "out": one.stands_out,
        "band": band(one), "comparison": comparison(one), "why": why(one, method),
        "threshold": _threshold(one, method), "reason": asked.why, "caution": asked.caution,
        "source": told.source or asked.source or "chưa đơn vị nào ghi số này",
        "as_of": wording.day(told.as_of), "note": told.note if one.band is not None else "",
    }  # fmt: skip


def _threshold(one: Reading, method: Method) -> str:
    part, whole = method.share
    if one.input.stands_out == HIGH:
        return f"ít nhất {part}/{whole} số nơi có số có ít hơn, và từ {one.input.least} trở lên"
    return f"bằng 0, hoặc ít nhất {part}/{whole} số nơi có số có nhiều hơn"


def spot(one: FocusPlace) -> str:
    return f"{one.spot} ({one.place.name})" if one.spot else one.place.name


def standing(one: FocusPlace, today: date) -> dict[str, str]:
    """In the list, to be reviewed, out of it."""
    ends, review = queries.ended_on(one), queries.review_on(one)
    if ends is not None:
        return {"state": "met", "state_label": f"Đã đưa ra {wording.day(ends)}"}
    if review is not None and review < today:
        days = (today - review).days
        return {"state": "overdue", "state_label": f"Quá ngày rà soát {days} ngày"}
    return {"state": "running", "state_label": f"Rà soát {wording.day(review)}"}


def reasons(one: FocusPlace) -> str:
    known = dict(codes.reasons())
    told = [known.get(key, key) for key in one.reasons]
    return "; ".join([*told, one.words] if one.words else told)


def period(fact: PlaceFact) -> str:
    return f"{wording.day(fact.period_from)} – {wording.day(fact.period_to)}"
