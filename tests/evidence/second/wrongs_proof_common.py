"""What several parts of `wrongs_proof` share."""

from .draft import Draft


def case(d: Draft) -> bool:
    return d.stage != "report"


def c0(d: Draft) -> str:
    return d.tags["charge"][0]


def a0(d: Draft) -> str:
    return d.tags["acc"][0]


def last(d: Draft) -> str:
    return d.tags["acc"][-1]


def doc_of(d: Draft, ev: str) -> str:
    return d.get(ev)["document"]


def _recording(d, e, **more):
    x = d.get(doc_of(d, e))
    x["recording"] = x.get("recording", {}) | more
    return {e, x["id"]}


def _late(d, e, sent, stamped, **more):
    x = d.get(doc_of(d, e))
    on = x["made_on"]
    from datetime import date, timedelta

    day = date.fromisoformat(on)
    x |= {
        "attended": False,
        "stamped_procuracy": True,
        "sent_on": (day + timedelta(sent)).isoformat(),
        "stamped_on": (day + timedelta(sent + stamped)).isoformat(),
    } | more
    return {x["id"], e}


def numbered(d):
    return d.stage not in ("report", "investigation")
