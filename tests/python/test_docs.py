"""What the documents tell people to type works as printed."""

import pathlib
import re
import subprocess

import pytest

from conftest import PROGRAM, ROOT

DOCUMENTS = ["README.md", "docs/user_guide.md"]


def blocks(document, language):
    """Fenced blocks of exactly this kind: ```sh runs are cheap enough to be run here."""
    text = (ROOT / document).read_text()
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


@pytest.fixture
def project(tmp_path):
    """A folder that looks like the project's, where commands may write."""
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not built (./run builds it)")
    for name in ("scenarios", "analysis", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    run = tmp_path / "run"
    run.write_text(f'#!/bin/sh\nexec "{PROGRAM}" "$@"\n')
    run.chmod(0o755)
    return tmp_path


def done(folder, *command):
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, f"{command[-1]}\n{ran.stderr}"
    return ran.stdout


def test_commands_and_python_of_the_user_guide_run_as_printed(project):
    commands = blocks("docs/user_guide.md", "sh runs")
    assert len(commands) > 5
    for block in commands:
        done(project, "sh", "-eu", "-c", block)
    for block in blocks("docs/user_guide.md", "python"):
        done(project, "/usr/bin/python3", "-c", block)
    digests = [done(project, "./run", "digest", f"results/{name}.h5")
               for name in ("entry", "again")]
    assert digests[0] == digests[1]


def test_commands_of_the_readme_run_as_printed(project):
    for block in blocks("README.md", "sh runs"):
        done(project, "sh", "-eu", "-c", block)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_name_what_exists(document):
    text = "\n".join(blocks(document, "sh runs") + blocks(document, "sh"))
    for path in re.findall(r"(?:scenarios|analysis|docs|tests)/[\w./-]+\.(?:toml|py|md)", text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("document", [*DOCUMENTS, *sorted(f"docs/{p.name}"
                                                          for p in (ROOT / "docs").glob("*.md"))])
def test_links_lead_somewhere(document):
    here = (ROOT / document).parent
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / document).read_text()):
        if not target.startswith("http"):
            assert (here / target).exists(), target


def test_the_tables_are_those_of_the_program(project):
    """docs/generate writes what stands in docs/tables."""
    (project / "docs").mkdir()
    (project / "sim").symlink_to(ROOT / "sim")
    generate = project / "docs" / "generate"
    generate.write_text((ROOT / "docs" / "generate").read_text())
    done(project, "/usr/bin/python3", str(generate), str(PROGRAM))
    for written in sorted((project / "docs").rglob("*.md")):
        standing = ROOT / written.relative_to(project)
        assert standing.read_text() == written.read_text(), \
            f"run docs/generate: {written.name} is old"
