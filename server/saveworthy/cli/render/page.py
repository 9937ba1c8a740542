"""What every HTML page of ours has: its style, its one script, and texts made safe for it."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from saveworthy.cli.render.xml import visible

STYLE = """\
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5a6675;--paper:#fff;--line:#d8dee6;--bar:#2f6f6b;
--error:#b3261e;--warning:#9a5b00;--info:#1f5fa8;--hint:#5a6675}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a3afbd;--paper:#151a21;--line:#333c48;
--bar:#6fc3bd;--error:#ff8a80;--warning:#f0b35c;--info:#8dbcf5;--hint:#a3afbd}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:76rem;background:var(--paper);color:var(--ink);
font:16px/1.6 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}h2{font-size:1.2rem;margin:2.5rem 0 .25rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin:1.25rem 0 .25rem}p{margin:.25rem 0}
section{content-visibility:auto;contain-intrinsic-size:auto 60rem}
.soft{color:var(--soft)}a{color:var(--info)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
th[scope=row]{font-weight:500;overflow-wrap:anywhere}
th button{font:inherit;font-weight:600;color:inherit;background:none;border:0;padding:0;cursor:pointer}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
.bar{display:inline-block;position:relative;width:5rem;height:.55rem;border-radius:.3rem;
background:var(--line);overflow:hidden;margin-right:.4rem}
.bar i{display:block;height:100%;width:calc(var(--v)*1%);background:var(--bar)}
.bar u{position:absolute;bottom:0;height:.15rem;left:calc(var(--from)*1%);
width:calc((var(--to) - var(--from))*1%);background:var(--ink);opacity:.55}
.scores{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:0 2rem}
.figure{font-size:1.3rem}.figure .bar{width:9rem;height:.7rem}
.read{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
@media(min-width:60rem){.read{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}
.read ul{max-height:calc(100vh - 3rem);overflow:auto;position:sticky;top:1rem;align-self:start}}
.draft{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;
padding:1rem;margin:.75rem 0;font-family:Georgia,serif;line-height:1.8}
mark a{color:inherit;text-decoration:none}
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:.25em}
.error{text-decoration-color:var(--error)}.warning{text-decoration-color:var(--warning)}
.info{text-decoration-color:var(--info)}.hint{text-decoration-color:var(--hint);
text-decoration-style:dotted}
b.error{color:var(--error)}b.warning{color:var(--warning)}b.info{color:var(--info)}
b.hint{color:var(--hint)}
.strip{display:block;width:100%;height:3.5rem}.strip rect{fill:var(--bar)}
ul{padding-left:1.2rem;margin:.25rem 0}li{margin:.4rem 0}li:target{background:var(--line)}
q{font-style:italic}.fix{color:var(--bar)}
summary{cursor:pointer;font-weight:600}
"""

SCRIPT = """\
document.querySelectorAll("th button").forEach(function(button){
button.addEventListener("click",function(){
var head=button.parentNode,row=head.parentNode,at=Array.prototype.indexOf.call(row.children,head);
var up=head.getAttribute("aria-sort")!=="ascending",body=row.parentNode.parentNode.tBodies[0];
Array.prototype.forEach.call(row.children,function(each){each.removeAttribute("aria-sort")});
head.setAttribute("aria-sort",up?"ascending":"descending");
Array.prototype.slice.call(body.rows).sort(function(a,b){
var x=a.cells[at].dataset.value,y=b.cells[at].dataset.value;
if(x===""||y==="")return (x==="")-(y==="");
var order=isNaN(x)||isNaN(y)?x.localeCompare(y):x-y;return up?order:-order;
}).forEach(function(each){body.appendChild(each)});});});
"""

_DIGEST = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_DIGEST}'"


def safe(text: str) -> str:
    """Return `text` as it may stand in HTML, in an element or an attribute."""
    return escape(visible(text))


def head(title: str) -> str:
    """The beginning of a page, up to its body. It may load nothing from anywhere."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )


def foot() -> str:
    """The end of a page."""
    return f"<script>{SCRIPT}</script>\n</body>\n</html>\n"


def bar(value: float, interval: tuple[float, float] | None = None) -> str:
    """A bar for a score from 0 to 100, with its figure and, as a line below, its interval."""
    line = ""
    if interval is not None:
        low, high = interval
        line = f'<u style="--from:{low:.0f};--to:{high:.0f}"></u>'
    return f'<span class="bar"><i style="--v:{value:.0f}"></i>{line}</span>{value:.0f}'
