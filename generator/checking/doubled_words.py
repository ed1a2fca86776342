"""Words that were typed twice (từ lặp), told from words that Vietnamese doubles."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from itertools import pairwise

from generator.checking.passages import WORD, CheckedText
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity

# Từ láy hoàn toàn and doubled words of plural or degree, as Từ điển tiếng Việt (Hoàng Phê) has them; written
# from memory.
_DOUBLED_RIGHTLY = (
    "ai ào ầm chan chằm chốc chung cứ dần dẫn dài đầy đâu đều điệp đời đùng hằng hay hao hoài lâu loại lúc"
    " luôn mãi mau mỗi muôn nao nào năm ngày ngành nghìn nhà nhanh nhiều người nho nơi oang phăng rành riêng"
    " rừng sâu song sừng tầng tháng thôn thường từ từng trăm trùng triệu vạn vân vừa xã xa xanh"
)
_REDUPLICATED = frozenset(_DOUBLED_RIGHTLY.split())
# Where one compound ends with the syllable that the next begins with, both stand rightly side by side:
# "quy định định mức". For each such syllable what stands before it in a compound, and what behind it.
_MEETING = {
    "ban": ("trưởng phó", "chỉ hành ngành"),
    "báo": ("thông cảnh", "cáo chí"),
    "bảo": ("đảm", "đảm hiểm mật quản trì vệ"),
    "biểu": ("đại phát tiêu", "dương mẫu quyết"),
    "bộ": ("cán đồng nội toàn", "máy ngành phận"),
    "chế": ("cơ hạn quy thể", "độ tài"),
    "chi": ("thu", "phí tiết trả"),
    "chính": ("hành tài", "phủ quyền sách thức xác"),
    "chủ": ("dân làm tự", "động quản tịch trì trương yếu"),
    "chức": ("công tổ viên", "danh năng trách vụ"),
    "công": ("phân thành", "bố chức dân khai nghệ tác việc"),
    "dân": ("công cư người nhân", "chủ cư số tộc"),
    "dụng": ("áp sử tín ứng vận", "cụ"),
    "đảm": ("bảo", "bảo đương nhiệm"),
    "đạo": ("chỉ lãnh", "đức"),
    "điểm": ("địa quan thí thời trọng", "tin"),
    "định": ("nhận nhất ổn quy quyết xác", "danh giá hướng kỳ lượng mức"),
    "độ": ("chế mức tiến tốc trình", "mật"),
    "đồng": ("cộng hội hợp", "bộ chí thời ý"),
    "động": ("hoạt lao tự vận", "lực viên"),
    "gia": ("chuyên quốc tham", "đình hạn nhập"),
    "giao": ("bàn chuyển phân", "ban"),
    "hành": ("ban chấp điều thi tiến vận", "chính động vi"),
    "hạn": ("quyền thời", "chế mức"),
    "hiện": ("phát thể thực", "đại hành nay trạng vật"),
    "học": ("đại khoa tin", "sinh tập viện"),
    "hợp": ("kết phối phù tổng trường", "đồng lý nhất pháp tác"),
    "khai": ("công triển", "báo thác"),
    "kiến": ("ý", "nghị thức"),
    "nghị": ("đề hội kiến", "định quyết"),
    "nhận": ("ghi tiếp xác", "định thức"),
    "quan": ("cơ liên", "điểm hệ tâm trọng"),
    "quyền": ("chính thẩm ủy", "hạn lợi"),
    "quyết": ("biểu giải nghị", "định tâm toán"),
    "sát": ("giám khảo kiểm", "hạch"),
    "số": ("chỉ dân đổi hội phủ quyền tế", "hiệu hoá hóa liệu lượng"),
    "sở": ("cơ trụ", "ngành nội tài"),
    "tác": ("công đối hợp", "động nghiệp"),
    "thời": ("đồng kịp", "điểm gian hạn"),
    "tiếp": ("gián trực", "cận dân nhận theo tục"),
    "tiêu": ("chỉ mục", "chí chuẩn"),
    "tin": ("thông", "học nhắn tức"),
    "tra": ("kiểm thanh", "cứu"),
    "triển": ("phát", "khai lãm vọng"),
    "trình": ("chương công quá quy tờ", "bày duyệt tự"),
    "trung": ("tập", "bình gian hạn tâm ương"),
    "trường": ("môi thị", "hợp học"),
    "vi": ("hành phạm", "mô phạm"),
    "việc": ("công làm vụ", "làm"),
    "viên": ("đoàn giáo hội nhân thành ủy", "chức"),
    "vụ": ("chức dịch nghiệp nhiệm", "việc"),
    "xét": ("xem", "duyệt"),
}


def check_doubled_words(text: CheckedText) -> Iterator[Slip]:
    """A word, or two words, that stand twice in a row (từ lặp; chính tả)."""
    for passage in text.passages:
        words = [(match[0], match.start(), match.end()) for match in WORD.finditer(passage.text)]
        adjoining = [passage.text[one[2] : other[1]].isspace() for one, other in pairwise(words)]
        capitals = passage.is_capitals
        bare = [word for word, _start, _end in words]
        index = 0
        while index < len(bare) - 1:
            length = _doubled(bare, adjoining, index, capitals)
            if length:
                doubled = " ".join(bare[index : index + 2 * length])
                message = _("“{words}”: the same words stand twice").format(words=doubled)
                hint = _("write {words} once").format(words=f"“{' '.join(bare[index : index + length])}”")
                yield Slip(passage.path, message, hint)
            index += max(1, length)


def _doubled(words: list[str], adjoining: list[bool], index: int, capitals: bool) -> int:
    """How many words from this one on stand twice in a row: 2, 1, or 0 for none."""
    pair = words[index : index + 4]
    if len(pair) == 4 and pair[:2] == pair[2:] and all(adjoining[index : index + 3]) and pair[0] != pair[1]:
        return 0 if _is_number(pair[0]) or _is_number(pair[1]) else 2
    one, other = words[index : index + 2]
    if not adjoining[index] or one.casefold() != other.casefold() or _is_number(one):
        return 0
    if not capitals and (other[0].isupper() or (one != other and index > 0)):
        # "Trưởng ban Ban Chỉ đạo", names of places.
        return 0
    word = one.casefold()
    if word in _REDUPLICATED:
        return 0
    before = words[index - 1].casefold() if index and adjoining[index - 1] else ""
    after = words[index + 2].casefold() if index + 2 < len(words) and adjoining[index + 1] else ""
    ends, begins = _MEETING.get(word, ("", ""))
    return 0 if before in ends.split() and after in begins.split() else 1


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or (len(word) > 1 and set(word) <= set("IVXLC"))


def _explain() -> Explanation:
    return Explanation(
        _("The same word, or two words, stand twice in a row."),
        _("It is a slip of typing; sometimes a word between the two was lost."),
        _("No law: the rules of spelling. Words rightly doubled, and compounds that meet, may stand."),
        _("Write it once, or put back what was lost between."),
        Example(
            "Điều 1. Họp\n1. Tổ trưởng chủ trì các cuộc cuộc họp.",
            "Điều 1. Họp\n1. Tổ trưởng dần dần luân phiên chủ trì các cuộc họp.",
        ),
    )


RULES = (Rule("doubled-word", Severity.WARNING, check_doubled_words, _explain),)
