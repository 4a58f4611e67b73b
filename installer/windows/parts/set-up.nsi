; The set-up file of Hồ sơ Thi đua: for one user, without administrator rights, in Vietnamese.
; Program files lie in one folder, chuong-trinh, which is exchanged as a whole: unpacked beside the old one, then two
; renames. Whatever fails before that leaves the old program as it was. Data lie elsewhere and are never touched.
; Given by set_up.py: VERSION VERSION4 BUNDLE OUT ICON SIZE_KB NEED_MB LONGEST PACKER QUICK TARGET

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
!ifdef QUICK
  SetCompressor /SOLID zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave off
SetOverwrite on
AllowSkipFiles off
CRCCheck force
!packhdr "${HEADER}" '${PACKER}'

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"

!define KEY "Software\HoSoThiDua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\HoSoThiDua"
!define CLASSES "Software\Classes"
!define PROGRAM "$INSTDIR\chuong-trinh"
!define NEW "$INSTDIR\chuong-trinh.moi"
!define OLD "$INSTDIR\chuong-trinh.cu"
!define REMOVER "$INSTDIR\Go-cai-dat.exe"
!define REPORT "$TEMP\HoSoThiDua-cai-dat.txt"

; What the office's technician gets back from a silent run; told in installer/README.md.
!define WRONG_WINDOWS 3
!define DISK_FULL 4
!define PATH_TOO_LONG 5
!define STILL_RUNNING 6
!define CANNOT_WRITE 7
!define NEWER_THERE 8

Name "Hồ sơ Thi đua"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\HoSoThiDua"
InstallDirRegKey HKCU "${KEY}" "Folder"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "Hồ sơ Thi đua ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
SpaceTexts none

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey /LANG=1066 "ProductName" "Hồ sơ Thi đua"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt Hồ sơ Thi đua"
VIAddVersionKey /LANG=1066 "CompanyName" "Hồ sơ Thi đua"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép MIT"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Dừng cài đặt? Máy sẽ được giữ nguyên như trước khi cài."

!define MUI_WELCOMEPAGE_TITLE "Cài đặt Hồ sơ Thi đua ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình giúp lập, kiểm tra và in hồ sơ đề nghị khen thưởng.$\r$\n$\r$\nViệc cài đặt mất khoảng một phút, không cần mạng, không cần quyền quản trị.$\r$\n$\r$\nNếu máy đã có bản cũ, bản mới sẽ thay bản cũ; dữ liệu của đơn vị được giữ nguyên. Trước khi tiếp tục, hãy đóng Hồ sơ Thi đua nếu đang mở."
!insertmacro MUI_PAGE_WELCOME

!define MUI_DIRECTORYPAGE_TEXT_TOP "Chương trình sẽ được cài vào thư mục dưới đây. Thông thường không cần đổi. Dữ liệu của đơn vị không nằm trong thư mục này."
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RequireGoodFolder
!insertmacro MUI_PAGE_DIRECTORY

!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "Hồ sơ Thi đua đã có trên màn hình nền và trong menu Bắt đầu (Start)."
!define MUI_FINISHPAGE_RUN "${PROGRAM}\hoso.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở Hồ sơ Thi đua"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ Hồ sơ Thi đua khỏi máy này. Dữ liệu của đơn vị được giữ lại."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Vietnamese"

Var Previous ; the folder of the program that is there already, if any
Var Failure  ; the exit code of what stopped the set-up

; Says MESSAGE, writes it down for a silent run, and leaves. Only before anything was changed.
!macro Refuse CODE MESSAGE
  StrCpy $Failure ${CODE}
  ${If} ${Silent}
    FileOpen $9 "${REPORT}" w
    FileWriteUTF16LE /BOM $9 "${MESSAGE}"
    FileClose $9
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${MESSAGE}"
  ${EndIf}
  SetErrorLevel ${CODE}
!macroend

