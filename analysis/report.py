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
import shutil
import subprocess
import tempfile

from ssr_results import open_results, script

HERE = pathlib.Path(__file__).resolve().parent
BUNDLE = HERE.parent / "build" / "report"


def bundled(name):
    path = BUNDLE / name
    if not path.exists():
        raise ValueError(f"{path}: not there (the page's chart library comes from npm); run "
                         "analysis/report/bundle where the npm registry can be reached?")
    return path.read_text(encoding="utf-8")


def page(results, explanation=None):
    """The whole page as text; `explanation` is the path of a file of `ssr explain`, if there is one."""
    from ssr_report import Report

    report = Report(results, explanation)
    parts = {"script": bundled("report.js"), "style": bundled("report.css")}
    said = report.document()
    packed = gzip.compress(json.dumps(said, separators=(",", ":"), allow_nan=False).encode(), 6, mtime=0)
    parts["data"] = base64.b64encode(packed).decode()
    parts["title"] = said["title"].replace("&", "&amp;").replace("<", "&lt;")
    text = (HERE / "report" / "template.html").read_text(encoding="utf-8")
    for name, value in parts.items():
        text = text.replace("{{" + name + "}}", value.replace("</script", "<\\/script"))
    return text


def print_page(text, output):
    """Two pages for a minister, by the page's own rules for paper."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        raise ValueError("--pdf: no chromium (it prints the page); install Debian's package chromium, or open "
                         "the page without --pdf and print it from there?")
    with tempfile.TemporaryDirectory() as folder:
        source, printed = pathlib.Path(folder) / "report.html", pathlib.Path(folder) / "report.pdf"
        source.write_text(text, encoding="utf-8")
        # The page is ours and loads nothing: root may print it without the sandbox, which refuses root.
        ran = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/profile", "--virtual-time-budget=20000",
             f"--print-to-pdf={printed}", source.as_uri()], capture_output=True, text=True, timeout=120)
        if not printed.exists():
            last = (ran.stderr.strip().splitlines() or ["no word"])[-1]
            raise ValueError(f"--pdf: chromium did not print ({last}); print the page from a browser?")
        shutil.copyfile(printed, output)


def main(arguments):
    parser = argparse.ArgumentParser(prog="ssr report", description=__doc__.splitlines()[0])
    parser.add_argument("file", help="results file of ssr compare or ssr run")
    parser.add_argument("-o", "--output", help="file to write")
    parser.add_argument("--explanation", help="file of ssr explain: adds the causal chain")
    parser.add_argument("--pdf", action="store_true", help="two pages to print instead of a page to open")
    options = parser.parse_args(arguments)
    kind = ".pdf" if options.pdf else ".html"
    output = pathlib.Path(options.output or pathlib.Path(options.file).with_suffix(kind))
    results = open_results(options.file)
    text = page(results, options.explanation)
    if options.pdf:
        print_page(text, output)
    else:
        output.write_text(text, encoding="utf-8")
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    script(main)
