"""Varied questions to measure with, in a form that every peer can put its own way."""

import random

import msgspec

from ccsearch.bench.archive import vocabulary

_SEED = 97
_PHRASES = ("楼道杂物", "遛狗不牵绳", "志愿服务", "环境卫生整治", "僵尸车", "公益广告", "垃圾分类", "长效机制")


class Question(msgspec.Struct, frozen=True):
    """All of ``words``, or any of them if ``either``; none of ``without``; of one ``unit`` if given.

    ``phrase`` has the words side by side.
    """

    words: tuple[str, ...]
    either: bool = False
    phrase: bool = False
    without: str | None = None
    unit: str | None = None

    @property
    def typed(self) -> str:
        """The question in our query language."""
        words = "".join(self.words) if self.phrase else (" OR " if self.either else " ").join(self.words)
        parts = [f'"{words}"' if self.phrase else f"({words})" if self.either else words]
        parts += [f"-{self.without}"] if self.without else []
        parts += [f"unit:{self.unit}"] if self.unit else []
        return " ".join(parts)


def questions(count: int) -> list[Question]:
    """Return ``count`` different questions; the same on every call."""
    chance, words = random.Random(_SEED), vocabulary()

    def word() -> str:
        return chance.choice(_PHRASES) if chance.random() < 0.2 else (
            chance.choices(words.words, cum_weights=words.weights)[0]
        )  # fmt: skip

    forms = (
        lambda: Question((word(),)),
        lambda: Question((word(),)),
        lambda: Question((word(), word())),
        lambda: Question((word(), word())),
        lambda: Question((word(), word(), word()), either=True),
        lambda: Question((word(), word()), either=True),
        lambda: Question((chance.choice(_PHRASES),), phrase=True),
        lambda: Question((word(),), without=word()),
        lambda: Question((word(),), unit=chance.choice(words.units)),
    )
    found: dict[str, Question] = {}
    while len(found) < count:
        question = chance.choice(forms)()
        found[question.typed] = question
    return list(found.values())
