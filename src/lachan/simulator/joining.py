"""A second case about the same people, opened by the same investigators and joined into the first (Điều 170)."""

from datetime import timedelta

from .case_deeds import CaseScribe
from .courtroom import CaseLife
from .ground import INVESTIGATORS
from .rows import Given
from .times import DAY


class JoiningLife(CaseLife):
    """A case into which now and then another one comes."""

    def begin(self) -> None:
        super().begin()
        if self.chance(0.04):
            self.plan(self.days(12, 40), self._found_another)

    def _found_another(self) -> None:
        """Seen by the investigators themselves: received, initiated, one accused charged."""
        if self.phase != "inquiry" or self.inquirer.kind not in INVESTIGATORS:
            return
        scribe = CaseScribe(self.scribe.ground, self.scribe.ids, self.scribe.until)
        own = self.scribe.story.given
        given = Given(client_key=scribe.ids.new(self.now), received_at=self.now, channel="detected", place=own.place,
                      traits=dict(own.traits), article=self.article)  # fmt: skip
        story = scribe.receive_report(given, self.inquirer, self.now + timedelta(minutes=9))
        self.scribe.story.parts.append(story)
        other = CaseLife(scribe, self.dice, self.officers, self.place, self.now, self.now + timedelta(minutes=9),
                         self.article, self.paragraph)  # fmt: skip
        other.procuracy = self.procuracy
        other.plan(self.now + timedelta(hours=2), lambda: self._opened_there(other))
        other.run()
        self.plan(max(self.now, other.now) + DAY * 4, lambda: self._joined(other))

    def _opened_there(self, other: CaseLife) -> None:
        scribe, officer = other.scribe, self.officers.get(self.inquirer.id, 0)
        scribe.classify_report(*other._soon((0.5, 3)), competent=True, article=self.article)
        scribe.tell("assign_handling", *other._soon((1, 5)), officer=officer)
        scribe.do("initiate_case", *other._soon((20, 60)), article=self.article, paragraph=self.paragraph,
                  paper=("case_initiated", f"{1 + self.dice.randrange(480)}/QĐ-CSĐT"))  # fmt: skip
        scribe.tell("send_decision", *other._soon((1, 9)))
        other.come_in("ban")

    def _joined(self, other: CaseLife) -> None:
        story = other.scribe.story
        opened = any(act.kind == "case_initiated" for act in story.acts)
        same = other.inquirer.id == self.inquirer.id == self.holder.id
        if self.phase != "inquiry" or not opened or not same or not other.accused:
            return
        when, at = self._soon((0.5, 5))
        at = max(at, other.typed_at + timedelta(minutes=3))
        self.typed_at = at
        codes = [one.code for one in other.accused]
        paper = ("cases_joined", f"{1 + self.dice.randrange(90)}/QĐ-CSĐT")
        self.scribe.join(story, codes, self.inquirer, when, at, paper)
        self.accused += other.accused
        self.serve(
            "join_or_separation_sent", self.inquirer, after=(0.5, 4), to=str(self.procuracy.id)
        )
