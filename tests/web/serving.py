"""Run the server as ``ccsearch serve`` does, with one page that waits until it is told to go on.

Usage: serving.py ARCHIVE INDEX LEXICON PORT FIFO
"""

import sys

from flask import Flask

from ccsearch.config import load_config
from ccsearch.web import create_app, server


def main(archive, index, lexicon, port, fifo):
    def with_waiting_page(config) -> Flask:
        app = create_app(config)

        @app.get("/wait")
        def wait():
            with open(fifo) as signal:
                return signal.read() * 100_000

        return app

    server.create_app = with_waiting_page
    server.serve(load_config({"archive": archive, "index": index, "lexicon": lexicon, "port": port}, {}))


if __name__ == "__main__":
    main(*sys.argv[1:])
