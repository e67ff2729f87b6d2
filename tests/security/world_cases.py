"""A case at each place of its life, committed for the locks: lodged, on its way, tried, parted, shut to one, transferred."""

from lachan.cases import commands as cases
from lachan.docket import commands as docket
from tests.case_scenes import COURT, FACILITY, POLICE, PROCURACY, Scene
from tests.case_scenes import PLACES as WAYS
from tests.case_walk import ERAS, CaseWalk

from . import world_rooms
from .world import CANARIES, victim

NAMES = (
    "case_open",
    "case_lodged",
    "case_sent",
    "case_tried",
    "case_parted",
    "case_part",
    "case_shut",
    "case_moving",
    "case_court",
)
DISTRICT = {"caxa", "dieutra", "kiemsat"}
# Who has standing of any kind, said by hand.
SEEN = {
    "case_open": DISTRICT | {"dieutra_khac"},
    "case_lodged": DISTRICT | {"nhatamgiu"},
    "case_sent": DISTRICT | {"nhatamgiu", "toaan", "thuky"},
    "case_tried": DISTRICT | {"nhatamgiu", "toaan", "thuky", "toaan_tinh"},
    "case_parted": DISTRICT | {"nhatamgiu"},
    "case_part": DISTRICT | {"nhatamgiu"},
    "case_shut": DISTRICT - {"dieutra"},
    "case_court": DISTRICT | {"nhatamgiu", "toaan", "thuky"},
    "case_moving": {"caxa_2026", "dieutra_tinh", "kiemsat_tinh", "trai", "bienphong"},
}
PLACES = {"case_open": "open", "case_lodged": "detained", "case_sent": "indicted", "case_tried": "appealed",
          "case_parted": "detained", "case_shut": "charged", "case_court": "with_court"}  # fmt: skip


def build(world, cast) -> None:
    made = {}
    for name, place in PLACES.items():
        made[name] = _walked(cast, name, place)
        world.keep(name, made[name].matter)
        world.person[name] = made[name].one
    made["case_sent"].sent(PROCURACY, COURT)
    _refused(made["case_open"])
    _in_charge(made["case_tried"])
    _parted(world, made["case_parted"])
    _shut(made["case_shut"], cast)
    _moving(world, cast)


def _walked(cast, name: str, place: str) -> Scene:
    """To its place, by way of the room, which the investigators open once the accused are charged."""
    way = [place]
    while way[0]:
        way.insert(0, WAYS[way[0]][0])
    walk = Scene(cast, ERAS["2024"])
    for one in way[1:]:
        WAYS[one][1](walk)
        if name in world_rooms.ROOMS and one == ("open" if place == "open" else "charged"):
            world_rooms.furnished(cast, walk.matter, walk.now, POLICE, PROCURACY)
    return walk


def _refused(walk) -> None:
    """Exhibits went to the wrong district, which sent them back: it was asked once, and that is all it sees."""
    walk.sent(POLICE, "dieutra_khac", "exhibits")
    walk.later(hours=1)
    cases.refuse_item(handover=walk.waiting("dieutra_khac"), ground="wrong_address", step=walk.step(),
                      by=walk.cast("dieutra_khac"), at=walk.now)  # fmt: skip


def _in_charge(walk) -> None:
    for verb, account in (
        (cases.assign_investigator, POLICE),
        (cases.assign_procurator, PROCURACY),
    ):
        walk.do(verb, account, extra={"officer": walk.cast(account).account_id})


def _parted(world, walk) -> None:
    """The one in the cell goes to a record of her own."""
    world.keep("case_part", walk.do(cases.separate_case, POLICE, extra={"persons": [walk.one]}))
    world.person["case_part"] = walk.one


def _shut(walk, cast) -> None:
    """The investigator turns out to be a relation of the accused."""
    docket.exclude_person(
        matter=walk.seen(POLICE), account=cast(POLICE).account_id, by=cast(POLICE), at=walk.now
    )


def _moving(world, cast) -> None:
    """One lodged with the province; the file is on its way to the border guard, which has not answered."""
    walk = CaseWalk(cast, ERAS["2026"])
    walk.initiated(
        narrative=CANARIES["narrative"], persons=(victim(),), traits={"lure": "easy_job"}
    )
    one, two = walk.new_person(), walk.new_person(year=1985)
    walk.later(days=1)
    for person in (one, two):
        walk.charged(person)
        walk.do(
            cases.detain_accused, "dieutra_tinh", person, custody_follows="arrest", order_months=2
        )
    walk.passed("dieutra_tinh", "trai", "detainee", one)
    walk.do(cases.decide_transfer, "kiemsat_tinh", extra={"to": walk.waiting_place("bienphong")})
    walk.sent("dieutra_tinh", "bienphong")
    world_rooms.furnished(cast, walk.matter, walk.now, "dieutra_tinh", "kiemsat_tinh")
    world.keep("case_moving", walk.matter)
    world.person["case_moving"] = one


__all__ = ["FACILITY", "NAMES", "PLACES", "SEEN", "build"]