; The program is running if one of its files cannot be opened for writing.
!macro RequireClosed UN
Function ${UN}RequireClosed
  again:
  IfFileExists "${PROGRAM}\python\python311.dll" 0 closed
  ClearErrors
  FileOpen $0 "${PROGRAM}\python\python311.dll" a
  IfErrors 0 opened
  IfSilent silent
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Hồ sơ Thi đua đang mở. Hãy đóng chương trình (dữ liệu được lưu sẵn) rồi bấm Thử lại." IDRETRY again
  silent:
  !insertmacro Refuse ${STILL_RUNNING} "Hồ sơ Thi đua đang mở nên chưa thay được tệp. Máy được giữ nguyên. Hãy đóng chương trình rồi chạy lại."
  Quit
  opened:
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro RequireClosed ""
!insertmacro RequireClosed "un."

Function .onInit
  Delete "${REPORT}"
  ${IfNot} ${RunningX64}
    !insertmacro Refuse ${WRONG_WINDOWS} "Máy này dùng Windows 32 bit. Hồ sơ Thi đua cần Windows 10 bản 64 bit (từ bản 1809). Máy chưa bị thay đổi gì; hãy cài trên một máy khác trong đơn vị."
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse ${WRONG_WINDOWS} "Máy này dùng Windows quá cũ. Hồ sơ Thi đua cần Windows 10 bản 1809 (64 bit) trở lên. Máy chưa bị thay đổi gì; hãy cập nhật Windows hoặc cài trên máy khác trong đơn vị."
    Quit
  ${EndIf}
  ReadRegStr $Previous HKCU "${KEY}" "Folder"
  ReadRegStr $0 HKCU "${KEY}" "Version"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      ${IfNot} ${Silent}
        MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Máy đang có bản mới hơn ($0). Bản cũ (${VERSION}) có thể không mở được dữ liệu do bản mới ghi. Vẫn cài bản cũ?" IDYES anyway
        SetErrorLevel ${NEWER_THERE}
        Quit
      ${EndIf}
      !insertmacro Refuse ${NEWER_THERE} "Máy đang có bản mới hơn ($0); không cài bản cũ ${VERSION}. Máy được giữ nguyên."
      Quit
      anyway:
    ${EndIf}
  ${EndIf}
FunctionEnd

; Room and length of paths, before anything is written.
Function RequireGoodFolder
  StrCpy $Failure ""
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > 250
    !insertmacro Refuse ${PATH_TOO_LONG} "Đường dẫn thư mục cài đặt quá dài nên Windows không ghi được hết các tệp. Máy chưa bị thay đổi gì. Hãy chọn thư mục ngắn hơn, ví dụ thư mục có sẵn ban đầu."
    Abort
  ${EndIf}
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 < ${NEED_MB}
    !insertmacro Refuse ${DISK_FULL} "Ổ đĩa $0 chỉ còn trống $1 MB, cần khoảng ${NEED_MB} MB. Máy chưa bị thay đổi gì. Hãy xóa bớt tệp không cần rồi chạy lại, hoặc chọn ổ đĩa khác."
    Abort
  ${EndIf}
FunctionEnd

; A power cut between the two renames: the old program is still whole under its other name.
Function MendFormerRun
  ${IfNot} ${FileExists} "${PROGRAM}\*.*"
  ${AndIf} ${FileExists} "${OLD}\*.*"
    Rename "${OLD}" "${PROGRAM}"
  ${EndIf}
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
FunctionEnd

Function GiveUp
  SetOutPath "$TEMP"
  RMDir /r "${NEW}"
  RMDir "$INSTDIR"
  !insertmacro Refuse ${CANNOT_WRITE} "Không ghi được vào $INSTDIR (hết chỗ, không có quyền ghi, hoặc phần mềm diệt vi-rút chặn). Bản cũ và dữ liệu được giữ nguyên. Hãy chọn thư mục khác rồi chạy lại."
  Abort
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "${NEW}"
  RMDir "$INSTDIR"
  ${If} $Failure == ""
    SetErrorLevel ${CANNOT_WRITE}
  ${EndIf}
FunctionEnd

Function ExchangePrograms
  ClearErrors
  ${If} ${FileExists} "${PROGRAM}\*.*"
    Rename "${PROGRAM}" "${OLD}"
    ${If} ${Errors}
      Call GiveUp
    ${EndIf}
  ${EndIf}
  Rename "${NEW}" "${PROGRAM}"
  ${If} ${Errors}
    Rename "${OLD}" "${PROGRAM}"
    Call GiveUp
  ${EndIf}
  RMDir /r "${OLD}"
