"""Run Python in a process of its own, as somebody who may not do everything."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
NOBODY = 65534


def environment() -> dict[str, str]:
    """Return an environment in which the package and the tests' own modules are found."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}


_DROP = f"""
import os
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
"""


def run(code: str, *arguments: object, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run code with arguments; with imports to do `before`, root's rights are dropped after them.

    Root is refused nothing, and may be the only one who can read the modules.
    """
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{_DROP}\n{code}" if before else code, *map(str, arguments)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def open_to_all(folder: Path) -> None:
    """Let everybody pass to a test's folder, which is its owner's alone."""
    temporary = Path(tempfile.gettempdir()).resolve()
    for above in (folder, *folder.parents):
        if above.is_relative_to(temporary) and above != temporary:
            above.chmod(0o755)
