"""Any sequence of writings gives the file that replaying it gives; the past never moves; rubbish is refused in a sentence."""

from contextlib import contextmanager
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case_scenes import POLICE, PROCURACY

from lachan.access import scope
from lachan.access.refusals import Refusal
from lachan.evidence import codes, commands
from lachan.evidence.given import Item
from lachan.evidence.models import Entry
from lachan.proof.bundle import Bundle

FEW = settings(max_examples=12, deadline=None,
               suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
PAPERS, FACTS = ("D1", "D2", "D3"), ("M1", "M2", "M10")
WORDS = st.text("aăâbcđêô ôơư,.«»", min_size=1, max_size=12).filter(str.strip)
STEPS = st.one_of(
    st.tuples(st.just("paper"), st.sampled_from(PAPERS), WORDS),
    st.tuples(st.just("fact"), st.sampled_from(FACTS), WORDS),
    st.tuples(st.just("both"), st.sampled_from(FACTS), WORDS),
    st.tuples(st.just("gone"), st.sampled_from(FACTS), WORDS),
    st.tuples(st.just("withdraw"), st.sampled_from(PAPERS), WORDS),
    st.tuples(st.just("number"), st.sampled_from(PAPERS), st.sampled_from(["1-3", "15a", "4, 6", ""])),
)  # fmt: skip


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Replay:
    """What each step makes of the file, in dictionaries; a step that cannot be is refused and changes nothing."""

    def __init__(self) -> None:
        self.papers: dict[str, dict[str, Any]] = {}
        self.facts: dict[str, str] = {}

    def may(self, step: str, name: str) -> bool:
        paper = self.papers.get(name)
        return {"paper": paper is None or not paper["withdrawn"], "fact": True, "both": True,
                "gone": name in self.facts or name in self.ever, "withdraw": paper is not None,
                "number": paper is not None}[step]  # fmt: skip

    @property
    def ever(self) -> set[str]:
        return self.__dict__.setdefault("_ever", set())

    def does(self, step: str, name: str, said: str) -> None:
        if step == "paper":
            self.papers[name] = {"title": said, "folios": None, "withdrawn": False, "note": ""}
        if step in {"fact", "both"}:
            self.facts[name] = said
            self.ever.add(name)
        if step == "gone":
            self.facts.pop(name, None)
        if step == "withdraw":
            self.papers[name] |= {"withdrawn": True, "note": said.strip()}
        if step == "number":
            self.papers[name]["folios"] = said or None


def _do(room: Any, n: int, step: str, name: str, said: str) -> None:
    account = (POLICE, PROCURACY)[n % 2]
    if step == "withdraw":
        room.does(
            commands.withdraw_paper,
            account,
            casefile=room.file(account),
            document=name,
            reason=said,
        )
    elif step == "number":
        room.does(
            commands.number_folios,
            account,
            casefile=room.file(account),
            folios={name: said},
            reason="Kết thúc",
        )
    else:
        room.writes(*_items(step, name, said), account=account)


def _items(step: str, name: str, said: str) -> list[Item]:
    if step == "paper":
        return [Item("documents", name, {"title": said})]
    fact = Item("propositions", name, {"text": said}, gone=step == "gone")
    return [fact, Item("questions", "", {"text": said})] if step == "both" else [fact]


def _told(bundle: Bundle) -> dict[str, Any]:
    papers = {
        d.id: {"title": d.title, "folios": d.folios, "withdrawn": d.withdrawn, "note": d.note}
        for d in bundle.documents
    }
    return {"papers": papers, "facts": {p.id: p.text for p in bundle.propositions}}


@FEW
@given(st.lists(STEPS, max_size=9))
def test_the_file_is_what_replaying_gives_and_its_past_stays(room, steps):
    with undone():
        replay, past = Replay(), {}
        for n, (step, name, said) in enumerate(steps):
            if replay.may(step, name):
                _do(room, n, step, name, said)
                replay.does(step, name, said)
            else:
                _is_refused(lambda n=n, one=(step, name, said): _do(room, n, *one))
            file = room.read()
            assert _told(file.bundle) == {"papers": replay.papers, "facts": replay.facts}
            past[file.turn] = (file.bundle, file.version)
        for turn, (bundle, version) in past.items():
            then = room.read(until=turn)
            assert (then.bundle, then.version, then.turn) == (bundle, version, turn)


def _is_refused(deed: Any) -> None:
    try:
        deed()
    except Refusal as refused:
        assert len(refused.sentence) > 30
    else:
        raise AssertionError("not refused")


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
BODIES = st.recursive(
    PLAIN | st.binary(max_size=4) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12) | st.integers(), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
FIELDS = st.sampled_from(
    [
        "title",
        "text",
        "folios",
        "from",
        "to",
        "kind",
        "code",
        "person",
        "article",
        "on",
        "roles",
        "id",
        "reason",
    ]
)
NAMES = st.sampled_from(["", "D1", "M1", "N1", "E1", "150", "file"]) | st.text(max_size=70)


@settings(FEW, max_examples=80)
@given(part=st.sampled_from(codes.PARTS) | st.text(max_size=20), name=NAMES,
       body=BODIES | st.dictionaries(FIELDS, BODIES, max_size=5), gone=st.booleans())  # fmt: skip
def test_rubbish_is_refused_in_a_sentence_and_leaves_nothing(room, part, name, body, gone):
    """Or it fits, and then the file still reads and says it."""
    with undone():
        before = _rows(room)
        try:
            room.writes(Item(part, name, body, gone))
        except Refusal as refused:
            assert len(refused.sentence) > 30
            assert "Traceback" not in refused.sentence
            assert _rows(room) == before
        else:
            assert _rows(room) == before + 1
            assert room.read().turn == 1


def _rows(room: Any) -> int:
    with scope.acting(room.scene.cast(POLICE)):
        return Entry.objects.count()
