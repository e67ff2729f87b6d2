"""Bản kết luận điều tra đề nghị truy tố: chỉ đề mục theo BLTTHS Điều 233; nội dung do Điều tra viên viết."""
