"""The units of an item with their roles, gathered in the order of first mention. Folded texts."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.units import canonical, is_unit, split_list, split_run_together, strip_followers
from ccsearch.records import Named

_MEMBER_OF = re.compile("代表|委员|退休|离休|职工|员工|居民")
_MEMBERS = re.compile(
    r"(?:等|的|和|主要|分管|相关|有关|部分|机关|党员|班子|各|科室|所属|专业|业务|执法|工作|青年|退休|在职|全体|社区|志愿)*"
    r"(?:负责同志|负责人|领导|同志|人员|干部|代表|职工|民警|队员|志愿者|医护|教师|专家|师生|党员|医务人员|医护人员)+$"
)
_LEADING = re.compile(
    r"^(?:[^、,]{0,8}单位(?=[省市区县])|由|请|了|协调|联系|对接|引导|携手|会同|组织|属地|相关|全体|来自|[^、,]{1,4}(?:靠前|靠后|落后|先进|优秀|突出|不力|末位|所在|相邻|对口)的)"
)
_OF_REGION = re.compile("[\u3400-\u9fff]{1,5}[市区县旗州](?P<name>[\u3400-\u9fff]{2,5}(?:街道|镇|乡|苏木))")
"""A street or town with the region it is of: 临江区兴隆街道."""


class Roles:
    """Units with their roles, in the order of first mention."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._roles: dict[str, set[str]] = {}
        self._places: dict[str, int] = {}

    def add(self, name: str, role: str, place: int) -> None:
        """Give a unit a role; ``place`` is where in the item it is named."""
        own = _OF_REGION.fullmatch(name)
        self.add_written(canonical(own["name"] if own else name, self.lexicon), role, place)

    def add_written(self, own: str, role: str, place: int) -> None:
        """Give a role to what is named as it stands."""
        self._roles.setdefault(own, set()).add(role)
        self._places[own] = min(place, self._places.get(own, place))

    def spell_out(self, full: str) -> None:
        """Take a unit named without its region (县文明办) for the one that the source names in ``full``."""
        shorter = [name for name in self._roles if full.endswith(name) and full != name and name[0] in _LEVELS]
        for short in shorter if full in self._roles else ():
            self._roles.setdefault(full, set()).update(self._roles.pop(short))
            self._places[full] = min(self._places.pop(short), self._places[full])

    def add_list(self, listing: str, role: str, start: int, *, others: bool = False) -> None:
        """Give a role to every unit of a list that begins at ``start``; ``others``: to those that have none yet."""
        for token, at in split_list(listing, self.lexicon):
            bare = strip_followers(_LEADING.sub("", token.strip()).removesuffix("的"))
            for name in split_run_together(bare, self.lexicon) if bare else ():
                known = _with_members(name, self.lexicon) or (
                    None if others and role != "responsible" else _at_its_start(name, role, self.lexicon)
                )
                named = known or (is_unit(name, self.lexicon) and not is_home(name, self.lexicon))
                own = _BODY_WITHIN.sub("", known or name)
                if named and not (others and (own in self or (known or name) in self)):
                    self.add(known or name, role, start + at)

    @property
    def led(self) -> bool:
        """Whether the item is about some unit's own work so far."""
        return any("lead" in own for own in self._roles.values())

    def __contains__(self, name: str) -> bool:
        return canonical(name, self.lexicon) in self._roles

    def done(self) -> tuple[Named, ...]:
        """Return the units, each once, in order."""
        order = sorted(self._roles, key=self._places.__getitem__)
        return tuple([Named(name, tuple(sorted(self._roles[name]))) for name in order])


def _with_members(name: str, lexicon: Lexicon) -> str | None:
    """Return the unit of the lexicon that a token is, or begins with when people of it follow."""
    if lexicon.unit(name):
        return name
    mention = lexicon.named_at(name)
    if mention and mention.kind == "unit" and _MEMBERS.match(name, mention.span.end):
        return name[: mention.span.end]
    return None


_LEVELS = "省市区县旗州"
_BODY_WITHIN = re.compile("(?:机关)?(?:党[委组]|党总支|党支部|团委|工会|管委会|政府|办事处)$")
_TOLD_UNPARTED = ("partner", "responsible")


def _at_its_start(name: str, role: str, lexicon: Lexicon) -> str | None:
    """Return the unit that a token begins with when more follows unparted: what a partner does, what is at fault."""
    if role not in _TOLD_UNPARTED or is_unit(name, lexicon):
        return None
    if role == "partner":
        ends = [end for end in range(min(len(name), 20), 3, -1) if name[end - 1 : end + 1] != "社区"]
    else:
        ends = [
            end
            for end in range(3, min(len(name), 20))
            if name[end - 1] in "道镇乡局委办队院" and name[end] not in "会室"
        ]
    return next((name[:end] for end in ends if is_unit(name[:end], lexicon) and not _MEMBER_OF.match(name, end)), None)


def is_home(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is the region itself (门头沟区, 我市), which is no unit."""
    return name == lexicon.district.name or name in ("我市", "我区", "我县", "全市", "全区")
