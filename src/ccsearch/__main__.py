"""``python -m ccsearch``: the command line."""

from ccsearch.cli import main

if __name__ == "__main__":
    main()
