"""Where a report was sent, as a register writes it → the agency of that name on that day, or nothing."""

import re
from collections import defaultdict
from datetime import date

from lachan.docket.standings import PROCEDURAL
from lachan.reference.codes import Kind
from lachan.reference.models import Agency, Province

from .words import bare, holds, spelled_out, words


class Bodies:
    """Bodies of procedure of one province by name, dated. Others get no report by an import."""

    def __init__(self, province_id: int) -> None:
        self.province = bare(Province.objects.get(id=province_id).short_name)
        self.by_name: dict[str, list[Agency]] = defaultdict(list)
        for agency in Agency.objects.filter(province_id=province_id, kind__in=PROCEDURAL):
            for name in self._names(agency):
                self.by_name[name].append(agency)
        self.known: dict[tuple[str, date], Agency | None] = {}

    def _names(self, agency: Agency) -> set[str]:
        """The full name, the short one, what stands before a dash; a district's police also as its agency."""
        before_dash = re.split(r"\s[–-]\s", agency.name)[0]
        written = {agency.name, agency.short_name, before_dash}
        if agency.kind == Kind.DISTRICT_POLICE:
            written.add(f"Cơ quan Cảnh sát điều tra {before_dash}")
        return {name for text in written if (name := self._plain(text))}

    def _plain(self, text: str) -> str:
        """«Công an tỉnh Lâm Đồng» and «Công an tỉnh» are one name inside the province."""
        full = spelled_out(text, words()["agency_words"])
        return (
            full.removesuffix(f" {self.province}")
            if full.endswith(f" tinh {self.province}")
            else full
        )

    def find(self, text: str, day: date) -> Agency | None:
        key = (text, day)
        if key not in self.known:
            self.known[key] = self._find(self._plain(text), day)
        return self.known[key]

    def _find(self, plain: str, day: date) -> Agency | None:
        exact = _alive(self.by_name.get(plain, []), day)
        if exact:
            return exact[0] if len(exact) == 1 else None
        # Inside a longer text only if it can mean one body: a report sent to the wrong one is lost time.
        held = [agency for name, agencies in self.by_name.items()
                if len(name.split()) > 2 and holds(name, plain) for agency in agencies]  # fmt: skip
        inside = _alive(held, day)
        return inside[0] if len(inside) == 1 else None


def _alive(agencies: list[Agency], day: date) -> list[Agency]:
    return list({agency.id: agency for agency in agencies if agency.exists_on(day)}.values())
