"""Agencies as books of cases name them: bodies of procedure and courts, by name or by key, on a day."""

from datetime import date

from lachan.reference.codes import COURTS
from lachan.reference.models import Agency

from ..bodies import Bodies


class CaseBodies(Bodies):
    """As for a register, with the courts; a key of the province's list is an answer at once."""

    def __init__(self, province_id: int) -> None:
        super().__init__(province_id)
        courts = Agency.objects.filter(province_id=province_id, kind__in=COURTS)
        for agency in courts:
            for name in self._names(agency):
                self.by_name[name].append(agency)
        self.by_key = {a.key: a for group in self.by_name.values() for a in group}

    def find(self, text: str, day: date) -> Agency | None:
        named = self.by_key.get(text.strip())
        if named is not None:
            return named if named.exists_on(day) else None
        return super().find(text, day)
