"""Thư chuyển gửi hỗ trợ: mã, hỗ trợ gì, liên lạc an toàn, ngôn ngữ; không gì khác."""
