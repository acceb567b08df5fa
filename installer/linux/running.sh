# Prints the numbers of the processes that run the program $1.
running() {
    for process in /proc/[0-9]*; do
        # shellcheck disable=SC3013 # POSIX has -ef since 2024, and shells had it long before
        if [ "$process/exe" -ef "$1" ]; then printf ' %s' "${process#/proc/}"; fi
    done
}
