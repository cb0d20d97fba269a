"""Run notebooks and store what they print: python docs/build/execute.py notebooks/01_first_gradient.ipynb ...

An error that a cell is meant to show is stored with its message alone: a traceback holds paths of the machine
that it was made on.
"""
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def execute(path):
    """Runs the cells of a notebook in its own folder, and writes their outputs into the file."""
    notebook = nbformat.read(path, 4)
    where = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, kernel_name="python3", record_timing=False, coalesce_streams=True,
                   resources=where).execute()
    notebook.metadata.language_info = {"name": "python"}
    path.write_text(nbformat.writes(notebook, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        profile = Path(home, "profile_default")
        profile.mkdir()
        (profile / "ipython_config.py").write_text('get_config().InteractiveShell.xmode = "Minimal"\n')
        # The kernel warns, once a notebook, that what it prints travels unencrypted.  It stays on this machine.
        (profile / "ipython_kernel_config.py").write_text("get_config().IPKernelApp.log_level = 40\n")
        os.environ["IPYTHONDIR"] = home
        for name in sys.argv[1:]:
            print(name)
            execute(Path(name))
