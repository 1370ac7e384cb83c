#!/usr/bin/env bash
# Runs the build host with the arguments given: ./build.sh --target=Submit
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
host="$root/artifacts/host"

if ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
    echo "build.sh: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0), see that 'dotnet' is on the PATH, and run this again." >&2
    exit 4
fi

# Asking MSBuild whether the host is up to date takes seconds; hashing its sources does not.
sources_hash() {
    local sha256
    sha256=$(command -v sha256sum || echo "shasum -a 256")
    (cd "$root" && {
        echo "${UsePolyfills:-}"
        {
            find . -maxdepth 1 -type f \( -name global.json -o -name 'Directory.*' -o -iname nuget.config \) -print0
            find build polyfills src/Credentials src/Datasets src/Faults src/Jobs src/Pipelines src/Reports src/Runs src/Scoring src/Settings src/Storage \
                -type d \( -name bin -o -name obj \) -prune -o -type f -print0
        } | LC_ALL=C sort -z | xargs -0 $sha256
    } | $sha256 | cut -d ' ' -f 1)
}

hash=$(sources_hash)
if [ ! -f "$host/Build.dll" ] || [ "$(cat "$host/sources.sha256" 2>/dev/null)" != "$hash" ]; then
    rm -f "$host/sources.sha256"
    echo "build.sh: compiling the build host, as its sources are new." >&2
    dotnet build "$root/build" --configuration Release --output "$host" --verbosity quiet --nologo -tl:off >&2 \
        || { echo "build.sh: the build host does not compile; the errors are above." >&2; exit 1; }
    echo "$hash" > "$host/sources.sha256"
fi

exec dotnet "$host/Build.dll" "$@"
