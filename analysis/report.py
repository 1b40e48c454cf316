#!/usr/bin/python3
"""Writes a report of a results file: report.py FILE.h5 [--explanation WHY.h5] [--pdf] [-o OUT]

The page is one file: numbers, script, style and font are inside; it loads nothing. The two printed
pages are the same page as a browser without a window prints it.
"""

import argparse
import base64
import gzip
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from ssr_results import open_results, script

HERE = pathlib.Path(__file__).resolve().parent
# What the first view does without stands at the end of the page, so that it need not wait for it.
LATER = ("series", "parameters")
LETTERS = (10.8, 10.2, 9.6, 9)  # px on paper; smaller ones are not read by anybody
BUNDLE = HERE.parent / "build" / "report"


def bundled(name):
    path = BUNDLE / name
    if not path.exists():
        raise ValueError(f"{path}: not there (the page's chart library comes from npm); run "
                         "analysis/report/bundle where the npm registry can be reached?")
    return path.read_text(encoding="utf-8")


def text_of(said):
    return json.dumps(said, separators=(",", ":"), allow_nan=False)


def packed(said):
    return base64.b64encode(gzip.compress(text_of(said).encode(), 6, mtime=0)).decode()


def page(results, explanation=None):
    """The whole page as text; `explanation` is the path of a file of `ssr explain`, if any."""
    from ssr_report import Report

    report = Report(results, explanation)
    parts = {"style": bundled("report.css"), "first": bundled("first.js"),
             "rest": bundled("report.js")}
    said = report.document()
    later = {name: said.pop(name) for name in LATER}
    said["uncertain"] = len(later["parameters"]["rows"])
    parts |= {"data": text_of(said).replace("<", "\\u003c"), "more": packed(later)}
    parts["title"] = said["title"].replace("&", "&amp;").replace("<", "&lt;")
    text = (HERE / "report" / "template.html").read_text(encoding="utf-8")
    for name, value in parts.items():
        text = text.replace("{{" + name + "}}", value.replace("</script", "<\\/script"))
    return text


def pages_of(printed):
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


def print_page(text, output):
    """Two pages for a minister, by the page's rules for paper; in smaller letters if need be.

    Returns the number of pages.
    """
    browser = next(filter(None, map(shutil.which,
                                    ("chromium", "chromium-browser", "google-chrome"))), None)
    if not browser:
        raise ValueError("--pdf: no chromium (it prints the page); install Debian's package "
                         "chromium, or open the page without --pdf and print it from there?")
    with tempfile.TemporaryDirectory() as folder:
        source, printed = pathlib.Path(folder) / "report.html", pathlib.Path(folder) / "report.pdf"
        # The page is ours and loads nothing: root may print without the sandbox, which refuses
        # root.
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                   f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000",
                   f"--print-to-pdf={printed}", source.as_uri()]
        for letters in LETTERS:
            source.write_text(text.replace("<html ", f'<html style="--print: {letters}px" ', 1),
                              encoding="utf-8")
            ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
            if not printed.exists():
                last = (ran.stderr.strip().splitlines() or ["no word"])[-1]
                raise ValueError(f"--pdf: chromium did not print ({last}); print the page from a "
                                 "browser?")
            if pages_of(printed) <= 2:
                break
        shutil.copyfile(printed, output)
        return pages_of(printed)


def main(arguments):
    parser = argparse.ArgumentParser(prog="ssr report", description=__doc__.splitlines()[0])
    parser.add_argument("file", help="results file of ssr compare or ssr run")
    parser.add_argument("-o", "--output", help="file to write")
    parser.add_argument("--explanation", help="file of ssr explain: adds the causal chain")
    parser.add_argument("--pdf", action="store_true", help="two pages to print instead of a page "
                                                           "to open")
    options = parser.parse_args(arguments)
    kind = ".pdf" if options.pdf else ".html"
    output = pathlib.Path(options.output or pathlib.Path(options.file).with_suffix(kind))
    results = open_results(options.file)
    text = page(results, options.explanation)
    if options.pdf:
        said = f", {print_page(text, output)} pages"
    else:
        said = ""
        output.write_text(text, encoding="utf-8")
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB{said}")
    return 0


if __name__ == "__main__":
    script(main)
