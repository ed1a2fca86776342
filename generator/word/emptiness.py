"""What loops and conditions left empty (chỗ trống còn lại): Word cannot open a cell without a paragraph."""

from __future__ import annotations

import re
from typing import Final

_EMPTY_TABLE_END: Final = "</w:tblGrid></w:tbl>"
_EMPTY_TABLE: Final = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tblGrid></w:tbl>", re.DOTALL)
_CELL_END: Final = re.compile(
    "</w:tc>(?:(?<=</w:tcPr></w:tc>)|(?<=<w:tcPr/></w:tc>)|(?<=<w:tc></w:tc>)|(?<=</w:tbl></w:tc>))"
)
_EMPTY_HOLDER: Final = re.compile(r"(<w:(txbxContent|hdr|ftr)(?:\s[^>]*)?>)(</w:\2>)")


def close_gaps(xml: str) -> str:
    """Give a paragraph to each cell, text box or header that has none; take out tables without rows.

    A cell must also end with a paragraph, not with a table.
    """
    if _EMPTY_TABLE_END in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    return _EMPTY_HOLDER.sub(r"\1<w:p/>\3", _CELL_END.sub("<w:p/></w:tc>", xml))
