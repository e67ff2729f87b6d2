"""The verb of posters: one with a code of its own for a commune or an event."""

import secrets
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.letterbox.models import Poster
from lachan.procedure.periods import local_day
from lachan.reference.codes import Level
from lachan.reference.models import Unit

# Read aloud and typed without being mistaken: no 0 and o, no 1, l and i.
LETTERS, SIGNS = "abcdefghjkmnpqrstuvwxyz23456789", 6
LONGEST, MOST = 80, 100_000
# Fewer would be handed to people one knows; a poster must not point at who saw it.
FEWEST = 10


class NoPosterPlace(Refusal):
    """Áp phích phải ghi một xã, phường của hôm nay hoặc một sự kiện. Chọn xã hoặc ghi tên sự kiện rồi lập lại."""


class PosterEventTooLong(Refusal):
    """Tên sự kiện dài quá 80 chữ cái. Viết ngắn lại rồi lập lại."""


class TooFewPosters(Refusal):
    """Mỗi mã phải in từ 10 đến 100.000 tờ: ít hơn thì mã có thể chỉ ra người đã báo tin. Sửa số tờ, hoặc dùng chung một áp phích cho nhiều nơi."""


@command(Permission.OUTREACH_KEEP, article="Kế hoạch năm, nhóm Truyền thông, phòng ngừa")
def make_poster(*, place: Unit | None, event: str, printed: int, by: Actor, at: datetime) -> Poster:
    """Lập một áp phích mã QR cho một xã hoặc một sự kiện, để biết người dân báo tin từ đâu mà không biết ai đã báo."""
    event = " ".join(event.split())
    if place is None and not event or place is not None and not _of_today(place, by, at):
        raise NoPosterPlace(field="place")
    if len(event) > LONGEST:
        raise PosterEventTooLong(field="event")
    if not FEWEST <= printed <= MOST:
        raise TooFewPosters(field="printed")
    code = "".join(secrets.choice(LETTERS) for _ in range(SIGNS))
    row = Poster(code=code, province_id=by.province_id, place=place, event=event, printed=printed, agency_id=by.agency_id,
                 account_id=by.account_id, made_at=at)  # fmt: skip
    row.line_id = about(row.id, place=place.key if place else "").id
    row.save(force_insert=True)
    return row


def _of_today(place: Unit, by: Actor, at: datetime) -> bool:
    here = place.level == Level.COMMUNE and place.province_id == by.province_id
    return here and place.exists_on(local_day(at))
