"""Signing: PAdES over the issued bytes; whole, tampered, added to, of another report, unsigned, not a PDF."""

import re
from datetime import UTC, datetime

import pytest
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.reporting import queries
from lachan.reporting.commands import keep_signed_report
from lachan.reporting.reports.forms import FORMS
from lachan.reporting.reports.pdf import Slot, pdf_of, slot_of
from lachan.reporting.reports.signing.pades import KeyFile, NoKey, Signatures, _appearance
from lachan.reporting.reports.signing.port import (
    Broken,
    Checking,
    NotAPdf,
    NotSigned,
    NotTheIssued,
    OutOfDate,
    Signing,
)
from lachan.reporting.reports.tests.invented import ISSUED
from lachan.reporting.reports.tests.reading import pages_of, pdf_words

from .certificates import PASSPHRASE, made
from .drafts import AT

CONTENT = FORMS["half_year"].fill(ISSUED)
NOW = datetime.now(UTC)
BODY = "Ban Chỉ đạo 138 giả lập"


@pytest.fixture(scope="module")
def keys():
    return made(BODY)


@pytest.fixture(scope="module")
def signed(keys):
    return hand(keys).sign(pdf_of(CONTENT), slot_of(CONTENT), AT)


def hand(keys) -> Signing:
    return KeyFile(keys[0], PASSPHRASE, BODY)


def test_a_signature_holds_over_the_whole_file_and_leaves_the_bytes(keys, signed):
    checking: Checking = Signatures([keys[1]])
    [seen] = checking.read(signed, NOW)
    assert (seen.intact, seen.whole, seen.trusted) == (True, True, True)
    assert signed.startswith(pdf_of(CONTENT))
    assert b"ETSI.CAdES.detached" in signed


def test_a_root_that_nobody_handed_in_is_not_trusted(keys, signed):
    [unknown] = Signatures().read(signed, NOW)
    [other] = Signatures([made()[1]]).read(signed, NOW)
    assert unknown.intact and not unknown.trusted and not other.trusted


def test_it_is_seen_in_its_place_and_nowhere_else(signed):
    slot = slot_of(CONTENT)
    pages = [page for page, _ in pages_of(signed)]
    assert [len(page.annots) for page in pages] == [
        int(n == slot.page) for n in range(1, len(pages) + 1)
    ]
    seen = pages[slot.page - 1].annots[0]
    assert seen["data"]["FT"].name == "Sig" and seen["data"]["AP"]
    assert (
        abs(seen["x0"] - slot.x * 72 / 25.4) < 1.5 and abs(seen["top"] - slot.y * 72 / 25.4) < 1.5
    )


def test_its_appearance_says_whose_and_when_in_vietnamese():
    said = " ".join(pdf_words(_appearance(BODY, slot_of(CONTENT), AT)))
    assert said == f"{BODY} 20.12.2024 09:00:00 +07:00"


# Places of a signed file: in the issued bytes, in what the signature added, in the room left over beside it.
PLACES = {
    "beginning": lambda own, signed: 200,
    "middle": lambda own, signed: len(own) // 2,
    "increment": lambda own, signed: len(own) + 20,
    "padding": lambda own, signed: signed.index(b">", signed.index(b"/Contents <")) - 40,
}


def with_one_digit_changed(signed: bytes, start: int) -> bytes:
    spot = next(n for n in range(start, len(signed)) if signed[n : n + 1].isdigit())
    return signed[:spot] + (b"7" if signed[spot : spot + 1] != b"7" else b"8") + signed[spot + 1 :]


@pytest.mark.parametrize("place", PLACES)
def test_one_byte_changed_is_seen(signed, place):
    other = with_one_digit_changed(signed, PLACES[place](pdf_of(CONTENT), signed))
    try:
        seen = Signatures().read(other, NOW)
    except NotAPdf:
        return  # broken past reading is seen too
    assert not all(one.intact and one.whole for one in seen) or not seen


def test_what_is_added_after_signing_is_seen(signed):
    [seen] = Signatures().read(signed + b"\n% added\n", NOW)
    assert not (seen.intact and seen.whole)


def test_a_wrong_passphrase_is_a_sentence(keys):
    with pytest.raises(NoKey):
        KeyFile(keys[0], b"khac", BODY)
    with pytest.raises(NoKey):
        KeyFile(b"not a key", PASSPHRASE, BODY)


@pytest.mark.database
class TestKept:
    """The verb: only the issued file, only whole."""

    @pytest.fixture
    def issued(self, desk):
        return desk.again(desk.issued().draft).issued

    def of(self, desk, issued):
        with scope.acting(desk.staff):
            return queries.first_pdf(issued)

    def test_the_signed_file_is_what_is_downloaded_from_then_on(self, desk, issued, keys):
        signed = hand(keys).sign(self.of(desk, issued), Slot(**issued.slot), AT)
        row = does(keep_signed_report, issued=issued, pdf=signed, by=desk.staff, at=AT)
        with scope.acting(desk.leader):
            again = queries.draft(desk.leader, issued.draft_id).issued
            assert queries.kept_file(again, "pdf") == signed
            assert queries.first_pdf(again) == self.of(desk, issued)
        assert re.fullmatch("[0-9a-f]+", row.serial)

    def test_not_another_file_not_unsigned_not_changed(self, desk, issued, keys, signed):
        own = self.of(desk, issued)
        mine = hand(keys).sign(own, Slot(**issued.slot), AT)
        changed = with_one_digit_changed(mine, PLACES["padding"](own, mine))
        for answer, pdf in (
            (NotTheIssued, signed),
            (NotTheIssued, b""),
            (NotSigned, own),
            (Broken, changed),
            (Broken, mine + b"\n%x\n"),
        ):
            refuses(answer, keep_signed_report, issued=issued, pdf=pdf, by=desk.staff, at=AT)

    @pytest.mark.parametrize("days_ago", [31, -1])
    def test_not_by_a_certificate_that_has_ended_or_not_begun(self, desk, issued, days_ago):
        mine = hand(made(BODY, days_ago)).sign(self.of(desk, issued), Slot(**issued.slot), AT)
        refuses(OutOfDate, keep_signed_report, issued=issued, pdf=mine, by=desk.staff, at=AT)

    def test_not_by_every_role(self, desk, issued):
        refuses(NotYours, keep_signed_report, issued=issued, pdf=b"", by=desk.leader, at=AT)
