; Installer for Windows, made with Inno Setup 6.3 or newer by `python -m installer.inno`, which gives:
;   AppVersion, Numbers (of the version, three of them), Onedir (the frozen folder), Out (the folder for the
;   installer), Icon (an .ico file)
; Silent:        setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART
; For one user:  setup.exe /CURRENTUSER        for all users: setup.exe /ALLUSERS
#ifndef AppVersion
  #error AppVersion is not given; build with: python -m installer.inno
#endif

[Setup]
; Never change it: by this number a newer version finds the older one.
AppId={{8E0B1A5C-3C1D-4B52-9B0E-6E0B0D5F2C41}
AppName=X-Lite Desktop
AppVersion={#AppVersion}
AppPublisher=The X-Lite founders
VersionInfoVersion={#Numbers}
DefaultDirName={autopf}\X-Lite Desktop
DefaultGroupName=X-Lite Desktop
DisableProgramGroupPage=yes
; Without an administrator's password, unless all users are asked for.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Qt 6 needs Windows 10, version 1809.
MinVersion=10.0.17763
OutputDir={#Out}
OutputBaseFilename=x-lite-desktop-{#AppVersion}-windows-x86_64-setup
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\xlite-desktop.exe
LicenseFile={#Onedir}\licences\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
#ifdef Sign
SignTool=xlite
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
english.DesktopIcon=Put an icon on the desktop
german.DesktopIcon=Symbol auf den Desktop legen
english.DataStays=X-Lite Desktop is removed. What you made with it (settings, worklist, models, data sets, runs) stays in%n%n%1%n%nDelete this folder by hand if you no longer need it.
german.DataStays=X-Lite Desktop ist entfernt. Was Sie damit gemacht haben (Einstellungen, Arbeitsliste, Modelle, Datensätze, Läufe), bleibt in%n%n%1%n%nLöschen Sie diesen Ordner von Hand, wenn Sie ihn nicht mehr brauchen.

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; Files that the newer version no longer has. Nothing of a user lies in the program's folder.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Onedir}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\X-Lite Desktop"; Filename: "{app}\xlite-desktop.exe"
Name: "{autodesktop}\X-Lite Desktop"; Filename: "{app}\xlite-desktop.exe"; Tasks: desktopicon

[Registry]
; "Open with" for DICOM and pictures; the program that opens them by a double click stays the same.
Root: HKA; Subkey: "Software\Classes\XLiteDesktop.Film"; ValueType: string; ValueData: "Chest X-ray"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\XLiteDesktop.Film\DefaultIcon"; ValueType: string; ValueData: "{app}\xlite-desktop.exe,0"
Root: HKA; Subkey: "Software\Classes\XLiteDesktop.Film\shell\open\command"; ValueType: string; ValueData: """{app}\xlite-desktop.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.dcm\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.dicom\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.png\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jpg\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.jpeg\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.tif\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.tiff\OpenWithProgids"; ValueType: none; ValueName: "XLiteDesktop.Film"; Flags: uninsdeletevalue

[Run]
Filename: "{app}\xlite-desktop.exe"; Description: "{cm:LaunchProgram,X-Lite Desktop}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox(FmtMessage(CustomMessage('DataStays'), [ExpandConstant('{localappdata}\X-Lite Desktop')]),
      mbInformation, MB_OK);
end;
