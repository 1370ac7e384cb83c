"""Turns the recording of a Submit in a terminal into a page with the lines that the README shows, in their colours.

    terminal.py RECORDING COLUMNS PAGE

Writes PAGE and prints its height in points. It has the start of ValidateDataset, the end of SmokeTest, and the last epochs and the scores of Submit.
"""
import html
import itertools
import re
import sys

LINE, MARGIN = 20, 16  # points
RULE = re.compile("[─═━]{20,}")
EPOCH = re.compile(r"epoch \d+ of \d+:")
ESCAPE = re.compile(r"\x1b(?:\[(?P<codes>[0-9;]*)m|\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>])")
COLOURS = ["#1b1f24", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea", "#d0d7de"]
BACKGROUNDS = ["#1b1f24", "#8e1519", "#116329", "#7d4e00", "#0a4a9e", "#5e3191", "#0b5f6b", "#57606a"]


def main(recording, columns, page):
    with open(recording, encoding="utf-8", newline="") as file:
        lines = [line.removesuffix("\r").rsplit("\r", 1)[-1] for line in file.read().split("\n")]
    rows = [row for line in excerpt(lines) for row in wrapped(cells(line), int(columns))]
    with open(page, "w", encoding="utf-8") as file:
        file.write('<!doctype html><meta charset="utf-8"><body style="margin: 0; background: #0d1117; color: #d0d7de">')
        file.write(f'<pre style="margin: {MARGIN}px; font: 14px/{LINE}px DejaVu Sans Mono, monospace">')
        file.write("\n".join(markup(row) for row in rows) + "</pre>")
    print(LINE * len(rows) + 2 * MARGIN)


def excerpt(lines):
    steps = dict(sections(lines))
    for name in ("ValidateDataset", "SmokeTest", "Submit"):
        if name not in steps:
            sys.exit(f"terminal.py: the recording has no step {name}: record the whole of ./build.sh --target=Submit.")
    validation, smoke, submit = steps["ValidateDataset"], steps["SmokeTest"], steps["Submit"]
    epochs = [i for i, line in enumerate(submit) if EPOCH.search(plain(line))]
    tables = [i for i, line in enumerate(submit[3:], 3) if RULE.fullmatch(plain(line).strip())]
    if not epochs or not tables:
        sys.exit("terminal.py: Submit trained nothing in the recording: run it in a fresh clone.")
    return [
        "\x1b[1m$ ./build.sh --target=Submit\x1b[0m", "...",
        *validation[:6], "...",
        *smoke[:3], "...", smoke[-1], "...",
        *submit[:4], "...", *(submit[i] for i in epochs[-2:]), "...", *submit[tables[-1] - 1 :],
    ]


def sections(lines):
    """The name and the lines of each step, from the rule above its name to the rule of the next, without empty lines at the end."""
    texts = [plain(line).strip() for line in lines]
    starts = [i for i in range(len(lines) - 2) if RULE.fullmatch(texts[i]) and texts[i + 1] and RULE.fullmatch(texts[i + 2])]
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        while not texts[end - 1]:
            end -= 1
        yield texts[start + 1], lines[start:end]


def plain(line):
    return ESCAPE.sub("", line)


def cells(line):
    """The characters of a line, each with the CSS of its colour and weight."""
    row, style, position = [], {}, 0
    for escape in ESCAPE.finditer(line):
        row += [(character, css(style)) for character in line[position : escape.start()]]
        position = escape.end()
        if escape["codes"] is not None:
            style = restyled(style, [int(code or 0) for code in escape["codes"].split(";")])
    return row + [(character, css(style)) for character in line[position:]]


def restyled(style, codes):
    """The style after the codes of one SGR sequence: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR."""
    style, codes = dict(style), list(codes)
    while codes:
        code = codes.pop(0)
        if code == 0:
            style = {}
        elif code == 1:
            style["font-weight"] = "bold"
        elif code == 2:
            style["opacity"] = "0.7"
        elif code == 22:
            style.pop("font-weight", None), style.pop("opacity", None)
        elif code in (38, 48):
            colour = extended(codes) % 8
            style |= {"color": COLOURS[colour]} if code == 38 else {"background": BACKGROUNDS[colour]}
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style["color"] = COLOURS[code % 10]
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style["background"] = BACKGROUNDS[code % 10]
        elif code in (39, 49):
            style.pop("color" if code == 39 else "background", None)
        else:
            sys.exit(f"terminal.py: the recording has the unknown colour code {code}: add it to restyled().")
    return style


def extended(codes):
    """The colour of 38;5;N, one of the 16 that a theme names."""
    kind, colour = codes.pop(0), codes.pop(0)
    if kind != 5 or colour > 15:
        sys.exit(f"terminal.py: the recording has the unknown colour {kind};{colour}: add it to extended().")
    return colour


def css(style):
    return "; ".join(f"{key}: {value}" for key, value in style.items())


def wrapped(row, columns):
    while len(row) > columns and all(character == " " for character, _ in row[columns:]):
        row = row[:columns]
    return [row[i : i + columns] for i in range(0, len(row), columns)] or [[]]


def markup(row):
    runs = itertools.groupby(row, key=lambda cell: cell[1])
    return "".join(f'<span style="{style}">{html.escape("".join(character for character, _ in run))}</span>' for style, run in runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
