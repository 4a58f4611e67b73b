"""What a column of a list may hold, and the words by which its heading is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from app.domain.plan import Column
from app.domain.vietnamese import search_key

Target = Literal["people", "collectives", "achievements", "table"]


@dataclass(frozen=True, kw_only=True)
class SheetField:
    """One thing a column may hold; ``words`` are headings it goes by, as :func:`heading_key` makes them.

    ``is_column`` tells a column of a plan's table, whose words are those :func:`usual_key` gives.
    """

    id: str
    title: str
    words: tuple[str, ...]
    required: bool = False
    is_column: bool = False


def heading_key(text: str) -> str:
    """What is compared of a heading: its words without accents, case and punctuation."""
    return " ".join(re.findall(r"[^\W_]+", search_key(text)))


def _field(id_: str, title: str, words: str, *, required: bool = False) -> SheetField:
    return SheetField(id=id_, title=title, words=tuple(map(heading_key, words.split("|"))), required=required)


PEOPLE: Final = (
    _field(
        "name",
        "Họ và tên",
        "ho va ten|ho ten|ho va ten khai sinh|ten ca nhan|ho, ten|ten tap the/ca nhan/ho gia dinh|ca nhan|ten goi",
        required=True,
    ),
    _field(
        "family_name",
        "Họ và tên đệm",
        "ho va ten dem|ho dem|ho va dem|ho, ten dem|ho lot|ho va chu dem|ho va ten ho dem|ho va ten ho va dem|"
        "ho va ten ho|ho va ten ho lot|ho va ten ho va chu dem|ho va ten ho, dem|ho va ten ho va ten dem|ho ten ho dem|"
        "ho ten ho va dem|ho ten ho|ho ten ho lot|ho ten ho va ten dem",
    ),
    _field("given_name", "Tên", "ten|ho va ten ten|ho ten ten|ho va ten ten goi"),
    _field("honorific", "Ông/Bà", "ong/ba|ong, ba|ong (ba)|danh xung|xung ho|ten goi (ong/ba/chuc danh)|ong ba"),
    _field("sex", "Giới tính", "gioi tinh|nam/nu|gioi|phai|nam, nu"),
    _field(
        "birth", "Ngày sinh hoặc năm sinh", "ngay sinh|nam sinh|ngay thang nam sinh|ngay, thang, nam sinh|sinh ngay|ns"
    ),
    _field("birth_male", "Năm sinh (cột Nam)", "nam sinh nam|ngay sinh nam|gioi tinh nam|nam"),
    _field("birth_female", "Năm sinh (cột Nữ)", "nam sinh nu|ngay sinh nu|gioi tinh nu|nu"),
    _field("kind", "Loại (cá nhân, tập thể, hộ)", "loai|phan loai|loai doi tuong|phan loai khen thuong"),
    _field("position", "Chức vụ", "chuc vu|chuc danh|nghe nghiep|chuc vu, chuc danh|cong viec|chuc vu cong tac"),
    _field("workplace", "Đơn vị công tác", "don vi cong tac|don vi|noi cong tac|co quan|noi lam viec|to chuc"),
    _field(
        "position_workplace",
        "Chức vụ và đơn vị trong một cột",
        "chuc vu, don vi cong tac|chuc vu, don vi|chuc vu va don vi cong tac|chuc vu - don vi|"
        "chuc danh, don vi cong tac|chuc vu, noi cong tac|chuc vu/don vi cong tac",
    ),
    _field("address", "Địa chỉ", "dia chi|noi o|cho o hien nay|noi thuong tru|cu tru|noi cu tru|thuong tru|cho o"),
    _field("hometown", "Quê quán", "que quan|nguyen quan|que"),
    _field("ethnicity", "Dân tộc", "dan toc"),
    _field("religion", "Tôn giáo", "ton giao"),
    _field("education", "Trình độ", "trinh do|trinh do chuyen mon|hoc van|trinh do hoc van|chuyen mon"),
    _field(
        "earlier_awards",
        "Đã được khen thưởng",
        "da duoc khen thuong|khen thuong da dat|danh hieu da dat|khen thuong da nhan|khen thuong truoc day",
    ),
    _field(
        "discipline",
        "Kỷ luật, đang xem xét, án",
        "ky luat|ky luat, dang xem xet, an|hinh thuc ky luat|ky luat da nhan|da bi ky luat",
    ),
    _field("founded", "Ngày thành lập", "ngay thanh lap|nam thanh lap|thanh lap"),
    _field("description", "Tóm tắt, ghi chú", "ghi chu|tom tat|tom tat thanh tich|so luoc"),
)

COLLECTIVES: Final = (
    _field(
        "name",
        "Tên tập thể",
        "ten tap the|ten don vi|tap the|ten to chuc|ten ho gia dinh|chu ho|ho va ten chu ho|ten co quan|don vi|"
        "ten tap the/ca nhan/ho gia dinh|ten",
        required=True,
    ),
    _field(
        "kind", "Loại (tập thể, hộ gia đình, tổ chức)", "loai|phan loai|doi tuong|loai doi tuong|phan loai khen thuong"
    ),
    _field("address", "Địa chỉ", "dia chi|tru so|dia ban|noi o|dia diem"),
    _field("founded", "Ngày thành lập", "ngay thanh lap|nam thanh lap|thanh lap"),
    _field("description", "Tóm tắt, ghi chú", "ghi chu|dac diem|so luoc|tom tat|chuc nang nhiem vu"),
    _field(
        "earlier_awards",
        "Đã được khen thưởng",
        "da duoc khen thuong|khen thuong da dat|danh hieu da dat|khen thuong truoc day",
    ),
    _field(
        "discipline",
        "Kỷ luật, đang xem xét, án",
        "ky luat|ky luat, dang xem xet, an|hinh thuc ky luat|ky luat da nhan|da bi ky luat",
    ),
)

ACHIEVEMENTS: Final = (
    _field(
        "title",
        "Việc đã làm, thành tích",
        "noi dung|thanh tich|noi dung thanh tich|viec da lam|cong viec|ten thanh tich|hoat dong|noi dung cong viec|"
        "noi dung hoat dong|thanh tich dat duoc|tom tat thanh tich",
        required=True,
    ),
    _field(
        "date", "Thời gian", "thoi gian|ngay|ngay thang|ngay thuc hien|thang|thoi diem|ngay, thang|ngay thang nam|nam"
    ),
    _field("area", "Lĩnh vực", "linh vuc|mang|nhom noi dung|linh vuc hoat dong|mang cong tac"),
    _field("result", "Kết quả", "ket qua|ket qua dat duoc|ket qua thuc hien|hieu qua"),
    _field("value", "Số liệu", "so lieu|so luong|gia tri|con so|khoi luong"),
    _field("figure_title", "Tên số liệu", "ten so lieu|chi so|ten chi so|chi tieu"),
    _field("as_of", "Số liệu tính đến", "so lieu tinh den|tinh den|tinh den ngay|so lieu tinh den ngay"),
    _field("unit", "Đơn vị tính", "don vi tinh|dvt|dv tinh"),
    _field("source", "Nguồn số liệu", "nguon|nguon so lieu|nguon du lieu|can cu so lieu"),
    _field(
        "participants",
        "Người, tập thể tham gia",
        "nguoi thuc hien|tap the, ca nhan|ca nhan, tap the|nguoi tham gia|don vi thuc hien|ho va ten|ho ten|ca nhan|"
        "tap the|nguoi phu trach|nguoi phu trach chinh|thanh phan tham gia|don vi, ca nhan thuc hien",
    ),
    _field("role", "Vai trò", "vai tro|nhiem vu|tu cach"),
    _field(
        "document_number",
        "Số quyết định, văn bản",
        "so quyet dinh|quyet dinh|so van ban|van ban|so, ngay quyet dinh|so qd|so hieu van ban|van ban chung minh",
    ),
    _field("document_date", "Ngày quyết định", "ngay quyet dinh|ngay ban hanh|ngay ky|ngay van ban|ngay qd"),
    _field(
        "issuer",
        "Cơ quan ban hành",
        "co quan ban hanh|noi ban hanh|co quan ky|nguoi ky|cap ban hanh|co quan quyet dinh",
    ),
    _field("tags", "Nhãn", "nhan|tu khoa|the|danh muc|ghi chu"),
)


def table_fields(columns: Iterable[Column]) -> tuple[SheetField, ...]:
    """The columns of a plan's table as what a list's columns may hold; a group's name counts as part of the heading."""
    return tuple(_of_column(column) for column in columns)


