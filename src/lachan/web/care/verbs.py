"""Every verb of one person's care as a form, in the order in which a file is worked through; one line each."""

from lachan.victims import commands as c

from .forms import Form

SUPPORTS = "ho-tro/"
ALL = (
    # Safety first
    Form("bao-dong", c.raise_red_flag, "Báo động an toàn", "red_flag_raised", ("flag", "words"), "Chuyện gì đang xảy ra", "safety"),
    Form("xu-ly-bao-dong", c.settle_red_flag, "Đã xử lý báo động", "red_flag_settled", ("flag_open", "words"), "Đã xử lý thế nào", "safety"),
    Form("lien-lac", c.agree_contact, "Thống nhất cách liên lạc an toàn", "contact_agreed", ("facts", "words"), "Dặn thêm", "safety"),
    Form("nguy-co", c.assess_risk, "Đánh giá nguy cơ", "risk_assessed", ("risks", "review_on", "words"), "Ghi thêm về nguy cơ", "safety"),
    Form("an-toan", c.plan_safety, "Lập kế hoạch an toàn", "safety_planned", ("words", "review_on"), "Kế hoạch an toàn, lập cùng người đó", "safety"),
    Form("de-nghi-bao-ve", c.request_protection, "Đề nghị biện pháp bảo vệ", "protection_requested", ("whom", "measures", "words"), "Vì sao cần", "safety"),
    Form("quyet-dinh-bao-ve", c.decide_protection, "Quyết định biện pháp bảo vệ", "protection_decided", ("whom", "measures", "ends_on", "paper"), part="safety"),
    Form("tu-choi-bao-ve", c.refuse_protection, "Từ chối biện pháp bảo vệ bằng văn bản", "protection_refused", ("whom", "ground", "paper"), part="safety"),
    Form("khong-can-bao-ve", c.decline_protection, "Người đó không cần bảo vệ", "protection_declined", ("whom", "paper"), part="safety"),
    Form("thoi-bao-ve", c.end_protection, "Chấm dứt biện pháp bảo vệ", "protection_ended", ("whom", "paper"), part="safety"),
    # Rescue and the way back
    Form("giai-cuu", c.request_rescue, "Yêu cầu giải cứu", "rescue_requested", ("rescuer", "channel", "country", "risks", "answer_by", "words"), "Nơi biết lần cuối, tình trạng", "rescue"),
    Form("tra-loi-giai-cuu", c.answer_rescue, "Trả lời yêu cầu giải cứu", "rescue_answered", ("result", "words"), "Trả lời", "rescue"),
    Form("da-giai-cuu", c.record_rescue, "Đã giải cứu", "person_rescued", ("country",), part="rescue"),
    Form("ban-giao", c.hand_person_over, "Bàn giao người", "person_handed_over", ("handed", "place"), part="rescue"),
    Form("da-den", c.record_arrival, "Đã đến nơi tiếp nhận", "person_arrived", part="rescue"),
    # The path
    Form("chuyen-nguoi", c.pass_person_on, "Đưa người đến, thông báo nơi phải nhận", "victim_brought_to_commune", ("way_on", "carer"),
         also=("victim_brought_to_commune", "health_agency_notified", "labour_agency_notified")),
    Form("nhan-nguoi", c.take_person_over, "Nhận người, nhận thông báo, bắt đầu hỗ trợ", "commune_received_victim", ("way_in",),
         also=("commune_received_victim", "health_agency_notice_received", "labour_agency_notice_received", "victim_support_begun")),
    Form("hoan-canh", c.tell_situation, "Ghi hoàn cảnh để xét hỗ trợ", "situation_told", ("situation",)),
    Form("yeu-cau-xac-minh", c.ask_verification, "Yêu cầu xác minh", "victim_verification_requested", ("of", "complex")),
    Form("bat-dau-xac-dinh", c.begin_identification, "Bắt đầu xác minh, xác định", "identification_begun"),
    Form("xac-minh-ban-dau", c.record_first_check, "Kết quả xác minh ban đầu", "first_information_verified", ("note",), "Kết quả"),
    Form("tra-loi-xac-minh", c.answer_verification, "Trả lời kết quả xác minh", "victim_verification_answered", ("result", "note", "paper"), "Kết quả xác minh"),
    Form("xac-dinh", c.identify_victim, "Xác định là nạn nhân", "victim_certified", ("paper", "note"), "Căn cứ"),
    Form("khong-phai-nan-nhan", c.find_not_victim, "Xác định không phải là nạn nhân", "victim_not_identified", ("ground", "paper", "note"), "Căn cứ"),
    Form("dau-hieu-toi-pham", c.say_offence_fit, "Nhận định dấu hiệu tội phạm", "offence_fit_said", ("fit", "article", "note"), "Căn cứ"),
    Form("khong-tiep-tuc", c.stop_identification, "Người đó không tiếp tục việc xác định", "identification_withdrawn"),
    Form("mat-lien-lac", c.lose_contact, "Không liên lạc được", "person_untraceable"),
    Form("lien-lac-lai", c.find_again, "Đã liên lạc lại được", "person_traced"),
    Form("gan-vu-viec", c.link_matter, "Ghi vụ việc có nói đến người này", "", ("matter",), when=""),
    Form("loai-tru", c.exclude_from_care, "Loại trừ một người của đơn vị mình", "", ("account",), when="", anyone=True),
    Form("danh-tinh", c.put_identity_right, "Ghi thêm, sửa danh tính", "", ("identity", "gone"), part="identity", when=""),
    Form("mot-nguoi", c.say_same_person, "So với hồ sơ khác có thể của người này", "", ("other", "same"), when=""),
    # Care
    Form("nhu-cau", c.assess_needs, "Đánh giá nhu cầu", "needs_assessed", ("needs", "family", "review_on", "words"), "Ghi thêm về nhu cầu", "care"),
    Form("hoa-nhap", c.begin_reintegration, "Trở về hòa nhập cộng đồng", "reintegration_begun", ("review_on", "words"), part="care"),
    Form("ma-so-lieu", c.code_trafficking, "Ghi mã để lập số liệu", "trafficking_coded", ("exploitation", "control", "recruitment", "country_any"), part="care"),
    Form("tham-hoi", c.follow_up, "Thăm hỏi sau khi trở về", "followed_up", ("words", "next_review"), "Người đó thế nào", "care"),
    Form("yeu-cau-du-lieu", c.receive_data_request, "Nhận yêu cầu về dữ liệu của người đó", "data_request_received", ("words",), "Người đó yêu cầu gì", "care"),
    Form("tra-loi-du-lieu", c.answer_data_request, "Phản hồi yêu cầu về dữ liệu", "data_request_answered", ("words",), "Phản hồi", "care"),
    Form("ket-thuc", c.close_care, "Kết thúc việc hỗ trợ", "care_closed", ("ground", "words"), part="care"),
    Form("mo-lai", c.reopen_care, "Mở lại hồ sơ", "care_reopened", ("ground", "words"), part="care"),
    Form("tro-lai", c.receive_again, "Người này trở lại", "victim_came_forward", ("way_again", "words"), "Liên lạc cách nào an toàn, cách nào không", "care",
         also=("victim_came_forward", "care_reopened"), when="Trở lại lúc"),
    # Supports
    Form("de-nghi", c.request_support, "Ghi đề nghị hỗ trợ", "support_requested", ("support", "words"), "Người đó đề nghị gì", "supports", back=SUPPORTS),
    Form("chuyen-gui", c.refer_support, "Chuyển gửi hỗ trợ", "support_referred", ("support", "to", "answer_by", "stays", "words"), "Nơi nhận cần biết gì để hỗ trợ an toàn", "supports", back=SUPPORTS),
    Form("nhan-chuyen-gui", c.accept_referral, "Nhận chuyển gửi", "support_accepted", ("support",), part="supports", back=SUPPORTS),
    Form("khong-nhan-chuyen-gui", c.decline_referral, "Không nhận chuyển gửi", "support_declined", ("support", "ground", "words"), "Gợi ý nơi khác", "supports", back=SUPPORTS),
    Form("da-ho-tro", c.deliver_support, "Đã hỗ trợ", "support_delivered", ("support", "until", "words"), part="supports", back=SUPPORTS),
    Form("tu-choi", c.refuse_support, "Từ chối hỗ trợ bằng văn bản", "support_refused", ("support", "ground", "paper", "words"), "Giải thích cho người đó", "supports", back=SUPPORTS),
    Form("khong-nhan-ho-tro", c.decline_help, "Người đó không nhận hỗ trợ", "help_declined", ("support_any",), part="supports", back=SUPPORTS),
    Form("keo-dai", c.prolong_support, "Kéo dài hỗ trợ", "support_prolonged", ("support", "until_must", "paper"), part="supports", back=SUPPORTS),
    Form("nop-ho-so", c.hand_in_support_file, "Ghi việc nộp hồ sơ đề nghị hỗ trợ", "reintegration_support_requested", part="supports", back=SUPPORTS),
    Form("chuyen-ho-so", c.forward_support_file, "Chuyển hồ sơ đề nghị đến nơi quyết định", "support_file_forwarded", ("to",), part="supports", back=SUPPORTS),
    # The person's own word
    Form("loi-ke", c.take_story, "Ghi lời kể (một lần)", "story_told", ("words", "language", "interpreter", "of_age", "representative"), "Lời kể, bằng lời của người đó", "told", when="Kể lúc", back="noi-chuyen/"),
    Form("bo-sung-loi-ke", c.add_to_story, "Bổ sung lời kể", "story_added", ("words", "language", "interpreter", "of_age", "representative"), "Điều người đó muốn nói thêm", "told", when="Kể lúc", back="noi-chuyen/"),
    Form("dong-y", c.give_consent, "Người đó đồng ý cho dùng thông tin", "consent_given", ("scope", "to_any", "of_age", "agreed_with"), part="told", back="noi-chuyen/"),
    Form("rut-dong-y", c.withdraw_consent, "Người đó không đồng ý, hoặc rút lại sự đồng ý", "consent_withdrawn", ("scope", "to_any"), part="told", back="noi-chuyen/"),
    Form("chuyen-loi-ke", c.share_story, "Chuyển lời kể", "story_shared", ("hearer", "story_for", "ground", "paper"), part="told", back="noi-chuyen/"),
)  # fmt: skip
FORMS = {form.name: form for form in ALL}
PARTS = {
    "safety": "An toàn",
    "care": "Chăm sóc",
    "path": "Việc tiếp theo của hồ sơ",
    "rescue": "Giải cứu, trở về",
}


def of_part(part: str) -> list[Form]:
    return [form for form in ALL if form.part == part]
