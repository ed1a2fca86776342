"""Read the advance widths of Liberation Serif; run as a module, it writes ``serif_widths.json`` anew."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/liberation2")
WIDTHS = Path(__file__).parents[2] / "generator" / "typography" / "serif_widths.json"

STYLES = {
    "regular": "LiberationSerif-Regular.ttf",
    "bold": "LiberationSerif-Bold.ttf",
    "italic": "LiberationSerif-Italic.ttf",
    "bold_italic": "LiberationSerif-BoldItalic.ttf",
}
CHARACTERS = [chr(code) for code in range(0x20, 0x7F)] + list("\u00a0«»°±·×ĐđƠơƯư–—‘’“”•…")


def widths(style: str, characters: list[str]) -> dict[str, int]:
    """Return the advance of each character in font units."""
    font = TTFont(FONTS / STYLES[style])
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return {character: advances[glyphs[ord(character)]][0] for character in characters}


def main() -> None:
    """Write the committed file from the installed font."""
    font = TTFont(FONTS / STYLES["regular"])
    document = {
        "source": f"advance widths of Liberation Serif, {font['name'].getDebugName(5)}",
        "licence": "SIL Open Font License 1.1",
        "copyright": font["name"].getDebugName(0).strip(),
        "units_per_em": font["head"].unitsPerEm,
        "widths": {style: widths(style, CHARACTERS) for style in STYLES},
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    WIDTHS.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
