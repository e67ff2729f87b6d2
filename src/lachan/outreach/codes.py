"""Words of communication and training: kinds of session, groups, ways of counting, languages, materials, topics of courses, posts."""

KINDS = [
    ("direct", "Trực tiếp tại cộng đồng"),
    ("mobile", "Lưu động"),
    ("club", "Sinh hoạt mô hình, câu lạc bộ"),
    ("loudspeaker", "Loa truyền thanh"),
    ("broadcast", "Phát thanh, truyền hình"),
    ("press", "Báo chí, bản tin"),
    ("online", "Mạng xã hội, trực tuyến"),
]
# What is carried to everybody at once has no single commune; everything else was somewhere.
ANYWHERE = frozenset({"broadcast", "press", "online"})
GROUPS = [
    ("students", "Học sinh, sinh viên"),
    ("women", "Phụ nữ"),
    ("ethnic_minority", "Đồng bào dân tộc thiểu số"),
    ("workers_abroad", "Người sắp đi làm việc ở nước ngoài"),
    ("border", "Người dân vùng biên giới"),
    ("returnee_families", "Gia đình có người trở về"),
    ("officials", "Cán bộ, công chức"),
    ("general", "Nhân dân nói chung"),
]
COUNTED, ESTIMATED = "counted", "estimated"
METHODS = [(COUNTED, "Đếm được"), (ESTIMATED, "Ước lượng")]
LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("koho", "Tiếng K’Ho"),
    ("ma", "Tiếng Mạ"),
    ("mnong", "Tiếng M’Nông"),
    ("churu", "Tiếng Chu Ru"),
    ("ede", "Tiếng Ê Đê"),
    ("raglai", "Tiếng Raglai"),
    ("cham", "Tiếng Chăm"),
    ("hmong", "Tiếng Mông"),
    ("tay_nung", "Tiếng Tày, Nùng"),
    ("khmer", "Tiếng Khmer"),
    ("en", "Tiếng Anh"),
    ("other", "Ngôn ngữ khác"),
]
MATERIALS = [
    ("leaflet", "Tờ rơi"),
    ("poster", "Áp phích, pa nô"),
    ("handbook", "Sổ tay, cẩm nang"),
    ("slides", "Bài trình bày"),
    ("audio", "Bài phát thanh"),
    ("video", "Phim, video"),
    ("post", "Bài đăng trên mạng"),
]
BEFORE, AFTER = "before", "after"
MOMENTS = [(BEFORE, "Trước buổi"), (AFTER, "Sau buổi")]
CLUB_KINDS = [
    ("model", "Mô hình"),
    ("club", "Câu lạc bộ"),
    ("movement", "Tổ tự quản, phong trào"),
]
CLUB_TURNS = [
    ("activity", "Sinh hoạt"),
    ("closed", "Kết thúc hoạt động"),
]
TOPICS = [
    ("law", "Pháp luật phòng, chống mua bán người"),
    ("identification", "Nhận biết dấu hiệu, sàng lọc"),
    ("victim_protection", "Tiếp nhận, bảo vệ, hỗ trợ nạn nhân"),
    ("trauma", "Làm việc có hiểu biết về sang chấn"),
    ("investigation", "Điều tra, truy tố, xét xử"),
    ("prevention", "Truyền thông, phòng ngừa"),
    ("labour_abroad", "Đưa người đi làm việc ở nước ngoài"),
]
POSTS = [
    ("police", "Công an"),
    ("border", "Bộ đội Biên phòng"),
    ("procurator", "Kiểm sát viên"),
    ("court", "Thẩm phán, thư ký Tòa án"),
    ("social", "Cán bộ xã hội, y tế"),
    ("justice", "Tư pháp, trợ giúp pháp lý"),
    ("teacher", "Giáo viên"),
    ("union", "Cán bộ đoàn thể"),
    ("leader", "Lãnh đạo cơ quan, địa phương"),
    ("other", "Chức danh khác"),
]


def label(choices: list[tuple[str, str]], code: str) -> str:
    return dict(choices).get(code, code)
