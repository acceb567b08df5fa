"""Markdown as one self-contained page: pictures inside, for light, dark and paper."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from xlite_core.errors import require

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff;
  --line: #d5dae0; --band: #f5f7f9; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --quiet: #9aa5b1; --paper: #14181d;
  --line: #313a44; --band: #1b2129; --accent: #74b3f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 62rem; background: var(--paper);
  color: var(--ink); font: 16px/1.55 Inter, system-ui, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .8rem; padding-top: .9rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.6rem 0 .5rem; }
h1 + p { color: var(--quiet); margin-top: 0; }
a { color: var(--accent); }
.wide { overflow-x: auto; margin: .8rem 0 1rem; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { padding: .32rem .8rem; border-bottom: 1px solid var(--line); text-align: left;
  white-space: nowrap; vertical-align: top; }
th { font-weight: 600; color: var(--quiet); border-bottom: 2px solid var(--line); }
tbody tr:hover { background: var(--band); }
figure { margin: 1.2rem 0; }
img { display: block; max-width: 100%; height: auto; background: #fff; border-radius: 6px; }
@media (prefers-color-scheme: dark) { img { padding: .5rem; } }
figcaption { color: var(--quiet); font-size: .85rem; margin-top: .4rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --line: #bbb;
    --band: #fff; --accent: #000; }
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  th, td { white-space: normal; padding: .15rem .4rem; }
  tr, figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  img { padding: 0; }
}
"""

_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}


def to_page(markdown: str, *, title: str, folder: Path) -> str:
    """Return a page that needs no other file and no network, and runs nothing.

    Args:
        markdown: HTML in it is shown as text.
        title: Of the window.
        folder: What pictures are named relative to; one that is not there is
            replaced by its caption.

    Raises:
        MissingFeature: markdown-it-py is not installed.
    """
    module: Any = require("markdown_it", feature="Writing a report as a page", extra="train")
    parser = module.MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("image", _picture)
    parser.add_render_rule("table_open", lambda *_: '<div class="wide"><table>\n')
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    body = parser.render(markdown, {"folder": folder})
    # A picture stands alone in its paragraph, where a figure may not be.
    body = body.replace("<p><figure>", "<figure>").replace("</figure></p>", "</figure>")
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def _picture(_self: Any, tokens: Sequence[Any], index: int, _options: Any, env: Any) -> str:
    token = tokens[index]
    # The children hold the caption without the marks of Markdown.
    caption = html.escape("".join(child.content for child in token.children or ()))
    path = env["folder"] / unquote(str(token.attrGet("src") or ""))
    kind = _TYPES.get(path.suffix.lower())
    if kind is None or not path.is_file():
        return f"<figure><figcaption>{caption}</figcaption></figure>"
    data = base64.b64encode(path.read_bytes()).decode()
    return (
        f'<figure><img src="data:{kind};base64,{data}" alt="{caption}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )
