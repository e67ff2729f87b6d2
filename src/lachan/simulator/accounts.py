"""The demo's people: one account per role, and a silent one per role for deeds of bodies nobody plays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from lachan.access.models import Account, Membership, Password
from lachan.access.roles import ROLES
from lachan.reference.codes import DEPARTMENTS

from .ground import INVESTIGATORS, Ground
from .tables import Keyboard

SINCE = date(2018, 1, 1)


@dataclass(frozen=True)
class Part:
    """An account and where it sits: the body of today first, then the one of 2024 that it followed."""

    username: str
    role: str
    seats: tuple[str, ...]


# Xã Đạ Tông (Đam Rông, rừng núi xa xôi) keeps its name in 2025; its district's police becomes the
# provincial investigation agency. Old seats stay open so that the year 2024 can be looked at.
PARTS = (
    Part("caxa", "commune_officer", ("cax-c24853.c", "cax-c24853.a")),
    Part("caxa2", "commune_officer", ("cax-c24781.c", "cax-c24784.a")),
    Part("tongdai", "hotline_operator", ("68-tongdai111",)),
    Part("dieutra", "investigator", ("68-csdt", "cah-d674.a")),
    Part("kiemsat", "procurator", ("68-vks", "vksh-d674.a")),
    Part("kiemsatkv", "procurator", ("vkskv-68.kv3",)),
    Part("thamphan", "judge", ("takv-68.kv3", "tah-d674.a")),
    Part("thamphantinh", "judge", ("68-ta",)),
    Part("thuky", "court_clerk", ("takv-68.kv3", "tah-d674.a", "68-ta")),
    Part("giamgiu", "detention_officer", ("68-ttg", "ntg-d674.a")),
    Part("bienphong", "border_guard", ("dbp-c24739.c", "68-bdbp")),
    Part("xahoi", "social_officer", ("68-ctxh",)),
    Part("xahoixa", "commune_carer", ("ubndx-c24853.c", "ubndx-c24853.a")),
    # Leads the care of each person: the province's health body, before 2025 the district's labour office.
    Part("ytetinh", "social_officer", ("68-syt", "ubndh-d674.a")),
    Part("trogiup", "legal_aid", ("68-tgpl",)),
    Part("nganh", "reporter", ("68-hlhpn",)),
    Part("soyte", "reporter", ("68-syt", "68-sldtbxh")),
    Part("ubndxa", "reporter", ("ubndx-c24853.c", "ubndx-c24853.a")),
    Part("thukybcd", "committee_staff", ("68-bcd138",)),
    Part("thuongtruc", "committee_staff", ("68-thuongtruc",)),
    Part("lanhdao", "committee_leader", ("68-bcd138",)),
    Part("thanhtra", "inspector", ("68-thanhtra",)),
    Part("quantri", "administrator", ("68-cat",)),
)
# Where the demo's people sit, so that their desks are not empty.
FOCUS = {"c24853.c": 14.0, "c24853.a": 12.0, "c24781.c": 6.0, "c24784.a": 5.0, "c24739.c": 6.0,
         "c24856.a": 3.0, "c24874.a": 3.0}  # fmt: skip
COURT_DESKS = {"c24853.c": 260.0, "c24781.c": 60.0}
DESKS = {"c24853.c": 90.0, "c24781.c": 40.0, "c24739.c": 40.0}
ROLE_OF_KIND = {
    "commune_police": "commune_officer", "police_post": "commune_officer", "provincial_police": "investigator",
    "police_division": "investigator", **dict.fromkeys(INVESTIGATORS, "investigator"),
    "provincial_procuracy": "procurator", "district_procuracy": "procurator",
    "regional_procuracy": "procurator", "hotline": "hotline_operator", **dict.fromkeys(DEPARTMENTS, "reporter"),
    "provincial_court": "judge", "regional_court": "judge", "district_court": "judge",
    "detention_facility": "detention_officer", "mass_organisation": "reporter", "border_guard": "border_guard", "inspector": "inspector",
}  # fmt: skip


def seat_everybody(
    ground: Ground, password: str, using: str = "keeper"
) -> tuple[Keyboard, dict[int, int]]:
    """Make the accounts; returns who types for whom, and the officer of each body that is played."""
    secret = make_password(password)
    seated = dict(_seats(ground, secret, using))
    silent = {role: _silent(role, using) for role in sorted(set(ROLE_OF_KIND.values()))}
    by_kind = {kind: (silent[role], role) for kind, role in ROLE_OF_KIND.items()}
    officers = {
        body.id: silent[ROLE_OF_KIND[body.kind]]
        for body in ground.bodies.values()
        if body.kind in ROLE_OF_KIND
    }
    return Keyboard(seated, by_kind), officers | {body: who for body, (who, _) in seated.items()}


def _seats(ground: Ground, secret: str, using: str) -> Iterator[tuple[int, tuple[int, str]]]:
    for part in PARTS:
        label = ROLES[part.role].label
        account = Account(
            username=part.username,
            display_name=f"Người Mẫu {label} ({part.username})",
        )
        account.save(using=using)
        Password(account=account, hash=secret).save(using=using, force_insert=True)
        for key in part.seats:
            body = ground.by_key[key]
            Membership(
                account_id=account.id, agency_id=body.id, role=part.role, valid_from=SINCE
            ).save(using=using)
            if ROLE_OF_KIND.get(body.kind) == part.role:
                yield body.id, (account.id, part.role)


def _silent(role: str, using: str) -> int:
    """Nobody signs in as this one; it stands in the record for officers of bodies that nobody plays."""
    account = Account(username=f"mau.{role}", display_name=f"Cán bộ Mẫu ({ROLES[role].label})",
                      is_active=False)  # fmt: skip
    account.save(using=using)
    return int(account.id)


def seated_already(ground: Ground, using: str = "keeper") -> tuple[Keyboard, dict[int, int]]:
    """The same as `seat_everybody`, for accounts that an earlier load made."""
    ids = dict(Account.objects.using(using).values_list("username", "id"))
    seated = {
        ground.by_key[key].id: (ids[part.username], part.role)
        for part in PARTS for key in part.seats if ROLE_OF_KIND.get(ground.by_key[key].kind) == part.role
    }  # fmt: skip
    by_kind = {kind: (ids[f"mau.{role}"], role) for kind, role in ROLE_OF_KIND.items()}
    officers = {b.id: by_kind[b.kind][0] for b in ground.bodies.values() if b.kind in by_kind}
    return Keyboard(seated, by_kind), officers | {body: who for body, (who, _) in seated.items()}


def change_passwords(password: str, using: str = "keeper") -> None:
    names = [part.username for part in PARTS]
    kept = Password.objects.using(using).filter(account__username__in=names)
    kept.update(hash=make_password(password))


def people_here(using: str = "keeper") -> bool:
    """Whether the demo's accounts are in: they came in one transaction with its matters."""
    return bool(Account.objects.using(using).filter(username=PARTS[0].username).exists())