def _of_column(column: Column) -> SheetField:
    title = f"{column.group}: {column.title}" if column.group else column.title
    words = dict.fromkeys((usual_key(heading_key(title)), usual_key(heading_key(column.title))))
    return SheetField(id=column.id, title=title, words=tuple(words), is_column=True)


@lru_cache(maxsize=1024)
def usual_key(key: str) -> str:
    """The key of a table's heading in the words plans use, whichever words lists of elections use for them."""
    return _USUAL.get(key) or _SAYINGS.sub(lambda found: _USUAL[found[0]], key)


def _sayings(plan: str, lists: str) -> dict[str, str]:
    return dict.fromkeys((plan, *lists.split("|")), plan)


def _councils(level: str, *names: str) -> dict[str, str]:
    """What the people's council of a level is called."""
    starts = ("", "dai bieu ", "bau cu dai bieu ", "bau dai bieu ", "bau cu ")
    bodies = [f"{start}{body}" for start in starts for body in ("hdnd", "hoi dong nhan dan")]
    return {f"{body} {each}": f"hdnd {level}" for body in bodies for each in (level, *names)}


_USUAL: Final = {
    **_sayings(
        "khu vuc bo phieu", "khu vuc bo phieu so|ten khu vuc bo phieu|khu vuc so|kvbp so|kvbp|to bau cu so|to bau cu"
    ),
    **_sayings(
        "cu tri trong danh sach",
        "tong so cu tri|so cu tri|so cu tri trong danh sach|tong so cu tri trong danh sach|so cu tri theo danh sach|"
        "tong so cu tri theo danh sach|tong so cu tri cua khu vuc bo phieu|tong cu tri",
    ),
    **_sayings(
        "cu tri da bo phieu",
        "so cu tri di bau|so cu tri da bo phieu|so cu tri tham gia bo phieu|so cu tri bo phieu|cu tri di bau|"
        "so cu tri tham gia bau cu|so cu tri da tham gia bo phieu|so cu tri da di bau|tong so cu tri di bau|"
        "tong so cu tri da bo phieu|tong so cu tri tham gia bo phieu",
    ),
    **_sayings("dai bieu quoc hoi", "quoc hoi|dbqh|bau cu dai bieu quoc hoi|bau dai bieu quoc hoi|bau cu quoc hoi"),
    **_councils("cap tinh", "tinh"),
    **_councils("cap huyen", "huyen"),
    **_councils("cap xa", "xa", "phuong", "thi tran"),
}
_SAYINGS: Final = re.compile(rf"\b(?:{'|'.join(sorted(_USUAL, key=len, reverse=True))})\b")
_USUAL["khu vuc"] = "khu vuc bo phieu"

FIELDS: Final[dict[Target, tuple[SheetField, ...]]] = {
    "people": PEOPLE,
    "collectives": COLLECTIVES,
    "achievements": ACHIEVEMENTS,
}
