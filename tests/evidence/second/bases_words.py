"""Families, words and days of the made-up cases."""

FAMILIES = {  # article, act, purpose, means, where
    "qua_bien_gioi": (
        "150",
        "transfer",
        "receive_benefit",
        "deception",
        "cột mốc bịa 19, xã Rừng Thử",
    ),
    "quan_hat": (
        "150",
        "receive",
        "give_benefit",
        "deception",
        "quán hát Đèn Nháp, phường Thử Hai",
    ),
    "lao_dong": ("150", "recruit", "forced_labour", "other_trick", "bến xe Bịa, tỉnh Mẫu"),
    "tre_em": ("151", "transfer", "receive_benefit", None, "thôn Vờ, xã Suối Dựng"),
    "mai_dam": ("328", "procure_prostitution", None, None, "nhà nghỉ Mẫu Đơn Giả"),
    "nhot": ("157", "confine", None, None, "kho nông sản Chế, tổ 5"),
    "tron_di": ("349", "organise_escape_abroad", None, None, "bãi sông Nháp"),
    "lua_tien": ("174", "take_property", None, "deception", "văn phòng tư vấn Bịa"),
    "tin_bao": ("150", "transfer", "receive_benefit", "deception", "chợ phiên Thử"),
}


VICTIMLESS = {"mai_dam", "tron_di"}


TEXT = {
    "transfer": "{a} dẫn {v} đến và giao cho người mua", "receive": "{a} nhận {v} từ người đưa tới",
    "recruit": "{a} rủ {v} đi làm xa để giao cho chủ xưởng", "procure_prostitution": "{a} gọi {v} đi bán dâm cho khách",
    "confine": "{a} nhốt {v} trong buồng khóa ngoài", "organise_escape_abroad": "{a} đưa {v} vượt sông sang nước ngoài",
    "take_property": "{a} nhận tiền của {v} rồi cắt liên lạc",
}  # fmt: skip
