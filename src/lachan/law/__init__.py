"""Sách luật: thời hạn, loại hành vi và ngày nghỉ là dữ liệu có ngày hiệu lực, kèm lời văn gốc.
The statute book: dated data with its own words; it knows nothing of Django and computes nothing."""
