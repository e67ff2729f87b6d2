"""Papers that can be read on the screen: lines of ink on white, a number in the upper right corner."""

from PIL import Image, ImageDraw, ImageFont

from lachan.evidence_scan.covering import pdf_of


def page(number: int, size: tuple[int, int] = (827, 1169)) -> Image.Image:
    made = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(made)
    for row in range(14, 90, 3):
        draw.line((80, row * 12, 80 + 20 * (row % 7 + 25), row * 12), fill="black", width=3)
    draw.text((640, 40), f"BL {14 + number:02d}", fill="#1b2a7d", font=ImageFont.load_default(40))
    draw.text((80, 60), "DU LIEU GIA LAP", fill="black", font=ImageFont.load_default(24))
    return made


def scanned_pdf(pages: int) -> bytes:
    return pdf_of(page(number) for number in range(1, pages + 1))
