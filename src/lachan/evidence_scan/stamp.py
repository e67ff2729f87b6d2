"""What was written by hand into the red stamp of a page: the number alone, and whatever stands before or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

# All lengths are dots at 150 dpi, some six to a millimetre.
CORNER = (0.45, 0.16)  # of the page: from where across, down to where the stamp may stand
LEAST_RED = 600  # fewer red dots are no stamp
INK, PAPER = (
    110,
    150,
)  # how dark in the red light a pen is; what is lighter than that is paper or the stamp itself
LEAST_HEIGHT = 14
GAP = 9  # between parts of one letter; «11» stands wider apart and is joined by height
JOINED = 15
AROUND = 6

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Written:
    number: Image.Image
    before: bool  # something stands before it: a number that was crossed out
    behind: Image.Image | None  # something stands behind it: «mặt sau»


def written_in(picture: Image.Image) -> Written | None:
    """None where no stamp stands, or nothing was written into it: before the end of the investigation that is lawful."""
    stamp = _stamp(picture)
    if stamp is None:
        return None
    red = stamp.split()[0]  # in the red light red ink is nearly as light as paper
    strokes = red.point(lambda level: 255 if level < INK else 0).filter(ImageFilter.MedianFilter(3))
    groups = _joined(_groups(strokes))
    if not groups:
        return None
    number = max(groups, key=lambda box: (_height(box), box[0]))
    behind = [box for box in groups if box[0] > number[0]]
    return Written(
        _cut(red, number), groups[0] != number, _cut(red, _around(behind)) if behind else None
    )


def _stamp(picture: Image.Image) -> Image.Image | None:
    """The corner within its red frame."""
    width, height = picture.size
    corner = picture.crop((int(CORNER[0] * width), 0, width, int(CORNER[1] * height)))
    red = _redness(corner)
    box = red.getbbox()
    if box is None or red.histogram()[255] < LEAST_RED:
        return None
    return corner.crop(box)


def _redness(picture: Image.Image) -> Image.Image:
    """White where red outweighs green and blue by far, else black; single dots are dust."""
    red, green, blue = picture.split()
    over = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return over.point(lambda level: 255 if level > 55 else 0).filter(ImageFilter.MedianFilter(3))


def _groups(strokes: Image.Image) -> list[Box]:
    """Runs of columns with ink, left to right."""
    found: list[Box] = []
    for x in range(strokes.width):
        column = strokes.crop((x, 0, x + 1, strokes.height)).getbbox()
        if column is None:
            continue
        here = (x, column[1], x + 1, column[3])
        if found and x - found[-1][2] <= GAP:
            found[-1] = _around([found[-1], here])
        else:
            found.append(here)
    return [box for box in found if _height(box) >= LEAST_HEIGHT]


def _joined(groups: list[Box]) -> list[Box]:
    """Neighbours of one height are one number."""
    made: list[Box] = []
    for box in groups:
        last = made[-1] if made else None
        if last and box[0] - last[2] <= JOINED and abs(_height(box) - _height(last)) <= 3:
            made[-1] = _around([last, box])
        else:
            made.append(box)
    return made


def _height(box: Box) -> int:
    return box[3] - box[1]


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _cut(red: Image.Image, box: Box) -> Image.Image:
    wider = (max(0, box[0] - AROUND), max(0, box[1] - AROUND), min(red.width, box[2] + AROUND), min(red.height, box[3] + AROUND))  # fmt: skip
    return red.crop(wider).point(lambda level: 255 if level > PAPER else level)
