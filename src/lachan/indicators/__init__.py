"""One triplet per indicator: the target's words, numerator and denominator with the list, worked examples.

By right of the yearly plan (KH 19/KH-BCĐ138/CP 2024, mục tiêu) and QĐ 193/QĐ-TTg."""
