"""The files before anything is done to them."""

from datetime import date, timedelta

from .bases_1 import _report
from .bases_2 import _case
from .bases_words import FAMILIES
from .draft import STAGES, Draft


def base(seed: int) -> Draft:
    """The same seed, the same file."""
    names = list(FAMILIES)
    family = names[seed % len(names)]
    density = ("full", "half", "thin")[(seed // 9) % 3]
    stage = "report" if family == "tin_bao" else STAGES[1 + (seed * 7 + seed // 5) % 5]
    d = Draft(seed, stage, density, family)
    r = d.rng
    acts = date(2022, 1, 3) + timedelta(r.randint(0, 800))
    d.tags |= {"acts": acts, "init": acts + timedelta(r.randint(30, 80))}
    d.tags["charged"] = d.tags["init"] + timedelta(6)
    d.tags["end"] = d.tags["init"] + timedelta(50)
    after = {
        "report": -3,
        "investigation": 44,
        "investigation_ended": 52,
        "prosecution": 60,
        "trial": 85,
        "final": 130,
    }
    d.tags["as_of"] = d.tags["init"] + timedelta(after[stage])
    d.data["as_of"] = d.day("as_of")
    if not d.thin:
        d.data["deadline"] = d.day("init", 57) if stage == "investigation" else d.day("as_of", 12)
    if stage == "report":
        d.data.pop("deadline", None)
        _report(d)
    else:
        _case(d)
    return d
