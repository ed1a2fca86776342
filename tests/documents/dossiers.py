"""Small dossiers of invented committees, as the YAML files that a user would write."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Diagnostics
from generator.documents import KINDS, Document
from generator.documents.papers import Papers
from generator.dossier.schema import Committee
from generator.output import GeneratedDocument
from generator.pipeline import generate, open_papers
from generator.resources import templates_folder
from generator.units import Unit, UnitRegister

DRAFTED = date(2026, 3, 10)
"""The day of drafting of every test that names no other."""

SI_LO_LAU = "03562"
"""The commune (xã) Sì Lở Lầu of Lai Châu in data/units/communes.csv."""

LAI_CHAU = "12"
"""The province in data/units/provinces.csv."""

Yaml = dict[str, Any]


@dataclass
class DossierFiles:
    """The files of a dossier before they are written; tests change them freely, None leaves a key out."""

    committee: Yaml
    regulation: Yaml
    meetings: dict[str, Yaml] = field(default_factory=dict)
    reports: dict[str, Yaml] = field(default_factory=dict)
    opinions: dict[str, Yaml] = field(default_factory=dict)
    reminders: dict[str, Yaml] = field(default_factory=dict)
    programmes: dict[str, Yaml] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write the files; the folder is the dossier."""
        for name in ("meetings", "reports", "opinions", "reminders", "programmes"):
            (folder / name).mkdir(parents=True, exist_ok=True)
            for stem, content in getattr(self, name).items():
                _dump(folder / name / f"{stem}.yaml", content)
        _dump(folder / "committee.yaml", self.committee)
        _dump(folder / "regulation.yaml", self.regulation)
        return folder

    def papers(self, folder: Path, day: date = DRAFTED) -> Papers:
        """Write and open the dossier, which must be without errors."""
        found = Diagnostics()
        papers = open_papers(self.write(folder), day, found)
        assert papers is not None, "\n".join(map(str, found))
        assert not found.has_errors(), "\n".join(map(str, found))
        return papers


