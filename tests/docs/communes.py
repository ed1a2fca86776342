"""The tables of docs/so-sanh-xa.md: a derived commune regulation beside a real one, subject by subject.

Both originals stand beside the project and not in it; ``python -m tests.docs.communes`` writes the tables
anew. They stand between ``<!-- so-sanh -->`` and ``<!-- end -->``; the words of the subjects are ours.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from generator.adapting.loading import load_rules
from generator.batch.derivation import Deriver
from generator.batch.parent import open_parent
from generator.batch.units_list import commune_named
from generator.diagnostics import Diagnostics
from generator.pipeline import DossierReader
from generator.regulation.building import build_regulation
from generator.regulation.loading import load_regulation
from generator.regulation.provision import Level
from generator.regulation.tree import Provision, Regulation
from tests.cli.command import vanban
from tests.docs.corpus import CORPUS
from tests.docs.documents import PROJECT

DOCUMENT: Final = PROJECT / "docs" / "so-sanh-xa.md"
UPPER: Final = "lang-son-chuyen-doi-so-2022.txt"
REAL: Final = "xa-chuyen-doi-so.txt"
COMMUNE: Final = "xã Ba Sơn, tỉnh Lạng Sơn"
DAY: Final = date(2026, 11, 22)

_TABLES = re.compile(r"(?<=^<!-- so-sanh -->\n\n)(.*?)(?=^<!-- end -->)", re.MULTILINE | re.DOTALL)
_COUNTED = (Level.CLAUSE, Level.POINT)


@dataclass(frozen=True)
class Subject:
    """What a regulation may speak of (nội dung): told by words, in articles whose title has ``article``.

    ``why`` says why only one of the two regulations has it, or how they differ.
    """

    title: str
    article: str
    words: str
    why: str = ""


_LEADER, _DEPUTY, _MEMBER, _TEAM = "^Trưởng Ban", "Phó Trưởng Ban", "thành viên Ban|Ủy viên", "^Tổ "
_FROM_PROVINCE = "có ở quy chế tỉnh; quy tắc không bỏ vì xã vẫn cần"
_NOT_IN_PROVINCE = "quy chế tỉnh không có nên không chuyển xuống; muốn có thì thêm bằng `insert`"

SUBJECTS: Final = (
    Subject("Quy chế quy định những gì", "Phạm vi", "Quy chế này quy định"),
    Subject("Áp dụng đối với ai", "Phạm vi", "áp dụng đối với"),
    Subject("Làm việc dân chủ, công khai", "Nguyên tắc", "dân chủ", "xã kia nói thêm: Trưởng Ban quyết định"),
    Subject("Không làm thay cơ quan khác", "Nguyên tắc", "không làm thay", _NOT_IN_PROVINCE),
    Subject("Trách nhiệm cá nhân của thành viên", "Nguyên tắc", "trách nhiệm cá nhân"),
    Subject("Chủ động giải quyết công việc", "Nguyên tắc", "chủ động giải quyết"),
    Subject("Phối hợp, trao đổi thông tin", "Nguyên tắc", "trao đổi thông tin"),
    Subject("Các hình thức làm việc", "hình thức làm việc", "", _FROM_PROVINCE),
    Subject("Trưởng Ban: điều hành chung, phân công, ban hành chương trình", _LEADER, "toàn diện"),
    Subject("Trưởng Ban: việc trực tiếp chỉ đạo", _LEADER, "Trực tiếp chỉ đạo"),
    Subject("Trưởng Ban: triệu tập, chủ trì họp", _LEADER, "Triệu tập"),
    Subject(
        "Phó Trưởng Ban Thường trực", _DEPUTY, "Thường trực:",
        "quy tắc giữ hai loại cấp phó của tỉnh (Phó Chủ tịch, Trưởng phòng); xã kia chỉ có một loại",
    ),
    Subject("Cấp phó thay Trưởng Ban khi vắng mặt", _DEPUTY, "vắng"),
    Subject("Cấp phó: tham mưu về chuyển đổi số", _DEPUTY, "[Tt]ham mưu"),
    Subject("Cấp phó: điều phối, đôn đốc thực hiện", _DEPUTY, "đôn đốc.*(?:kế hoạch|kiểm tra)"),
    Subject("Cấp phó: yêu cầu báo cáo đúng mẫu, đúng hạn, trực tuyến", _DEPUTY, "theo mẫu", _FROM_PROVINCE),
    Subject(
        "Cấp phó phụ trách khoa học, giáo dục, văn hóa, y tế", _DEPUTY, "lĩnh vực khoa học",
        "quy tắc thêm vào: nhiệm vụ của hai giám đốc sở dồn về Trưởng phòng Văn hóa - Xã hội",
    ),
    Subject("Cấp phó chỉ đạo tổ giúp việc", _DEPUTY, "chỉ đạo Tổ"),
    Subject(
        "Cấp phó: chỉ đạo lập chương trình, kế hoạch, sơ kết", _DEPUTY, "sơ kết",
        "ở quy chế tỉnh việc này của Tổ giúp việc và của Trưởng Ban",
    ),
    Subject("Cấp phó: chuẩn bị cuộc họp, ký thông báo", _DEPUTY, "chuẩn bị các cuộc họp", _NOT_IN_PROVINCE),
    Subject("Cấp phó: việc khác được giao", _DEPUTY, "nhiệm vụ khác"),
    Subject("Thành viên: tham mưu trong ngành mình", _MEMBER, "Tham mưu giúp"),
    Subject("Thành viên: lồng ghép vào chương trình, dự án của ngành", _MEMBER, "lồng ghép"),
    Subject("Thành viên: cho ý kiến khi được yêu cầu", _MEMBER, "Cho ý kiến"),
    Subject("Thành viên: báo cáo vấn đề phát sinh, nêu sáng kiến", _MEMBER, "sáng kiến"),
    Subject(
        "Thành viên: dự họp, báo vắng, cử người dự thay", _MEMBER, "Tham dự đầy đủ",
        "có ở quy chế tỉnh; xã kia không quy định việc báo vắng",
    ),
    Subject("Thành viên: cử chuyên gia vào tổ giúp việc", _MEMBER, "chuyên gia giỏi", _FROM_PROVINCE),
    Subject("Thành viên: phần việc trong kế hoạch hằng năm", _MEMBER, "kế hoạch hành động", _FROM_PROVINCE),
    Subject(
        "Nhiệm vụ theo từng chức vụ", _MEMBER,
        "^Trưởng Công an|^Chánh Văn phòng|^Trưởng phòng|thành viên khác",
        "quy chế tỉnh kể tám chức vụ, quy tắc dồn về ba chức vụ cấp xã; xã kia không phân theo chức vụ",
    ),
    Subject(
        "Thành viên: việc khác được giao", _MEMBER, "nhiệm vụ khác do",
        "quy chế tỉnh chỉ nói với cấp phó và Tổ giúp việc, không nói với thành viên",
    ),
    Subject("Tổ giúp việc: chương trình, kế hoạch, báo cáo", _TEAM, "chương trình, kế hoạch công tác"),
    Subject("Tổ giúp việc: nghiên cứu chính sách, cơ chế tài chính", _TEAM, "cơ chế tài chính"),
    Subject("Tổ giúp việc: theo dõi, đôn đốc cơ quan, đơn vị", _TEAM, "đôn đốc.*giải pháp về"),
    Subject("Tổ giúp việc: chuẩn bị ý kiến trình lãnh đạo", _TEAM, "Chuẩn bị các ý kiến", _NOT_IN_PROVINCE),
    Subject("Tổ giúp việc: an ninh, an toàn hệ thống thông tin", _TEAM, "mạng máy tính", _NOT_IN_PROVINCE),
    Subject("Tổ giúp việc: tài liệu họp, đôn đốc kết luận", _TEAM, "cuộc họp của Ban Chỉ đạo"),
    Subject(
        "Đề nghị khen thưởng", "", "khen thưởng",
        "quy chế tỉnh giao cho Tổ giúp việc, xã kia giao cho Phó Trưởng Ban",
    ),
    Subject("Tổ giúp việc: yêu cầu cung cấp thông tin", _TEAM, "cung cấp"),
    Subject(
        "Nơi nhận phản ánh, vướng mắc", "", "phản ánh",
        "có ở quy chế tỉnh (Sở thành Phòng Văn hóa - Xã hội); xã kia không nêu đầu mối",
    ),
    Subject("Tổ giúp việc chia thành nhóm công tác", "", "nhóm công tác", _NOT_IN_PROVINCE),
    Subject(
        "Tổ giúp việc: báo cáo kết quả hoạt động", _TEAM, "kết quả hoạt động", "chỉ xã kia nêu kỳ: hằng quý"
    ),
    Subject("Tổ giúp việc: lưu hồ sơ", _TEAM, "Lưu giữ"),
    Subject("Tổ giúp việc: việc khác được giao", _TEAM, "nhiệm vụ khác"),
    Subject("Kỳ họp, họp đột xuất, thành phần họp", "cuộc họp", "định kỳ", "xã kia để kỳ họp tùy tình hình"),
    Subject("Họp mở rộng", "cuộc họp", "mở rộng"),
    Subject("Làm việc kiêm nhiệm", "Chế độ làm việc", "kiêm nhiệm"),
    Subject(
        "Con dấu", "Chế độ làm việc", "con dấu",
        "có ở quy chế tỉnh, con dấu của UBND tỉnh thành của UBND xã; xã kia không nói đến con dấu",
    ),
    Subject("Lãnh đạo Ban nghe báo cáo, làm việc với các bên", "Chế độ làm việc", "nghe báo cáo"),
    Subject("Thành viên huy động nguồn lực của cơ quan mình", "Chế độ làm việc", "huy động"),
    Subject("Trưng tập người, mời chuyên gia", "Chế độ làm việc", "trưng tập", _FROM_PROVINCE),
    Subject("Nguồn kinh phí", "Kinh phí", "ngân sách"),
    Subject("Sử dụng kinh phí theo pháp luật", "Kinh phí", "sử dụng kinh phí"),
    Subject("Khoản chi chưa có định mức", "Kinh phí", "định mức", _NOT_IN_PROVINCE),
    Subject("Người đứng đầu cơ quan: quán triệt, chịu kiểm tra", "Trách nhiệm của", "Quán triệt"),
    Subject("Người đứng đầu cơ quan: phối hợp với tổ giúp việc", "Trách nhiệm của", "Phối hợp với Tổ"),
    Subject("Người đứng đầu cơ quan: tổ chức triển khai", "Trách nhiệm của", "Chịu trách nhiệm trước"),
    Subject(
        "Quan hệ với ban chỉ đạo cấp tỉnh", "Quan hệ với", "",
        "quy tắc thêm vào, thay cho khoản giao cấp huyện ban hành quy chế; xã kia không nói đến cấp trên",
    ),
    Subject("Ai tổ chức thực hiện Quy chế", "Tổ chức thực hiện", "có trách nhiệm tổ chức"),
    Subject("Vướng mắc, sửa đổi do Trưởng Ban quyết định", "Tổ chức thực hiện", "xem xét, quyết định"),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """An innermost provision with the title of its article; ``label`` is short: ``5.2a``."""

    label: str
    article: str
    text: str


def places(regulation: Regulation) -> tuple[Place, ...]:
    """The clauses and points that hold no others, and articles without clauses."""
    return tuple(place for article in regulation.articles() for place in _places(article))


def _places(article: Provision) -> Iterator[Place]:
    inside = [one for one in article.walk() if one.level in _COUNTED]
    clause = ""
    for one in inside or [article]:
        clause = one.number or "" if one.level is Level.CLAUSE else clause
        if any(child.level in _COUNTED for child in one.children) and one is not article:
            continue
        point = one.number or "" if one.level is Level.POINT else ""
        label = f"{article.number}.{clause}{point}" if inside else str(article.number)
        paragraphs = [text for below in one.walk() for text in below.paragraphs]
        yield Place(label, article.title or "", " ".join(paragraphs))


def speaks_of(place: Place, subject: Subject) -> bool:
    """Whether a provision speaks of a subject."""
    article = re.search(subject.article, place.article) is not None
    return article and re.search(subject.words, place.text) is not None


@cache
def derived() -> Regulation:
    """The regulation of the commune, derived from the imported one of its province."""
    found = Diagnostics()
    reader = DossierReader(found)
    with tempfile.TemporaryDirectory() as folder:
        upper = Path(folder, "upper")
        vanban("import", CORPUS / UPPER, "--output", upper, "--date", DAY.isoformat())
        parent = open_parent(reader, upper, DAY, found)
        rules = load_rules(
            PROJECT / "data" / "adaptations" / f"{Path(UPPER).stem}.yaml", found, reader.provisions
        )
        row = commune_named(COMMUNE, reader.units, DAY, found)
        if parent is None or rules is None or row is None:
            raise ValueError([str(one) for one in found])
        made = Deriver(reader, parent, rules, DAY).derive(row, Path(folder), found)
    if made is None:
        raise ValueError([str(one) for one in found])
    return made.papers.regulation


@cache
def real() -> Regulation:
    """The regulation that a real commune has."""
    found = Diagnostics()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "regulation.yaml")
        vanban("import", CORPUS / REAL, "--output", path, "--date", DAY.isoformat())
        source = load_regulation(path, found, DossierReader(found).provisions)
    regulation = None if source is None else build_regulation(source, {}, {}, found)
    if regulation is None:
        raise ValueError([str(one) for one in found])
    return regulation


def tables() -> str:
    """The three tables as Markdown: what both have, what only one of them has."""
    ours, theirs = places(derived()), places(real())
    both, only_ours, only_theirs = [], [], []
    for subject in SUBJECTS:
        here = "; ".join(one.label for one in ours if speaks_of(one, subject))
        there = "; ".join(one.label for one in theirs if speaks_of(one, subject))
        if here and there:
            both.append((subject.title, here, there, subject.why))
        elif here:
            only_ours.append((subject.title, here, subject.why))
        else:
            only_theirs.append((subject.title, there, subject.why))
    return (
        f"Có {len(both)} nội dung ở cả hai, {len(only_ours)} chỉ có ở quy chế được chuyển xuống, "
        f"{len(only_theirs)} chỉ có ở quy chế của xã kia.\n\n"
        "### Có ở cả hai\n\n"
        + _table(("nội dung", "chuyển xuống", "xã kia", "khác nhau"), both)
        + "### Chỉ có ở quy chế được chuyển xuống\n\n"
        + _table(("nội dung", "ở đâu", "vì sao"), only_ours)
        + "### Chỉ có ở quy chế của xã kia\n\n"
        + _table(("nội dung", "ở đâu", "vì sao"), only_theirs)
    )


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _column in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def filled(document: str) -> str:
    """The document with its tables made anew."""
    made = tables()
    return _TABLES.sub(lambda _match: made, document)


if __name__ == "__main__":
    DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
