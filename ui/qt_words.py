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
