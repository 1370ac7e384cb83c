# Runs one training job, and records its processes and its exit in the job's folder.
# Arguments: GROUP JOB_FOLDER CLAIM WORKING_FOLDER PROGRAM [ARGUMENT...]
# Standard output is a pipe to the submitting client. It is closed when this job has claimed the run, or has failed to.
# Variables have a prefix so that none of them changes a variable of the same name in the environment of the trainer.
supervised_group=$1 supervised_job=$2 supervised_claim=$3 supervised_work=$4
shift 4
exec 3>&1 >>"$supervised_job/job.log" 2>&1 </dev/null

# Cancellation signals the whole group, and this process has to survive to record the exit code.
trap : HUP INT TERM

# Functions run in subshells, so that a change of PATH does not reach the trainer.
publish() (
    PATH=$PATH:/usr/bin:/bin
    cat >"$supervised_job/.$1.partial" && mv -f "$supervised_job/.$1.partial" "$supervised_job/$1"
)

now() (
    PATH=$PATH:/usr/bin:/bin
    date -u +%Y-%m-%dT%H:%M:%SZ
)

# Prints what distinguishes a process from a later one with the same id.
birth() (
    PATH=$PATH:/usr/bin:/bin
    if [ -r "/proc/$1/stat" ]; then
        read -r boot </proc/sys/kernel/random/boot_id
        read -r stat <"/proc/$1/stat"
        set -- ${stat##*) }
        echo "$boot/${20}"
    else
        LC_ALL=C TZ=UTC ps -o lstart= -p "$1"
    fi
)

record() {
    echo "$2 $supervised_group $(now) $(birth "$2")" | publish "$1"
}

# Creating a symbolic link is atomic and succeeds for only one of several clients, so the run has one job.
claim() (
    PATH=$PATH:/usr/bin:/bin
    ln -s "${supervised_job##*/}" "$supervised_claim"
)

record supervisor "$$" && claim || exit 1
exec 3>&-

(
    # "$$" is the supervisor here too; the parent of a new process is not.
    record trainer "$(exec /bin/sh -c 'echo "$PPID"')" && cd "$supervised_work" && exec "$@"
)
supervised_code=$?

if [ -e "$supervised_job/cancel" ]; then
    echo "$supervised_code $(now) cancelled" | publish exit
else
    echo "$supervised_code $(now) ended" | publish exit
fi