class _WithoutAliases(yaml.SafeDumper):
    """Dossiers have no aliases: what stands twice is written twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _dump(path: Path, content: Mapping[str, Any]) -> None:
    content = {key: value for key, value in content.items() if value is not None}
    text = yaml.dump(content, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")


def all_documents(folder: Path, day: date = DRAFTED) -> tuple[GeneratedDocument, ...]:
    """All documents of a dossier's folder; none may come with an error."""
    found = Diagnostics()
    [made] = generate(
        [folder],
        kinds=(),
        date=day,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    assert made.documents is not None, "\n".join(map(str, found))
    return made.documents


def committee_of(files: DossierFiles) -> Committee:
    """The committee alone, without files."""
    return Committee.model_validate(files.committee)


@cache
def unit(code: str) -> Unit:
    """An administrative unit by its code."""
    found = UnitRegister.load().find(code)
    assert found is not None
    return found


def documents(papers: Papers, kind: str) -> tuple[Document, ...]:
    """The documents of one kind."""
    return tuple(KINDS[kind].compose(papers))


def document(papers: Papers, kind: str) -> Document:
    """The only document of a kind."""
    [one] = documents(papers, kind)
    return one


def steering_committee() -> DossierFiles:
    """A province's steering committee (ban chỉ đạo) with everything a dossier can say."""
    return DossierFiles(copy.deepcopy(_STEERING), copy.deepcopy(_REGULATION), _meetings(), _reports())


def task_force() -> DossierFiles:
    """A commune's task force (tổ công tác xã): a support team, no standing agency, no seals."""
    files = steering_committee()
    files.committee |= {
        "kind": "task_force",
        "name": "Tổ công tác Đề án 06 xã Sì Lở Lầu",
        "short_name": "Tổ công tác",
        "symbol": "TCTĐA06",
        "field": "dữ liệu dân cư",
        "unit": SI_LO_LAU,
        "governing_body": {
            "name": "Ủy ban nhân dân xã Sì Lở Lầu, tỉnh Lai Châu",
            "short_name": "UBND xã",
            "symbol": "UBND",
            "head": "Chủ tịch Ủy ban nhân dân xã",
        },
        "members": [
            _member("chair", "chair", "Nguyễn Văn Mẫu", "Chủ tịch Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
            _member("police", "standing_deputy", "Lê Minh Họa", "Trưởng Công an xã", "Công an xã", "CAX"),
            _member(
                "office",
                "member",
                "Trần Thị Ví Dụ",
                "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
                "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
                "VP",
            ),
            _member(
                "culture",
                "member",
                None,
                "Trưởng phòng Văn hóa - Xã hội",
                "Phòng Văn hóa - Xã hội",
                "VHXH",
            ),
        ],
        "support_team": {"name": "Tổ giúp việc Tổ công tác", "head": "Trưởng Công an xã"},
        "seals": [],
        "regimes": {
            "meetings": {"frequency": "monthly", "absence_notice_days": 2},
            "reports": {"frequency": "monthly", "due_day": 31, "via": "support_team"},
        },
    }
    del files.committee["letterhead"], files.committee["standing_agency"]
    files.regulation = copy.deepcopy(_REGULATION)
    files.meetings["2026-03"]["invitation"]["signatory"] = {"member": "chair"}
    files.meetings["2026-03"]["conclusion"] |= {"signatory": {"member": "police", "capacity": "deputy"}}
    files.meetings["2026-03"]["conclusion"]["tasks"][0] |= {"lead": "Công an xã", "cooperating": []}
    files.meetings["2026-03"]["conclusion"]["tasks"][1] |= {
        "lead": "Phòng Văn hóa - Xã hội",
        "cooperating": ["Công an xã"],
    }
    files.meetings["2026-03"]["preparation"] = []
    files.meetings["2026-03"]["agenda"] = [{"content": "Tình hình thực hiện", "by": "police"}]
    files.reports = {"2026-02": {"period": "2026-02"}}
    return files


def council() -> DossierFiles:
    """A province's council (hội đồng) that decides by majority and uses the governing body's seal."""
    files = steering_committee()
    files.committee |= {
        "kind": "council",
        "name": "Hội đồng tư vấn chuyển đổi số tỉnh Lai Châu",
        "short_name": "Hội đồng",
        "symbol": "HĐTV",
        "field": "chuyển đổi số",
        "letterhead": {"governing_body": "UBND tỉnh Lai Châu", "committee": "Hội đồng tư vấn chuyển đổi số"},
    }
    files.committee["regimes"]["meetings"]["decide_by"] = "majority"
    files.meetings["2026-03"]["conclusion"]["issuer"] = "governing_body_head"
    files.meetings["2026-03"]["conclusion"]["signatory"] = {
        "position": "Chánh Văn phòng",
        "person": "Phạm Giả Định",
        "capacity": "by_order",
    }
    return files


LONGEST_NAME = "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06"
HOSTILE = """A & B < C > D " E ' F {{ chair }} {% raw %} {_{ {# #} ${x} \\n </w:t> &amp; %s"""


def awkward() -> DossierFiles:
    """Long names, signs that XML and Jinja live on, every number, date, time, place and name left open."""
    files = steering_committee()
    committee = files.committee
    committee |= {
        "name": f"{LONGEST_NAME} tỉnh Lai Châu",
        "field": "khoa học, công nghệ & chuyển đổi số",
        "support_team": {"name": f"Tổ giúp việc {HOSTILE}"},
        "letterhead": {"governing_body": "UBND tỉnh Lai Châu", "committee": LONGEST_NAME},
        "documents": {
            "law": {"kind": "Luật", "date": "2025-06-16", "subject": HOSTILE},
            "plan": {
                "kind": "Kế hoạch",
                "number": "1/KH-<&>",
                "date": "blank",
                "issuer": HOSTILE,
                "subject": "về <&>",
            },
        },
    }
    for member in committee["members"]:
        member |= {"person": "blank", "areas": [HOSTILE], "localities": ["xã <Mẫu> & xã {{ Ví Dụ }}"]}
    committee["members"][-1] |= {"position": f"Giám đốc {HOSTILE}", "agency": HOSTILE}
    for decision in committee["decisions"].values():
        decision |= {"number": "blank", "date": "blank", "recipients": [HOSTILE], "bases": ["law", "plan"]}
        decision["proposed_by"] = {"position": HOSTILE, "document": {"number": "blank", "date": "blank"}}
    # A regulation is written in tags, so its own signs come in through the facts.
    files.meetings = {}
    files.reports = {}
    return files


def open_meeting(files: DossierFiles) -> None:
    """Give a dossier one meeting and one report of which nothing is fixed yet."""
    open_paper: Yaml = {"number": "blank", "date": "blank", "signatory": {"member": "chair"}}
    files.meetings["hop"] = {
        "name": HOSTILE,
        "date": "blank",
        "time": "blank",
        "place": "blank",
        "agenda": [{"content": HOSTILE}],
        "documents": [HOSTILE],
        "invitation": dict(open_paper),
        "conclusion": {
            **open_paper,
            "tasks": [{"id": "t", "text": HOSTILE, "lead": HOSTILE, "deadline": "regular"}],
        },
    }
    files.reports["ky"] = {"period": "2026"}
    del files.committee["regimes"]["reports"]["due_day"]


def with_minutes_and_opinion(files: DossierFiles, text: str = "việc thử nghiệm") -> DossierFiles:
    """Give every meeting of a dossier its minutes, and the dossier one consultation in writing."""
    for meeting in files.meetings.values():
        meeting["minutes"] = {
            "number": "blank",
            "ended": "blank",
            "guests": [text],
            "secretary": {"position": text, "person": "blank"},
            "statements": [{"by": text, "text": text}, {"by": "chair", "text": text}],
            "votes": [{"matter": text, "agree": 1}],
            "conclusions": [text],
        }
    questions = [{"text": text}, {"text": text, "options": [text, "Phương án khác"]}]
    files.opinions["y-kien"] = {
        "subject": text,
        "date": "2026-03-02",
        "documents": [text],
        "questions": questions,
    }
    return files


def with_follow_up(files: DossierFiles, text: str = "việc thử nghiệm") -> DossierFiles:
    """Give a dossier a letter on an overdue report, and the body's own report on what one member told."""
    own = {"number": "blank", "date": "2026-04-01", "signatory": {"member": "chair"}}
    told = {"results": [text], "difficulties": [text], "plans": [text], "proposals": [text]}
    said = {"assessment": [text], "shortcomings": [text], "causes": [text], "plans": [text]}
    files.reports["nam"] = {
        "period": "2026",
        "due": "2026-01-15",
        "reporters": ["police", files.committee["members"][-1]["id"]],
        "received": [{"reporter": "police", "date": "2026-01-14", **told}],
        "consolidated": {**own, **said},
    }
    files.reminders["thang-4"] = {**own, "recipients": [text]}
    return files


def with_programme(files: DossierFiles, text: str = "việc thử nghiệm") -> DossierFiles:
    """Give a dossier the programme of a year."""
    lead = files.committee["members"][2]["agency"]
    files.programmes["nam"] = {
        "year": "2026",
        "number": "blank",
        "date": "2026-03-02",
        "signatory": {"member": "chair"},
        "focus": [text],
        "items": [{"text": text, "lead": lead, "deadline": "regular", "result": text}],
        "recipients": [text],
    }
    return files


def with_changes(files: DossierFiles, text: str = "việc thử nghiệm") -> DossierFiles:
    """Replace the last member and add one on 1 July 2026; this, like the regulation, was submitted first."""
    last, submitting = files.committee["members"][-1], files.committee["members"][2]
    said = {"reasons": [text], "process": [text], "contents": [text, text], "recipients": [text]}
    submission = {"signatory": {"member": submitting["id"]}, "agency": submitting["agency"], **said}
    proposal = {
        "position": submitting["position"],
        "document": {"number": "blank", "date": "2026-01-31", "submission": submission},
    }
    files.committee["decisions"]["regulation"]["proposed_by"] = proposal
    files.committee["decisions"]["reorganisations"] = [
        {
            "id": "thang-7",
            "effective": "2026-07-01",
            "issuer": "governing_body_head",
            "number": "blank",
            "date": "2026-06-29",
            "bases": ["law", "establishment"],
            "proposed_by": proposal,
            "signatory": {"member": "chair"},
        }
    ]
    next_one = {**last, "id": "next", "person": "Tạ Văn Ví Von", "from": "2026-07-01"}
    last |= {"to": "2026-06-30", "left_because": text}
    files.committee["members"] += [
        {**next_one, "replaces": last["id"]},
        {**next_one, "id": "more", "person": "Hồ Văn Mẫu"},
    ]
    return files


def _member(
    identity: str, role: str, person: str | None, position: str, agency: str, symbol: str | None = None
) -> Yaml:
    member = {
        "id": identity,
        "role": role,
        "person": person or "blank",
        "position": position,
        "agency": agency,
    }
    return {**member, "agency_symbol": symbol} if symbol else member


_STEERING: Yaml = {
    "kind": "steering_committee",
    "name": "Ban Chỉ đạo thử nghiệm tỉnh Lai Châu",
    "short_name": "Ban Chỉ đạo",
    "symbol": "BCĐ",
    "field": "thử nghiệm",
    "unit": LAI_CHAU,
    "governing_body": {
        "name": "Ủy ban nhân dân tỉnh Lai Châu",
        "short_name": "UBND tỉnh",
        "symbol": "UBND",
        "head": "Chủ tịch Ủy ban nhân dân tỉnh",
    },
    "letterhead": {"governing_body": "UBND tỉnh Lai Châu", "committee": "Ban Chỉ đạo thử nghiệm"},
    "members": [
        _member("chair", "chair", "Nguyễn Văn Mẫu", "Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        _member(
            "standing",
            "standing_deputy",
            "Trần Thị Ví Dụ",
            "Phó Chủ tịch Ủy ban nhân dân tỉnh",
            "Ủy ban nhân dân tỉnh",
        ),
        _member("police", "deputy", "Lê Minh Họa", "Giám đốc Công an tỉnh", "Công an tỉnh", "CAT"),
        _member("finance", "member", "Vũ Thị Giả Tưởng", "Giám đốc Sở Tài chính", "Sở Tài chính", "STC"),
    ],
    "standing_agency": {"name": "Công an tỉnh", "head": "Giám đốc Công an tỉnh", "symbol": "CAT"},
    "seals": [
        {"roles": ["chair", "standing_deputy"], "owner": "governing_body"},
        {"roles": ["deputy", "member"], "owner": "own_agency"},
    ],
    "regimes": {
        "meetings": {"frequency": "quarterly", "extraordinary": True, "absence_notice_days": 1},
        "reports": {"frequency": "quarterly", "due_day": 20, "via": "standing_agency"},
    },
    "documents": {
        "law": {
            "kind": "Luật",
            "number": "72/2025/QH15",
            "date": "2025-06-16",
            "issuer": "Quốc hội",
            "subject": "Tổ chức chính quyền địa phương",
        },
        "plan": {
            "kind": "Kế hoạch",
            "number": "01/KH-UBND",
            "date": "2026-01-05",
            "issuer": "Ủy ban nhân dân tỉnh",
            "subject": "thử nghiệm trên địa bàn tỉnh",
        },
    },
    "decisions": {
        "establishment": {
            "issuer": "governing_body_head",
            "number": "5",
            "date": "2026-01-15",
            "bases": ["law", "plan"],
            "signatory": {"member": "chair"},
        },
        "regulation": {
            "issuer": "committee_head",
            "number": "blank",
            "date": "2026-02",
            "bases": ["plan", "law", "establishment"],
            "proposed_by": {
                "position": "Giám đốc Công an tỉnh",
                "document": {"number": "7", "symbol": "TTr-CAT", "date": "2026-02-01"},
            },
            "signatory": {"member": "chair"},
            "recipients": [{"name": "Thường trực Tỉnh ủy", "errand": "để b/c"}, "Công an tỉnh"],
            "archive": ["VT", "CAT"],
        },
    },
    "provisions": {
        "convening": "meetings.convening",
        "absence": "meetings.absence",
        "reporting": "reporting",
    },
}

_REGULATION: Yaml = {
    "title": "Hoạt động của {{ committee.name }}",
    "chapters": [
        {
            "title": "Nhiệm vụ",
            "articles": [
                {
                    "id": "chair",
                    "title": "{{ roles.chair }}",
                    "duties_of": ["chair"],
                    "text": "Phụ trách chung công tác {{ committee.field }}.",
                },
                {
                    "id": "deputies",
                    "title": "Cấp phó",
                    "duties_of": ["standing_deputy", "deputy"],
                    "clauses": [
                        {"id": "deputies.help", "text": "Giúp {{ roles.chair }} theo {{ ref('chair') }}."},
                        {
                            "id": "deputies.lead",
                            "text": "Làm các việc sau đây:",
                            "points": [
                                {"id": "deputies.lead.a", "text": "Chỉ đạo theo {{ ref('deputies.help') }};"},
                                {"text": "Thay mặt theo {{ ref('deputies.lead.a') }}."},
                                {"paragraph": "Việc nêu tại {{ ref('deputies.lead.a') }} làm hằng tuần."},
                            ],
                        },
                    ],
                },
                {
                    "id": "members",
                    "title": "Thành viên",
                    "clauses": [
                        {
                            "duties_of": ["deputy", "member", "standing_agency", "support_team"],
                            "text": "Báo cáo theo {{ ref('reporting') }}; thực hiện Quy chế này.",
                        },
                        {
                            "duties_of": ["standing_agency", "support_team"],
                            "text": "Tổng hợp, lưu hồ sơ.",
                        },
                    ],
                },
            ],
        },
        {
            "title": "Chế độ làm việc",
            "articles": [
                {
                    "id": "meetings",
                    "title": "Họp",
                    "clauses": [
                        {"id": "meetings.convening", "text": "{{ roles.chair }} triệu tập cuộc họp."},
                        {
                            "id": "meetings.absence",
                            "text": "Vắng mặt thì báo trước {{ regimes.meetings.absence_notice }}.",
                        },
                    ],
                },
                {
                    "id": "reporting",
                    "title": "Báo cáo",
                    "text": "Báo cáo {{ regimes.reports.frequency_text }}.",
                },
            ],
        },
    ],
}


def _meetings() -> dict[str, Yaml]:
    return {
        "2026-03": {
            "name": "Phiên họp Quý I",
            "date": "2026-03-20",
            "time": "14:30",
            "place": "Phòng họp số 1",
            "agenda": [{"content": "Tình hình thực hiện", "by": "police"}, {"content": "Kinh phí"}],
            "documents": ["Báo cáo Quý I"],
            "documents_link": "https://example.invalid/tai-lieu",
            "preparation": [{"agency": "Công an tỉnh", "task": "chuẩn bị báo cáo"}],
            "invitees": {"others": ["Đại diện Sở Y tế"]},
            "invitation": {"number": "3", "date": "2026-03-12", "signatory": {"member": "chair"}},
            "conclusion": {
                "number": "blank",
                "date": "2026-03-23",
                "issuer": "committee",
                "signatory": {"member": "standing", "capacity": "deputy"},
                "attendance": ["các thành viên"],
                "heard": ["báo cáo của Công an tỉnh"],
                "assessment": ["Công việc đã bắt đầu."],
                "tasks": [
                    {
                        "id": "t1",
                        "text": "Lập danh mục.",
                        "lead": "Sở Tài chính",
                        "cooperating": ["Công an tỉnh"],
                        "deadline": "2026-04-30",
                    },
                    {"id": "t2", "text": "Cập nhật hằng ngày", "lead": "Công an tỉnh", "deadline": "regular"},
                ],
                "recipients": ["Công an tỉnh"],
            },
        }
    }


def _reports() -> dict[str, Yaml]:
    return {"2026-q1": {"period": "2026-Q1"}}
