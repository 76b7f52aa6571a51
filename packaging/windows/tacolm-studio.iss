; Inno Setup 6 script: one installer per user, no administrator needed. Written with care, not yet tried on Windows.
;   iscc /DVersion=0.1.0 packaging\windows\tacolm-studio.iss
#ifndef Version
  #define Version "0.0.0"
#endif

[Setup]
AppId={{6E0E6C0B-4C2A-4C55-9A35-0B1D5C6E7A11}
AppName=TacoLM Studio
AppVersion={#Version}
AppPublisher=TacoLM Studio contributors
DefaultDirName={localappdata}\Programs\TacoLM Studio
DefaultGroupName=TacoLM Studio
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2/max
SolidCompression=yes
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputBaseFilename=tacolm-studio-{#Version}-windows-x64
OutputDir=..\..\dist
SetupIconFile=..\..\build\package\icon.ico
UninstallDisplayIcon={app}\tacolm-studio.exe
WizardStyle=modern

[Tasks]
Name: "desktopicon"; Description: "Put an icon on the desktop"; Flags: unchecked
Name: "addpath"; Description: "Let the command 'tacolm' be found in terminals"; Flags: unchecked

[InstallDelete]
; libraries of an older version must not stay beside the new ones
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\tacolm-studio\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\TacoLM Studio"; Filename: "{app}\tacolm-studio.exe"
Name: "{userdesktop}\TacoLM Studio"; Filename: "{app}\tacolm-studio.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.voice"; ValueType: string; ValueData: "TacoLM.Voice"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\TacoLM.Voice"; ValueType: string; ValueData: "TacoLM voice"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\TacoLM.Voice\DefaultIcon"; ValueType: string; ValueData: "{app}\tacolm-studio.exe,0"
Root: HKCU; Subkey: "Software\Classes\TacoLM.Voice\shell\open\command"; ValueType: string; ValueData: """{app}\tacolm-studio.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: addpath; Check: NeedsPath

[Run]
Filename: "{app}\tacolm-studio.exe"; Description: "Start TacoLM Studio"; Flags: nowait postinstall skipifsilent

[Code]
function NeedsPath(): Boolean;
var
  Paths: string;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Paths) then
    Paths := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Paths) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: string;
begin
  Data := ExpandConstant('{localappdata}\TacoLM Studio');
  if (Step = usPostUninstall) and DirExists(Data) then
    if MsgBox('Delete your saved voices, takes and settings too?', mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(Data, True, True, True);
end;
