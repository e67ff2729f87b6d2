"""Questions to the evidence room; the row lock answers for whoever is not in it."""

from uuid import UUID

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.docket.models import Matter
from lachan.docket.queries import matter_by_code

from .models import Casefile, Entry, Scan, Upload

WITH = ("key", "matter__reading__holder")


def casefile_of(viewer: Actor, matter: Matter) -> Casefile | None:
    """The matter's file, where there is one and the viewer is in the room."""
    found = Casefile.objects.select_related("key").filter(matter=matter).first()
    if found is not None:
        found.matter = matter
    return found


def casefile_by_code(viewer: Actor, code: str) -> Casefile:
    found = casefile_of(viewer, matter_by_code(viewer, code))
    if found is None:
        raise NotFound
    return found


def history(casefile: Casefile, part: str, item: str) -> list[Entry]:
    """Every version of one item, the newest first."""
    rows = Entry.objects.filter(casefile=casefile, part=part, item=item)
    return list(rows.select_related("agency").order_by("-turn"))


def scan_of(casefile: Casefile, scan: str) -> Scan:
    try:
        found = Scan.objects.select_related("upload").filter(casefile=casefile, upload=UUID(scan))
    except ValueError as wrong:
        raise NotFound from wrong
    row = found.first()
    if row is None:
        raise NotFound
    return row


def upload_of(casefile: Casefile, upload: str) -> Upload:
    try:
        row = Upload.objects.filter(casefile=casefile, id=UUID(upload)).first()
    except ValueError as wrong:
        raise NotFound from wrong
    if row is None:
        raise NotFound
    return row
