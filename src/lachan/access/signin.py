"""Signing in: a password becomes an account, an account and a day become actors."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from lachan.reference.models import Agency

from .actor import Actor
from .commands import token_digest
from .models import Account, ApiToken, Membership
from .permissions import Permission
from .prepared import Prepared
from .roles import ROLES


class Accounts(ModelBackend):
    """Accounts by user name; permissions never come from here."""

    def get_user(self, user_id: int) -> Account | None:
        return Account.objects.filter(id=user_id, is_active=True).first()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return False


def memberships_on(day: date, prefix: str = "") -> Q:
    open_end = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & open_end


# Asked by every request: in plain words, since making them from models took a millisecond each time.
HELD = Prepared(
    "bigint, date",
    """
SELECT m.id, m.role, a.id, a.display_name, p.hash, a.is_active, g.id, g.name, g.kind, g.province_id
FROM access_membership m JOIN access_account a ON a.id = m.account_id JOIN reference_agency g ON g.id = m.agency_id
LEFT JOIN access_password p ON p.account_id = a.id
WHERE m.account_id = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to > $2) ORDER BY m.id LIMIT 20
""",
)


def membership_of(account_id: int, membership_id: int | None, day: date) -> Membership | None:
    """The chosen membership, or the first in force where none was chosen; what an actor needs of it.

    A chosen one that has ended is nobody: a draft must not go out in the name of another agency."""
    chosen = [row for row in HELD(account_id, day) if membership_id in (None, row[0])]
    return _held(*chosen[0]) if chosen else None


def _held(
    id_: int, role: str, account: int, display_name: str, password: str | None, is_active: bool,
    agency: int, name: str, kind: str, province: int,
) -> Membership:  # fmt: skip
    who = Account(id=account, display_name=display_name, is_active=is_active)
    who.password = password or ""
    return Membership(id=id_, role=role, account=who,
                      agency=Agency(id=agency, name=name, kind=kind, province_id=province))  # fmt: skip


def actor_of(membership: Membership, narrowed: frozenset[Permission] | None = None) -> Actor:
    role, agency = ROLES[membership.role], membership.agency
    return Actor(
        account_id=membership.account_id, name=membership.account.display_name,
        agency_id=agency.id, agency_name=agency.name, agency_kind=agency.kind,
        province_id=agency.province_id, role=role.code, role_label=role.label,
        may=role.may if narrowed is None else role.may & narrowed,
        caps=role.caps, scope=(agency.id,), synthetic=settings.SYNTHETIC,
    )  # fmt: skip


def actor_by_token(text: str, at: datetime) -> Actor | None:
    """The actor behind an API key, narrowed to the key's scopes; None where the key is not good."""
    token = (
        ApiToken.objects.filter(digest=token_digest(text), revoked_at=None, expires_at__gt=at)
        .filter(memberships_on(at.date(), "membership__"))
        .select_related("membership__account", "membership__agency")
        .first()
    )
    if token is None or not token.membership.account.is_active:
        return None
    return actor_of(token.membership, frozenset(Permission(code) for code in token.scopes))
