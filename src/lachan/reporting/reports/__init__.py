"""Reports of the committee upward (báo cáo): half-year, year, peak campaign, 30 July, ad hoc. One folder per form.

By right of the yearly plan, part «tổ chức thực hiện»; laid out as NĐ 30/2020/NĐ-CP Điều 8, 9 and Phụ lục I ask.
Every figure in them is a published one: frozen, with its two numbers, its definition and a reference that opens it."""
