"""Giấy biên nhận cho người báo tin: mã, giờ, nơi nhận; không nội dung, không danh tính."""
