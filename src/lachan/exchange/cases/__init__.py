"""Books of cases as agencies keep them: cases, accused and acts come in from a workbook, with their own numbers.

By right of BLTTHS Điều 131, 132 (hồ sơ vụ án, văn bản tố tụng): what the books hold is recorded as acts, by whom and when."""
