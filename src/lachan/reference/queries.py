"""Questions to reference, each about one day. Nobody here asks the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from .codes import POLICE, SUPERVISED, Kind, Level
from .competence import HANDING_DOWN, Competence, investigation_level
from .models import Agency, Unit


class NoSuchUnit(LookupError):
    """Không có đơn vị mang mã này vào ngày đã chọn; mã được dùng lại, hãy kiểm tra ngày."""

    def __init__(self, code: str, day: date):
        super().__init__(f"{self.__doc__} (mã {code}, ngày {day:%d/%m/%Y})")


@dataclass(frozen=True)
class Investigator:
    """The competent agency and why it is competent."""

    agency: Agency
    competence: Competence


def valid_on(day: date, prefix: str = "") -> Q:
    open_end = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & open_end


def agencies_on(day: date, kind: str | None = None, *, using: str = "default") -> QuerySet[Agency]:
    found = Agency.objects.using(using).filter(valid_on(day)).order_by("sort_key")
    return found.filter(kind=kind) if kind else found


def reached_from(agency_id: int, day: date) -> QuerySet[Agency]:
    """Whoever exists that day, and whoever begins on the day on which this body, in its last month, ends."""
    ends = Agency.objects.filter(
        id=agency_id, valid_to__gt=day, valid_to__lte=day + HANDING_DOWN
    ).values("valid_to")
    return Agency.objects.filter(valid_on(day) | Q(valid_from__in=ends)).order_by("sort_key")


def units_on(day: date, level: str, *, using: str = "default") -> QuerySet[Unit]:
    return Unit.objects.using(using).filter(valid_on(day), level=level).order_by("sort_key")


def communes_on(day: date, *, using: str = "default") -> QuerySet[Unit]:
    return units_on(day, Level.COMMUNE, using=using).select_related("parent")


def units_called(keys: Iterable[str]) -> dict[str, str]:
    """Units by their key, whenever they were."""
    return dict(Unit.objects.filter(key__in=list(keys)).values_list("key", "name"))


def unit_on(key_or_code: str, day: date, *, using: str = "default") -> Unit:
    """The unit of that key, or the one that bore that GSO code on that day."""
    wanted = Q(key=key_or_code) | Q(gso_code=key_or_code)
    found = Unit.objects.using(using).filter(wanted, valid_on(day)).select_related("parent").first()
    if found is None:
        raise NoSuchUnit(key_or_code, day)
    return found


def successors(unit: Unit) -> QuerySet[Unit]:
    return unit.heirs.order_by("sort_key")


def heirs_on(unit: Unit, day: date) -> list[Unit]:
    """Where the ground of a unit lies on a later day: itself, or those that took it over."""
    if unit.valid_to is None or day < unit.valid_to:
        return [unit]
    return [heir for after in successors(unit) for heir in heirs_on(after, day)]


def serving(unit: Unit, kind: str, day: date) -> Agency | None:
    """The agency of that kind whose ground covers the unit that day."""
    return agencies_on(day, kind, using=_db(unit)).filter(grounds=unit).first()


def commune_police_of(unit: Unit, day: date) -> Agency | None:
    return serving(unit, Kind.COMMUNE_POLICE, day)


def court_of(unit: Unit, day: date) -> Agency | None:
    """District court of the commune's district, or the regional court since 01/07/2025."""
    return serving(unit, Kind.REGIONAL_COURT, day) or _of_district(unit, Kind.DISTRICT_COURT, day)


def procuracy_of(unit: Unit, day: date) -> Agency | None:
    regional = serving(unit, Kind.REGIONAL_PROCURACY, day)
    return regional or _of_district(unit, Kind.DISTRICT_PROCURACY, day)


def competent_investigation_agency(
    unit: Unit, day: date, article: str | None = None, paragraph: int | None = None
) -> Agency:
    return investigator_of(unit, day, article, paragraph).agency


def investigator_of(
    unit: Unit,
    day: date,
    article: str | None = None,
    paragraph: int | None = None,
    *,
    committed_abroad: bool = False,
) -> Investigator:
    """Who investigates a case of this place and day, with the rule that says so."""
    competence = investigation_level(day, article, paragraph, committed_abroad=committed_abroad)
    if competence.level == Level.DISTRICT:
        district = _of_district(unit, Kind.DISTRICT_POLICE, day)
        if district:
            return Investigator(district, competence)
    provincial = _provincial(unit.province_id, Kind.INVESTIGATION_AGENCY, day, _db(unit))
    return Investigator(provincial, competence)


def supervising_procuracy(agency: Agency, day: date) -> Agency | None:
    """The procuracy that supervises an agency's handling of crime that day; None if none does."""
    if agency.kind not in SUPERVISED:
        return None
    named = _alive(agency.supervisor, day)
    return named or _provincial(agency.province_id, Kind.PROVINCIAL_PROCURACY, day, _db(agency))


def provincial_procuracy(agency: Agency, day: date) -> Agency | None:
    return _provincial(agency.province_id, Kind.PROVINCIAL_PROCURACY, day, _db(agency))


def superior_on(agency: Agency, day: date) -> Agency | None:
    """The body above an agency that day: its parent, or what has replaced the parent's rank."""
    above = agency.parent
    while above and not above.exists_on(day):
        above = above.parent
    return above


def inspector_of(agency: Agency, day: date) -> Agency | None:
    """Thanh tra Công an tỉnh, for bodies of the police; other branches have their own."""
    if agency.kind not in POLICE or agency.kind == Kind.INSPECTOR:
        return None
    return provincial_inspector(agency, day)


def provincial_inspector(agency: Agency, day: date) -> Agency | None:
    return _provincial(agency.province_id, Kind.INSPECTOR, day, _db(agency))


def _alive(agency: Agency | None, day: date) -> Agency | None:
    while agency and not agency.exists_on(day):
        agency = agency.successor
    return agency


def _of_district(unit: Unit, kind: str, day: date) -> Agency | None:
    district = unit if unit.level == Level.DISTRICT else unit.parent
    return serving(district, kind, day) if district else None


def _provincial(province_id: int, kind: str, day: date, using: str) -> Agency | None:
    own = agencies_on(day, kind, using=using).filter(province_id=province_id)
    return own.filter(level=Level.PROVINCE).first()


def _db(row: Unit | Agency) -> str:
    return row._state.db or "default"
