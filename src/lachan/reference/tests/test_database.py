"""In PostgreSQL: loading twice changes nothing, questions answer by day, only the owner writes."""

import time
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction

from lachan.reference import queries
from lachan.reference.codes import Kind
from lachan.reference.load import load_province
from lachan.reference.models import Agency, Jurisdiction, Province, Unit, UnitSuccession

from .provinces import LAMDONG, SONGKHE, copy_of, edit

pytestmark = [pytest.mark.database, pytest.mark.django_db(databases="__all__")]

BEFORE, SPRING, NOW = date(2024, 3, 1), date(2025, 4, 1), date(2026, 11, 23)
OWNER = {"using": "owner"}


@pytest.fixture
def loaded():
    return load_province(LAMDONG)


def unit(code, day):
    return queries.unit_on(code, day, **OWNER)


def test_loading_is_fast_and_idempotent():
    start = time.perf_counter()
    first = load_province(LAMDONG)
    assert time.perf_counter() - start < 3
    kept = dict(Agency.objects.using("owner").values_list("key", "pk"))
    assert load_province(LAMDONG) == first
    assert dict(Agency.objects.using("owner").values_list("key", "pk")) == kept
    assert (first.units, first.left_over) == (309, ())


def test_a_refused_folder_changes_nothing(loaded, tmp_path):
    folder = copy_of(LAMDONG, tmp_path)
    edit(folder, "agencies.csv", "68-cat", kind="police", name="Tên mới")
    with pytest.raises(ValueError, match="loại cơ quan «police»"):
        load_province(folder)
    assert Agency.objects.using("owner").get(key="68-cat").name == "Công an tỉnh Lâm Đồng"


def test_an_edit_reaches_the_row_with_the_same_id(loaded, tmp_path):
    before = Agency.objects.using("owner").get(key="68-cat").pk
    folder = copy_of(LAMDONG, tmp_path)
    edit(folder, "agencies.csv", "68-cat", short_name="CA tỉnh")
    load_province(folder)
    after = Agency.objects.using("owner").get(key="68-cat")
    assert (after.pk, after.short_name) == (before, "CA tỉnh")


def test_a_row_that_left_the_files_is_reported_not_deleted(loaded, tmp_path):
    folder = copy_of(LAMDONG, tmp_path)
    edit(folder, "agencies.csv", "68-nhcsxh", key="68-nganhang")
    assert load_province(folder).left_over == ("68-nhcsxh",)
    assert Agency.objects.using("owner").filter(key="68-nhcsxh").exists()


def test_two_provinces_live_side_by_side(loaded):
    summary = load_province(SONGKHE)
    assert (summary.units, summary.left_over) == (19, ())
    assert Province.objects.using("owner").filter(synthetic=True).count() == 1
    suoi_lanh = unit("99006", BEFORE)
    police = queries.competent_investigation_agency(suoi_lanh, NOW)
    assert police.name == "Cơ quan Cảnh sát điều tra Công an tỉnh Sông Khe"


@pytest.mark.parametrize(("day", "n"), [(BEFORE, 142), (SPRING, 137), (NOW, 124)])
def test_communes_on(loaded, day, n):
    assert queries.communes_on(day, **OWNER).filter(province__slug="lamdong").count() == n


def test_communes_come_in_vietnamese_order(loaded):
    names = [u.name for u in queries.communes_on(BEFORE, **OWNER).filter(province__slug="lamdong")]
    assert names.index("Phường 2") < names.index("Phường 10") < names.index("Phường B'lao")
    assert names.index("Xã Đa Quyn") < names.index("Xã Đạ Tông") < names.index("Xã Đan Phượng")


def test_a_code_alone_is_not_dated(loaded):
    assert unit("24778", BEFORE).name == "Phường 9"
    assert unit("24778", NOW).name == "Phường Lâm Viên - Đà Lạt"
    with pytest.raises(queries.NoSuchUnit, match="mã 24856, ngày 23/11/2026"):
        unit("24856", NOW)


