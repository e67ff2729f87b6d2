"""Which body receives a report from outside: by the place and the day, and by whom the report speaks of."""

from dataclasses import dataclass
from datetime import date

from lachan.access.refusals import Refusal
from lachan.reference import queries as reference
from lachan.reference.codes import Kind, Level
from lachan.reference.models import Agency, Province, Unit


class NobodyReceives(Refusal):
    """Trang này chưa nhận được tin cho nơi vừa chọn. Chọn «chưa rõ» ở mục nơi xảy ra rồi gửi lại; nội dung vẫn còn. Nếu gấp, gọi 113."""


@dataclass(frozen=True)
class Receiver:
    """The body, and the body whose official the report speaks of: that one is kept out of it."""

    body: Agency
    barred: Agency | None = None


def receiver(province: Province, place: Unit | None, official: str, day: date) -> Receiver:
    """The police of the commune; where none is chosen, or its own people are spoken of, the province's investigators;
    where these or the provincial police are spoken of, the provincial procuracy (BLTTHS Điều 145 khoản 2)."""
    local = reference.commune_police_of(place, day) if place is not None else None
    above = _of_province(province, Kind.INVESTIGATION_AGENCY, day)
    if official == "province":
        return Receiver(_must(_of_province(province, Kind.PROVINCIAL_PROCURACY, day)), above)
    if official == "commune":
        return Receiver(_must(above), local)
    return Receiver(_must(local or above))


def _of_province(province: Province, kind: str, day: date) -> Agency | None:
    found = reference.agencies_on(day, kind).filter(province=province, level=Level.PROVINCE)
    return found.first()


def _must(body: Agency | None) -> Agency:
    if body is None:
        raise NobodyReceives(field="place")
    return body
