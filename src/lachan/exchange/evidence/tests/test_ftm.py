"""FollowTheMoney: mapped fields come back the same; the library itself takes every line; others' entities come in."""

import json
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model
from hypothesis import HealthCheck, example, given, settings

from lachan.exchange.evidence.ftm.mapping import MAPPED, WAYS, told, untold
from lachan.exchange.evidence.ftm.reading import read
from lachan.exchange.evidence.ftm.writing import write
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.outgoing import outgoing
from lachan.exchange.evidence.refusals import FileRefused
from lachan.proof.bundle import Bundle
from lachan.proof.loading import made
from lachan.proof.schema import example as example_file

from .making import bundles

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
OF_CASE = ("schema", "code", "stage", "as_of", "title", "synthetic")
FOREIGN = [
    {"id": "a", "schema": "Person", "properties": {"name": ["Hoàng Thị Giả"], "birthDate": ["1991-02"]}},
    {"id": "b", "schema": "Company", "properties": {"name": ["Công ty giả lập"]}},
    {"id": "c", "schema": "Payment", "properties": {"payer": ["a"], "beneficiary": ["b"], "amount": ["1500000"], "date": ["2024-03-02"]}},
    {"id": "d", "schema": "Call", "properties": {"caller": ["a"], "receiver": ["b"], "startDate": ["2024-03-02T10:05"]}},
    {"id": "e", "schema": "Vessel", "properties": {"name": ["Tàu giả lập"]}},
    {"id": "g", "schema": "CourtCaseParty", "properties": {"party": ["a"], "role": ["Bị hại"]}},
]  # fmt: skip


def mapped(bundle: Bundle) -> dict[str, Any]:
    """What FollowTheMoney has a place for, with words said twice of one object said once."""
    data = outgoing(bundle).bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    kept: dict[str, Any] = {k: v for k, v in data.items() if k in OF_CASE and v != ""}
    for part, fields in MAPPED.items():
        rows = [{k: v for k, v in row.items() if k in fields} for row in data.get(part, ())]
        kept |= {part: [_once(part, row) for row in rows]} if rows else {}
    return kept


def _once(part: str, row: dict[str, Any]) -> dict[str, Any]:
    for field, (_, kind) in WAYS[part].fields.items() if part in WAYS else ():
        if field in row and kind in ("refs", "texts"):
            row[field] = list(dict.fromkeys(x for x in row[field] if x))
    if "roles" in row:
        row["roles"] = list(dict.fromkeys(row["roles"]))
    if "birth" in row:
        row["birth"] = {k: v for k, v in row["birth"].items() if k in ("value", "proof")}
    return {k: v for k, v in row.items() if v not in ("", [])}


def _again(bundle: Bundle, folder: Path) -> dict[str, Any]:
    path = folder / "a.ftm.json"
    path.write_bytes(write(bundle).data)
    back = read(path, Header()).bundle
    return mapped(back)


@SLOW
@given(bundle=bundles())
@example(bundle=made(example_file()))
def test_out_and_in_is_the_same_on_mapped_fields(
    bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert _again(bundle, tmp_path_factory.mktemp("f")) == mapped(bundle)


@SLOW
@given(bundle=bundles())
def test_the_library_takes_every_entity(bundle: Bundle) -> None:
    for line in write(bundle).data.decode().splitlines():
        row = json.loads(line)
        schema = model.get(row["schema"])
        assert schema is not None
        schema.validate(row)
        assert set(row["properties"]) <= set(schema.properties)
        assert model.get_proxy(row, cleaned=False).id == row["id"]


@pytest.mark.parametrize("own", ["d1", "tiếng_a", "-a-", "u.x.u", "v.1", "_", "x", "Ⅳ.9", "a..b"])
def test_every_id_is_taken_and_comes_back(own: str) -> None:
    assert untold(told(own)) == own
    assert model.get("Payment").properties["payer"].type.validate(told(own))


def _taken(rows: Any, folder: Path, header: Header) -> Any:
    path = folder / "x.json"
    path.write_text(
        rows if isinstance(rows, str) else json.dumps(rows, ensure_ascii=False), "utf-8"
    )
    return read(path, header)


def test_others_entities_come_in_and_the_rest_is_counted(tmp_path: Path) -> None:
    taken = _taken(FOREIGN, tmp_path, Header(into=made(example_file())))
    one = next(p for p in taken.bundle.persons if p.name == "Hoàng Thị Giả")
    assert (one.code, one.roles, one.birth.value) == ("F1", ("victim",), "1991-02")
    assert taken.bundle.transactions[-1].sum == 1500000
    assert taken.bundle.events[-1].since == "2024-03-02T10:05"
    assert [(x.what, x.count) for x in taken.loss.left] == [("Vessel", 1)]


@pytest.mark.parametrize("given_", ["", "[]", "[1]", "{", "[[[[", '{"id":1}', '{"id":"a","schema":"Ghost"}', '{"id":"a","schema":"Person","properties":{"birthDate":["mai"]}}',
                                    '{"id":"a","schema":"Person","properties":[]}', "\ufeff"])  # fmt: skip
def test_what_is_no_ftm_is_refused_in_a_sentence(given_: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as told_:
        _taken(given_, tmp_path, Header(into=made(example_file())))
    assert "nhập lại" in told_.value.message


def test_what_has_no_place_is_counted() -> None:
    left = {one.what: one.count for one in write(made(example_file())).loss.left}
    assert left["giá trị chứng cứ nêu"] == 2
    assert left["mục của tài liệu"] > 0
