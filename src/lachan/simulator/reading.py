"""A simulated matter's acts as the engine of clocks and stages takes them."""

from lachan.procedure.clocks import Act as Deed

from .rows import ActRow, Story


def deeds(story: Story) -> list[Deed]:
    """Oldest first; acts of one instant in the order in which they were typed."""
    return [as_deed(act) for act in sorted(story.acts, key=lambda act: (act.occurred_at, act.id))]


def as_deed(act: ActRow) -> Deed:
    return Deed(
        act.id,
        act.kind,
        act.occurred_at,
        act.recorded_at,
        str(act.agency),
        act.facts,
        act.supersedes,
        act.person,
    )
