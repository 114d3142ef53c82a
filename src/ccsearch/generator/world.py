"""The district a bulletin tells of: its people, units and places, invented but for a given lexicon."""

from functools import cache
from itertools import product

import msgspec

from ccsearch.generator.dice import Dice, seeded
from ccsearch.generator.known import AWAITED, allowed
from ccsearch.lexicon import Lexicon, Unit

_SURNAMES = (
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 林 郭 何 罗 梁 宋 郑 谢 韩 唐 冯 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 魏 薛 "
    "欧阳 司徒 上官 诸葛 申屠 端木 尉迟 令狐 皇甫 慕容"
).split()
_GIVEN = (
    "建国 志强 海涛 晓燕 文斌 立新 明远 秀兰 长河 静姝 承泽 牧川 映雪 青禾 立本 卫东 春雨 国栋 振华 玉梅 俊杰 思远 永福 丽萍 "
    "宏伟 雪梅 志勇 慧敏 新民 庆丰 一鸣 广平 若兰 云峰 伟 芳 敏 静 强 磊 洋 勇 艳 娟 涛 明 超 霞 平 刚"
).split()
_ROOTS = tuple(
    (
        "桥东 槐荫 枫杨 望潭 柳林 双塔 溪口 永福 石泉 新枫 河滩 桂苑 清波 临湖 梅坞 松鹤 云栖 白鹭 苇塘 河湾 南塘 北苑 "
        "东湾 西前 杏花 竹园 荷塘 金穗 银杏 玉泉 青杨 紫荆 丹枫 翠屏 碧水 蓝湾 月亮湾 石门营 双榆树 大槐树 三里桥 五里坡 向阳 "
        "朝霞 晨光 星火 光华 振兴 富康 安泰 和润 锦绣 德馨 书香 文昌 古槐 老井 滨河 滨湖 临江 沿山 葡山 绿海"
    ).split()
)
_COMMUNITIES = "社区 家园社区 苑社区 里社区".split()
_TOWNSHIPS = "松岗乡 云台镇 枫林街道 柳河街道 石桥镇 梅岭乡 金沙镇 望江街道".split()
_BUREAUS = "区房管中心 区公路分局 区粮食局 区供销社 区林场 区环境监测站 区志愿服务联合会 区蓝盾救援队".split()
_COMPANIES = "京西环卫服务有限公司 山水物业管理有限公司 安居物业公司 绿源环境集团 顺达公交公司".split()


class Party(msgspec.Struct, frozen=True):
    """An organisation as it is ``written`` here, its canonical ``name``, and whether the lexicon lacks it."""

    written: str
    name: str
    invented: bool = False


@cache
def taking_part(parties: tuple[Party, ...], role: str) -> tuple[Party, ...]:
    """Return the units that may be written in a role."""
    wanted = f"{role}:invented" not in AWAITED
    return tuple(party for party in parties
                 if f"{role}:{party.name}" not in AWAITED and (wanted or not party.invented))  # fmt: skip


class World(msgspec.Struct, frozen=True):
    """Tables to draw from, the commonest first; ``office`` is the publishing office's canonical short name."""

    district: str
    office: str
    towns: tuple[Party, ...]
    bureaus: tuple[Party, ...]
    companies: tuple[Party, ...]
    schools: tuple[Party, ...]
    leaders: tuple[str, ...]
    cited: tuple[str, ...]
    staff: tuple[str, ...]
    communities: tuple[str, ...]
    villages: tuple[str, ...]
    streets: tuple[str, ...]
    parks: tuple[str, ...]
    venues: tuple[str, ...]


def _parties(units: list[Unit], aliases: int) -> list[Party]:
    """Return units by their names, and by so many of their other names, which come last."""
    units = [unit for unit in units if unit.name not in AWAITED]
    found = [Party(unit.name, unit.name) for unit in units]
    others = [Party(alias, unit.name) for unit in units for alias in unit.aliases[:aliases]]
    return found + [party for party in others if 3 <= len(party.written) <= 12 and party.written not in AWAITED]


def _invented(names: list[str]) -> list[Party]:
    return [Party(name, name, True) for name in names if name not in AWAITED]


def _people(dice: Dice) -> list[str]:
    names = [surname + given for surname, given in product(_SURNAMES, _GIVEN)]
    return dice.some(names, 190, 190)


def _places(dice: Dice, tails: str) -> tuple[str, ...]:
    roots = allowed(_ROOTS)
    return tuple(root + dice.pick(allowed(tuple(tails.split()))) for root in dice.some(roots, len(roots), len(roots)))


def build_world(lexicon: Lexicon, seed: int = 0) -> World:
    """Return the world of a lexicon: its units and leaders first, then invented ones of every form."""
    dice = seeded(seed)
    kinds: dict[str, list[Unit]] = {}
    for unit in lexicon.units:
        kinds.setdefault(unit.kind, []).append(unit)
    people = _people(dice)
    leaders = [leader.name for leader in lexicon.leaders] + people[:60]
    office = next(iter(kinds.get("office", ())), Unit("区创城办"))
    roots = allowed(_ROOTS)[::4]
    schools = [root + tail for root, tail in zip(roots, ("小学", "中学", "幼儿园") * 9, strict=False)]
    bureaus = [unit for kind in ("bureau", "party") for unit in kinds.get(kind, ())]
    return World(
        district=lexicon.district.name or "云岫区",
        office=office.name,
        towns=tuple(_parties(kinds.get("street", []) + kinds.get("town", []), 2) + _invented(_TOWNSHIPS)),
        bureaus=tuple(_parties(bureaus, 2) + _invented(_BUREAUS)),
        companies=tuple(_parties(kinds.get("company", []), 1) + _invented(_COMPANIES)),
        schools=tuple(_invented(schools)),
        leaders=tuple(dict.fromkeys(leaders)),
        cited=tuple(people[60:90]),
        staff=tuple(people[90:]),
        communities=_places(dice, "社区 社区 家园社区 苑社区 小区"),
        villages=_places(dice, "村"),
        streets=_places(dice, "路 路 街 大街 巷 胡同"),
        parks=_places(dice, "公园 公园 文化公园 广场 文化广场"),
        venues=_places(dice, "便民市场 农贸市场 购物中心 商场 医院 公交站 停车场 图书馆 博物馆 文化馆"),
    )
