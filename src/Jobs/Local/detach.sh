# Starts a script, given as $0, as an orphan in this process's group, so that no client has to wait for it.
/bin/sh -c "$0" training-job "$$" "$@" &
