#!/usr/bin/env python3
"""How long other open readers of numbers and dates take over the same articles, beside `crosscheck mentions`.

    cargo build --release
    pip install quantulum3 dateparser
    python3 benches/peers.py [PATH…]

Reads the plain-text articles in PATH (`sources/` if none is named). Of crosscheck the whole run of the program on one thread counts,
from its start to its last line, over the articles a hundred times; of the others only the reading, once, paragraph by paragraph, after
they have read one to warm up.
"""
import importlib.metadata
import json
import logging
import pathlib
import subprocess
import sys
import time
import warnings

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMES, TURNS = 100, 5


def crosscheck(articles):
    command = [ROOT / "target/release/crosscheck", "mentions", "--threads", "1", "--format", "jsonl", "-"]
    return subprocess.run(command, check=True, input=articles, stdout=subprocess.PIPE).stdout.count(b"\n")


def quantulum3(paragraphs):
    from quantulum3 import parser
    return sum(len(parser.parse(paragraph)) for paragraph in paragraphs)


def dateparser(paragraphs):
    from dateparser.search import search_dates
    return sum(len(search_dates(paragraph, languages=["en"]) or []) for paragraph in paragraphs)


def best(read, argument, turns):
    seconds, found = float("inf"), 0
    for _ in range(turns):
        start = time.perf_counter()
        found = read(argument)
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, found


def main():
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    roots = [pathlib.Path(path) for path in sys.argv[1:] or [ROOT / "sources"]]
    paths = sorted(path for root in roots for path in ([root] if root.is_file() else root.rglob("*.txt")))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    size = sum(len(text.encode()) for text in texts)
    articles = [json.dumps({"id": f"{nth}-{path}", "text": text}) for nth in range(TIMES) for path, text in zip(paths, texts)]
    own, found = best(crosscheck, "\n".join(articles).encode(), TURNS)
    own, found = own / TIMES, found // TIMES
    print(f"{len(paths)} articles, {size / 1e3:.0f} kB")
    print(f"{'crosscheck':<12} {size / own / 1e3:>10.1f} kB/s {found:>6} found")
    for read in (quantulum3, dateparser):
        name = read.__name__
        try:
            version = importlib.metadata.version(name)
            read(paragraphs[:1])
        except ImportError:
            print(f"{name:<12} is not installed")
            continue
        seconds, found = best(read, paragraphs, 1)
        print(f"{name:<12} {size / seconds / 1e3:>10.1f} kB/s {found:>6} found, {seconds / own:,.0f} times as long ({version})")


if __name__ == "__main__":
    main()
