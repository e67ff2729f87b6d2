"""The projection dropped and read anew, and one matter read anew among many: the engine at its real size."""

from collections.abc import Iterator
from datetime import timedelta
from time import perf_counter, process_time

from .. import inside, place
from ..table import Line

MINUTES = 300.0


def lines(matters: int) -> Iterator[Line]:
    """Of a docket of `matters`, all in one transaction by one process beside the server."""
    from lachan.docket.rebuild import rebuild

    began, busy = perf_counter(), process_time()
    read = rebuild(as_of=place.now())
    took, cpu = perf_counter() - began, process_time() - busy
    limit = MINUTES if read == matters == 200_000 else None
    yield Line("Dựng lại", f"{read:,} matters read anew and stored", took, unit="s", limit=limit)
    yield Line("Dựng lại", "processor time of ours for one matter", cpu / read * 1000)
    yield from _one_among(matters)


def _one_among(matters: int) -> Iterator[Line]:
    """A new act reads its own matter and no other: the rows that carry the new moment are counted."""
    from lachan.access.scope import acting
    from lachan.docket.models import Matter, MatterReading
    from lachan.docket.readings import renew

    at, by = place.now() + timedelta(minutes=1), inside.actor("dieutra")
    code = inside.codes_of("dieutra", 1)[0]
    with acting(by):
        matter = Matter.objects.get(code=code)
        began = process_time()
        renew(matter.id, at)
        cpu = (process_time() - began) * 1000
    touched = MatterReading.objects.using("keeper").filter(as_of=at).count()
    name = f"matters read anew by one act among {matters:,}"
    yield Line("Dựng lại", name, touched, unit="", limit=1)
    yield Line("Dựng lại", "processor time of ours to read that one anew", cpu)
