"""Canaries in every field of every person in care; probes of every role through every door; nobody sees what is not theirs.

`pytest -m long` asks 5,000 probes; the gate a few hundred of the same dice. Each failing probe prints how to ask it again."""

import os
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import pytest
from conftest import CAST, wipe

from lachan.victims import commands as victims
from lachan.web import guard

from .connecting import connect
from .leaks import addresses, asking, filed, planting, probes, rights
from .leaks.canaries import Canary, Planted

pytestmark = pytest.mark.database
AT = datetime(2026, 6, 1, 9, 0, tzinfo=guard.HANOI)
GATE, WHOLE = 350, 5000
ROLES = {name: role for name, (role, _) in CAST.items()}


@dataclass
class Scene:
    planted: Planted
    persons: planting.Persons
    prober: probes.Prober


def rows(sql):
    with connect("keeper") as keeper:
        return keeper.execute(sql).fetchall()


@pytest.fixture(scope="module")
def scene(cast, django_db_blocker):
    patch = pytest.MonkeyPatch()
    patch.setattr(guard, "now", lambda: AT)
    with django_db_blocker.unblock():
        yield made(cast)
    patch.undo()
    wipe(django_db_blocker)


def made(cast):
    planted = Planted()
    persons = planting.build(cast, planted)
    beside = filed.build(cast, planted, persons)
    doors = asking.Doors(cast, planted, beside, {})
    listed = asking.send_list(doors, "xahoixa_2026")
    for place, code in enumerate(listed, 1):
        planted.keep(Canary(code, f"listed_{place}", "code", "code"))
    doors.keys = asking.api_keys(cast, AT)
    doors.subjects = beside.subjects | {of: {file.id} for of, file in persons.files.items()} | by_code(listed)
    if "in_matter" in persons.files:
        doors.subjects["in_matter"] |= beside.subjects["matter"]
    prober = probes.Prober(doors, addresses.blanks(rows), addresses.routes(), asking.seed())
    return Scene(planted, persons, prober)


def by_code(listed):
    """Whom the list brought, in its order."""
    found = dict(rows("SELECT p.code, f.id FROM victims_carefile f JOIN people_person p ON p.id = f.person_id"))
    return {f"listed_{place}": {found[code]} for place, code in enumerate(listed, 1)}


def run(scene, numbers):
    asked = [scene.prober.ask(number) for number in numbers]
    print(f"\n{len(asked)} probes of seed {scene.prober.seed}\n{probes.table(asked, ROLES)}")
    print("answers:", dict(sorted(Counter(s for _, a in asked for s in a.statuses).items())))
    told = [f"{leak.canary.of}: {leak.canary.what} ({leak.why}, {leak.where})\n  {scene.prober.told(probe)}"
            for probe, answered in asked for leak in answered.leaks]  # fmt: skip
    assert not told, f"{len(told)} leaks\n" + "\n".join(dict.fromkeys(told[:40]))
    return asked


def numbers(most):
    one = os.environ.get("LACHAN_LEAK_PROBE")
    return [int(one)] if one else range(1, most + 1)


def test_nobody_sees_what_is_not_theirs(scene, django_db_blocker):
    with django_db_blocker.unblock():
        asked = run(scene, numbers(GATE))
    enough(asked, GATE)


@pytest.mark.long
def test_five_thousand_probes_show_nothing_to_anybody_else(scene, django_db_blocker):
    with django_db_blocker.unblock():
        asked = run(scene, numbers(WHOLE))
    enough(asked, WHOLE)


def enough(asked, most):
    """A test that asks only of closed doors proves nothing: much is seen by right, opened, refused and failed at."""
    if len(asked) == 1:
        return
    seen = [canary for _, answered in asked for canary in answered.seen]
    assert sum(bool(answered.seen) for _, answered in asked) > most / 8
    assert {"identity", "take_story", "assess_needs", "agree_contact", "code", "public"} <= {one.sort for one in seen}
    assert {probe.kind for probe, _ in asked} == set(probes.KINDS)
    assert {200, 302, 403, 404, 422} <= {one for _, answered in asked for one in answered.statuses}
