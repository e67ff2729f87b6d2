"""Words of reference: levels, kinds of agency, and the receipt that each kind makes in law."""

from django.db import models


class Level(models.TextChoices):
    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Cấp tỉnh"
    REGION = "region", "Khu vực"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class Kind(models.TextChoices):
    STEERING_COMMITTEE = "steering_committee", "Ban Chỉ đạo 138"
    STANDING_OFFICE = "standing_office", "Cơ quan thường trực"
    PROVINCIAL_POLICE = "provincial_police", "Công an tỉnh"
    INVESTIGATION_AGENCY = "investigation_agency", "Cơ quan Cảnh sát điều tra Công an tỉnh"
    SECURITY_INVESTIGATION_AGENCY = "security_investigation_agency", "Cơ quan An ninh điều tra"
    POLICE_DIVISION = "police_division", "Phòng nghiệp vụ Công an tỉnh"
    DISTRICT_POLICE = "district_police", "Công an cấp huyện (Cơ quan Cảnh sát điều tra)"
    COMMUNE_POLICE = "commune_police", "Công an cấp xã"
    POLICE_POST = "police_post", "Trạm Công an"
    BORDER_GUARD = "border_guard", "Bộ đội Biên phòng"
    MILITARY_COMMAND = "military_command", "Bộ Chỉ huy Quân sự"
    PROVINCIAL_PROCURACY = "provincial_procuracy", "Viện kiểm sát nhân dân cấp tỉnh"
    REGIONAL_PROCURACY = "regional_procuracy", "Viện kiểm sát nhân dân khu vực"
    DISTRICT_PROCURACY = "district_procuracy", "Viện kiểm sát nhân dân cấp huyện"
    PROVINCIAL_COURT = "provincial_court", "Tòa án nhân dân cấp tỉnh"
    REGIONAL_COURT = "regional_court", "Tòa án nhân dân khu vực"
    DISTRICT_COURT = "district_court", "Tòa án nhân dân cấp huyện"
    DETENTION_FACILITY = "detention_facility", "Cơ sở giam giữ"
    INSPECTOR = "inspector", "Thanh tra Công an tỉnh"
    PEOPLES_COMMITTEE = "peoples_committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, ban, ngành"
    HEALTH_DEPARTMENT = "health_department", "Sở Y tế"
    LABOUR_DEPARTMENT = "labour_department", "Sở Lao động - Thương binh và Xã hội"
    LEGAL_AID = "legal_aid", "Trợ giúp pháp lý nhà nước"
    SOCIAL_PROTECTION_FACILITY = "social_protection_facility", "Cơ sở trợ giúp xã hội"
    MASS_ORGANISATION = "mass_organisation", "Mặt trận và đoàn thể"
    PARTY_BODY = "party_body", "Cơ quan Đảng"
    HOTLINE = "hotline", "Tổng đài"
    MISSION_ABROAD = "mission_abroad", "Cơ quan đại diện ở nước ngoài"
    PRESS = "press", "Báo chí"
    BANK = "bank", "Ngân hàng Chính sách xã hội"


class Mark(models.TextChoices):
    VERIFIED = "verified", "Đã đối chiếu nguồn"
    FROM_MEMORY = "from_memory", "Chưa đối chiếu, cần kiểm tra"
    CONFLICT = "conflict", "Các nguồn khác nhau"
    INFERRED = "inferred", "Suy đoán, chờ tỉnh xác nhận"


# Named by the law for persons in care: labour to 30/06/2025 (Law 66/2011), health from 01/07/2025 (Law 53/2024 Article 27).
CARE_DEPARTMENTS = frozenset({Kind.HEALTH_DEPARTMENT, Kind.LABOUR_DEPARTMENT})
DEPARTMENTS = CARE_DEPARTMENTS | {Kind.DEPARTMENT}
PROCURACIES = frozenset(
    {Kind.PROVINCIAL_PROCURACY, Kind.REGIONAL_PROCURACY, Kind.DISTRICT_PROCURACY}
)
COURTS = frozenset({Kind.PROVINCIAL_COURT, Kind.REGIONAL_COURT, Kind.DISTRICT_COURT})
INVESTIGATORS = frozenset(
    {Kind.INVESTIGATION_AGENCY, Kind.SECURITY_INVESTIGATION_AGENCY, Kind.DISTRICT_POLICE}
)
POLICE = INVESTIGATORS | {
    Kind.PROVINCIAL_POLICE,
    Kind.POLICE_DIVISION,
    Kind.COMMUNE_POLICE,
    Kind.POLICE_POST,
    Kind.DETENTION_FACILITY,
    Kind.INSPECTOR,
}
SUPERVISED = (POLICE | {Kind.BORDER_GUARD}) - {Kind.INSPECTOR}

RECEIPT_BY = (
    {
        Kind.COMMUNE_POLICE: "commune_police",
        Kind.POLICE_POST: "police_post",
        Kind.BORDER_GUARD: "assigned_agency",
        Kind.PROVINCIAL_POLICE: "investigation_agency",
        Kind.POLICE_DIVISION: "investigation_agency",
    }
    | dict.fromkeys(INVESTIGATORS, "investigation_agency")
    | dict.fromkeys(PROCURACIES, "procuracy")
)


def receipt_by(kind: str, *, competent: bool = False) -> str:
    """The clocks' word for a receipt by this kind; `competent`: the matter is known to be its ow"""
    if competent and kind in INVESTIGATORS:
        return "competent_agency"
    return RECEIPT_BY.get(kind, "other_body")


def opened_by(kind: str) -> str:
    """The clocks' word for the body that opened a case: it decides who must pass the file on."""
    if kind in INVESTIGATORS:
        return "investigation_agency"
    if kind in PROCURACIES:
        return "procuracy"
    return "border_guard" if kind == Kind.BORDER_GUARD else "police_assigned_agency"
