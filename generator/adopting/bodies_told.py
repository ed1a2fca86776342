"""Who serves and leads a body, as its regulation tells it (cơ quan thường trực, tổ giúp việc, chức vụ)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.adopting.statements import ProposedFact, Sentence, proposed
from generator.dossier.kinds import BodyKind, Role
from generator.importing.capitals import CAPITAL
from generator.starting.answers import SealUse
from generator.starting.posts import head_of, office_of
from generator.vietnamese.text import capitalise_first

_AGENCY = r"(?P<name>(?:Sở|Văn phòng|Công an|Phòng|Thanh tra|Trung tâm|Bộ Chỉ huy)\b[^.,;:()–]{0,80}?)"
_STANDING = r"[Cc]ơ quan [Tt]hường trực"
_STANDING_SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"{_STANDING}(?: (?:của )?(?:Ban Chỉ đạo|Tổ [Cc]ông tác|Hội đồng))?"
        rf"(?: là|:|\s?\(|,| -) ?(?:là )?{_AGENCY}"
        r"(?=\s*(?:[.,;:()–]|$| là | có | chịu | chủ trì| giúp| tham mưu))",
        rf"\b{_AGENCY}\s?(?:\(| - |, | là |– )(?:là )?{_STANDING}",
    )
)
_TEAM = r"Tổ giúp việc|Tổ công tác giúp việc|Tổ thư ký"
_TEAM_OF_COMMITTEE = rf"{_TEAM}|Tổ công tác(?! (?:triển khai|liên ngành|{CAPITAL}|\d))"
_POST = (
    r"(?P<post>(?:đồng chí )?(?:Phó )?(?:Chủ tịch|Giám đốc|Chánh Văn phòng|Trưởng phòng|Bí thư)\b"
    r"[^.,;:()]{0,80}?)(?=\s*(?:[.,;:()]|$)| (?:là|làm|giữ|kiêm|chịu|có|ký|giúp|chủ trì|phụ trách|được|"
    r"sử dụng|để|thực hiện|điều hành|chỉ đạo|tham mưu|theo|trong|thay)\b)"
)
_OF_PEOPLES_COMMITTEE = re.compile(rf".*?Ủy ban nhân dân (?:\w+|thành phố|đặc khu)(?: {CAPITAL}[\w’'-]*)*")
_ROLES: dict[BodyKind, tuple[tuple[Role, str], ...]] = {
    BodyKind.STEERING_COMMITTEE: (
        (Role.STANDING_DEPUTY, r"Phó Trưởng [Bb]an [Tt]hường trực(?: Ban Chỉ đạo)?"),
        (Role.DEPUTY, r"Phó Trưởng [Bb]an(?: (?:Ban )?[Cc]hỉ đạo)?(?! [Tt]hường trực)"),
        (Role.CHAIR, r"(?<!Phó )Trưởng [Bb]an(?: (?:Ban )?[Cc]hỉ đạo)?"),
    ),
    BodyKind.TASK_FORCE: (
        (Role.STANDING_DEPUTY, r"Tổ [Pp]hó [Tt]hường trực(?: Tổ [Cc]ông tác)?"),
        (Role.DEPUTY, r"Tổ [Pp]hó(?: Tổ [Cc]ông tác)?(?! [Tt]hường trực)"),
        (Role.CHAIR, r"Tổ trưởng(?: Tổ [Cc]ông tác)?(?! Tổ giúp việc)"),
    ),
    BodyKind.COUNCIL: (
        (Role.STANDING_DEPUTY, r"Phó Chủ tịch [Tt]hường trực Hội đồng"),
        (Role.DEPUTY, r"Phó Chủ tịch Hội đồng(?! nhân dân)"),
        (Role.CHAIR, r"(?<!Phó )Chủ tịch Hội đồng(?! nhân dân)"),
    ),
}
_OWN_SEAL = re.compile(r"con dấu (?:của )?cơ quan(?:, đơn vị)? (?:mình|chủ quản|nơi)")
_ABOVE_SEAL = re.compile(r"con dấu của (?:UBND|Ủy ban nhân dân)")
_NO_SEAL = re.compile(r"không (?:có|sử dụng|dùng) con dấu")


def standing_agency_told(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    """The agency that serves the body, by its name, and the post that leads it (cơ quan thường trực)."""
    for sign in _STANDING_SIGNS:
        for one in told:
            match = sign.search(one.text)
            if match is None:
                continue
            name = match["name"].strip()
            yield ProposedFact("standing_agency.name", name, one.line, match.group().strip())
            yield _head(name, one, told)
            return


def _head(agency: str, named: Sentence, told: Sequence[Sentence]) -> ProposedFact:
    """Who leads an agency: the post that the text names, else the usual one."""
    sign = re.compile(
        rf"(?:Giám đốc|Chánh|Trưởng|Chủ nhiệm|Cục trưởng|Thủ trưởng) {re.escape(agency)}\b", re.IGNORECASE
    )
    for one in told:
        match = sign.search(one.text)
        if match is not None and not re.search(r"(?i)phó $", one.text[: match.start()]):
            return ProposedFact(
                "standing_agency.head", capitalise_first(match.group()), one.line, match.group()
            )
    usual = head_of(agency, ()) or ("Giám đốc " if agency.startswith("Công an") else "Thủ trưởng ") + agency
    return ProposedFact("standing_agency.head", usual, named.line, agency)


def support_team_told(told: Sequence[Sentence], kind: BodyKind) -> Iterator[ProposedFact]:
    """The team that serves the body, and its head (tổ giúp việc): named more than once."""
    sign = re.compile(rf"\b(?:{_TEAM if kind is BodyKind.TASK_FORCE else _TEAM_OF_COMMITTEE})\b")
    found = [(one, match) for one in told for match in sign.finditer(one.text)]
    if len(found) < 2:
        return
    name = Counter(match.group() for _one, match in found).most_common(1)[0][0]
    first, match = next(pair for pair in found if pair[1].group() == name)
    yield proposed("support_team.name", name, first, match)
    for one in told:
        head = re.search(rf"Tổ trưởng {re.escape(name)}\b", one.text)
        if head:
            yield proposed("support_team.head", head.group(), one, head)
            return


def posts_told(told: Sequence[Sentence], kind: BodyKind) -> Iterator[ProposedFact]:
    """Which state posts lead the body: "Chủ tịch Ủy ban nhân dân tỉnh làm Trưởng Ban" (chức vụ).

    One for each role, told by the key. A deputy who is "Phó Chủ tịch Thường trực" is the standing deputy,
    where the text speaks of one and tells no other post of his.
    """
    standing_title = dict(_ROLES[kind])[Role.STANDING_DEPUTY]
    is_standing = any(re.search(standing_title, one.text) for one in told)
    for role, title in _ROLES[kind]:
        fact = _post_of(role, title, told)
        if fact is None:
            continue
        if role is Role.STANDING_DEPUTY:
            is_standing = False
        elif role is Role.DEPUTY and is_standing and "Thường trực" in fact.value:
            fact = replace(fact, key=f"members.{Role.STANDING_DEPUTY.value}")
        yield fact


def _post_of(role: Role, title: str, told: Sequence[Sentence]) -> ProposedFact | None:
    signs = (
        re.compile(rf"{_POST}\s*,? (?:làm|là|giữ chức|kiêm) {title}"),
        re.compile(rf"{title}(?:,? là|:|,|\s?\(|\s?-) ?{_POST}"),
    )
    for sign in signs:
        for one in told:
            match = sign.search(one.text)
            post = _whole_post(match["post"]) if match else None
            if match is not None and post is not None:
                return ProposedFact(f"members.{role.value}", post, one.line, match.group().strip())
    return None


def _whole_post(post: str) -> str | None:
    """The post in full; None for one that names no office, such as "Chủ tịch Hội đồng" cut short."""
    full = capitalise_first(post.removeprefix("đồng chí ").replace("UBND", "Ủy ban nhân dân").strip())
    cut = _OF_PEOPLES_COMMITTEE.match(full)
    full = cut.group() if cut else full
    office = office_of(full.replace(" Thường trực", "", 1)) if full else None
    return full if office and len(office.split()) > 1 else None


def seals_told(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    """Whose seal stands on the papers (con dấu), when the text speaks of seals."""
    for use, sign in ((SealUse.NONE, _NO_SEAL), (SealUse.EACH, _OWN_SEAL), (SealUse.CHAIR, _ABOVE_SEAL)):
        for one in told:
            match = sign.search(one.text)
            if match:
                yield proposed("seals", use.value, one, match)
                return
