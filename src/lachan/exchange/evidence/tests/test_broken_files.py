"""Files that broke on their way, for every format that comes in: a bundle or a sentence, never anything else."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lachan.exchange.evidence import registry
from lachan.exchange.evidence.joining import Header
from lachan.law.refusals import LawRefusal
from lachan.proof.loading import made
from lachan.proof.schema import example

from .test_argument import TYPED
from .test_money_and_calls import CALLS, OWN
from .test_outlines import _docx

PIECES = st.sampled_from([b"", b'"', b"<", b">", b"{", b"null", b"-1", b"9" * 20, b"\xff", b"[]", b"\n", b";", b"\x00", "ế".encode(), b"1/1/0001", b"1e400", b"NaN"])  # fmt: skip
CUTS = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 60), PIECES), min_size=1, max_size=6
)
BASE = made(example())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = {
        name: registry.writer(name)(BASE).data for name in registry.INTO if name in registry.OUT
    }
    word = _docx(tmp_path_factory.mktemp("w"), True).read_bytes()
    text = {"bank": OWN, "calls": CALLS, "argument": TYPED}
    return found | {name: one.encode() for name, one in text.items()} | {"docx": word}


def _broken(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, piece in cuts:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    return data


def _inside(data: bytes, cuts: list[tuple[int, int, bytes]], turn: int) -> bytes:
    """A zip that is whole, with one broken part."""
    made_ = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made_, "w") as new:
        names = old.namelist()
        for name in names:
            text = old.read(name)
            new.writestr(name, _broken(text, cuts) if name == names[turn % len(names)] else text)
    return made_.getvalue()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(registry.INTO))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cuts=CUTS, turn=st.integers(0, 40), into=st.booleans())
def test_a_bundle_or_a_sentence(name: str, whole: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory,
                                cuts: list[tuple[int, int, bytes]], turn: int, into: bool) -> None:  # fmt: skip
    data = whole[name]
    path = tmp_path_factory.mktemp("b") / "tep"
    path.write_bytes(
        _inside(data, cuts, turn) if data[:2] == b"PK" and turn % 4 else _broken(data, cuts)
    )
    header = Header(into=BASE) if into else Header(code="G", stage="trial", as_of="2024")
    try:
        taken = registry.reader(name)(path, header)
    except LawRefusal as told:
        assert len(told.message) > 30 and told.message.endswith(".")
        assert str(path.parent) not in told.message
    else:
        assert list(taken.loss.lines())
