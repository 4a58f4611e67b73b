"""A thousand made-up names that use every vowel and tone, the same each time."""

from __future__ import annotations

from itertools import islice, product

_FAMILIES = "Nguyễn Trần Lê Phạm Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Ông Ấu Ất Ưng Ứng Âu Ỷ"
_MIDDLES = "Văn Thị Đình Hữu Ngọc Ánh Mỹ Đức Quỳnh Xuân Khắc Tuyết Uyển Thùy Bích"
_GIVEN = (
    "An Ân Ẩn Ước Yến Hằng Hẳn Hẵng Hắc Hặc Hoẵng Khuê Khuể Kiệt Kiểu Kiễu Lợi Lỡi Lởi Mười Nghĩa Oánh Phượng Sửu "
    "Tẩn Thuẫn Thủy Trễ Trệ Tuấn Tỵ Tỷ Tỳ Tý Tỹ Vĩ Vị Vỉ Võng Xuyến Hồng Hổng Hỗng Hống Hộng Hòe Hỏe Sậu Sằng Sẻ Sẽ Sẹ"
)


def thousand_names() -> list[str]:
    """A thousand different names."""
    parts = (words.split() for words in (_FAMILIES, _MIDDLES, _GIVEN))
    return [" ".join(name) for name in islice(product(*parts), 0, 16_000, 16)]
