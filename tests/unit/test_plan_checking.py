"""Packs that read but contradict themselves: each contradiction told by path and nearest right word."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.plan import Identity, Plan
from app.errors import PlanError
from app.plans.checking import problems_of
from app.plans.reading import read_plan
from tests.helpers.plan_packs import Dropped, as_json, full_data, full_text, spoil

TEST = {"title": "x", "value": "so_don", "op": ">=", "than": "1"}

CONTRADICTIONS: list[tuple[str, object, str]] = [
    # ids and titles
    ("roles[truong-thon].id", "cong-an-vien", "roles[cong-an-vien]: mã dùng 2 lần"),
    ("roles[truong-thon].id", "Trưởng thôn", "roles[Trưởng thôn].id: mã “Trưởng thôn” chỉ được gồm chữ thường"),
    ("roles[truong-thon].id", "", "roles[#1].id: mã “” chỉ được gồm"),
    ("roles[truong-thon].title", "  ", "roles[truong-thon].title: không được để trống"),
    ("identity.title", "", "identity.title: không được để trống"),
    ("awards[giay-khen].name", "", "awards[giay-khen].name: không được để trống"),
    ("id", "../etc", "id: mã “../etc” chỉ được gồm"),
    ("fields[dan_so].id", "dan-so", "fields[dan-so].id: mã “dan-so” không dùng được trong công thức"),
    ("fields[dan_so].id", "sum", "fields[sum].id: mã “sum” không dùng được trong công thức"),
    ("fields[dan_so].id", "true", "mã “true” không dùng được trong công thức"),
    ("fields[dan_so].id", "lambda", "mã “lambda” không dùng được trong công thức"),
    ("fields[dan_so].id", "award", "mã “award” đã có nghĩa khác trong hồ sơ"),
    ("fields[ho].columns[ten].id", "tên", "fields[ho].columns[tên].id: mã “tên” không dùng được trong công thức"),
    ("fields[ho].columns[ngay].id", "ten", "fields[ho].columns[ten]: mã dùng 2 lần"),
    ("fields[xep_loai].options[kha].id", "tot", "fields[xep_loai].options[tot]: mã dùng 2 lần"),
    ("quotas[cap-tinh].limits[tinh-dung].id", "xa-ho", "quotas[cap-tinh].limits[xa-ho]: mã đã dùng ở dòng"),
    ("quotas[cap-xa].limits[xa-ho].id", "xa-chung", "quotas[cap-xa].limits[xa-chung]: mã dùng 2 lần"),
    ("deadlines[han-bao].id", "hoi-nghi", "deadlines[hoi-nghi]: mã trùng với một mã trong events"),
    ("nominee_kinds", ["individual", "individual"], "nominee_kinds: “individual” ghi 2 lần"),
    ("list_form.order", ["individual", "individual"], "list_form.order: “individual” ghi 2 lần"),
    ("list_form.collective_columns[number].id", "name", "list_form.collective_columns[name]: mã dùng 2 lần"),
    # ranges
    ("legal_bases[luat].valid_to", "2023-01-01", "legal_bases[luat]: valid_from (2024-01-01) lớn hơn valid_to"),
    ("phases[ca-dot].end", "2024-01-01", "phases[ca-dot]: start (2024-02-01) lớn hơn end (2024-01-01)"),
    ("criteria[them].applies.to_date", "2023-01-01", "criteria[them].applies: from_date (2024-01-01) lớn hơn"),
    ("fields[dan_so].minimum", 200_000, "fields[dan_so]: minimum (200000) lớn hơn maximum (100000)"),
    # references
    (
        "criteria[ty-le].parent",
        "tap-thee",
        "criteria[ty-le].parent: không có tiêu chuẩn “tap-thee”; có phải ý là “tap-the”?",
    ),
    ("criteria[ty-le].fields", ["hoo"], "criteria[ty-le].fields: không có số liệu “hoo”; có phải ý là “ho”?"),
    (
        "criteria[tap-the].applies.unit_types",
        ["xaa"],
        "criteria[tap-the].applies.unit_types: không có loại đơn vị “xaa”",
    ),
    (
        "criteria[them].applies.unit_groups",
        ["dia-phong"],
        "không có nhóm loại đơn vị “dia-phong”; có phải ý là “dia-phuong”?",
    ),
    ("criteria[ca-nhan].applies.roles", ["truong-ton"], "có phải ý là “truong-thon”?"),
    (
        "nominee_kinds",
        ["collective", "individual", "household"],
        "limits[tinh-khong-han].kinds: không có loại đối tượng",
    ),
    ("nominee_kinds", ["individual", "household", "organisation"], "awards[bang-khen].bonus.multiples: không có loại"),
    (
        "routes[tinh].unit_types",
        ["tinhh"],
        "routes[tinh].unit_types: không có loại đơn vị “tinhh”; có phải ý là “tinh”?",
    ),
    ("routes[tinh].to", "so-noi-vu", "routes[tinh].to: không có cơ quan “so-noi-vu”"),
    ("routes[xa-qua-huyen].via", "so-vn", "có phải ý là “so-nv”?"),
    ("routes[tinh].quota_holder", "x", "routes[tinh].quota_holder: không có cơ quan “x” (chỉ có: so-nv, chu-tich)"),
    ("routes[tinh].unit_types", ["thon"], "routes[tinh].unit_types: loại đơn vị “thon” không lập hồ sơ"),
    ("quotas[cap-xa].proposer_types", ["thon"], "quotas[cap-xa].proposer_types: loại đơn vị “thon” không lập hồ sơ"),
    ("quotas[cap-xa].proposer_types", ["xã"], "quotas[cap-xa].proposer_types: không có loại đơn vị “xã”"),
    ("quotas[cap-tinh].limits[tinh-dung].only.unit_types", ["van-phong"], "“van-phong” không phải đối tượng khen"),
    ("quotas[cap-tinh].limits[tinh-dung].awards", ["bang-khenn"], "có phải ý là “bang-khen”?"),
    ("quotas[cap-xa].limits[xa-ca-nhan].only.roles", ["x"], "limits[xa-ca-nhan].only.roles: không có vai trò “x”"),
    ("quotas[cap-xa].limits[xa-ca-nhan].within", "x", "limits[xa-ca-nhan].within: không có số lượng “x”"),
    (
        "deadlines[han-tinh].event",
        "hoi-ngi",
        "deadlines[han-tinh].event: không có sự kiện “hoi-ngi”; có phải ý là “hoi-nghi”?",
    ),
    ("deadlines[han-tinh].proposer_types", ["x"], "deadlines[han-tinh].proposer_types: không có loại đơn vị"),
    ("deadlines[han-ngay].awards", ["x"], "deadlines[han-ngay].awards: không có hình thức khen thưởng “x”"),
    ("phases[tong-ket].event", "x", "phases[tong-ket].event: không có sự kiện “x” (chỉ có: hoi-nghi)"),
    ("exclusions[da-khen].award", "bangkhen", "exclusions[da-khen].award: không có hình thức khen thưởng “bangkhen”"),
    ("criteria[muc-dong-gop].tiers[cao].award", "x", "tiers[cao].award: không có hình thức khen thưởng “x”"),
    ("dossier_items[danh-sach].attached_to", "totrinh", "có phải ý là “to-trinh”?"),
    ("dossier_items[tom-tat].alternatives", ["x"], "dossier_items[tom-tat].alternatives: không có thành phần hồ sơ"),
    ("dossier_items[tom-tat].alternatives", ["tom-tat"], "alternatives: không trỏ về chính mình được"),
    ("dossier_items[to-trinh].copies_by_award", {"x": 2}, "to-trinh].copies_by_award: không có hình thức"),
    ("wording.summary_parts[thanh-tich].areas", ["x"], "summary_parts[thanh-tich].areas: không có nội dung thi đua"),
    (
        "wording.criterion_phrases[#1].criterion",
        "ty-lee",
        "wording.criterion_phrases[#1].criterion: không có tiêu chuẩn",
    ),
    ("unit_types[xa].parent", "x", "unit_types[xa].parent: không có loại đơn vị “x”"),
    ("unit_types[huyen].replaced_by", ["x"], "unit_types[huyen].replaced_by: không có loại đơn vị “x”"),
    # trees
    ("criteria[tap-the].parent", "tap-the", "criteria[tap-the].parent: vòng tròn: tap-the → tap-the"),
    ("criteria[tap-the].parent", "them", "criteria[them].parent: vòng tròn: them → tap-the → them"),
    ("unit_types[tinh].parent", "xa", "unit_types[tinh].parent: vòng tròn: tinh → xa → huyen → tinh"),
    ("dossier_items[to-trinh].attached_to", "danh-sach", "attached_to: vòng tròn: to-trinh → danh-sach → to-trinh"),
    ("quotas[cap-xa].limits[xa-chung].within", "xa-chung", "within: vòng tròn: xa-chung → xa-chung"),
    ("criteria[ty-le].parent", "phong-trao", "criteria[ty-le].parent: “phong-trao” không phải nhóm"),
    ("criteria[+]", {"id": "rong", "title": "x", "kind": "group"}, "criteria[rong]: nhóm không có mục con nào"),
    ("criteria[them].at_least", 4, "criteria[them].at_least: phải từ 1 đến số mục con (3)"),
    ("criteria[them].at_least", 0, "criteria[them].at_least: phải từ 1 đến số mục con (3)"),
    ("criteria[them].combine", "all", 'criteria[them].at_least: chỉ dùng khi combine = "at_least"'),
    ("criteria[ca-nhan].pass_mark", 9, "criteria[ca-nhan].pass_mark: phải từ 1 đến tổng điểm của các mục con (8)"),
    ("criteria[ca-nhan].combine", "any", 'criteria[ca-nhan].pass_mark: chỉ dùng khi combine = "score"'),
    ("criteria[phong-trao].pass_mark", 1, "criteria[phong-trao].pass_mark: chỉ dùng cho nhóm"),
    ("criteria[phieu-bau].weight", -1, "criteria[phieu-bau].weight: không được âm"),
    ("criteria[ty-le].tests", [], 'criteria[ty-le]: kind = "test" cần tests'),
    ("criteria[phong-trao].tests", [TEST], 'criteria[phong-trao].tests: chỉ dùng khi kind = "test"'),
    ("criteria[them].tests", [TEST], "criteria[them]: nhóm không có tests, tiers"),
    ("criteria[muc-dong-gop].tiers", [], 'criteria[muc-dong-gop]: kind = "tier" cần tiers'),
    ("criteria[muc-dong-gop].tiers[cao].tests", [], "tiers[cao]: mức không có tests nên ai cũng đạt"),
    # values a kind needs
    ("fields[xep_loai].options", [], 'fields[xep_loai]: kind = "choice" cần options'),
    ("fields[dan_so].options", [{"id": "a", "title": "A"}], "fields[dan_so].options: chỉ dùng khi kind là choice"),
    ("fields[dan_so].columns", [{"id": "a", "title": "A"}], "fields[dan_so].columns: chỉ dùng khi kind là table"),
    ("fields[dan_so].table", "ho", "fields[dan_so].table: chỉ dùng khi kind là rows"),
    ("fields[nhiem_vu].minimum", 1, "fields[nhiem_vu].minimum: chỉ dùng với số"),
    ("fields[ho_cua_thon].table", "hoo", "fields[ho_cua_thon].table: không có bảng “hoo”; có phải ý là “ho”?"),
    ("fields[ho_cua_thon].table", "dan_so", '“dan_so” phải là số liệu có kind = "table"'),
    ("fields[ho_cua_thon].table", "", 'fields[ho_cua_thon]: kind = "rows" cần table'),
    ("fields[ho_cua_thon].scope", "dossier", 'fields[ho_cua_thon].scope: kind = "rows" cần scope = "nominee"'),
    ("fields[ho].scope", "nominee", "fields[ho_cua_thon].table: “ho” phải là số liệu"),
    ("fields[ho].columns[dat].at_most", "tongg", "columns[dat].at_most: không có cột “tongg”; có phải ý là “tong”?"),
    ("fields[ho].columns[dat].at_most", "ten", "columns[dat].at_most: chỉ so được một cột số với một cột số khác"),
    ("fields[ho].columns[dat].at_most", "dat", "columns[dat].at_most: chỉ so được một cột số với một cột số khác"),
    ("fields[ho].columns[ten].minimum", 1, "fields[ho].columns[ten].minimum: chỉ dùng với số"),
    ("quotas[cap-xa].limits[xa-chung].number", Dropped, 'limits[xa-chung]: rule = "at_most" cần number'),
    ("quotas[cap-xa].limits[xa-chung].number", -1, "limits[xa-chung].number: không được âm (-1)"),
    ("quotas[cap-xa].limits[xa-chung].kinds", [], "limits[xa-chung]: số lượng cần kinds"),
    ("quotas[cap-xa].limits[xa-chung].weights", {"collective": -2}, "weights.collective: không được âm (-2)"),
    ("quotas[cap-xa].limits[xa-ca-nhan].minimum", Dropped, 'limits[xa-ca-nhan]: rule = "range" cần minimum'),
    ("quotas[cap-xa].limits[xa-ca-nhan].minimum", 3, "limits[xa-ca-nhan].minimum: (3) lớn hơn number (2)"),
    ("quotas[cap-xa].limits[xa-ho].share_of", "", 'limits[xa-ho]: rule = "share" cần share_of'),
    ("quotas[cap-xa].limits[xa-ho].share_of", "dong_gop", "“dong_gop” phải là một con số của hồ sơ"),
    ("quotas[cap-xa].limits[xa-ho].share", "0,5 %", "limits[xa-ho].share: Công thức “0,5 %”: phần thập phân viết sau"),
    ("quotas[cap-xa].limits[xa-chung].share", "1 %", 'limits[xa-chung].share: chỉ dùng khi rule = "share"'),
    ("quotas[cap-tinh].limits[tinh-bao].told_by", "", 'limits[tinh-bao]: rule = "told" cần told_by'),
    ("quotas[cap-tinh].limits[tinh-khong-han].number", 1, "limits[tinh-khong-han].number: chỉ dùng khi rule khác"),
    ("deadlines[han-tinh].event", "", 'deadlines[han-tinh]: kind = "relative" cần event'),
    ("deadlines[han-tinh].days", -1, "deadlines[han-tinh].days: không được âm (-1)"),
    ("deadlines[han-tinh].hour", "5 giờ", "deadlines[han-tinh].hour: “5 giờ” không phải giờ; viết như “17:00”"),
    ("deadlines[han-tinh].hour", "24:00", "“24:00” không phải giờ"),
    ("deadlines[han-tinh].date", "2024-01-01", 'deadlines[han-tinh].date: chỉ dùng khi kind = "fixed"'),
    ("deadlines[han-tinh].steps[hop].days_before", -5, "steps[hop].days_before: không được âm (-5)"),
    ("deadlines[han-co-dinh].date", Dropped, 'deadlines[han-co-dinh]: kind = "fixed" cần date'),
    ("deadlines[han-nam].month", Dropped, 'deadlines[han-nam]: kind = "yearly" cần month'),
    ("deadlines[han-nam].month", 13, "deadlines[han-nam]: ngày 30 tháng 13 không có ở mọi năm"),
    ("deadlines[han-nam].month", 2, "deadlines[han-nam]: ngày 30 tháng 2 không có ở mọi năm"),
    ("deadlines[han-nam].day", 10**15, "không có ở mọi năm"),
    ("deadlines[han-tuan].weekday", Dropped, 'deadlines[han-tuan]: kind = "weekly" cần weekday'),
    ("deadlines[han-tuan].weekday", 8, "deadlines[han-tuan].weekday: từ 1 (thứ Hai) đến 7 (Chủ nhật)"),
    ("deadlines[han-bao].told_by", " ", 'deadlines[han-bao]: kind = "told" cần told_by'),
    ("deadlines[han-bao].days", 0, "deadlines[han-bao].days: phải từ 1 khi tính cả ngày"),
    ("dossier_items[to-trinh].kind", "attachment", "dossier_items: thiếu tờ trình"),
    ("dossier_items", [], "dossier_items: thiếu tờ trình"),
    ("dossier_items[to-trinh].copies", 0, "dossier_items[to-trinh].copies: số bản phải từ 1 (0)"),
    ("dossier_items[to-trinh].copies_by_award", {"bang-khen": 0}, "copies_by_award.bang-khen: số bản phải từ 1"),
    ("dossier_items[bao-cao].needed_when", "", 'dossier_items[bao-cao]: necessity = "conditional" cần needed_when'),
    ("dossier_items[bao-cao].necessity", "optional", "dossier_items[bao-cao].needed_when: chỉ dùng khi"),
    ("dossier_items[to-trinh].vote_share", "80 %", 'dossier_items[to-trinh].vote_share: chỉ dùng khi kind = "minutes"'),
    ("exclusions[nhieu-don].formula", "", 'exclusions[nhieu-don]: kind = "formula" cần formula'),
    ("exclusions[ky-luat].formula", "co_don", 'exclusions[ky-luat].formula: chỉ dùng khi kind = "formula"'),
    ("exclusions[ky-luat].within_months", 3, 'exclusions[ky-luat].within_months: chỉ dùng khi kind = "awarded"'),
    ("exclusions[to-cong-tac].names", [], 'exclusions[to-cong-tac]: kind = "name" cần names'),
    ("exclusions[ky-luat].names", ["Tổ"], 'exclusions[ky-luat].names: chỉ dùng khi kind = "name"'),
    ("exclusions[da-khen].within_months", -1, "exclusions[da-khen].within_months: không được âm (-1)"),
    (
        "awards[bang-khen].bonus.multiples.individual",
        "1,5",
        "“1,5” không phải hệ số; viết như “1.0”; có phải ý là “1.5”?",
    ),
    ("awards[bang-khen].bonus.multiples.individual", "nan", "“nan” không phải hệ số"),
    ("awards[bang-khen].bonus.multiples.individual", "-1", "“-1” không phải hệ số"),
    ("awards[bang-khen].bonus.multiples.individual", "", "“” không phải hệ số"),
    ("awards[bang-khen].bonus.round_to", -1, "awards[bang-khen].bonus.round_to: không được âm (-1)"),
    ("bodies[so-nv].processing_days", -1, "bodies[so-nv].processing_days: không được âm (-1)"),
    ("bodies[so-nv].supplements", -1, "bodies[so-nv].supplements: không được âm (-1)"),
    ("list_form.individual_columns[name].width", 0, "list_form.individual_columns[name]: width phải từ 1"),
    ("list_form.individual_columns[name].id", "note", "list_form.individual_columns: thiếu cột “name”"),
    ("wording.summary_parts[mo-dau].phrase", "", 'summary_parts[mo-dau]: source = "phrase" cần phrase'),
    ("wording.summary_parts[mo-dau].areas", ["van-dong"], "summary_parts[mo-dau].areas: chỉ dùng khi source"),
    (
        "routes[xa-len-tinh].valid_from",
        Dropped,
        "routes[xa-len-tinh].unit_types: “xa” đã có nơi gửi ở routes[xa-qua-huyen]",
    ),
    # formulas
    (
        "criteria[ty-le].tests[#1].value",
        "sum(ho.dat) / sum(ho.tongg)",
        "tests[#1].value: không có cột “ho.tongg”; có phải ý là “ho.tong”?",
    ),
    ("criteria[ty-le].tests[#1].value", "sum(hoo.dat)", "tests[#1].value: không có số liệu “hoo”; có phải ý là “ho”?"),
    ("criteria[ty-le].tests[#1].value", "sum(dan_so.x)", "không có cột “dan_so.x” (gói chưa khai báo mục nào)"),
    (
        "criteria[ty-le].tests[#1].value",
        "sum(ho.dat) /",
        "tests[#1].value: Công thức “sum(ho.dat) /”: viết sai cú pháp",
    ),
    ("criteria[ty-le].tests[#1].value", "", "tests[#1].value: không được để trống"),
    ("criteria[ty-le].tests[#1].value", "len(ho)", "chỉ có các hàm sum, min, max, count"),
    ("criteria[ty-le].tests[#1].value", "ho", '“ho” có kind = "table" nên chỉ dùng được dạng count(ho)'),
    ("criteria[ty-le].tests[#1].value", "sum(ho.ten)", "sum chỉ dùng với số"),
    ("criteria[ty-le].tests[#1].value", "max(ho.ngay, ho.dat)", "max chỉ dùng với ngày hoặc số"),
    ("criteria[ty-le].tests[#1].value", "count(dan_so)", "count chỉ đếm dòng của bảng, “dan_so” không phải bảng"),
    ("criteria[ty-le].tests[#1].value", "co_don + 1", "“co_don” là có/không, ở chỗ này cần số"),
    ("criteria[ty-le].tests[#1].value", "co_don", "tests[#1].than: so sánh có/không với số"),
    (
        "criteria[ty-le].tests[#1].than",
        "98,5 %",
        "tests[#1].than: Công thức “98,5 %”: phần thập phân viết sau dấu chấm",
    ),
    ("criteria[ty-le].tests[#1].than", "98.5", "tests[#1].than: ngưỡng tỷ lệ phải ghi dấu %; có phải ý là “98.5 %”?"),
    ("criteria[ty-le].tests[#1].than", "1.000", "số “1.000” hiểu được hai cách"),
    ("criteria[ty-le].tests[#1].than", "2024-01-01", "tests[#1].than: so sánh số với ngày"),
    ("criteria[ty-le].tests[#1].than", "", "tests[#1].than: không được để trống"),
    ("criteria[ty-le].tests[#2].than", "30/11/2024", "tests[#2].than: so sánh ngày với số"),
    (
        "criteria[ty-le].tests[#2].than",
        "2024-11-31",
        "tests[#2].than: Công thức “2024-11-31”: “2024-11-31” không phải là ngày",
    ),
    ("criteria[don-thu].tests[#1].upto", "", 'criteria[don-thu].tests[#1]: op = "between" cần upto'),
    ("criteria[don-thu].tests[#1].upto", "0", "tests[#1].upto: “0” nhỏ hơn than “1”"),
    ("criteria[don-thu].tests[#1].upto", "2024-01-01", "tests[#1].upto: so sánh số với ngày"),
    ("criteria[don-thu].tests[#1].op", ">=", 'tests[#1].upto: chỉ dùng khi op = "between"'),
    ("criteria[don-thu].only_if", "so_don", "only_if: công thức “so_don” phải cho câu trả lời có hoặc không"),
    ("criteria[don-thu].only_if", "so_donn > 0", "only_if: không có số liệu “so_donn”; có phải ý là “so_don”?"),
    (
        "criteria[don-thu].only_if",
        "not so_don",
        "only_if: công thức “not so_don”: “so_don” là số, ở chỗ này cần có/không",
    ),
    (
        "criteria[phieu-bau].tests[#2].than",
        "'gioi'",
        "tests[#2].than: “xep_loai” không có lựa chọn “gioi” (chỉ có: tot, kha)",
    ),
    ("criteria[phieu-bau].tests[#2].op", ">=", "tests[#2].than: không so hơn kém được với chữ"),
    ("criteria[phieu-bau].tests[#2].value", "linh_vuc", '“linh_vuc” có kind = "choices"'),
    ("fields[so_don].asked_when", "co_donn", "fields[so_don].asked_when: không có số liệu “co_donn”"),
    ("fields[dan_so].asked_when", "co_don", "fields[dan_so].asked_when: “co_don” là số liệu của từng đối tượng"),
    ("fields[so_don].asked_when", "so_don > 0", "fields[so_don].asked_when: số liệu không hỏi tùy theo chính nó"),
    ("fields[so_don].asked_when", "so_don >", "fields[so_don].asked_when: Công thức “so_don >”: viết sai cú pháp"),
    ("dossier_items[bao-cao].needed_when", "dong_gop", "needed_when: công thức “dong_gop” phải cho câu trả lời"),
    ("dossier_items[bao-cao].per", "dossier", "needed_when: “dong_gop” là số liệu của từng đối tượng"),
    ("dossier_items[bien-ban].vote_share", "tám mươi", "vote_share: Công thức “tám mươi”: viết sai cú pháp"),
    ("exclusions[nhieu-don].formula", "so_don", "exclusions[nhieu-don].formula: công thức “so_don” phải cho câu"),
    (
        "wording.summary_parts[mo-dau].when",
        "co_don == 'a'",
        "when: công thức “co_don == 'a'”: so sánh có/không với chữ",
    ),
    # phrases
    (
        "wording.submission_subject",
        "Về {unitt}",
        "wording.submission_subject: không có chỗ điền “{unitt}”; có phải ý là “unit”?",
    ),
    ("wording.submission_opening", ["a", "{}"], "wording.submission_opening[#2]: không có chỗ điền “{}”"),
    ("wording.submission_closing", ["{nominee}"], "wording.submission_closing[#1]: {nominee} là của từng đối tượng"),
    (
        "wording.submission_request",
        "{nhiem_vu}",
        "wording.submission_request: {nhiem_vu} là số liệu của từng đối tượng",
    ),
    ("wording.merit", "{ho}", "wording.merit: {ho} là bảng; viết {number:sum(ho.cột)}"),
    ("wording.merit", "{position}", "wording.merit: {position} là của từng đối tượng"),
    ("wording.summary_title", "{merit}", "wording.summary_title: {merit} là của từng đối tượng"),
    ("wording.summary_parts[mo-dau].phrase", "{linh_vuc}", "phrase: {linh_vuc} có nhiều lựa chọn"),
    ("wording.merit", "{percent : dan_so}", "wording.merit: không có chỗ điền “{percent : dan_so}”"),
    ("routes[tinh].request", "{unitt}", "routes[tinh].request: không có chỗ điền “{unitt}”; có phải ý là “unit”?"),
    ("routes[tinh].addressees", ["{addressees}"], "routes[tinh].addressees: {addressees} không dùng trong chính"),
    ("wording.merit", "{unit", "wording.merit: dấu ngoặc nhọn { } không đi thành cặp"),
    ("wording.merit", "unit}", "wording.merit: dấu ngoặc nhọn { } không đi thành cặp"),
    ("wording.merit", "{{unit}}", "wording.merit: dấu ngoặc nhọn { } không đi thành cặp"),
    ("wording.criterion_phrases[#1].phrase", "{percent:sum(ho.x)}", "phrase: không có cột “ho.x”"),
    ("wording.criterion_phrases[#1].phrase", "{percent:co_don}", "phrase: công thức “co_don” phải cho ra số"),
    ("wording.criterion_phrases[#1].phrase", "{tổng:ho.dat}", "phrase: không có chỗ điền “{tổng:ho.dat}”"),
    ("wording.recipients", ["{x}"], "wording.recipients[#1]: không có chỗ điền “{x}”"),
    ("routes[xa-qua-huyen].addressees", ["{superiorr}"], "routes[xa-qua-huyen].addressees[#1]: không có chỗ điền"),
    ("dossier_items[to-trinh].recipients", ["{unitt}"], "dossier_items[to-trinh].recipients[#1]: không có chỗ điền"),
]


def lines_for(text: str) -> tuple[str, ...]:
    """What is said of a text; nothing for a good one."""
    try:
        read_plan(text, "goi.toml")
    except PlanError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(("path", "value", "fragment"), CONTRADICTIONS)
def test_a_contradiction_is_told_by_its_path(path: str, value: object, fragment: str) -> None:
    lines = lines_for(as_json(spoil(full_data(), path, value)))
    assert any(fragment in line for line in lines), lines
    assert all(line.startswith("goi.toml: ") and "\n" not in line for line in lines)


def test_the_pack_that_uses_everything_has_no_problems() -> None:
    assert problems_of(read_plan(full_text(), "goi.toml")) == ()


NOT_STATED = [
    "legal_bases", "phases", "routes", "exclusions", "procedure", "notes", "refusal_reasons", "nominee_kinds",
    "deadlines", "quotas", "list_form", "wording", "identity.signer", "identity.level", "awards[bang-khen].bonus",
    "bodies routes", "content_areas wording", "events phases deadlines", "criteria wording", "criteria[ty-le].fields",
    "events[hoi-nghi].provisional", "bodies[so-nv].processing_days", "routes[tinh].to", "criteria[them].applies",
    "fields[ho].columns[dat].at_most", "quotas[cap-xa].proposer_types", "unit_types[huyen].valid_to",
]  # fmt: skip


@pytest.mark.parametrize("paths", NOT_STATED)
def test_what_a_plan_does_not_state_is_no_problem(paths: str) -> None:
    data = full_data()
    for path in paths.split():
        spoil(data, path, Dropped)
    assert lines_for(as_json(data)) == ()


def test_a_plan_may_state_nothing_at_all() -> None:
    identity = Identity(number="", date=dt.date(2024, 1, 1), issuer="", title="Phong trào")
    assert problems_of(Plan(format=1, id="x", version="1", status="partial", identity=identity)) == ()


def test_only_a_complete_plan_must_have_its_papers() -> None:
    data = spoil(full_data(), "dossier_items", [])
    assert lines_for(as_json(data)) == ('goi.toml: dossier_items: thiếu tờ trình (một mục có kind = "submission")',)
    assert lines_for(as_json(spoil(data, "status", "partial"))) == ()


def test_the_bonus_regime_is_checked_against_the_law_when_it_is_known() -> None:
    plan = read_plan(full_text(), "goi.toml")
    assert problems_of(plan, ["nd-98-2023"]) == ()
    (line,) = problems_of(plan, ["nd-91-2017", "nd-98-2024"])
    assert line == (
        "awards[bang-khen].bonus.regime: không có quy định tiền thưởng “nd-98-2023”; có phải ý là “nd-98-2024”?"
    )


def test_a_problem_is_told_once_however_many_ways_lead_to_it() -> None:
    lines = lines_for(as_json(spoil(full_data(), "criteria[ty-le].tests[#1].value", "sum(hoo.dat)")))
    assert len(lines) == len(set(lines)) == 1


def test_all_contradictions_are_told_together() -> None:
    data = full_data()
    for path, value, _ in CONTRADICTIONS[40:44]:
        spoil(data, path, value)
    assert len(lines_for(as_json(data))) >= 4
