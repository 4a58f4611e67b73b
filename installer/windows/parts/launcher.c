/* Starts the program with the Python that lies beside it. Built twice: hoso.exe (a window) and hoso-cli.exe
   (-DCONSOLE, the commands). Says in plain words why it cannot, instead of letting Windows speak of DLLs. */

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST_PATH 32768
#define OLDEST_BUILD 17763 /* Windows 10, version 1809: the oldest that Qt 6 runs on */
#define CANNOT_START 70

typedef int (*PythonMain)(int, wchar_t **);
typedef LONG(WINAPI *VersionTeller)(OSVERSIONINFOW *);

#define DATA_IS_SAFE L"\n\nDữ liệu của đơn vị vẫn còn nguyên."
#define TOO_OLD \
  L"Máy này dùng Windows quá cũ. Hồ sơ Thi đua cần Windows 10 bản 1809 (64 bit) trở lên." DATA_IS_SAFE \
  L" Hãy cập nhật Windows, hoặc dùng máy khác trong đơn vị."
#define BROKEN \
  L"Chương trình không khởi động được vì thiếu hoặc hỏng tệp (có thể do phần mềm diệt vi-rút đã xóa)." DATA_IS_SAFE \
  L" Hãy chạy lại tệp cài đặt; nếu dùng bản mang trên USB, hãy giải nén lại đầy đủ."

#ifdef CONSOLE
#define START L"from app.__main__ import main"
#else
#define START L"from ui.main import main"
#endif

/* Whatever stops the program's own modules from loading means a damaged installation. sys.exit never comes back to
   us: Python ends the process itself. So Py_Main returns only after an exception, which is told here in plain words. */
#define PROGRAM \
  L"import sys\n" \
  L"try:\n" \
  L"    " START L"\n" \
  L"except Exception as error:\n" \
  L"    sys.stderr and print(type(error).__name__, error, file=sys.stderr, flush=True)\n" \
  L"    sys.excepthook = lambda *_: None\n" \
  L"    raise\n" \
  L"sys.exit(main())\n"

static int fail(const wchar_t *message) {
#ifdef CONSOLE
  HANDLE screen = GetStdHandle(STD_ERROR_HANDLE);
  DWORD mode, written;
  if (GetConsoleMode(screen, &mode)) {
    WriteConsoleW(screen, message, (DWORD)wcslen(message), &written, NULL);
    WriteConsoleW(screen, L"\n", 1, &written, NULL);
  } else {
    _setmode(_fileno(stderr), _O_U8TEXT);
    fwprintf(stderr, L"%ls\n", message);
  }
#else
  MessageBoxW(NULL, message, L"Hồ sơ Thi đua", MB_OK | MB_ICONERROR);
#endif
  return CANNOT_START;
}

static int windows_is_too_old(void) {
  OSVERSIONINFOW found = {.dwOSVersionInfoSize = sizeof found};
  VersionTeller tell = (VersionTeller)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
  return tell != NULL && tell(&found) == 0 && found.dwBuildNumber < OLDEST_BUILD;
}

static PythonMain find_python(void) {
  static wchar_t path[LONGEST_PATH];
  DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
  wchar_t *name = length > 0 && length < LONGEST_PATH - 64 ? wcsrchr(path, L'\\') : NULL;
  if (name == NULL) return NULL;
  wcscpy(name + 1, L"python\\python311.zip"); /* without it Python ends the process with words nobody understands */
  if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) return NULL;
  wcscpy(name + 1, L"python\\python311.dll");
  HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
  return python ? (PythonMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

int wmain(int count, wchar_t **words) {
  /* -B: write no bytecode; UTF-8 whatever the code page of the office's Windows. */
  wchar_t *ours[] = {words[0], L"-B", L"-X", L"utf8", L"-c", PROGRAM};
  const int own = sizeof ours / sizeof *ours;
  SetErrorMode(SEM_FAILCRITICALERRORS);
  if (windows_is_too_old()) return fail(TOO_OLD);
  PythonMain python = find_python();
  wchar_t **all = calloc((size_t)(own + count), sizeof *all);
  if (python == NULL || all == NULL) return fail(BROKEN);
  memcpy(all, ours, sizeof ours);
  for (int word = 1; word < count; word++) all[own + word - 1] = words[word];
  return python(own + count - 1, all) == 0 ? 0 : fail(BROKEN);
}
