# Sends SIGTERM to the processes of a job, and SIGKILL to those that still run after the grace period.
# Arguments: OWN_GROUP JOB_GROUP GRACE_IN_FIFTHS_OF_A_SECOND
exec >/dev/null 2>&1 </dev/null
PATH=$PATH:/usr/bin:/bin
left=$3

kill -s TERM -- "-$2"
while kill -s 0 -- "-$2"; do
    if [ "$left" -le 0 ]; then
        kill -s KILL -- "-$2"
        exit
    fi
    left=$((left - 1))
    sleep 0.2
done
