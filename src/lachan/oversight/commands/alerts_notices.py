"""Verbs of alerts: say that one has seen a notice; say where one wants to be told."""

import re
from datetime import datetime, time
from uuid import UUID

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.oversight.alerts.codes import CHANNELS, OWN_CHANNELS, WANTS
from lachan.oversight.alerts.models import Contact, Notice

FORMS = {
    "email": re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+"),
    "sms": re.compile(r"\+?[0-9]{8,15}"),
    "webhook": re.compile(r"https?://[^\s/@]+(/\S*)?"),
}


class AlreadySeen(Refusal):
    """Cảnh báo này đã có người trong đơn vị xác nhận là đã xem. Xem việc còn phải làm ở hồ sơ vụ việc; báo động trả tự do vẫn hiện cho đến khi có lệnh, quyết định mới."""


class NoLongerDue(Refusal):
    """Việc của cảnh báo này đã xong hoặc thời hạn đã thay đổi, nên không cần xác nhận nữa. Tải lại danh sách để xem việc hiện còn."""


class BadAddress(Refusal):
    """Địa chỉ không đúng dạng của kênh đã chọn. Ghi thư điện tử dạng ten@don-vi.vn, số điện thoại chỉ gồm chữ số, hoặc địa chỉ bắt đầu bằng https://."""


class ChannelNotOwn(Refusal):
    """Kênh gọi hệ thống khác do quản trị viên đặt cho cả cơ quan, không đặt cho riêng một người. Chọn thư điện tử hoặc tin nhắn, hoặc báo quản trị viên."""


class HalfQuiet(Refusal):
    """Giờ yên lặng phải có cả giờ bắt đầu và giờ kết thúc. Ghi đủ hai giờ, hoặc bỏ trống cả hai để được báo bất kỳ lúc nào."""


@command(Permission.ALERT_SEE, article="BLTTHS Điều 17")
def acknowledge_notice(*, notice: UUID, by: Actor, at: datetime) -> Notice:
    """Xác nhận đã xem một cảnh báo của đơn vị mình; việc phải làm vẫn còn cho đến khi làm xong."""
    found = Notice.objects.filter(id=notice).first()
    if found is None:
        raise NotFound
    about(found.matter_id or found.care_id, rung=found.rung, ref=found.ref)
    if found.closed_at is not None:
        raise NoLongerDue
    if not Notice.objects.filter(id=notice, seen_at=None).update(seen_at=at, seen_by=by.account_id):
        raise AlreadySeen
    found.seen_at, found.seen_by = at, by.account_id
    return found


@command(Permission.ALERT_SEE, article="Kế hoạch năm, mục tổ chức thực hiện")
def keep_contact(
    *, channel: str, address: str, by: Actor, at: datetime, wants: str = "all",
    quiet_from: time | None = None, quiet_to: time | None = None,
) -> Contact:  # fmt: skip
    """Ghi địa chỉ nhận cảnh báo của riêng mình, nhận việc gì và giờ nào yên lặng; địa chỉ cũ của kênh này ngừng dùng."""
    if channel not in OWN_CHANNELS:
        raise ChannelNotOwn(field="channel")
    given = _contact(channel, address, wants, quiet_from, quiet_to, at)
    given.agency_id, given.account_id = by.agency_id, by.account_id
    return _put(given, at)


@command(Permission.ACCOUNT_MANAGE, article="quản trị")
def keep_agency_contact(
    *, agency: int, channel: str, address: str, by: Actor, at: datetime, wants: str = "all",
    quiet_from: time | None = None, quiet_to: time | None = None,
) -> Contact:  # fmt: skip
    """Ghi địa chỉ nhận cảnh báo chung của một cơ quan (trực ban, hộp thư, hệ thống khác); địa chỉ cũ ngừng dùng."""
    given = _contact(channel, address, wants, quiet_from, quiet_to, at)
    given.agency_id = agency
    return _put(given, at)


@command(Permission.ALERT_SEE, article="Kế hoạch năm, mục tổ chức thực hiện")
def end_contact(*, contact: UUID, by: Actor, at: datetime) -> None:
    """Ngừng dùng một địa chỉ nhận cảnh báo của mình."""
    about(contact)
    if not Contact.objects.filter(id=contact, valid_to=None).update(valid_to=at):
        raise NotFound


def _contact(
    channel: str, address: str, wants: str, begin: time | None, end: time | None, at: datetime
) -> Contact:
    if channel not in dict(CHANNELS) or not FORMS[channel].fullmatch(address.strip()):
        raise BadAddress(field="address")
    if (begin is None) != (end is None):
        raise HalfQuiet(field="quiet_to")
    return Contact(
        channel=channel, address=address.strip(), wants=wants if wants in dict(WANTS) else "all",
        quiet_from=begin, quiet_to=end, valid_from=at,
    )  # fmt: skip


def _put(given: Contact, at: datetime) -> Contact:
    """One address for each channel: the one before ends at this moment."""
    before = Contact.objects.filter(
        agency_id=given.agency_id, account_id=given.account_id, channel=given.channel, valid_to=None
    )
    before.update(valid_to=at)
    given.line_id = about(given.id, channel=given.channel, wants=given.wants).id
    given.save(force_insert=True)
    return given
