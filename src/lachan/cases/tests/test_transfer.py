"""A case that belongs elsewhere: three days to agree, the procuracy decides."""

from tests.case_scenes import POLICE, PROCURACY, at

from lachan.cases import commands as cases
from lachan.reference.models import Agency


@at("charged")
def test_find_case_noncompetence_gives_three_days(scene):
    scene.gives("investigation_noncompetence_found", cases.find_case_noncompetence, POLICE)
    assert scene.due("B12") == "2024-01-22 23:59"
    assert scene.stage() == "P3"


@at("charged")
def test_decide_transfer_names_where_to(scene):
    to = Agency.objects.get(key="99-csdt")
    act = scene.gives("case_transfer_decided", cases.decide_transfer, PROCURACY, extra={"to": to})
    assert act.facts["to"] == str(to.id)
    assert scene.due("B12c") == "2024-01-20 01:00"
