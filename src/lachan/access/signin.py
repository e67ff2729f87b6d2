"""Signing in: a password becomes an account, an account and a day become actors."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from .actor import Actor
from .commands import token_digest
from .models import Account, ApiToken, Membership
from .permissions import Permission
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


def membership_of(account_id: int, membership_id: int | None, day: date) -> Membership | None:
    """The chosen membership, or the first that is in force; one query."""
    held = (
        Membership.objects.filter(memberships_on(day), account_id=account_id)
        .select_related("account", "agency")
        .order_by("id")
    )
    rows = list(held[:20])
    chosen = [row for row in rows if row.id == membership_id]
    return (chosen or rows or [None])[0]


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
