"""The demo file of the evidence room: an invented case of Lâm Đồng told as data, and what a clerk would have of it.

From `data/` come, always with the same bytes: the bundle, the clerk's list (XLSX), the scans (PDF of pictures), a photograph,
a recording, a film, and names to look for where they must not be. «DỮ LIỆU GIẢ LẬP»."""
