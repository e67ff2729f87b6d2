"""The projection of a simulated matter, without model classes; a test holds it equal to the docket's own."""

from datetime import datetime

from lachan.law.book import book
from lachan.procedure import clocks, stages
from lachan.procedure.clocks import Act as Deed

from .rows import ActRow, Story
from .tables import Page, kin

# Clocks that run against the body a paper was sent to, and the acts by which a body takes a matter in hand.
ON_ADDRESSEE = frozenset({"A15", "A20", "A30"})
HOLDING = frozenset({"report_received", "handover_received", "procuracy_took_over"})


def deeds(story: Story) -> list[Deed]:
    return [_deed(act) for act in sorted(story.acts, key=lambda act: (act.occurred_at, act.id))]


def _deed(act: ActRow) -> Deed:
    return Deed(act.id, act.kind, act.occurred_at, act.recorded_at, str(act.agency), act.facts, act.supersedes)


def project(page: Page, story: Story, as_of: datetime) -> None:
    """One summary row, and a row for every clock."""
    done, version = deeds(story), book().version
    by_id = {deed.id: deed for deed in done}
    holder, stage = _holder(done), stages.stage_of(done).code
    nearest, ref = None, ""
    for number, due in enumerate(clocks.dues(done)):
        whose = _duty(due.ref, by_id[due.started_by], holder)
        page.add("docket_clockreading", kin(story.id, 0x400 + number), story.id, due.ref, due.started_by,
                 due.due_at, due.met_at, whose, as_of, version)  # fmt: skip
        if due.met_at is None and due.due_at is not None and (nearest is None or due.due_at < nearest):
            nearest, ref = due.due_at, due.ref
    page.add("docket_matterreading", story.id, stage, holder, stage in stages.SETTLED, nearest, ref,
             done[0].occurred_at, as_of, version)  # fmt: skip


def _holder(done: list[Deed]) -> int:
    held = [deed for deed in done if deed.kind in HOLDING and deed.agency]
    return int(max(held, key=lambda deed: deed.occurred_at).agency or 0)


def _duty(ref: str, start: Deed, fallback: int) -> int:
    to = start.facts.get("to")
    if ref in ON_ADDRESSEE and to:
        return int(str(to))
    return int(start.agency) if start.agency else fallback
