# Starts the script given as $0 as an orphan in this process group, so that no client has to wait for it.
/bin/sh -c "$0" training-job "$$" "$@" &
