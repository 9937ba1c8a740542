"""Pages of the documentation that are made from their one source: rules, settings, score cards."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files

from saveworthy.rules.folder import pack_folder
from saveworthy.settings.schema import FileSettings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from saveworthy.rules import Pack, Rule

_MODELS = Path(__file__).parents[2] / "server" / "saveworthy" / "scores" / "models"
_MARKUP = re.compile(r"[\\`*_\[\]#~|!{}:-]")
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_EXAMPLES, _PHRASES = 6, 40


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the pages of the packs where the navigation says `rules/`."""
    names = [path.stem for path in sorted(pack_folder().glob("*.yml"))]

    def named(entry: object) -> object:
        if isinstance(entry, dict):
            return {title: named(value) for title, value in entry.items()}
        if isinstance(entry, list):
            return [named(each) for each in entry]
        if entry == "rules/":
            return ["rules/index.md", *(f"rules/{name}.md" for name in names)]
        return entry

    config["nav"] = named(config["nav"])
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, each under the address that the program names."""
    from saveworthy.rules.load import load

    packs = {path.stem: load(path) for path in sorted(pack_folder().glob("*.yml"))}
    pages = {f"rules/{name}.md": _pack(pack) for name, pack in packs.items()}
    pages["rules/index.md"] = _packs(list(packs.values()))
    pages["settings-reference.md"] = _settings()
    for card in sorted(_MODELS.glob("*.md")):
        pages[f"scores/{card.name}"] = card.read_text("utf-8")
    for place, text in pages.items():
        files.append(File.generated(config, place, content=text))
    return files


def _packs(packs: list[Pack]) -> str:
    rows = (f"| [{p.name}]({p.name}.md) | {_inline(p.summary)} | {len(p.rules)} |" for p in packs)
    return "\n".join(
        [
            "# Rules",
            "",
            "Each rule has a page with its reason, what it marks and what it leaves alone. The same is",
            "said by `saveworthy explain PACK/RULE`, and by the hover in the editor.",
            "",
            "| pack | | rules |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _pack(pack: Pack) -> str:
    parts = [f"# {pack.title}", "", _inline(pack.summary), ""]
    for rule in pack.rules:
        parts += _rule(rule)
    return "\n".join(parts) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    name = rule.id.partition("/")[2]
    yield f"## {name} {{#{name}}}"
    yield ""
    yield f"`{rule.id}` · {rule.severity.label}" + (" · safe fix" if rule.safe else "")
    yield ""
    yield _inline(rule.why)
    yield ""
    if rule.profiles:
        kinds = " and ".join(f"`{name}`" for name in rule.profiles)
        yield f"Only in drafts of the [profile](../profiles.md) {kinds}."
        yield ""
    yield "It marks"
    yield ""
    for bad in rule.bad[:_EXAMPLES]:
        yield f"- {_example(bad.text)}"
        if bad.fixed is not None:
            yield f"    → {_example(bad.fixed)}"
    yield ""
    yield "It leaves alone"
    yield ""
    for good in rule.good[:_EXAMPLES]:
        yield f"- {_example(good.text)}"
    yield ""
    if len(rule.phrases) > 1:
        own = [phrase for phrase in rule.phrases if not phrase.kind]
        shown = "; ".join(
            _inline(phrase.key)
            + (f" → {_inline(phrase.fixes[0])}" if any(phrase.fixes[:1]) else "")
            for phrase in own[:_PHRASES]
        )
        more = f"; and {len(own) - _PHRASES} more" if len(own) > _PHRASES else ""
        yield f"Phrases: {shown}{more}"
        yield ""


def _example(text: str) -> str:
    """An example on one line, its marked words marked, and nothing in it read as markup."""
    parts = map(_escaped, _MARKED.split(" ".join(text.split())))
    return "".join(f"<mark>{part}</mark>" if odd % 2 else part for odd, part in enumerate(parts))


def _inline(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", html.escape(text, quote=False))


_Schema = dict[str, Any]


def _settings() -> str:
    schema: _Schema = FileSettings.model_json_schema()
    parts = [
        "# All settings",
        "",
        "What `saveworthy.toml` may hold, from the schema that checks it. [Settings](settings.md) says",
        "how they work together.",
        "",
        *_fields(schema, schema, 2),
    ]
    return "\n".join(parts) + "\n"


def _fields(schema: _Schema, whole: _Schema, depth: int) -> Iterator[str]:
    for name, field in schema["properties"].items():
        yield f"{'#' * depth} {name}"
        yield ""
        yield f"*{_type(field, whole)}*"
        yield ""
        if field.get("description"):
            yield field["description"]
            yield ""
        inner = _resolved(field, whole)
        if "properties" in inner:
            for key, value in inner["properties"].items():
                yield f"- `{key}`: {value.get('description') or _type(value, whole)}"
            yield ""
        elif name == "overrides":
            for key, value in _resolved(field["items"], whole)["properties"].items():
                yield f"- `{key}`: {value.get('description', '')}"
            yield ""


def _resolved(field: _Schema, whole: _Schema) -> _Schema:
    reference = field.get("$ref")
    return whole["$defs"][reference.rpartition("/")[2]] if reference else field


def _type(field: _Schema, whole: _Schema) -> str:
    """What a setting holds, in words."""
    field = _resolved(field, whole)
    if "enum" in field:
        return "one of " + ", ".join(f"“{each}”" for each in field["enum"])
    if "anyOf" in field:
        kinds = (_type(each, whole) for each in field["anyOf"] if each.get("type") != "null")
        return " or ".join(kinds)
    if field.get("type") == "array":
        return f"list, each: {_type(field['items'], whole)}"
    if field.get("type") == "object":
        return "table"
    return {"string": "text", "boolean": "true or false"}.get(field.get("type", ""), "number")
