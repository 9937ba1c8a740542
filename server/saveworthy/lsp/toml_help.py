"""Help while a settings file is written: what may stand here, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.core import Severity, Span
from saveworthy.errors import SaveworthyError
from saveworthy.lsp.completion import Choice, items, names
from saveworthy.lsp.convert import Client, range_of
from saveworthy.lsp.rules_for import path_of
from saveworthy.lsp.toml_spot import Spot, spot
from saveworthy.rules.pages import rule_url
from saveworthy.rules.profiles import PROFILES
from saveworthy.settings.read import SHARED_FILE, TABLE
from saveworthy.settings.source import Keys, nodes

if TYPE_CHECKING:
    from tree_sitter import Node

    from saveworthy.lsp.store import Draft
    from saveworthy.rules.ruleset import RuleSet

_OF_RULES = ("select", "ignore")
_SEVERITY = "severity"
_LEVELS = (*(level.label for level in reversed(Severity)), "off")
_PROFILE = "profile"
_OF_SCORES = ("targets", "minimum")
_TABLES = (_SEVERITY, *_OF_SCORES, "overrides")
_OPENINGS = {_PROFILE: '""', _SEVERITY: "{ }", "targets": "{ }", "minimum": "{ }"}


def complete(draft: Draft, offset: int, client: Client) -> list[types.CompletionItem]:
    """What may be written at `offset` of a settings file."""
    found = spot(draft.text[:offset])
    if found is None:
        return []
    prefix = _prefix(draft.uri)
    place = Span(offset - len(found.word), offset)
    if found.header:
        tables = [".".join((*prefix, name)) for name in _TABLES]
        head = Span(_word_start(draft.text, offset), offset)
        choices = [Choice(name, types.CompletionItemKind.Module) for name in tables]
        return items(choices, head, draft, client)
    if found.table[: len(prefix)] != prefix:
        return []
    here = found.table[len(prefix) :]
    chosen = (
        c for c in _choices(found, here, draft.uri) if c.text.strip("\"'") not in found.listed
    )
    return items(chosen, place, draft, client)


def _choices(found: Spot, here: tuple[str, ...], uri: str) -> Iterator[Choice]:
    table = here[-1] if here else ""
    if table == _SEVERITY and not found.key:
        yield from (_quoted(each, found.quote, bare=True) for each in names(_rules(uri)))
    elif table == _SEVERITY:
        for level in _LEVELS:
            yield _quoted(Choice(level, types.CompletionItemKind.EnumMember), found.quote)
    elif found.key == _PROFILE:
        for profile in PROFILES.values():
            choice = Choice(profile.name, types.CompletionItemKind.EnumMember, profile.about)
            yield _quoted(choice, found.quote)
    elif found.key in _OF_RULES:
        yield from (_quoted(each, found.quote) for each in names(_rules(uri)))
    elif not found.key and not found.quote:
        for name, said in _fields(here).items():
            value = "" if table in _OF_SCORES else _OPENINGS.get(name, "[]")
            yield Choice(name, types.CompletionItemKind.Property, said, f"{name} = {value}")


def hover(draft: Draft, offset: int, client: Client) -> types.Hover | None:
    """What the setting or the rule at `offset` means; None where there is neither."""
    data = draft.text.encode("utf-8", "replace")
    at = len(draft.text[:offset].encode("utf-8", "replace"))
    best: tuple[Keys, Node] | None = None
    for keys, node in nodes(data):
        if node.start_byte <= at <= node.end_byte and (
            best is None or node.end_byte - node.start_byte <= best[1].end_byte - best[1].start_byte
        ):
            best = keys, node
    prefix = _prefix(draft.uri)
    if best is None or best[0][: len(prefix)] != prefix:
        return None
    said = _meaning(best[0][len(prefix) :], best[1], draft.uri, client)
    if not said:
        return None
    start, end = (len(data[:b].decode("utf-8", "replace")) for b in _ends(data, best[1]))
    kind = types.MarkupKind.Markdown if client.markdown else types.MarkupKind.PlainText
    return types.Hover(
        types.MarkupContent(kind, said), range_of(Span(start, end), draft.lines, client.unit)
    )


def _meaning(keys: Keys, node: Node, uri: str, client: Client) -> str:
    names_ = [key for key in keys if isinstance(key, str)]
    if not names_:
        return ""
    if isinstance(keys[-1], int) and names_[-1] in _OF_RULES:
        return _about((node.text or b"").decode("utf-8", "replace").strip("\"'"), uri, client)
    if len(names_) > 1 and names_[-2] == _SEVERITY:
        return _about(names_[-1], uri, client)
    said = _fields(tuple(names_[:-1])).get(names_[-1], "")
    if names_[-1] == _PROFILE:
        value = (node.text or b"").decode("utf-8", "replace").rpartition("=")[2].strip(" \"'\r\n")
        about = PROFILES[value].about if value in PROFILES else ""
        return f"{about}\n\n{said}".strip()
    return said


def _about(name: str, uri: str, client: Client) -> str:
    """What a rule or pack is for."""
    rules = _rules(uri)
    rule = rules.rule(name)
    if rule is not None:
        url = rule_url(rule.id)
        link = f"[{rule.id}]({url})" if client.markdown else f"{rule.id}: {url}"
        return f"{' '.join(rule.why.split())}\n\n{link}"
    pack = next((pack for pack in rules.packs if pack.name == name), None)
    return f"{pack.title}: {pack.summary} {len(pack.rules)} rules." if pack else ""


def _fields(here: tuple[str, ...]) -> Mapping[str, str]:
    from saveworthy.settings.schema import FileSettings, OverrideSettings, ScoreSettings

    if here[-1:] and here[-1] in _OF_SCORES:
        fields = ScoreSettings.model_fields
    elif here in ((), ("overrides",)):
        fields = OverrideSettings.model_fields if here else FileSettings.model_fields
    else:
        return {}
    return {name: info.description or "" for name, info in fields.items()}


def _rules(uri: str) -> RuleSet:
    """All rules there are for drafts under this file, those turned off included."""
    from saveworthy.settings import load
    from saveworthy.settings.rules import known_rules

    path = path_of(uri)
    try:
        return known_rules(load(path).everywhere.packs if path else ())
    except SaveworthyError:
        return known_rules()


def _prefix(uri: str) -> tuple[str, ...]:
    return tuple(map(str, TABLE)) if uri.endswith(f"/{SHARED_FILE}") else ()


def _quoted(choice: Choice, quote: str, *, bare: bool = False) -> Choice:
    """The choice with quotation marks, where they are not there yet and must be."""
    if quote or (bare and choice.text.replace("-", "").isalnum()):
        return choice
    return Choice(f'"{choice.text}"', choice.kind, choice.detail, choice.more)


def _word_start(text: str, offset: int) -> int:
    while offset and (text[offset - 1].isalnum() or text[offset - 1] in "._-"):
        offset -= 1
    return offset


def _ends(data: bytes, node: Node) -> tuple[int, int]:
    end = node.end_byte
    while end > node.start_byte and data[end - 1 : end] in (b"\r", b"\n", b" "):
        end -= 1
    return node.start_byte, end
