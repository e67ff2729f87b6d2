"""Hồ sơ vụ án thành dự thảo văn bản: dữ kiện đưa vào, thời hạn như máy đọc, lời và cách trình bày.

What every paper of a case shares; each paper itself has its own folder beside this one."""
