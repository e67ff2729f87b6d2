"""What several parts of `nears` share."""

from datetime import date, timedelta

from .wrongs_proof_common import doc_of


def _sent(d, e, sent, stamped, **more):
    x = d.get(doc_of(d, e))
    day = date.fromisoformat(x["made_on"])
    x |= {
        "attended": False,
        "stamped_procuracy": True,
        "sent_on": (day + timedelta(sent)).isoformat(),
        "stamped_on": (day + timedelta(sent + stamped)).isoformat(),
    } | more
    return True
