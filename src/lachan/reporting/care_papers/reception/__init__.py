"""Biên bản tiếp nhận người trình báo bị mua bán, được giải cứu, trở về (Luật 66/2011 Điều 24–26; Luật 53/2024 Điều 27–30)."""
