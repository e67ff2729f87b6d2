"""The departments that the law charges with persons in care, told apart from the others."""

from django.db import migrations, models

# Of provinces loaded before; their tables say the same when they are loaded again.
TOLD_APART = """
UPDATE reference_agency SET kind = 'health_department' WHERE kind = 'department' AND name = 'Sở Y tế';
UPDATE reference_agency SET kind = 'labour_department' WHERE kind = 'department' AND name LIKE 'Sở Lao động%';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0002_policies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agency",
            name="kind",
            field=models.CharField(
                choices=[
                    ("steering_committee", "Ban Chỉ đạo 138"),
                    ("standing_office", "Cơ quan thường trực"),
                    ("provincial_police", "Công an tỉnh"),
                    ("investigation_agency", "Cơ quan Cảnh sát điều tra Công an tỉnh"),
                    ("security_investigation_agency", "Cơ quan An ninh điều tra"),
                    ("police_division", "Phòng nghiệp vụ Công an tỉnh"),
                    ("district_police", "Công an cấp huyện (Cơ quan Cảnh sát điều tra)"),
                    ("commune_police", "Công an cấp xã"),
                    ("police_post", "Trạm Công an"),
                    ("border_guard", "Bộ đội Biên phòng"),
                    ("military_command", "Bộ Chỉ huy Quân sự"),
                    ("provincial_procuracy", "Viện kiểm sát nhân dân cấp tỉnh"),
                    ("regional_procuracy", "Viện kiểm sát nhân dân khu vực"),
                    ("district_procuracy", "Viện kiểm sát nhân dân cấp huyện"),
                    ("provincial_court", "Tòa án nhân dân cấp tỉnh"),
                    ("regional_court", "Tòa án nhân dân khu vực"),
                    ("district_court", "Tòa án nhân dân cấp huyện"),
                    ("detention_facility", "Cơ sở giam giữ"),
                    ("inspector", "Thanh tra Công an tỉnh"),
                    ("peoples_committee", "Ủy ban nhân dân"),
                    ("department", "Sở, ban, ngành"),
                    ("health_department", "Sở Y tế"),
                    ("labour_department", "Sở Lao động - Thương binh và Xã hội"),
                    ("legal_aid", "Trợ giúp pháp lý nhà nước"),
                    ("social_protection_facility", "Cơ sở trợ giúp xã hội"),
                    ("mass_organisation", "Mặt trận và đoàn thể"),
                    ("party_body", "Cơ quan Đảng"),
                    ("hotline", "Tổng đài"),
                    ("mission_abroad", "Cơ quan đại diện ở nước ngoài"),
                    ("press", "Báo chí"),
                    ("bank", "Ngân hàng Chính sách xã hội"),
                ],
                max_length=32,
            ),
        ),
        migrations.RunSQL(TOLD_APART, migrations.RunSQL.noop),
    ]
