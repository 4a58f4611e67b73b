"""Qt's own words (buttons, file dialogs, context menus) in Vietnamese; Qt ships no Vietnamese translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

WORDS: dict[str, str] = {
    # Buttons
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Hủy",
    "&Cancel": "&Hủy",
    "Close": "Đóng",
    "&Close": "&Đóng",
    "&Yes": "&Có",
    "&No": "&Không",
    "Yes to &All": "Có cho &tất cả",
    "N&o to All": "K&hông cho tất cả",
    "Open": "Mở",
    "&Open": "&Mở",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Save All": "Lưu tất cả",
    "Don't Save": "Không lưu",
    "Close without Saving": "Đóng, không lưu",
    "Discard": "Bỏ",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Restore Defaults": "Về mặc định",
    "Help": "Trợ giúp",
    "Abort": "Dừng lại",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    # Editing
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Sao chép",
    "Copy": "Sao chép",
    "Copy &Link Location": "Sao chép địa chỉ &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Clear": "Xóa hết",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    # Scroll bars
    "Scroll here": "Cuộn tới đây",
    "Left edge": "Mép trái",
    "Top": "Đầu trang",
    "Right edge": "Mép phải",
    "Bottom": "Cuối trang",
    "Page left": "Sang trái một trang",
    "Page up": "Lên một trang",
    "Page right": "Sang phải một trang",
    "Page down": "Xuống một trang",
    "Scroll left": "Cuộn trái",
    "Scroll up": "Cuộn lên",
    "Scroll right": "Cuộn phải",
    "Scroll down": "Cuộn xuống",
    # Printing
    "Print": "In",
    "&Print": "&In",
    "Printer": "Máy in",
    "&Name:": "Tê&n:",
    "P&roperties": "Th&uộc tính",
    "Properties": "Thuộc tính",
    "Location:": "Nơi đặt:",
    "Type:": "Loại:",
    "Preview": "Xem trước",
    "Output &file:": "Ghi ra &tệp:",
    "Local file": "Tệp trên máy này",
    "Write PDF file": "Ghi tệp PDF",
    "Print to File (PDF)": "In ra tệp PDF",
    "Print To File ...": "In ra tệp…",
    "&Options >>": "Tù&y chọn >>",
    "&Options <<": "Tù&y chọn <<",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Options": "Tùy chọn",
    "Print range": "Trang cần in",
    "Print all": "In tất cả",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Các trang",
    "Page": "Trang",
    "Current Page": "Trang đang xem",
    "Selection": "Phần đang chọn",
    (
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
        "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ): "Ghi các trang cách nhau bằng dấu phẩy, khoảng trang bằng dấu gạch. Ví dụ: 3,5-7,9 là trang 3, 5, 6, 7 và 9.",
    "Output Settings": "Cách in",
    "Page &Set:": "Bộ tr&ang:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Collate": "Xếp theo bộ",
    "Reverse": "Từ trang cuối",
    "Color Mode": "Màu",
    "Color": "In màu",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Duplex Printing": "In hai mặt",
    "Off": "Không",
    "None": "Không",
    "Automatic": "Tự động",
    "Long side binding": "Lật theo cạnh dài",
    "Short side binding": "Lật theo cạnh ngắn",
    "Invalid Pages Definition": "Khoảng trang chưa đúng",
    (
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and "
        "make sure ranges do not intersect with each other."
    ): "“%1” chưa đúng cách ghi. Ngăn các trang bằng dấu phẩy, ghi khoảng bằng dấu gạch, các khoảng không chồng nhau.",
    "The 'From' value cannot be greater than the 'To' value.": "Trang đầu không được lớn hơn trang cuối.",
    "Duplex Settings Conflicts": "Cách in hai mặt mâu thuẫn",
    "There are conflicts in duplex settings. Do you want to fix them?": (
        "Các lựa chọn in hai mặt mâu thuẫn với nhau. Sửa lại không?"
    ),
    "%1 already exists.\nDo you want to overwrite it?": "Đã có tệp %1.\nGhi đè lên tệp đó không?",
    "%1 is a directory.\nPlease choose a different file name.": "%1 là thư mục.\nHãy chọn tên tệp khác.",
    "File %1 is not writable.\nPlease choose a different file name.": (
        "Không ghi được vào tệp %1.\nHãy chọn tên tệp khác."
    ),
    "Printer Properties": "Thuộc tính máy in",
    "Job Options": "Việc in",
    "Advanced": "Nâng cao",
    "Page Setup": "Thiết lập trang",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Paper source:": "Khay giấy:",
    "Orientation": "Hướng giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse landscape": "Ngang, ngược",
    "Reverse portrait": "Dọc, ngược",
    "Margins": "Lề",
    "top margin": "lề trên",
    "bottom margin": "lề dưới",
    "left margin": "lề trái",
    "right margin": "lề phải",
    "Page Layout": "Bố trí trang",
    "Page &order:": "Thứ &tự trang:",
    "Pages &per sheet:": "Số trang một &mặt:",
    "Custom": "Tự đặt",
    "Millimeters (mm)": "Mi-li-mét (mm)",
    "Inches (in)": "Inch (in)",
    "Points (pt)": "Point (pt)",
    # File dialogs
    "&Choose": "&Chọn",
    "&Delete": "&Xóa",
    "&Rename": "Đổ&i tên",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo một thư mục mới",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Show ": "Hiện ",
    "&Look in:": "Tìm &trong:",
    "File &name:": "Tê&n tệp:",
    "Files of &type:": "&Loại tệp:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Files": "Tệp",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "All Files": "Mọi tệp",
    "Save As": "Lưu thành tệp",
    "Find Directory": "Chọn thư mục",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Forward": "Đi tới",
    "Go forward": "Đi tới",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "List View": "Dạng danh sách",
    "Change to list view mode": "Chuyển sang dạng danh sách",
    "Detail View": "Dạng chi tiết",
    "Change to detail view mode": "Chuyển sang dạng chi tiết",
    "Sidebar": "Nơi hay dùng",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Recent Places": "Nơi mới dùng",
    "Remove": "Bỏ khỏi danh sách",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "Folder": "Thư mục",
    "File": "Tệp",
    "File Folder": "Thư mục",
    "Unknown": "Không rõ",
    "Name": "Tên",
    "Size": "Kích thước",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nThay tệp đó không?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông tìm thấy thư mục. Hãy kiểm tra lại tên thư mục."
    ),
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông tìm thấy tệp. Hãy kiểm tra lại tên tệp."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” được bảo vệ chống ghi.\nVẫn xóa không?",
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Không xóa được thư mục.",
    "Invalid filename": "Tên tệp không hợp lệ",
    '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.': (
        "<b>Không dùng được tên “%1”.</b><p>Hãy chọn tên khác, ngắn hơn hoặc không có dấu câu."
    ),
}


class VietnameseWords(QTranslator):
    """Answers for Qt's standard texts and leaves every other text as it is."""

    def isEmpty(self) -> bool:
        """There is always something in it."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese text, or None to let Qt show its own."""
        return WORDS.get(sourceText)


def speak_vietnamese(application: QObject) -> None:
    """Install Qt's words, and Vietnamese numbers and dates."""
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    QCoreApplication.installTranslator(VietnameseWords(application))
