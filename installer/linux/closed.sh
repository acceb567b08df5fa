#!/bin/sh
# What is open would go on with files of two versions, or of none: it has to be closed first.
set -e

@RUNNING@
if [ "$1" = @WHEN@ ]; then
    processes=$(running "${DPKG_ROOT:-}/opt/@FOLDER@/@PACKAGE@")
    if [ -n "$processes" ]; then
        printf '%s\n' "@NAME@ is open (process$processes). Nothing was changed. Close it and try again." >&2
        exit 1
    fi
fi
exit 0
