#!/bin/sh
# Installs @NAME@ @VERSION@ for one user, without administrator rights:
#     ./install.sh                     into ~/.local
#     ./install.sh --prefix FOLDER     into another folder
# An older version is replaced; settings, worklist, models and runs lie elsewhere and stay.
set -eu

refuse() {
    printf '%s\n' "$1" >&2
    exit 1
}

@RUNNING@
main() {
    here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
    if [ $# -eq 0 ]; then
        [ -n "${HOME:-}" ] || refuse "HOME is not set. Say where to install: --prefix FOLDER."
        prefix=$HOME/.local
        share=${XDG_DATA_HOME:-$prefix/share}
    elif [ $# -eq 2 ] && [ "$1" = --prefix ] && [ -n "$2" ]; then
        mkdir -p -- "$2"
        prefix=$(CDPATH='' cd -- "$2" && pwd -P)
        share=$prefix/share
    else
        refuse "Usage: ./install.sh [--prefix FOLDER]"
    fi
    app=$prefix/opt/@FOLDER@
    check
    put_application
    put_rest
    tell_desktop
    printf '%s\n' "@NAME@ @VERSION@ is installed in $app." \
        "Remove it with \"$app/uninstall.sh\"."
    case ":${PATH:-}:" in
        *":$prefix/bin:"*) ;;
        *) printf '%s\n' "The commands xlite-desktop and xlite are in $prefix/bin, which is not in your PATH." ;;
    esac
}

check() {
    [ -x "$here/app/@PACKAGE@" ] || refuse "app/@PACKAGE@ is missing beside install.sh. Unpack the whole archive again."
    machine=$(uname -m)
    [ "$machine" = @MACHINE@ ] || refuse "This is the build for @MACHINE@, and this computer is $machine. Take the archive for it."
    processes=$(running "$app/@PACKAGE@")
    [ -z "$processes" ] || refuse "@NAME@ is open (process$processes). Nothing was changed. Close it and run install.sh again."
    # A desktop entry would need these escaped, each desktop in its own way.
    case "$prefix$share" in
        *[\"\`\$\\%]*) refuse "The folder $prefix has a quote, \`, \$, \\ or % in its name. Choose another with --prefix FOLDER." ;;
    esac
    for program in @PROGRAMS@; do
        link=$prefix/bin/$program
        if [ -e "$link" ] || [ -L "$link" ]; then
            # A link of pipx is somebody else's, too.
            [ "$(readlink -- "$link")" = "$app/$program" ] ||
                refuse "$link exists and is not ours. Move it away and run install.sh again."
        fi
    done
}

put_application() {
    # Copied beside and then renamed: a full disk leaves the old version as it was.
    mkdir -p -- "$prefix/opt" "$prefix/bin"
    if [ -e "$app" ] && [ ! -f "$app/installed-files" ]; then
        refuse "$app exists and was not made by this script. Move it away, or choose another folder with --prefix."
    fi
    rm -rf -- "$app.new" "$app.old"
    trap 'rm -rf -- "$app.new"' EXIT
    cp -R -- "$here/app" "$app.new"
    cp -- "$here/uninstall.sh" "$app.new/uninstall.sh"
    : > "$app.new/installed-files"
    if [ -f "$app/installed-files" ]; then
        while IFS= read -r old; do rm -f -- "$old"; done < "$app/installed-files"
        mv -- "$app" "$app.old"
    fi
    mv -- "$app.new" "$app"
    trap - EXIT
    rm -rf -- "$app.old"
}

note() {
    printf '%s\n' "$1" >> "$app/installed-files"
}

put_rest() {
    for program in @PROGRAMS@; do
        link=$prefix/bin/$program
        ln -sf -- "$app/$program" "$link"
        note "$link"
    done
    (cd -- "$here/share" && find . -type f) | while IFS= read -r file; do
        place=$share/${file#./}
        mkdir -p -- "$(dirname -- "$place")"
        cp -- "$here/share/$file" "$place"
        note "$place"
    done
    # The folder of commands need not be in the PATH of the desktop, so the entry names the program.
    entry=$share/applications/@PACKAGE@.desktop
    grep -v -e '^Exec=' -e '^TryExec=' "$here/share/applications/@PACKAGE@.desktop" > "$entry"
    printf 'Exec="%s" %%F\nTryExec=%s\n' "$app/@PACKAGE@" "$app/@PACKAGE@" >> "$entry"
}

tell_desktop() {
    told update-desktop-database -q "$share/applications"
    told update-mime-database "$share/mime"
    # Without this file desktops look at the icons themselves; with it they look at it alone.
    if [ -f "$share/icons/hicolor/icon-theme.cache" ]; then
        told gtk-update-icon-cache -q -t -f "$share/icons/hicolor"
    fi
}

told() {
    command -v "$1" > /dev/null || return 0
    "$@" || printf '%s\n' "$1 failed; icon and file types may show only after the next login." >&2
}

main "$@"
