import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from saveworthy import __version__

Run = Callable[..., object]
COMMAND = [sys.executable, "-m", "saveworthy"]
HEAVY = (
    "asyncio",
    "charset_normalizer",
    "concurrent.futures",
    "difflib",
    "hashlib",
    "html.entities",
    "importlib.metadata",
    "lemminflect",
    "lsprotocol",
    "numpy",
    "pathspec",
    *(["platformdirs"] if sys.platform == "linux" else []),
    "pydantic",
    "pygls",
    "regex",
    "rich",
    "saveworthy.cli.parser.others",
    "saveworthy.rules.fit",
    "saveworthy.rules.compile",
    "saveworthy.text.formats.mdx",
    "signal",
    "spacy",
    "statistics",
    "tempfile",
    "textstat",
    "threading",
    "yaml",
)


def test_version_and_help(run: Run) -> None:
    assert run("--version", rules=False).out == f"saveworthy {__version__}\n"
    for command in ("check", "score", "explain", "rules", "init", "config", "lsp"):
        ended = run(command, "--help", rules=False)
        assert ended.status == 0
        assert ended.out.startswith(f"usage: saveworthy {command}")
    assert "saveworthy check post.md" in run("--help", rules=False).out


def test_a_kept_review_is_shown_without_what_reviews(here: Path) -> None:
    (here / "a.md").write_text("We met to plan — twice.\n", "utf-8")
    program = (
        "import sys; from saveworthy.cli.main import main\n"
        "main(['check', 'a.md'])\n"
        "print('\\n'.join(sys.modules))\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
    loaded = set(done.stdout.splitlines())
    assert "saveworthy.cli.kept" in loaded
    reviews = {"saveworthy.pipeline", "saveworthy.rules.load", "saveworthy.text.sentences", "regex"}
    assert reviews & loaded == set()


@pytest.mark.parametrize("argv", [["check"], ["frobnicate"], ["check", "a.md", "--format", "xml"]])
def test_a_command_line_that_makes_no_sense_is_refused(run: Run, argv: list[str]) -> None:
    ended = run(*argv, rules=False)
    assert ended.status == 2
    assert ended.err.startswith("usage: saveworthy")


def test_no_command_prints_the_help(run: Run) -> None:
    ended = run(rules=False)
    assert ended.status == 2
    assert "commands:" in ended.out


def test_explain_says_why_with_examples(run: Run) -> None:
    ended = run("explain", "house/in-order-to")
    assert ended.status == 0
    assert ended.out == (
        "house/in-order-to  warning\n"
        "“in order to” says no more than “to”.\n"
        "\n"
        "The longer phrase delays the verb.\n"
        "\n"
        "It marks\n"
        "  • We met [in order to] plan.\n"
        "  → We met to plan.\n"
        "\n"
        "It leaves alone\n"
        "  • Put the pages in order; to each, a number.\n"
    )
    assert "From https://example.org/words" in run("explain", "house/utilise").out
    colored = run("explain", "house/in-order-to", "--color", "always").out
    assert "\x1b[1;33min\x1b[0m" in colored


def test_explain_lists_the_rules_of_a_pack(run: Run) -> None:
    ended = run("explain", "house")
    assert ended.status == 0
    assert ended.out.startswith("House style  house, 3 rules\nHow we write here.\n")
    assert "house/utilise" in ended.out


def test_explain_refuses_an_unknown_rule_with_the_one_that_was_meant(run: Run) -> None:
    ended = run("explain", "house/utilize")
    assert ended.status == 2
    assert "Did you mean “house/utilise”?" in ended.err
    assert ended.out == ""


def test_rules_lists_all_packs(run: Run) -> None:
    ended = run("rules")
    assert ended.status == 0
    assert "  house/hey          hint        [Hey there], friend.\n" in ended.out
    packs = json.loads(run("rules", "--format", "json").out)["packs"]
    house = next(pack for pack in packs if pack["pack"] == "house")
    assert [rule["id"] for rule in house["rules"]] == [
        "house/in-order-to",
        "house/utilise",
        "house/hey",
    ]
    assert house["rules"][0]["bad"] == [
        {"text": "We met [[in order to]] plan.", "fixed": "We met to plan."}
    ]


def test_a_small_check_imports_nothing_heavy(here: Path) -> None:
    (here / "a.md").write_text("We met to plan — twice.\n", "utf-8")
    program = (
        "import sys; from saveworthy.cli.main import main\n"
        "main(['check', 'a.md', '--no-cache'])\n"  # the first may have to compile the rules
        "print('\\n'.join(sys.modules))\n"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
    assert set(HEAVY) & set(done.stdout.splitlines()) == set()


def test_a_reader_who_leaves_early_gets_no_traceback(here: Path) -> None:
    (here / "a.md").write_text("We met in order to utilise it.\n\n" * 3000, "utf-8")
    with subprocess.Popen(
        [*COMMAND, "check", "a.md", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_full_disk_is_said_in_one_line(here: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (here / "a.md").write_text("We met to plan.\n", "utf-8")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "check", "a.md"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "saveworthy: the review could not be written (No space left on device)"
    ]


def test_an_interrupt_ends_with_a_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from saveworthy.cli import main as module

    def interrupted(argv: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "main", interrupted)
    assert module.run(["check", "."]) == 130
    assert capsys.readouterr() == ("", "saveworthy: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("check a.md >&- 2>&-", 0),
        ("check a.md missing.md >&- 2>&-", 2),
        ("rules >&-", 0),
        ("rules --format json >&-", 0),
        ("explain plain/in-order-to >&-", 0),
        ("--help >&-", 0),
        ("check - <&-", 2),
        ("lsp <&-", 2),
    ],
)
def test_streams_that_the_shell_has_closed_cost_no_exit_status(
    here: Path, line: str, status: int
) -> None:
    (here / "a.md").write_text("We met to plan.\n", "utf-8")
    command = " ".join(map(shlex.quote, COMMAND))
    done = subprocess.run(
        ["sh", "-c", f"{command} {line}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == (1 if "<&-" in line else 0)


@pytest.mark.parametrize("command", [("check", "a.md"), ("rules",), ("explain", "mine/frob")])
def test_a_pack_that_fails_its_own_example_is_refused_each_time(
    run: Run, here: Path, command: tuple[str, ...]
) -> None:
    (here / "a.md").write_text("We met to plan.\n", "utf-8")
    (here / "mine.yml").write_text(
        "pack: mine\ntitle: Mine\nsummary: A test.\nrules:\n  - id: frob\n    phrases: {frob: turn}\n"
        "    message: No.\n    why: No.\n    bad: [{text: 'We [[frob]].', fixed: 'We spin.'}]\n"
        "    good: [We turn.]\n",
        "utf-8",
    )
    for _ in range(2):
        ended = run(*command, "--rules", "mine.yml")
        assert ended.status == 2
        assert ended.out == ""
        assert ended.err == (
            "mine.yml:9: E206 Rule mine/frob makes “We turn.”, its example says “We spin.”. "
            "Mend the rule or the example's “fixed”.\n"
        )
