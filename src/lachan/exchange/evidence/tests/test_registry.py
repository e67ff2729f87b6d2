"""Formats are loaded when asked for; one whose library is not there is refused in a sentence."""

import sys

import pytest

from lachan.exchange.evidence import registry


def test_a_format_without_its_library_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("lachan.exchange.evidence.ftm")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(registry.LibraryMissing) as refused:
        registry.writer("ftm")
    assert "requirements/formats.txt" in refused.value.message


def test_every_format_loads() -> None:
    pytest.importorskip("followthemoney")
    for name in registry.OUT:
        assert callable(registry.writer(name))
    for name in registry.INTO:
        assert callable(registry.reader(name))
