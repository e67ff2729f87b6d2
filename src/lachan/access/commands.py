"""Verbs of access: dispose of a record's key (two people), issue and revoke an API key."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from .actor import Actor
from .audit import about
from .models import ApiToken, Membership, RecordKey
from .permissions import Permission
from .refusals import NotFound, Refusal
from .roles import ROLES
from .verbs import command


class AlreadyProposed(Refusal):
    """Việc hủy khóa này đã có người đề xuất. Đề nghị người thứ hai có thẩm quyền xác nhận."""


class NeedsSecondPerson(Refusal):
    """Người đề xuất không tự xác nhận việc hủy khóa của mình. Đề nghị một người khác có thẩm quyền xác nhận."""


class NotProposed(Refusal):
    """Chưa có đề xuất hủy khóa cho hồ sơ này. Lập đề xuất trước, rồi người thứ hai xác nhận."""


@command(Permission.IDENTITY_DISPOSE, article="Luật 91/2025/QH15; Luật 33/2024/QH15")
def propose_disposal(*, record: UUID, by: Actor, at: datetime) -> None:
    """Đề xuất hủy khóa danh tính của một hồ sơ đã hết hạn lưu; hành vi tố tụng vẫn còn."""
    key = _key(record)
    if key.proposed_by is not None:
        raise AlreadyProposed
    about(record)
    RecordKey.objects.filter(id=record).update(proposed_by=by.account_id, proposed_at=at)


@command(Permission.IDENTITY_DISPOSE, article="Luật 91/2025/QH15; Luật 33/2024/QH15")
def confirm_disposal(*, record: UUID, by: Actor, at: datetime) -> None:
    """Xác nhận hủy khóa: từ đây danh tính không còn mở được, kể cả từ bản sao lưu cơ sở dữ liệu mới."""
    key = _key(record)
    if key.proposed_by is None:
        raise NotProposed
    if key.proposed_by == by.account_id:
        raise NeedsSecondPerson
    about(record)
    RecordKey.objects.filter(id=record).update(
        destroyed_by=by.account_id, destroyed_at=at, wrapped=None
    )


def _key(record: UUID) -> RecordKey:
    key = RecordKey.objects.filter(id=record, wrapped__isnull=False).first()
    if key is None:
        raise NotFound
    return key


class ScopeTooWide(Refusal):
    """Khóa API không được rộng hơn quyền của vai trò. Bỏ bớt quyền rồi cấp lại."""


@command(Permission.API_TOKEN, article="quản trị")
def issue_api_token(
    *, membership: int, scopes: list[str], days: int, by: Actor, at: datetime
) -> str:
    """Cấp khóa API cho một phân công; chuỗi khóa chỉ hiện một lần, hệ thống chỉ giữ mã băm."""
    from_role = _scopes_of(membership)
    if not scopes or not set(scopes) <= from_role:
        raise ScopeTooWide
    text = "lachan_" + secrets.token_urlsafe(32)
    token = ApiToken(
        membership_id=membership, digest=token_digest(text), scopes=sorted(scopes),
        issued_at=at, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    token.save(force_insert=True)
    about(token.id, scopes=",".join(sorted(scopes)))
    return text


def _scopes_of(membership: int) -> set[str]:
    held = Membership.objects.filter(id=membership).first()
    if held is None:
        raise NotFound
    return {str(permission.value) for permission in ROLES[held.role].may}


@command(Permission.API_TOKEN, article="quản trị")
def revoke_api_token(*, token: UUID, by: Actor, at: datetime) -> None:
    """Thu hồi khóa API; yêu cầu tiếp theo bằng khóa này bị từ chối."""
    if not ApiToken.objects.filter(id=token, revoked_at=None).update(revoked_at=at):
        raise NotFound
    about(token)


def token_digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
