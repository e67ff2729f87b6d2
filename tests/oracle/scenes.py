"""Small records written by hand, «DỮ LIỆU GIẢ LẬP», with what must be counted of them said beside: they judge both counts.

`kind 2024-03-01T08:00 by=X person=P rec=2024-04-01T08:00 name=a for=b fact=value`; X, Y, V are bodies, P is a person;
`for=a`: takes the place of the act named a."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from uuid_utils.compat import uuid7

from .question import HANOI
from .wild import Deed, Lent, Wild

OWN = ("by", "person", "rec", "name", "for")
Counted = tuple[str, str]  # reason, body


@dataclass(frozen=True)
class Scene:
    """`says` why it is here; `rows` of the list of one definition in the police year 2024, as known at `as_of`."""

    says: str
    way: str
    as_of: str
    acts: Sequence[str]
    rows: Sequence[Counted]

    @property
    def code(self) -> str:
        return f"VV-C{SCENES.index(self):03d}"


SCENES = [
    Scene("what the procuracy brings back and the investigators then resume was theirs all along", "LC02a", "2025-01-10T00:00",
          ["report_received 2024-01-05T08:00 by=X", "case_initiated 2024-01-10T08:00 by=X article=150",
           "investigation_discontinued 2024-03-01T08:00 by=X", "discontinuance_cancelled 2024-03-10T08:00 by=V",
           "investigation_resumed 2024-03-12T08:00 by=X"],
          [("in.case_initiated", "X"), ("out.investigation_discontinued", "X"), ("in.discontinuance_cancelled", "X"),
           ("closing", "X")]),
    Scene("resuming the trial of one accused leaves the case suspended", "K6a", "2025-01-10T00:00",
          ["case_initiated 2024-01-05T08:00 by=X article=150", "case_accepted 2024-05-01T08:00 by=Y", "trial_suspended 2024-06-01T08:00 by=Y",
           "trial_resumed 2024-07-01T08:00 by=Y person=P"],
          [("trial_suspended", "Y")]),
    Scene("the first instant after the period is not in it", "K3a", "2025-01-10T00:00",
          ["report_received 2024-11-01T08:00 by=X", "initiation_declined 2024-12-15T00:00 by=X ground=157.2"],
          [("in_hand", "X")]),
    Scene("the first instant of the period is in it", "K3a", "2025-01-10T00:00",
          ["report_received 2023-11-01T08:00 by=X", "initiation_declined 2023-12-15T00:00 by=X ground=157.2"],
          [("settled", "X")]),
    Scene("of a correction of a correction only the last stands", "DC12a", "2025-01-10T00:00",
          ["report_received 2024-02-01T08:00 by=X", "initiation_declined 2024-03-01T08:00 by=X name=a",
           "initiation_declined 2023-11-01T08:00 by=X rec=2024-04-01T08:00 name=b for=a",
           "initiation_declined 2024-03-02T08:00 by=Y rec=2024-05-01T08:00 for=b"],
          [("initiation_declined", "Y")]),
    Scene("until the last correction is known, the one before it stands", "DC12a", "2024-04-15T00:00",
          ["report_received 2024-02-01T08:00 by=X", "initiation_declined 2024-03-01T08:00 by=X name=a",
           "initiation_declined 2023-11-01T08:00 by=X rec=2024-04-01T08:00 name=b for=a",
           "initiation_declined 2024-03-02T08:00 by=Y rec=2024-05-01T08:00 for=b"],
          []),
    Scene("what was done in the period and typed after the moment of knowing is not known", "SL02a", "2025-01-10T00:00",
          ["report_received 2024-02-01T08:00 by=X", "case_initiated 2024-03-01T08:00 by=X article=150 rec=2025-01-10T00:01"],
          []),
    Scene("a hand-over is one out and one in; of a file it moves no report", "LC01a", "2025-01-10T00:00",
          ["report_received 2024-02-01T08:00 by=X", "handover_received 2024-02-03T08:00 by=Y what=report",
           "handover_received 2024-02-09T08:00 by=V what=file"],
          [("in.report_received", "X"), ("out.handover_received", "X"), ("in.handover_received", "Y"), ("closing", "Y")]),
    Scene("held twice by the same body is one stay; released at once is none", "LC06a", "2025-01-10T00:00",
          ["report_received 2024-02-01T08:00 by=X", "held 2024-02-03T08:00 by=X person=P", "detained 2024-02-06T08:00 by=X person=P",
           "released 2024-04-06T08:00 by=X person=P", "held 2024-05-01T08:00 by=Y person=P", "released 2024-05-01T08:00 by=Y person=P"],
          [("in.held", "X"), ("out.released", "X")]),
    Scene("a case whose only charge was cancelled is not solved", "K4a", "2025-01-10T00:00",
          ["case_initiated 2024-02-01T08:00 by=X article=150", "accused_charged 2024-02-03T08:00 by=X person=P",
           "charge_cancelled 2024-02-06T08:00 by=V person=P"],
          [("charge_cancelled", "X")]),
    Scene("charged again after the cancelling, it is", "K4a", "2025-01-10T00:00",
          ["case_initiated 2024-02-01T08:00 by=X article=150", "accused_charged 2024-02-03T08:00 by=X person=P",
           "charge_cancelled 2024-02-06T08:00 by=V person=P", "accused_charged 2024-02-06T08:00 by=X person=P rec=2024-02-06T09:00"],
          [("solved", "X")]),
    Scene("what is resumed at the instant of its suspension does not sleep", "DC11a", "2025-01-10T00:00",
          ["report_received 2024-02-01T08:00 by=X", "verification_suspended 2024-03-01T08:00 by=X",
           "verification_resumed 2024-03-01T08:00 by=X rec=2024-03-01T09:00"],
          []),
]  # fmt: skip


class Written:
    """The scenes as acts of one province, and which of its bodies play X, Y and V."""

    def __init__(self, lent: Lent) -> None:
        self.lent = lent
        self.bodies = dict(zip("XYV", lent.agencies, strict=False))

    def write(self, cursor: Any) -> None:
        wild = Wild(Random("scenes"), self.lent)  # noqa: S311 - dice, not a secret
        for scene in SCENES:
            wild.matter(cursor, scene.code, self.acts(scene))

    def acts(self, scene: Scene) -> list[Deed]:
        named: dict[str, str] = {}
        return [self._act(line, named) for line in scene.acts]

    def _act(self, line: str, named: dict[str, str]) -> Deed:
        kind, when, *words = line.split()
        said = dict(word.split("=", 1) for word in words)
        at, ident = instant(when), str(uuid7())
        if "name" in said:
            named[said["name"]] = ident
        return Deed(
            kind, self.bodies[said["by"]], at, instant(said.get("rec", when)), self.lent.people[0] if "person" in said else None,
            {name: value for name, value in said.items() if name not in OWN}, ident, named.get(said.get("for", "")),
        )  # fmt: skip


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)
