import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SSR_PROGRAM", ROOT / "build" / "release" / "ssr"))
STUDY = ROOT / "tests" / "studies" / "small_study.toml"
SMALL = ["--samples", "2", "--horizon-weeks", "60"]

sys.path.insert(0, str(ROOT / "analysis"))


@pytest.fixture(scope="session")
def ssr():
    """Runs the program; gives what it printed."""
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not built (./run builds it)")

    def call(*arguments):
        ran = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                             cwd=ROOT)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return call


@pytest.fixture(scope="session")
def compared(ssr, tmp_path_factory):
    """A results file of the small study."""
    path = tmp_path_factory.mktemp("compare") / "compare.h5"
    ssr("compare", STUDY, *SMALL, "-o", path)
    return path
