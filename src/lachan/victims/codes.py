"""Choices of victim care, with the words users read."""

from lachan.release import coded

STANDING = [
    ("origin", "Nơi tiếp nhận đầu tiên"),
    ("lead", "Cơ quan chủ trì hỗ trợ"),
    ("verifier", "Cơ quan xác minh, xác định"),
    ("facility", "Cơ sở hỗ trợ"),
    # Sees what was referred to it, where the care stands, and how to reach the person safely; nothing else.
    ("supporter", "Nơi được chuyển gửi"),
    # Was given the story, for as long as the consent or the duty stands; sees how to reach the person safely.
    ("hearer", "Nơi được chuyển lời kể"),
]
# Who may read which words: `care` those who care, `path` those who receive and verify, `safety` everybody who helps,
# `told` (the story) whoever took it down, the lead, and whom it was passed on to.
AUDIENCE = [
    ("care", "Chăm sóc, hỗ trợ"), ("path", "Tiếp nhận, xác định"), ("safety", "An toàn, liên lạc"), ("told", "Lời kể"),
]  # fmt: skip
# Papers beside a file, and for whom each may be: what shows who the person is goes no further than those who receive,
# verify and care; what a doctor wrote stays with those who care.
PAPERS = [
    ("travel", "Hộ chiếu, giấy tờ đi lại"), ("personal", "Giấy tờ tùy thân, hộ tịch"), ("medical", "Giấy khám, điều trị"),
    ("certificate", "Giấy xác nhận của cơ quan khác"), ("signed", "Biên bản, văn bản đã ký"), ("picture", "Ảnh chụp"),
    ("other_paper", "Giấy tờ khác"),
]  # fmt: skip
PAPER_FOR = [
    ("care", "Nơi chủ trì và cơ sở hỗ trợ"), ("path", "Nơi tiếp nhận, xác định và nơi chủ trì"),
    ("safety", "Mọi nơi đang giúp người này"),
]  # fmt: skip
KEPT_IN_CARE = ("medical",)
SHOWS_WHO = ("travel", "personal")
PAPER_GONE = [
    ("wrong_person", "Giấy tờ của người khác"), ("wrong_paper", "Gửi nhầm tệp"), ("unread", "Không đọc được, sẽ gửi lại"),
    ("asked_back", "Người đó không muốn để ở đây"),
]  # fmt: skip
WAYS = [
    ("came", "Tự trình báo"), ("rescued", "Được giải cứu"), ("returned", "Được trao trả, trở về qua biên giới"),
    ("referred", "Cơ quan, tổ chức giới thiệu"), ("family", "Người thân trình báo"), ("listed", "Có tên trong danh sách người trở về"),
]  # fmt: skip
RECEIPT = [
    ("commune_committee", "Ủy ban nhân dân cấp xã"), ("commune_police", "Công an cấp xã"), ("police_post", "Trạm Công an"),
    ("border_guard", "Bộ đội Biên phòng"), ("investigation_agency", "Cơ quan điều tra"), ("other_body", "Cơ quan, tổ chức khác"),
]  # fmt: skip
STATUS = [
    ("victim", "Nạn nhân"), ("in_identification", "Người đang trong quá trình xác định là nạn nhân"),
    ("accompanying_minor", "Người dưới 18 tuổi đi cùng"), ("relative", "Người thân thích"),
    ("witness", "Người làm chứng"), ("denouncer", "Người tố giác"),
]  # fmt: skip
NATIONALITY = [
    ("vietnamese", "Công dân Việt Nam"), ("stateless_resident", "Người không quốc tịch thường trú ở Việt Nam"),
    ("foreign", "Người nước ngoài"),
]  # fmt: skip
SUPPORT = [
    ("essentials", "Nhu cầu thiết yếu"), ("travel", "Đi lại, tiền ăn về nơi cư trú"), ("medical", "Y tế"),
    ("insurance", "Bảo hiểm y tế"), ("psychological", "Tâm lý"), ("interpreting", "Phiên dịch"),
    ("legal_support", "Hỗ trợ pháp luật"), ("legal_aid", "Trợ giúp pháp lý"), ("schooling", "Học văn hóa"),
    ("vocational", "Học nghề"), ("employment", "Việc làm"), ("hardship", "Trợ cấp khó khăn ban đầu"),
    ("loan", "Vay vốn"), ("protection", "Bảo vệ, nơi tạm lánh"),
]  # fmt: skip
NEEDS = [
    ("food", "Ăn, mặc, đồ dùng"), ("shelter", "Chỗ ở an toàn"), ("health", "Khám, chữa bệnh"), ("mind", "Tâm lý"),
    ("papers", "Giấy tờ tùy thân"), ("money", "Tiền, nợ"), ("school", "Học tập"), ("work", "Việc làm"),
    ("law", "Pháp luật, bồi thường"), ("language", "Phiên dịch"), ("child_care", "Chăm sóc con"), ("family", "Liên lạc, hòa giải với gia đình"),
]  # fmt: skip
RISKS = [
    ("in_danger", "Đang có nguy cơ bị xâm hại"),
    ("threatened", "Bị đe dọa"), ("followed", "Bị theo dõi, bị tìm"), ("debt", "Bị đòi nợ, đòi tiền chuộc"),
    ("trafficker_near", "Người mua bán ở gần hoặc là người thân"), ("self_harm", "Có ý định tự hại"),
    ("health_urgent", "Bệnh, thương tích cần cấp cứu"), ("pregnant", "Đang mang thai"), ("child_with", "Có trẻ nhỏ đi cùng"),
    ("family_threatened", "Người thân bị đe dọa"), ("online_exposed", "Hình ảnh, thông tin bị phát tán"),
]  # fmt: skip
# These cannot wait for the next working day.
URGENT = frozenset(
    {
        "in_danger",
        "threatened",
        "followed",
        "trafficker_near",
        "self_harm",
        "health_urgent",
        "family_threatened",
    }
)
SCOPE = [
    ("identification", "Cho cơ quan xác minh, xác định nạn nhân"), ("investigation", "Cho cơ quan điều tra, Viện kiểm sát, Tòa án"),
    ("support", "Cho nơi hỗ trợ được chuyển gửi"), ("family", "Cho gia đình biết"),
    ("statistics", "Cho số liệu không nêu tên"),
    # A row of one's own, with days: another thing than being counted.
    ("partner_record", "Cho tổ chức đối tác giữ bản ghi không nêu tên"),
]  # fmt: skip
STORY_FOR = SCOPE[:3]
# By right of what the story passes on without consent.
DUTY = [
    ("consent", "Người đó đồng ý"), ("child_protection", "Luật Trẻ em Điều 51: trẻ em bị xâm hại phải được thông báo ngay"),
    ("danger", "Tính mạng, sức khỏe đang bị đe dọa"), ("court_order", "Quyết định, yêu cầu bằng văn bản của cơ quan tiến hành tố tụng (ghi số)"),
]  # fmt: skip
CHANNEL = [
    ("mission", "Cơ quan đại diện Việt Nam ở nước ngoài"), ("police_abroad", "Cảnh sát nước sở tại, Interpol, ASEANAPOL"),
    ("border", "Bộ đội Biên phòng, đồn đối diện"), ("organisation", "Tổ chức quốc tế, phi chính phủ"), ("other", "Kênh khác"),
]  # fmt: skip
CLOSING = [
    ("settled", "Đã ổn định, không cần hỗ trợ tiếp"), ("declined", "Người đó không nhận hỗ trợ tiếp"),
    ("moved", "Đã chuyển nơi khác hỗ trợ"), ("untraceable", "Không liên lạc được"), ("not_victim", "Không phải là nạn nhân"),
    ("died", "Đã mất"),
]  # fmt: skip
REFUSAL = [
    ("not_entitled", "Không thuộc đối tượng"), ("papers_missing", "Thiếu giấy tờ đã hướng dẫn bổ sung"),
    ("no_place", "Nơi nhận không còn khả năng"), ("not_competent", "Không thuộc thẩm quyền"), ("ended", "Đã hết thời hạn hỗ trợ"),
]  # fmt: skip
PROTECTED = [
    ("victim", "Nạn nhân, người đang được xác định"), ("kin", "Thân nhân"), ("denouncer_kept", "Người đã tố giác, báo tin"),
    ("bystander", "Người biết việc"),
]  # fmt: skip
FIT = [
    ("fits", "Có dấu hiệu tội phạm"),
    ("does_not_fit", "Chưa thấy dấu hiệu tội phạm"),
    ("open", "Chưa kết luận được"),
]
# How a rescue asked for, or a verification, was answered.
RESULT = [
    ("confirmed", "Xác minh có căn cứ là nạn nhân"), ("not_confirmed", "Chưa đủ căn cứ"), ("not_found", "Chưa tìm thấy người"),
    ("found", "Đã tìm thấy người"), ("under_way", "Đang giải quyết"), ("refused_abroad", "Nước sở tại chưa đồng ý"),
]  # fmt: skip
# Which of these answer what.
RESULT_OF = {
    "rescue_answered": [
        one for one in RESULT if one[0] in ("found", "not_found", "under_way", "refused_abroad")
    ],
    "victim_verification_answered": [
        one for one in RESULT if one[0] in ("confirmed", "not_confirmed", "under_way")
    ],
}
# BLTTHS Điều 486; Luật 53/2024 Điều 34–36.
MEASURES = [
    ("guarding", "Bố trí lực lượng canh gác, bảo vệ"), ("limited_contact", "Hạn chế việc tiếp xúc, đi lại"),
    ("secrecy", "Giữ bí mật thông tin"), ("moved", "Di chuyển, giữ bí mật chỗ ở, nơi làm việc, học tập"),
    ("warned", "Răn đe, cảnh cáo người xâm hại"), ("shelter_kept", "Bố trí nơi tạm lánh"), ("other_kept", "Biện pháp khác theo luật"),
]  # fmt: skip
# Where a person is handed over: a gate of the border, an airport; no words, since a place may name whoever lives there.
HANDED_AT = [
    ("mong_cai", "Móng Cái"), ("huu_nghi", "Hữu Nghị"), ("thanh_thuy", "Thanh Thủy"), ("lao_cai", "Lào Cai"), ("tay_trang", "Tây Trang"),
    ("na_meo", "Na Mèo"), ("nam_can", "Nậm Cắn"), ("cau_treo", "Cầu Treo"), ("cha_lo", "Cha Lo"), ("lao_bao", "Lao Bảo"), ("la_lay", "La Lay"),
    ("bo_y", "Bờ Y"), ("le_thanh", "Lệ Thanh"), ("bu_prang", "Bu Prăng"), ("hoa_lu", "Hoa Lư"), ("xa_mat", "Xa Mát"), ("moc_bai", "Mộc Bài"),
    ("binh_hiep", "Bình Hiệp"), ("dinh_ba", "Dinh Bà"), ("thuong_phuoc", "Thường Phước"), ("vinh_xuong", "Vĩnh Xương"), ("tinh_bien", "Tịnh Biên"),
    ("ha_tien", "Hà Tiên"), ("noi_bai", "Sân bay Nội Bài"), ("da_nang", "Sân bay Đà Nẵng"), ("tan_son_nhat", "Sân bay Tân Sơn Nhất"),
    ("other_gate", "Cửa khẩu, lối mở, cảng khác"), ("inland", "Trong nước, tại trụ sở hai cơ quan"),
]  # fmt: skip
ONLY_THROUGH = [
    ("facility_only", "Qua cơ sở hỗ trợ"), ("commune_only", "Qua cán bộ cấp xã"), ("kin_only", "Qua người thân được chỉ định"),
    ("lawyer_only", "Qua người trợ giúp pháp lý"), ("school_only", "Qua nhà trường"), ("in_person", "Chỉ gặp trực tiếp"),
]  # fmt: skip
GENDER = [("female", "Nữ"), ("male", "Nam"), ("any", "Không yêu cầu")]
LANGUAGES = [
    ("vi", "Tiếng Việt"), ("tay", "Tày"), ("tai", "Thái"), ("hmn", "Mông"), ("kpm", "Cơ Ho"), ("cma", "Mạ"), ("rad", "Ê Đê"),
    ("jra", "Gia Rai"), ("km", "Khmer"), ("lo", "Lào"), ("zh", "Trung Quốc"), ("my", "Miến Điện"), ("en", "Anh"), ("fr", "Pháp"),
    ("sgn", "Ngôn ngữ ký hiệu"),
]  # fmt: skip
ARTICLES = [("150", "Điều 150 BLHS"), ("151", "Điều 151 BLHS"), ("other_article", "Điều khác")]
# What was found, never what the person is said to have wanted or feigned: nobody's will is found out here, and of a person
# under 18 it does not count (BLHS Điều 151; Luật 53/2024 Điều 2).
NOT_IDENTIFIED = [
    ("no_ground", "Không đủ căn cứ xác định"), ("other_wrong", "Bị hại của hành vi khác, chuyển hỗ trợ theo luật khác"),
    ("no_signs", "Chưa thấy dấu hiệu bị mua bán trong các thông tin đã xác minh"), ("identity_unknown", "Chưa xác định được nhân thân"),
]  # fmt: skip
# Written before these: read still, in the same words, and written no more.
NOT_IDENTIFIED_BEFORE = [
    ("own_will", dict(NOT_IDENTIFIED)["no_signs"]), ("papers_false", dict(NOT_IDENTIFIED)["identity_unknown"]),
]  # fmt: skip
REOPENING = [
    ("came_back", "Người đó quay lại"), ("new_risk", "Có nguy cơ mới"), ("new_need", "Có nhu cầu hỗ trợ mới"),
    ("closed_wrongly", "Kết thúc nhầm"),
]  # fmt: skip
RATES = [
    ("essentials_daily", "Tiền ăn một ngày"), ("travel_meal_daily", "Tiền ăn một ngày đi đường"),
    ("health_insurance_yearly", "Phí bảo hiểm y tế một năm"), ("school_books", "Sách, đồ dùng một năm học"),
    ("vocational_course", "Học nghề một khóa"), ("hardship_once", "Trợ cấp khó khăn ban đầu một lần"),
]  # fmt: skip
# What an identity, a story, a paper of somebody in care is opened for; each opening is a line in the log.
PURPOSES = [
    ("care", "Chăm sóc, hỗ trợ"), ("protect", "Bảo vệ, liên hệ an toàn"), ("verify", "Xác minh, xác định nạn nhân"),
    ("paper", "Lập văn bản"), ("asked", "Người đó yêu cầu"), ("duplicate", "Kiểm tra trùng hồ sơ"),
]  # fmt: skip
# How somebody was trafficked, as coarse as it is counted: nothing finer is kept for figures.
EXPLOITATION = list(coded.EXPLOITATION)
CONTROL = list(coded.CONTROL)
RECRUITMENT = list(coded.RECRUITMENT)
# Figures that left.
RELEASE = [("tables", "Bảng đã che và làm tròn"), ("open_data", "Bộ dữ liệu mở")]

# What a copy of a paper with the person's name is made for; each making is a line in the log.
LETTER_FOR = [
    ("for_person", "Giao cho chính người đó, người đại diện"), ("for_signing", "Trình người có thẩm quyền ký"),
    ("for_archive", "Lưu bản gốc trong phong bì kín"), ("for_receiver", "Giao cho nơi nhận người, theo luật"),
]  # fmt: skip
# Acts whose paper the law makes out to a named person; of any other act no paper names anybody.
NAMED = frozenset({"victim_came_forward", "person_handed_over", "victim_brought_to_commune", "victim_certified", "victim_not_identified",
                   "support_requested", "support_accepted", "support_delivered", "support_prolonged", "support_refused",
                   "protection_refused"})  # fmt: skip


def label(choices: list[tuple[str, str]], code: str) -> str:
    return dict(choices).get(code, code)
