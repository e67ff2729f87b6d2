"""The people of one's own body on a day, as a list to choose from."""

from datetime import date

from lachan.access import signin
from lachan.access.actor import Actor
from lachan.access.models import Membership


def colleagues(who: Actor, on: date) -> list[tuple[int, str]]:
    """(account, name), by name, each once."""
    held = Membership.objects.filter(signin.memberships_on(on), agency__in=who.scope)
    people = held.select_related("account").order_by("account__display_name")
    return list({m.account_id: (m.account_id, m.account.display_name) for m in people}.values())
