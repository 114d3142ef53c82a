"""Writing an archive: ``python -m ccsearch.generator FOLDER --issues 1000 --seed 1``."""

import argparse
import sys
from pathlib import Path

from ccsearch.generator.archive import write_archive
from ccsearch.lexicon import load_lexicon


def main() -> None:
    """Write an archive of generated issues into a folder."""
    parser = argparse.ArgumentParser(prog="python -m ccsearch.generator", description="生成一批快报，每期一个文本文件")
    parser.add_argument("folder", type=Path, help="写入的文件夹，没有就新建")
    parser.add_argument("--issues", type=int, default=100, help="期数（默认 100）")
    parser.add_argument("--seed", type=int, default=0, help="种子：相同的种子生成相同的快报（默认 0）")
    parser.add_argument("--lexicon", type=Path, help="词表文件（默认用自带的）")
    asked = parser.parse_args()
    items = write_archive(asked.folder, asked.issues, asked.seed, load_lexicon(asked.lexicon))
    sys.stdout.write(f"{asked.folder}：{asked.issues} 期，{items} 条\n")


if __name__ == "__main__":
    main()
