"""Reads the evaluation corpora into sentences, the same way every time.

The label files hold only hashes of sentences, so drawing and joining must cut
the text identically: this module is the one place where that happens.
"""
import csv
import gzip
import hashlib
import html
import json
import os
import re

_BLOCK = re.compile(r"(?i)<\s*/?\s*(?:p|br|div|li|ul|ol|h[1-6]|tr|td|table|blockquote)\b[^>]*>")
_DROP = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->")
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
_SPACE = re.compile(r"\s+")
_END = re.compile(r"(?<=[.!?])([\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]?\s?[A-ZÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Capt|Sgt|Maj|Brig|Sen|Rep|Gov|Prof|Rev|Hon|Jr|Sr|No|vs|v|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|MM|Mme|Mlle|Pr|art|env|approx|Ft|Mt)|\b[A-Z](?:\.[A-Z])*)\.$")


def normal(text):
    return _SPACE.sub(" ", text).strip()


def digest(sentence):
    """SHA-256, as hex, of the UTF-8 bytes of the whitespace-normalised sentence."""
    return hashlib.sha256(normal(sentence).encode("utf-8")).hexdigest()


def plain(text):
    """HTML to text; block elements become line breaks. Twice, for feeds that escape their markup."""
    text = text or ""
    for _ in range(2):
        text = html.unescape(_TAG.sub(" ", _BLOCK.sub("\n", _DROP.sub(" ", text))))
    return text


def sentences(text):
    out = []
    for line in plain(text).split("\n"):
        line = normal(line)
        start = 0
        for match in _END.finditer(line):
            head = line[start:match.start()]
            if _ABBREVIATION.search(head):
                continue
            out.append(line[start:match.end(1)])
            start = match.end()
        out.append(line[start:])
    return [s for s in (normal(x) for x in out) if s]


def rss(root):
    """Yields (id, record); the id is file:line, lines counted from 1."""
    for year in ("2020", "2021", "2022"):
        with gzip.open(os.path.join(root, "rss", year + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                yield f"rss/{year}:{number}", record


def masakhanews(root, name):
    csv.field_size_limit(1 << 28)
    path = os.path.join(root, "masakhanews", name + ".tsv")
    with open(path, encoding="utf-8", newline="") as lines:
        for number, record in enumerate(csv.DictReader(lines, delimiter="\t"), 1):
            yield f"masakhanews/{name}:{number}", {
                "title": record.get("headline") or "",
                "description": record.get("text") or "",
                "link": record.get("url") or "",
                "source": "masakhanews", "language": name[:2], "date": ""}


def record_sentences(record):
    """The title is one sentence (or more); the description is cut by itself."""
    return sentences(record.get("title")) + sentences(record.get("description"))


def marked(sentence, source, target):
    """Puts <s> and <t> around two character ranges that do not overlap."""
    (a, b), (c, d) = source, target
    cuts = sorted([(a, 1, "<s>"), (b, 0, "</s>"), (c, 1, "<t>"), (d, 0, "</t>")])
    out, last = [], 0
    for place, _, tag in cuts:
        out += [sentence[last:place], tag]
        last = place
    return "".join(out) + sentence[last:]
