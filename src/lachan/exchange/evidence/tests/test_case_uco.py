"""CASE JSON-LD passes the ontology's own shapes, on the example and on whatever a bundle may hold."""

import json
import warnings
from pathlib import Path

import case_utils.case_validate
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lachan.exchange.evidence import case_uco
from lachan.proof.bundle import Bundle
from lachan.proof.loading import made
from lachan.proof.schema import example

from .making import bundles


def _conforms(texts: list[bytes], folder: Path) -> tuple[bool, str]:
    paths = []
    for turn, text in enumerate(texts):
        paths.append(folder / f"{turn}.json")
        paths[-1].write_bytes(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = case_utils.case_validate.validate(
            [str(one) for one in paths], inference="none", allow_warnings=False
        )
    return found.conforms, f"{found.text}\n{found.undefined_concepts}"


def test_the_example_passes(tmp_path: Path) -> None:
    fine, told = _conforms([case_uco.write(made(example())).data], tmp_path)
    assert fine, told


@settings(
    max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(many=st.lists(bundles(), min_size=6, max_size=6))
def test_generated_files_pass(many: list[Bundle], tmp_path_factory: pytest.TempPathFactory) -> None:
    named = [_called(one, f"GL-{turn}") for turn, one in enumerate(many)]
    fine, told = _conforms(
        [case_uco.write(one).data for one in named], tmp_path_factory.mktemp("c")
    )
    assert fine, told[:3000]


def _called(bundle: Bundle, code: str) -> Bundle:
    """Several files in one graph must be called differently."""
    about = [
        one if one.subject != bundle.code else one.model_copy(update={"subject": code})
        for one in bundle.assertions
    ]
    return bundle.model_copy(update={"code": code, "assertions": tuple(about)})


def test_what_is_no_case_does_not_pass(tmp_path: Path) -> None:
    data = json.loads(case_uco.write(made(example())).data)
    line = next(one for one in data["@graph"] if one["@type"] == "uco-core:Relationship")
    del line["uco-core:target"]
    assert not _conforms([json.dumps(data).encode()], tmp_path)[0]


def test_the_same_bytes_and_no_invented_hour() -> None:
    one = case_uco.write(made(example())).data
    assert one == case_uco.write(made(example())).data
    assert "DỮ LIỆU GIẢ LẬP" in one.decode()
    graph = json.loads(one)["@graph"]
    assert not [x for x in graph if "uco-core:objectCreatedTime" in x]
    paid = next(x for x in graph if x.get("uco-core:eventType") == ["payment"])
    assert paid["uco-core:startTime"]["@value"] == "2024-03-15T00:00:00+07:00"
    assert paid["uco-core:endTime"]["@value"] == "2024-03-15T23:59:59+07:00"
