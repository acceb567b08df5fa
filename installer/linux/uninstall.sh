#!/bin/sh
# Removes what install.sh has put there, and nothing that its user made.
set -eu

@RUNNING@
main() {
    app=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
    if [ ! -f "$app/installed-files" ]; then
        printf '%s\n' "$app is no installation of @NAME@. Run the uninstall.sh of the installed folder." >&2
        exit 1
    fi
    processes=$(running "$app/@PACKAGE@")
    if [ -n "$processes" ]; then
        printf '%s\n' "@NAME@ is open (process$processes). Nothing was removed. Close it and run uninstall.sh again." >&2
        exit 1
    fi
    while IFS= read -r file; do
        rm -f -- "$file"
        case $file in
            */applications/*) told update-desktop-database -q "$(dirname -- "$file")" ;;
            */mime/packages/*) told update-mime-database "$(dirname -- "$(dirname -- "$file")")" ;;
        esac
    done < "$app/installed-files"
    rm -rf -- "$app"
    home=${HOME:-~}
    cat <<SAID
@NAME@ is removed. What you made with it stays:
  ${XDG_CONFIG_HOME:-$home/.config}/@NAME@         settings
  ${XDG_DATA_HOME:-$home/.local/share}/@NAME@    worklist, models, data sets, runs
  ${XDG_STATE_HOME:-$home/.local/state}/@NAME@    logs
  ${XDG_CACHE_HOME:-$home/.cache}/@NAME@          copies that can be made again
Folders that you moved in the settings stay, too. Delete them by hand if you no longer need them.
SAID
}

told() {
    command -v "$1" > /dev/null || return 0
    "$@" || printf '%s\n' "$1 failed; the menu may show the entry until the next login." >&2
}

# The shell has read all of this before the folder goes.
main
exit