FunctionEnd

; The program moved to another folder: the one in the former folder goes, and only what we put there.
Function RemovePrevious
  ${If} $Previous != ""
  ${AndIf} $Previous != $INSTDIR
  ${AndIf} ${FileExists} "$Previous\chuong-trinh\hoso.exe"
    RMDir /r "$Previous\chuong-trinh"
    Delete "$Previous\Go-cai-dat.exe"
    RMDir "$Previous"
  ${EndIf}
FunctionEnd

!macro FileType ENDING CLASS NAME
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "${PROGRAM}\hoso.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"${PROGRAM}\hoso.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}" ""
!macroend

!macro ForgetFileType ENDING CLASS
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${CLASS}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function Register
  WriteUninstaller "${REMOVER}"
  CreateDirectory "$SMPROGRAMS"
  CreateShortcut "$SMPROGRAMS\Hồ sơ Thi đua.lnk" "${PROGRAM}\hoso.exe" "" "${PROGRAM}\hoso.exe" 0
  ${If} $Previous == "" ; who removed the shortcut from the desktop does not get it back with every new version
    CreateShortcut "$DESKTOP\Hồ sơ Thi đua.lnk" "${PROGRAM}\hoso.exe" "" "${PROGRAM}\hoso.exe" 0
  ${ElseIf} ${FileExists} "$DESKTOP\Hồ sơ Thi đua.lnk"
    CreateShortcut "$DESKTOP\Hồ sơ Thi đua.lnk" "${PROGRAM}\hoso.exe" "" "${PROGRAM}\hoso.exe" 0
  ${EndIf}
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Hồ sơ Thi đua"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "${PROGRAM}\hoso.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Hồ sơ Thi đua"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"${REMOVER}"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"${REMOVER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !insertmacro FileType ".hoso" "HoSoThiDua.HoSo" "Tệp hồ sơ khen thưởng"
  !insertmacro FileType ".kehoach" "HoSoThiDua.KeHoach" "Tệp kế hoạch phong trào thi đua"
  !insertmacro TellExplorer
FunctionEnd

Section "Hồ sơ Thi đua"
  Call RequireGoodFolder
  Call RequireClosed
  Call MendFormerRun
  ClearErrors
  SetOutPath "${NEW}"
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
  File /r "${BUNDLE}/*"
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
  SetOutPath "$INSTDIR"
  Call ExchangePrograms
  Call RemovePrevious
  Call Register
SectionEnd

Section "Uninstall"
  Call un.RequireClosed
  SetOutPath "$TEMP"
  RMDir /r "${NEW}"
  RMDir /r "${OLD}"
  ClearErrors
  RMDir /r "${PROGRAM}"
  ${If} ${FileExists} "${PROGRAM}\*.*"
    !insertmacro Refuse ${CANNOT_WRITE} "Còn tệp của chương trình đang được dùng nên chưa gỡ hết. Dữ liệu được giữ nguyên. Hãy khởi động lại máy rồi gỡ lại."
    Abort
  ${EndIf}
  Delete "$SMPROGRAMS\Hồ sơ Thi đua.lnk"
  Delete "$DESKTOP\Hồ sơ Thi đua.lnk"
  !insertmacro ForgetFileType ".hoso" "HoSoThiDua.HoSo"
  !insertmacro ForgetFileType ".kehoach" "HoSoThiDua.KeHoach"
  !insertmacro TellExplorer
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KEY}"
  Delete "${REMOVER}"
  RMDir "$INSTDIR"
  ${If} ${FileExists} "$LOCALAPPDATA\HoSoThiDua\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "Đã gỡ chương trình. Dữ liệu của đơn vị vẫn còn nguyên ở:$\r$\n$\r$\n$LOCALAPPDATA\HoSoThiDua$\r$\n$\r$\nCài lại chương trình là dùng tiếp được. Giấy tờ đã xuất nằm trong thư mục Tài liệu (Documents)." /SD IDOK
  ${EndIf}
SectionEnd
