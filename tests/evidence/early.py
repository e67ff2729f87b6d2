"""Early files: a decision to charge and nothing more. Everything must be asked for, nothing may be called weak."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from . import charging, people
from .building import File
from .defects import Injected
from .injected.hands import Expect

# «time, place, motive, damage, background, causes»; fault and exemption are matters of R-01 alone (asked or not: not counted).
NAMED_BY_R_07 = ("85.1.time", "85.1.place", "85.2.motive", "85.3", "85.4", "85.5")
# Questions about what is there (contradiction, confession, custody…) have nothing to be asked of here.
ASKS_FOR_WHAT_IS_MISSING = frozenset(
    [
        "R-01",
        "R-02",
        "R-07",
        "R-08",
        "R-24",
        "R-27",
        "R-40",
        "R-47",
        "R-49",
        "R-53",
        "R-60",
        "R-66",
        "R-67",
        "R-72",
        "R-56",
    ]
)


def early(seed: int) -> Injected:
    """One to three accused just charged; every element and matter of Điều 85 is still open."""
    dice = Random(f"early/{seed}")
    article = ("150", "151", "150", "153")[seed % 4]
    acts = date(2019, 1, 10) + timedelta(dice.randint(0, 2400))
    opened = acts + timedelta(dice.randint(20, 60))
    file = File(
        {"schema": "lachan.evidence/1", "code": f"GL-S-{seed:03d}", "stage": "investigation", "version": "1",
         "as_of": (opened + timedelta(1)).isoformat(), "synthetic": True,
         "title": f"Hồ sơ mới khởi tố {seed} — DỮ LIỆU GIẢ LẬP"}, dice,
    )  # fmt: skip
    ages = (7.0, 15.0) if article in ("151", "153") else (19.0, 35.0)
    victims = [people.victim(file, 1, acts, ages)]
    file.decided("case_initiated", opened, reason="Có dấu hiệu tội phạm (giả lập)")
    facts = charging.told(file, article, several=False)
    facts.abroad = facts.injured = False
    for n in range(1 + seed % 3):
        who = people.accused(file, n + 1, acts, minor=False)
        file.one("persons", who)["counsel"] = True
        decision = file.decided("charged", opened, who)
        charging.charge(file, who, article, facts, victims, decision=decision,
                        acts_from=acts.isoformat(), acts_to=acts.isoformat())  # fmt: skip
    expected = tuple(
        one
        for name, needed in charging.to_prove(file.data).items()
        for one in (
            *(Expect("R-01", f"{name}/{element.code}") for element in needed),
            *(Expect("R-07", f"{name}/{code}") for code in NAMED_BY_R_07),
        )
    )
    return Injected(file.data, expected, ASKS_FOR_WHAT_IS_MISSING, "", f"early {seed}")
