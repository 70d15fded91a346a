"""Checks the pages that scripts/site has built.

Usage: site_check.py SITE [EXAMPLES_IN_R EXAMPLES_IN_PYTHON]

No link to what is not there, no picture missing, nothing asked from the net, no error on a
browser's console, the search finds `layer_conv_3d`, and examples print the same in both hosts.
"""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_BROWSER = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")


class _Page(HTMLParser):
    """What a page points to, its ids, names of functions and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.title = ""
        self.text: list[str] = []
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in ("img", "script") and "src" in given:
            self.loaded.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.loaded.append(given["href"])
        if tag in ("title", "main", "script", "style"):
            self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._in:
            self._in.remove(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self._in and not self.title:
            self.title = data.strip()
        elif "main" in self._in and not {"script", "style"} & set(self._in):
            self.text.append(data)


def read(site: Path) -> dict[Path, _Page]:
    """All pages of a folder."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.resolve()] = page
    return pages


def broken(site: Path, pages: dict[Path, _Page]) -> list[str]:
    """Links and files of pages that lead nowhere."""
    found = []
    root = site.resolve()
    for path, page in pages.items():
        here = path.relative_to(root)
        for link in [*page.links, *page.loaded]:
            parts = urlsplit(link)
            if link in page.loaded and parts.scheme in ("http", "https"):
                found.append(f"{here}: loads {link} from the net")
            if parts.scheme or link.startswith("//") or here.name == "404.html":
                continue
            target = path if not parts.path else (path.parent / unquote(parts.path)).resolve()
            if target.is_dir():
                target /= "index.html"
            if not target.exists():
                found.append(f"{here}: {link} is not there")
            elif parts.fragment and target in pages:
                ids = pages[target].ids
                if unquote(parts.fragment) not in ids and link not in page.loaded:
                    found.append(f"{here}: no place {link}")
    return found


def write_index(site: Path, pages: dict[Path, _Page]) -> None:
    """Writes what pkgdown/assets/site.js searches."""
    root = site.resolve()
    index = []
    for path, page in pages.items():
        here = path.relative_to(root)
        if here.parts[0] == "python" or here.name == "404.html":
            continue
        is_help = here.parts[0] == "reference" and here.name != "index.html"
        title, _, _ = page.title.partition(" — ")
        text = " ".join("".join(page.text).split())
        usage = text.split("Arguments", 1)[0]
        names = sorted({path.stem, *re.findall(r"([A-Za-z_.][\w.]*)\(", usage)}) if is_help else []
        if path.stem in names:
            names.remove(path.stem)
            names.insert(0, path.stem)
        index.append(
            {
                "path": str(here),
                "kind": "article" if here.parts[0] == "articles" else "page",
                "title": title.split(" • ")[0],
                "names": names,
                "text": text[:6000],
            }
        )
    (site / "search.js").write_text("window.rkerasIndex = " + json.dumps(index) + ";\n")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def _open(url: str) -> tuple[str, str]:
    """The page as a browser makes it, and what stood on its console."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *_BROWSER,
            f"--user-data-dir={profile}",
            "--enable-logging=stderr",
            "--virtual-time-budget=4000",
            "--dump-dom",
            url,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    said = "\n".join(line for line in done.stderr.splitlines() if ":CONSOLE" in line)
    return done.stdout, said


_SEARCH = """
<script>
addEventListener("load", function () {
  var field = document.getElementById("search-input");
  field.value = "layer_conv_3d";
  field.dispatchEvent(new Event("input"));
});
</script></body>"""


def in_browser(site: Path, pages: dict[Path, _Page]) -> list[str]:
    """Errors on the console, and whether the search finds a layer."""
    root = site.resolve()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    trial = root / "search-trial.html"
    trial.write_text((root / "index.html").read_text().replace("</body>", _SEARCH))
    found = []
    try:
        dom, _ = _open(base + trial.name)
        first = re.search(r'search-results.*?href="([^"]+)"', dom, re.DOTALL)
        if first is None or not first[1].endswith("reference/layer_conv_3d.html"):
            found.append(f"the search for layer_conv_3d finds {first and first[1]}")
        names = [str(path.relative_to(root)) for path in pages]
        with ThreadPoolExecutor(2) as pool:
            for name, (_, said) in zip(
                names, pool.map(lambda n: _open(base + n), names), strict=True
            ):
                if said:
                    found.append(f"{name}: {said}")
    finally:
        trial.unlink()
        server.shutdown()
    return found


# Times and addresses are not the same twice.
_VARYING = re.compile(r"\d+m?s(/step|/epoch)?|0x[0-9a-f]+|/tmp/\S+|Rtmp\w+|<environment.*>|PID.*")


def examples(one: Path, other: Path) -> list[str]:
    """Help pages whose examples fail, or print something else in the other host."""
    found = []
    names = {path.name for path in [*one.glob("*.txt"), *other.glob("*.txt")]}
    for name in sorted(names):
        texts = []
        for folder in (one, other):
            path = folder / name
            texts.append(_VARYING.sub("~", path.read_text()) if path.exists() else "")
        if texts[0] != texts[1]:
            found.append(f"{name}: the hosts print different results")
        if re.search(r"^Error:", texts[0], re.MULTILINE):
            found.append(f"{name}: {re.search('^Error:.*', texts[0], re.MULTILINE)[0]}")  # type: ignore[index]
    print(len(names), "pages of examples compared")
    return found


def main() -> None:
    """Runs all checks; exits with 1 if there is something to mend."""
    site = Path(sys.argv[1])
    pages = read(site)
    write_index(site, pages)
    found = broken(site, pages)
    if sys.argv[2:]:
        found += examples(Path(sys.argv[2]), Path(sys.argv[3]))
    found += in_browser(site, pages)
    print(*found, sep="\n")
    print(f"{len(pages)} pages, {len(found)} faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
