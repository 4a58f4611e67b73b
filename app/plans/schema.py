"""The pack format as a JSON Schema, for editors that help while a pack is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import msgspec

from app.domain.plan import Plan
from app.plans.decoding import FORMAT

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Mapping[str, str] = {
    "Applies": "Áp dụng cho ai, khi nào (danh sách trống: không giới hạn)",
    "Award": "Hình thức khen thưởng, danh hiệu thi đua",
    "Body": "Cơ quan nhận, xét, thẩm định, quyết định",
    "Bonus": "Tiền thưởng, hiện vật kèm theo",
    "Column": "Cột của bảng số liệu",
    "ContentArea": "Nội dung thi đua, cũng là loại thành tích",
    "Criterion": "Tiêu chuẩn hoặc nhóm tiêu chuẩn",
    "CriterionPhrase": "Câu đưa tiêu chuẩn đã đạt vào bản tóm tắt",
    "Deadline": "Thời hạn",
    "DossierItem": "Thành phần hồ sơ",
    "Event": "Sự kiện làm mốc tính thời hạn",
    "Exclusion": "Trường hợp không được đề nghị",
    "Field": "Số liệu cần được cho biết",
    "Identity": "Số, ngày, cơ quan ban hành, tên kế hoạch",
    "LegalBasis": "Căn cứ",
    "Limit": "Một phép đếm của dòng số lượng",
    "ListColumn": "Cột của danh sách",
    "ListForm": "Cách trình bày danh sách",
    "Option": "Một lựa chọn",
    "Phase": "Giai đoạn của phong trào",
    "Plan": "Gói kế hoạch",
    "Quota": "Dòng số lượng",
    "Role": "Vai trò của cá nhân",
    "Route": "Nơi gửi hồ sơ",
    "Step": "Việc cần xong trước hạn",
    "SummaryPart": "Phần của bản tóm tắt, của báo cáo thành tích",
    "Test": "Phép so sánh với ngưỡng",
    "Tier": "Mức của tiêu chuẩn xếp mức",
    "UnitType": "Loại đơn vị, tập thể",
    "Wording": "Lời văn trên giấy tờ",
}


def plan_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a pack's data; TOML's days stand as ISO texts.

    It describes a pack that extends no other: the child of a pack may leave out what it inherits.
    """
    schema = cast(dict[str, object], msgspec.json.schema(Plan))
    definitions = cast(dict[str, dict[str, object]], schema["$defs"])
    return {
        "$schema": _DIALECT,
        "title": f"Gói kế hoạch thi đua, định dạng {FORMAT}",
        "$ref": schema["$ref"],
        "$defs": {name: _closed(name, definition) for name, definition in sorted(definitions.items())},
    }


def _closed(name: str, definition: dict[str, object]) -> dict[str, object]:
    """The definition with its Vietnamese title and its description on one line, taking no keys but its own."""
    description = " ".join(str(definition.get("description", "")).split())
    named = {"title": _TITLES.get(name, name), "description": description}
    return {**definition, **named, "additionalProperties": False}
