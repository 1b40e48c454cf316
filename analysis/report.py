#!/usr/bin/python3
"""Writes a report of a results file: report.py FILE.h5 [--explanation WHY.h5] [--pdf] [-o OUT]

The page is one file: numbers, script, style and font are inside; it loads nothing. The two printed
pages are the same page as a browser without a window prints it.
"""

import argparse
import base64
import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import h5py

from ssr_results import open_results, script

HERE = pathlib.Path(__file__).resolve().parent
# What the first view does without stands at the end of the page, so that it need not wait for it.
LATER = ("series", "parameters")
LETTERS = (10.8, 10.2, 9.6, 9)  # px on paper; smaller ones are not read by anybody
BUNDLE = HERE.parent / "build" / "report"
# What tells our pages from other files: within the first bytes of a page, at the end of a PDF.
MARK = b'<meta name="generator" content="ssr report">'
PRINTED_MARK = b"%ssr report\n"
# How pages began before they had a mark.
FORMER = (b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
          b'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
          b'<meta name="color-scheme" content="light">\n<link rel="icon" href="data:,">\n<title>')
FIRST_BYTES = 400


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


def is_ours(path):
    """Whether a file is a page or a print that this made. An empty one has nothing to lose."""
    with open(path, "rb") as file:
        first = file.read(FIRST_BYTES)
        if not first.startswith(b"%PDF-"):
            return not first or MARK in first or first.startswith(FORMER)
        file.seek(-min(len(PRINTED_MARK), len(first)), os.SEEK_END)
        return file.read() == PRINTED_MARK


def refuse_to_replace(path):
    """Raises ValueError where a page of that name would take away something else."""
    if path.is_dir():
        raise ValueError(f"{path}: cannot be written (it is a folder); add a file name?")
    if path.exists() and not path.is_file():
        raise ValueError(f"{path}: cannot be written (it is no ordinary file); name another?")
    if path.exists() and not is_ours(path):
        raise ValueError(f"{path}: cannot be written (it holds something else than a report); name "
                         "another file?")


def put_in_place(path, content):
    """Writes a file to its end or not at all: beside its place, and then by its name."""
    place, beside = pathlib.Path(os.path.realpath(path)), None
    try:
        number, beside = tempfile.mkstemp(".partial", f"{place.name}.", place.parent)
        with open(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(number)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
        os.replace(beside, place)
        beside = None
    except OSError as error:
        remedy = "is the folder there, and the disk not full?"
        raise ValueError(f"{path}: cannot be written ({error.strerror}); {remedy}") from error
    finally:
        if beside:
            os.unlink(beside)


def damage_of(path):
    """What of an HDF5 file cannot be read, in words; None where all can be."""
    def read(_, item):
        dict(item.attrs)
        if isinstance(item, h5py.Dataset):
            item[...]

    try:
        with h5py.File(path) as file:
            dict(file.attrs)
            file.visititems(read)
    except Exception as error:  # the library raises what it likes
        return str(error).strip("\"'").splitlines()[0]


def page_of(path, explanation=None):
    """The whole page of a results file as text; says in one line what is wrong with a file."""
    try:
        return page(open_results(path), explanation)
    except Exception as error:
        ours = (f"{path}: ", f"{explanation}: ", str(BUNDLE))
        if isinstance(error, ValueError) and str(error).startswith(ours):
            raise
        for name in filter(None, (path, explanation)):
            if pathlib.Path(name).is_file() and (damage := damage_of(name)):
                raise ValueError(f"{name}: damaged or never finished ({damage}); copy the file "
                                 "again, or play the study again?") from error
        raise ValueError(f"{path}: no report can be made of it ({type(error).__name__}: {error}); "
                         f"was it changed? If ./run digest {path} says what stands in it, this is "
                         "a bug: please report it with the command") from error


def pages_of(printed):
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def print_page(text):
    """Two pages for a minister, by the page's rules for paper; in smaller letters if need be.

    Returns the printed file's bytes.
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
            if pages_of(printed.read_bytes()) <= 2:
                break
        return printed.read_bytes() + PRINTED_MARK


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
    refuse_to_replace(output)
    text, said = page_of(options.file, options.explanation), ""
    if options.pdf:
        printed = print_page(text)
        said = f", {pages_of(printed)} pages"
    put_in_place(output, printed if options.pdf else text.encode())
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB{said}")
    return 0


if __name__ == "__main__":
    script(main)
