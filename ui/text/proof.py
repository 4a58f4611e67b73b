"""The words in which the proof of an export is told."""

from __future__ import annotations

PROOF = "Kết quả soát thể thức"
SHOW_ALL = "Xem tất &cả"
KEPT_MARK = " ✓"
PROOF_OK = "Đúng thể thức: {kept} quy định đều đạt"
PROOF_FAILED = "Còn {places} chỗ chưa đúng thể thức"
PROOF_CLEAN = "Không có chỗ nào phải sửa."
PROOF_WORDS = {"failed": "Phải sửa", "warned": "Nên xem lại", "kept": "Đạt"}
MEASURED = "{title}: {found}"
EXPECTED = "Cần: {expected}"