def test_heirs(loaded):
    long_ago = unit("24946", BEFORE)
    assert [u.key for u in queries.successors(long_ago)] == ["c24955.b"]
    assert [u.key for u in queries.heirs_on(long_ago, NOW)] == ["c24955.c"]
    assert queries.heirs_on(long_ago, BEFORE) == [long_ago]


def test_a_commune_in_2024(loaded):
    tong = unit("24853", BEFORE)
    police = queries.commune_police_of(tong, BEFORE)
    found = queries.investigator_of(tong, BEFORE, "150", 1)
    assert police.name == "Công an xã Đạ Tông"
    assert found.agency.name == "Công an huyện Đam Rông – Cơ quan Cảnh sát điều tra"
    assert "cấp huyện" in found.competence.because
    assert queries.supervising_procuracy(found.agency, BEFORE).key == "vksh-d674.a"
    assert queries.superior_on(police, BEFORE) == found.agency
    assert queries.court_of(tong, BEFORE).key == "tah-d674.a"
    assert queries.competent_investigation_agency(tong, BEFORE, "151", 2).key == "68-csdt"


def test_the_same_place_after_each_reform(loaded):
    tong, rong4 = unit("24853", SPRING), unit("24853", NOW)
    assert queries.competent_investigation_agency(tong, SPRING, "150").key == "68-csdt"
    police = queries.commune_police_of(tong, SPRING)
    assert queries.superior_on(police, SPRING).key == "68-cat"
    assert queries.supervising_procuracy(police, SPRING).key == "vksh-d674.a"
    assert queries.commune_police_of(rong4, NOW).name == "Công an xã Đam Rông 4"
    assert queries.procuracy_of(rong4, NOW).key == "vkskv-68.kv3"
    assert queries.court_of(rong4, NOW).key == "takv-68.kv3"


def test_an_agency_of_the_past_is_supervised_by_the_heir(loaded):
    police = queries.commune_police_of(unit("24853", BEFORE), BEFORE)
    assert queries.supervising_procuracy(police, NOW).key == "vkskv-68.kv3"


def test_provincial_supervision_and_inspection(loaded):
    one = {kind: queries.agencies_on(NOW, kind, **OWNER).first() for kind in Kind.values}
    provincial = one[Kind.PROVINCIAL_PROCURACY]
    for kind in (Kind.INVESTIGATION_AGENCY, Kind.PROVINCIAL_POLICE, Kind.BORDER_GUARD):
        assert queries.supervising_procuracy(one[kind], NOW) == provincial
    assert queries.supervising_procuracy(one[Kind.DEPARTMENT], NOW) is None
    assert queries.inspector_of(one[Kind.COMMUNE_POLICE], NOW) == one[Kind.INSPECTOR]
    assert queries.inspector_of(one[Kind.PROVINCIAL_COURT], NOW) is None


def test_border_guard_only_since_july_2025(loaded):
    assert (
        not queries.agencies_on(SPRING, Kind.BORDER_GUARD, **OWNER)
        .filter(province__slug="lamdong")
        .exists()
    )
    assert (
        queries.agencies_on(NOW, Kind.BORDER_GUARD, **OWNER)
        .filter(province__slug="lamdong")
        .count()
        == 20
    )


@pytest.mark.parametrize("model", [Province, Unit, UnitSuccession, Agency, Jurisdiction])
def test_only_the_owner_writes(model):
    with connections["owner"].cursor() as cursor:
        for role, privilege, may in [
            ("lachan_app", "SELECT", True),
            ("lachan_app", "INSERT", False),
            ("lachan_app", "UPDATE", False),
            ("lachan_figures", "SELECT", True),
        ]:
            asked = [role, model._meta.db_table, privilege]
            cursor.execute("SELECT has_table_privilege(%s, %s, %s)", asked)
            assert cursor.fetchone()[0] is may, asked


def test_the_database_refuses_a_period_that_ends_before_it_starts(loaded):
    commune = unit("24853", NOW)
    commune.valid_to = date(2025, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic(using="owner"):
        commune.save()
    with pytest.raises(ValidationError, match="Ngày kết thúc hiệu lực phải sau ngày bắt đầu"):
        commune.validate_constraints()
