#!/usr/bin/env bash
# Makes the pictures in this folder from a real run of the quickstart.
#
#     docs/pictures/make.sh [FOLDER]
#
# Clones the checkout's last commit, runs ./build.sh --target=Submit there in a terminal of 130 columns, and takes pictures of its output and its
# report. FOLDER keeps the clone and the recording; if it already holds a finished run, that run is used again. The default is a temporary folder.
# Needs the .NET 10 SDK and these apt packages: bsdutils chromium fonts-dejavu-core git python3.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
columns=130

for tool in chromium dotnet git python3 script; do
    command -v "$tool" > /dev/null || { echo "make.sh: $tool is missing. The head of $here/make.sh lists the packages to install." >&2; exit 4; }
done

work=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
work=$(cd "$work" && pwd)
report="$work/clone/artifacts/quickstart/report.html"

if [ ! -f "$report" ]; then
    rm -rf "$work/clone"
    git clone --quiet "$(git -C "$here" rev-parse --show-toplevel)" "$work/clone"
    (cd "$work/clone" && TERM=xterm-256color script --quiet --return --flush \
        --command "stty cols $columns; ./build.sh --target=Submit" "$work/terminal.txt")
fi

# picture NAME WIDTH HEIGHT PAGE [OPTION...]: a picture of the top left WIDTH x HEIGHT points of a page
picture() {
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.25 --user-data-dir="$work/profile" \
        --window-size="$2,$3" --screenshot="$work/$1.png" "${@:5}" "file://$4" 2> "$work/chromium.log" \
        || { cat "$work/chromium.log" >&2; echo "make.sh: chromium made no $1.png; its messages are above." >&2; exit 4; }
    mv "$work/$1.png" "$here/$1.png"
}

height=$(python3 "$here/terminal.py" "$work/terminal.txt" "$columns" "$work/terminal.html")
picture terminal 1130 "$height" "$work/terminal.html"

picture report-glance 1280 800 "$report"

# The section alone, over the whole width.
sed 's|</head>|<style>header, nav, section:not(#thresholds) { display: none !important } main { grid-column: 1 / -1 }</style></head>|' \
    "$report" > "$work/thresholds.html"
picture report-thresholds-dark 1280 690 "$work/thresholds.html" --blink-settings=preferredColorScheme=0

# Chromium's windows are at least 500 points wide, so the phone is a frame in one.
cat > "$work/phone.html" <<PAGE
<!doctype html>
<body style="margin: 0; background: #8a939c; text-align: center">
<iframe src="file://$report" style="width: 360px; height: 740px; margin: 20px; border: 10px solid #1b1f24; border-radius: 28px; background: white"></iframe>
PAGE
picture report-phone 500 800 "$work/phone.html"

ls -l "$here"/*.png
