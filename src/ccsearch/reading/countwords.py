"""The words round a quantity: which are verbs, which belong to a noun, which lead to it. Folded texts."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ccsearch.text import OFFICIAL_WORDS, known_word, tag

VERBS = frozenset((
    "记录 轮训 考察 带去 新办 新发 新签 听取 安排 交办 上报 代买 代办 校准 列入 教授 打扫 聚拢 归拢 搬离 腾挪 劝移 现有 拥有 下辖 管辖 义诊 宣传教育 举行 捏制 赶制 研制 定制 烤制 剪制 调集 上岗 补助 重做 编号 新装 新配 新添 新种 新栽 新开 新招 新聘 新购 新立 新铺 抄告 圈占 分布 敲门 入户 新划 堆肥 突破 剪断 剪除 规劝 劝散 换装 换发 派驻 孵化 调处 调派 编成 印成 立起 立下 绘就 绘出 绘成 捡回 捡走 领回 送医 送教 送戏 拍照 办结 结案 立案 兑现 扣减 扣除 测出 算出 节省下 省下 省出 攒下 募到 筹到 收来 换来 迎来 请来 找来 带来 引导到 覆盖了 翻修 新修 重修 补修 抢栽 补播 飞播 除草 割草 拔草 除尘 洒水 冲刷掉 擦去 抹去 清去 除去 撤掉 撤走 撤销 撤换 收缩 填平  填实 夯实 补平 补栽 补发 补办 补录 补贴 清掉 清出 清空 清净 清拆 清运出 清挖 清剿 捞出 捞起 捡起 拾起 挖除 挖掘 铲掉 铲净 铲走 敲掉 敲除 打掉 扒除 砍除 割除 修枝 打药 投撒 撒布 布撒 泼洒 抛洒 播种 栽种 移栽 嫁接"
    " 涂白 刷白 粉饰 彩绘 涂刷 涂装 擦洗 擦净 刷洗 冲刷 揭除 撕除 撕下 剥除 摘除 摘下 收起 收拢 收回 收存 收购 收取 收治 收录 收看 拆掉 拆走 拆卸 拆迁 搬走 搬出 搬运 抬走 抬起 挪出 挪开 腾空 迁移 迁出 安设 安放 安插"
    " 换上 换下 换新 更正 更替 换取 兑换 兑付 兑出 领走 领到 领养 借出 借阅 归还 退回 退换 缴存 上缴 查收 查缴 查验 查看 查封 查出 查实 查纠 纠正 纠改 盘查 盘问 检视 检验 检疫 检测 化验 体检 会诊 诊疗"
    " 问诊 看诊 测温 扫码 核对 核验 核减 核准 审核 审批 审查 审议 批准 批复 办妥 办好 办成 办实 帮办 帮助 帮教 帮扶 搀扶 护导 护卫 疏散 疏解 疏浚 分流 放飞 放流 放养 放归 放映 放置 播撒 播报"
    " 讲授 讲评 讲解 传授 传唱 传播 传阅 张挂 悬起 升起 竖起 树起 挂起 挂上 贴上 插上 铺上 铺就 铺装 铺筑 砌筑 浇筑 浇灌 浇水 灌溉 修筑 修通 修成 修好 建好 搭起 搭设 支起 撑起 拉设 围起 围挡 封闭 封控 封存 划出 划好"
    " 开出 开具 开办 开启 开展 开讲 开播 办起 创办 承包 承诺 签下 签约 签发 签名 签出 对接 对换 走到 走完 走进 走遍 跑遍 巡河 巡山 巡线 巡回 巡视 巡检 夜查 夜巡 踏勘 踏查 勘察 勘查 摸清 摸准 清零 销账 销毁 封停"
    " 警告 训诫 教导 教会 教育 劝走 劝回 劝止 劝说 劝诫 劝退 喊话 提醒 提示 叮嘱 告诫 通知 通告 约见 约请 召集 召回 集齐 集合 汇集 汇总 汇编 编印 编制 编写 编发 编织 织就 织密 谱写 书写 撰稿 刊登 刊播 登载 投递 寄送 寄出"
    " 配送 配发 配足 配置 配套 调拨 调剂 调入 调解 调整 拨付 拨出 下拨 划拨 支付 支出 筹备 筹建 筹得 募捐 募得 认购 认捐 认领 解冻 解救 解除 救出 救起 抢救 抢修 抢险 搜救 搜寻 找回 找到 找出 梳理出 归纳 挖潜 挖掘出 拓展 拓宽 扩充 扩容"
    " 压减 压缩 压降 缩减 缩短 削减 削坡 减免 减排 节水 节电 节能 惠享 享受 覆盖到 服务到 辐射 吸收 吸引到 引导出 引来 引种 引流 孕育 培育 培树 培养 评比 评优 评为 选拔 选定 推举 表彰 表扬 奖励 嘉奖 颁授 授牌 挂牌 揭牌 立牌 制止 阻止 阻断 拦截 拦阻 拦下 截获 截断"
    " 备勤 巡护 照看 陪护 陪诊 代购 采摘 采收 采写 收割 收储 烹饪 包出 包好 蒸出 煮好 端上 递上 奉上 献上 献出 献血 献唱 唱响 演绎 上演 投保 理赔 赔付"
    " 清理 清运 清除 清扫 清洗 清退 清走 清淤 清掏 清捡 清拖 清收 清点 清查 清洁 打捞 捡拾 拾捡 拾取 拆除 拆改 拔除 铲除 粉刷 刷新"
    " 喷涂 更换 更新 修复 修补 修缮 修剪 修整 整修 翻新 补种 补植 栽植 栽下 种植 种下 新增 增设 新设 新建 加装 加设 安装"
    " 投放 投入 配备 配齐 悬挂 张贴 粘贴 制作 印制 发放 派发 分发 散发 下发 下达 印发 刊发 赠送 赠予 捐赠 捐献 募集 筹集 筹措"
    " 收集 搜集 征集 征求 收到 接到 接收 受理 处置 处理 解决 化解 办理 整理 归整 规整 排查 摸排 检查 巡查 抽查 抽检"
    " 复查 核查 核实 督查 督改 督办 暗访 走访 慰问 看望 探访 发现 查处 查获 查扣 暂扣 扣押 没收 收缴 罚没 处罚 约谈"
    " 劝导 劝阻 劝离 劝返 规范 引导 告知 出动 发动 动员 抽调 选派 选聘 选树 选出 评选 评出 评定 招募 吸引 邀请 惠及"
    " 带动 接待 接诊 收容 捕捉 建成 建起 改建 扩建 打造 创建 曝光 命名 举办 召开 推出 开设 开通 开辟 开放 回收 补划 施划"
    " 划设 划定 平整 硬化 铺设 疏通 疏导 擦拭 摆放 码放 登记 签订 签署 达成 提供 获得 收获 荣获 拍摄 展出 展销 播放 播出 推送 发布"
    " 参与 参加 汇聚 集结 成立 组建 形成 梳理 实施 涵盖 涉及 关停 取缔 关闭 搬迁 腾退 腾出 盘活 回访 撤除 移除 挪移 挪走"
    " 拖移 转运 运送 转移 加固 认养 认种 送去 送上 送出 派出 调配 增派 增加 减少 点亮 启动 冲洗 洗刷 扶正 扶起 覆盖 纳入 归集"
    " 抢收 引进 聘请 聘任 聘用 捆扎 包制 表演 演出 反映 解答 消除 排除 检修 维修 维护 落户 协调 推进 完成 实行 实现"
    " 推行 进行 组织 讲述 汇报 观看 收听 聆听 观礼 自带 携带 身着 身穿 手持 担任 学习 体验 品尝 领取 下沉 前往"
    " 前来 奔赴 来到 聚集 齐聚 相聚 欢聚 列席 出席 参演 参观 互动 响应 加入 报名 分成 组成"
    " 提出 化身 变身 争当 冒着 挥动 拿起 穿梭 走上 走向 走街串巷 发挥 宣誓 合影 受益 受惠 到岗"
    " 就位 值守 坚守 奋战 驻守 巡逻 助力 守护 护航 见证 分享 传递 投身 投用 通车 交付 封顶 入驻 开业 纠治"
    " 归位 销号 见效 设 有 请 做 开 建 修 装 刷 种 栽 植 送 收 写 贴 挂 发 抓 办 登上 拉起 护送 接送 结对 联系 推选"
    " 产生 储备 采购 购买 购置 购入 添置 租用 使用 动用 调用 调度 派遣 抽排 封堵 填补 填埋 改造 治理 整治 整改 督促 推动"
    " 促进 促成 指导 服务 培训 宣讲 宣传 测量 监测 采样 接种 消杀 消毒 安置 救助 资助 救治 发还 退还 追回 挽回 节约 节省"
    " 争取 拍下 上传 转发 采纳 吸纳 反馈 移交 转办 测评 调查 评议 通报 公示 颁发 授予 编排 创作 撰写 绘制 录制 设计 上线 建立"
    " 制定 出台 修订 完善 健全 优化 升级 提升 提高 包括 包含 认定 设立 设置 设有 建有 配有 布设 布置 搭建 架设 敷设 增添 增配 补充"
    " 补齐 补足 责令 解析 堆放 停放 倾倒 存放 散落 存有 遗留 残留 存在 逾期 绿化 美化 亮化 养护 喷洒 运走 拉走"
    " 抢通 洗扫 保洁 清雪 铲冰 除雪 缝制 熬制 烹制 送餐 送货 拨打 接听 答复 回复 回应 化妆 表态 承办 承接 联合 会同 支援 接受 赶赴 赶到 抵达 参战 复绿 腾迁 遗撒 偷倒 采集 筛查 增援 报送 发送 发出 建档 立项 推介 洽谈 引入 落地 投产 转让"
).split())  # fmt: skip
"""Verbs that a quantity's noun follows as their object, or that end it as its predicate."""

JOINED = frozenset((
    "救护 新开工 竣工 开工 复工 停工 完工 共建 上岗 补助 慰问 捐助 奖补 护林 护学 禁烟 控烟 受益 失能 轮班 返乡 节约 滴漏 漏水 反光 警戒 防滑 降噪 阻燃 防撞 隔离 导视 导览 护河 护路 巡河 监督 值守 除草 取暖 供暖 采暖 夜查 消杀 接送 送餐 配套 执勤 站岗 看护 照护 照料 巡回 巡山 防火 防汛 献血 义诊 检疫 体检 讲解 兑换 借阅 募捐 签名 节水 节能 节电 议事 开讲 播报 承诺 围挡 提醒 通知 授牌 挂牌 铺装 灌溉 浇水 采摘 放映 参赛 参评 投保 补贴 承包 陪诊 代办 帮办 编织 编印 表彰 奖励 分流 扫码 测温 疏散 拓展 培育 培养 调整 巡检 夜巡 检视 评比 评优 化验 会诊 诊疗 问诊 责令 宣传 经营 收集 停放 整改 培训 登记 检查 服务 报名 保洁 执法 充电 停车 投诉 咨询 志愿 劝导 引导 整治 治理 改造 建设 维修 维护"
    " 参与 参训 参会 到岗 开放 共享 巡逻 巡查 救助 救援 帮扶 结对 联系 教育 学习 阅读 体验 活动 运营 接待 演出"
    " 表演 绿化 占压 投放 调解 回收 处理 处置 转运 清运 监测 检测 采样 接种 调查 测评 反馈 举报 设计 使用 在建 新建 剩余 开发 指导"
    " 创建 创城 创文 迎检 加工 生产 种植 养殖 出租 租赁 销售 施工 安置 受灾 就业 创业 退役 退休 居住 流动 合作 意向 投资 签约"
    " 申报 供水 供电 供热 排水 防护 抢险 抢修 应急 照明 警示 提示 公示 宣讲 美化 亮化 硬化 发布 推广 评议 规划 规范 清洁 清洗"
    " 清扫 消毒 消防 反映 分享 互动 消费 健身 休息 休憩 等候 养护 巡护 堆放 存放 散落 遗留 残留 存在 洗扫 违停 违建 占道"
    " 破损 废弃 废旧 老化 闲置 违规 违章 非法 枯死 积存 堆积 散乱 残破 脱落 褪色 过期 满冒 非遗 导诊 返岗 返校 适龄 盗版 假冒 伪劣 不合格 特困 独居 空巢 外来 在职 在册 在校 在岗 临街 沿街 沿河 积压 裸露 大件 检定 参演 受困 高空 偷倒 乱倒 违法 僵尸 展示 展览 劳动 集体 收养 散养 养犬 遛狗 骑行 出行 过街 出入 装修 装饰 搬运 运输 经商 务工 进口 出口 进楼 住宿 理论 值班 党建 观摩 服装 办公 办事 就诊 就餐 用餐 购物 乘车 候车 晾晒 种菜 圈地 私搭 乱建 覆土 收储 复燃 爱心"
).split())  # fmt: skip
"""Verbs that may also stand inside a noun: 检查组, 宣传资料, 停放点位, 经营摊位."""

HANDLING = frozenset(
    "铣刨碾清拆扫擦洗刷铲刮抹抠挖砍割剪锯砸敲撬拔撕揭剥摘捡拾拣捞掏疏填铺垫砌粉喷涂贴张悬插摆码归拢收扶移挪搬抬拖拽运转换更加增补修缮安装搭架栽种植浇洒撒投发派送赠捐劝纠查核测巡访约扣罚印编录拍播订购接办评选征招募引吸聘"
)
HANDLED = frozenset(
    "刨铣碾压除掉走净平正齐出完通亮新换补整洗刷扫擦铲刮抹挖剪拔撕揭剥捡拾捞掏疏填铺垫砌喷涂贴挂插摆放码拢收扶移挪离返退运转送置装设搭架栽种植浇洒撒投发赠核查扣印编录拍播购接办到得入回下"
)
"""Characters of acts on things, and those that follow them in one verb: verbs of two characters beyond the tables."""

LEADING = frozenset(
    (
        "安排 结对 设卡 敲门 设岗 蹲点 夜查 进店 进村 进户 逐户 推动 帮助 督促 责令 协调 指导 促进 促成 累计 检查 排查 巡查 走访 摸排 入户 上门 组织 完成 发动 动员 引导 邀请 联合 会同 暗访 抽查 督查"
    ).split()
)
"""Verbs behind which another verb takes the object: 推动解决问题, 督促整改隐患."""

FINDING = frozenset("发现 查出 检查 排查 巡查".split())
"""Verbs whose object may come with its state: 发现路灯不亮47盏."""

PAIRED = frozenset(
    "表彰 整治 改造 提升 治理 更换 维修 修复 清洗 规范 引导 制止 劝阻 纠正 完善 优化 安装 处置 转运 清运 清除 拆除 修剪 补种 粉刷".split()
)
"""Verbs that come second in a pair with one object: 升级改造驿站38座."""
COMPLETED = frozenset("完成 推进 启动 实施 推动 落实".split())
NOMINAL = frozenset(
    "整改 改造 验收 建设 整治 清理 提升 治理 安装 更换 维修 排查 施工 修复 拆除 加装 办理 安置 签约".split()
)
"""What is completed, said as a noun: 完成老旧小区改造12个 counts 老旧小区."""

OPENING = frozenset("处置 处理 整改 维修 维护 治理 改造 回收 清洗 清运 清扫 硬化".split())
"""Verbs that may stand in nouns, but at the start of a clause take the whole state: 处置路面塌陷27处."""

STATES = frozenset((
    "破碎 过期 圈占 斑秃 毁绿 种菜 突破 成堆 成片 满地 滴水 堆积 散落 未苫盖 不牢 不亮 不符 不洁 不整 不规范 杂乱 混乱 混放 混投 错投 被占 被占用 占用 被盗 被毁 丢失 遗失 失效 失灵 失修 熄灭 不足 不全 不畅 不清 不到位 模糊 卷边 翘起 翘边 凹陷 沉降 裸露 生锈 漏水 渗漏 漏电 超标 超载 超员 超期 逾期 停摆 空置 闲置 沉陷 龟裂 剥落 起皮 掉漆 脏污 乱堆 外露 倾倒 倒塌 坍塌 折断 破损 损坏 锈蚀 缺损 缺失 褪色 脱落 倒伏 破裂 断裂 松动 塌陷 损毁 老化 堵塞 满溢 积水 污损 下降 上升 增长 增加 减少 提高 提升 降低"
    " 环比 同比 达 达到 达标 较 比 缺 枯死 掉落 变形 开裂 陈旧 缺亮 外溢 未 已 增至 升至 降至 上涨 受损 短缺 空缺 歪斜 倾斜 残缺 超 超过 占 亮 了 不 率先 提高到 下降到 提升到"
).split())  # fmt: skip
"""What has become of a subject, before its number: 座椅破损11把 counts 座椅."""

PRACTICES = ("飞线充电", "乱停乱放", "乱堆乱放", "私搭乱建", "违章搭建", "占道经营", "店外经营", "毁绿种菜", "乱贴乱画")
"""Bad practices that are counted where they are found: 金桥花园小区飞线充电11处."""

TAILS = frozenset((
    "人员 单位 场所 户 点 点位 站 站点 站台 桩 棚 车 车辆 设施 设备 项目 工程 岗 员 队 队伍 中心 行为 问题 现象 隐患 平台 机构 基地 通道"
    " 区 区域 牌 标识 标志 标牌 标语 资料 材料 手册 折页 单 海报 卡 书 栏 品 用品 物品 箱 桶 袋 机 器材 工具 物资 任务 台账 案件 线索"
    " 工单 诉求 意见 建议 比例 率 面积 数量 人数 总数 工作者 企业 商户 门店 店 店铺 家庭 者 组 专班 小组 课堂 课程 班 班次 讲座 活动 会"
    " 会议 岗位 泊位 车位 停车位 位 证 热线 案例 事项 措施 制度 机制 清单 协议 合同 责任书 通知书 提示牌 告知书 公告 力量 经费 资金 总投资"
    " 项 样本 额 款 费 费用 骨干 对象 用户 摊位 摊点 工地 楼院 院落 线路 管网 管道 绿地 宣传品 作品 节目 视频 图片 照片"
    " 信息 稿件 工作 情况 作业 物 类 面 架 柜 房 室 厅 馆 门 地 自行车 电动车 部门 公司 酒店 群体 学员 军人 大学生 工人 种猪 户主 犬只 秩序 物料 报告 记录 问卷 需求 电话 人 人才 船 场 带 坡道 亭 阵地 网格员 队员 志愿者 文化 技能 知识 产品 方案 预案"
).split())  # fmt: skip
"""Nouns that a verb before them belongs to: 违停车辆, 停放点位, 宣传资料."""

PEOPLE = frozenset((
    "干部 群众 代表 党员 书记 家长 儿童 骨干 专家 主任 委员 教师 老师 学生 居民 村民 市民 负责人 同志 少年 青年 妇女 商户 业主 嘉宾 好人"
    " 典型 听众 模范 先进 管家 大学生 家属 亲属 农户 用户 住户 租户 警力 新人 行人 工匠 孩子 护士 医生 教官 干警 官兵 大妈 队伍 机关干部 老人 主播 达人 司机"
).split())  # fmt: skip
PERSON_ENDS = tuple("者员民工师生友众客童警贩长手人")
NOT_PEOPLE = ("卫生", "民生", "发生", "产生", "再生", "人手", "助手", "扶手", "洗手", "成长", "增长", "特长")
"""Words that end as people do and are none."""
PERSON_UNITS = frozenset("名 位".split())
"""Units of people alone."""

UNFOLLOWED = frozenset("人 人次 % 元 美元 车次 户次 台次 家次 个百分点".split())
COUNTED_WHOLES = frozenset(
    "城区 乡镇 镇街 街道 线路 路线 公交线路 小区 社区 村 街巷 道路 路口 路段 市场 点位 工地 楼栋 单元 学校 医院 企业 商户 部门 单位".split()
)
"""Wholes that are counted themselves, whatever of them is told: 8条线路的站台."""
OWNERS = frozenset("名 位 家 户 所".split())
PEOPLE_COUNTED = frozenset("人 人次 名 位".split())
SESSIONS = frozenset("场 期 场次".split())
TIMES = frozenset("次 场 场次".split())
"""Units of what several do together: 召集居民代表、物业公司议事46次."""
EVENTS = frozenset("场 次 期 场次 班次 起 批 项 人次".split())

NOUNS = frozenset(
    "厨余 餐厨 青年 预算 投资 支出 收入 过境 过街 绿道 旅游 体育 安全 健康 公益 干道 行为 人行 过道 支路 熟食 花费 道路 通道 护栏 围挡 标识 积水 露天 犬只 沙袋".split()
)
"""Nouns that jieba takes for something else."""

PREPOSITIONS = frozenset(
    "对 向 为 给 与 同 跟 在 从 由 把 将 被 于 到 以 按 沿 随 至 因 就 经 自 往 使 让 比 通过 利用 围绕 针对 结合 按照 根据 依托 沿着 随着 来自".split()
)
ADVERBS = frozenset((
    "步行 徒步 实地 无人 还 也 又 再 才 而 且 但 均 都 已 共 约 近 超 所 未 需 应 要 可 能 会 正 正在 曾 已经 仍 是 系 即 如 及时 全部 集中 逐户 逐一 逐个"
    " 现场 当场 全程 长期 初步 如期 按期 限期 正式 主动 自觉 自发 踊跃 积极 一起 一同 共同 分别 同时 进一步 相继 陆续 先后 纷纷"
    " 依次 同台 同上 同场 同桌 连夜 冒雨 顶风 轮流 夜间 日前 近日 一是 二是 三是 四是 目前 其中 另有 并 以及 着 过 出 起 完 好 了 上门"
    " 累计 免费 依法 义务 统一 共计 总计 合计 线上 线下 在线 日 每晚 每天 每日 每月 每周 全员 亲手 亲自 随机 就地 就近 顺利 成功 即时 率先 优先 深入 广泛 认真"
).split())  # fmt: skip
ACTS = frozenset("行为 现象 活动 服务".split())
"""What people may be counted by who do it: 劝导不文明行为230余人次."""

ACTORS = ("企业", "单位", "公司", "部门", "物业", "社区", "街道", "商户", "镇街")
"""Ends of those who are made to do something: 协调物业企业新建车棚."""

PARTICLES = frozenset("了 出 着 过 起 完 好 走 到 回 掉 上 下".split())
"""What follows a verb and belongs to it: 评选出."""

JOINTS = frozenset("、 和 及 与".split())

FUSED = {"办实事": 1}
"""Words of jieba's that hold a verb and its object, beyond those that begin with a verb of two characters."""

SHORT_TAILS = frozenset((
    "业务 贴 条幅 金 剂 液 网 袋 灯 柱 杆 服 屏 泵 石 带 车 车辆 机 员 点 点位 站 站点 桩 棚 箱 桶 牌 工 队 岗 率 类 器 设备 工具 行动 活动 班 项目 工程 面积 人数 人员 服务 作业 机械 单位 行业"
    " 中心 会 物 品 台账 记录 公告 手册 度 项 书 卡 区 栏 者 户 亭 券 线 日 费 证 章 量 数 力量 任务 制度 措施 机制"
).split())  # fmt: skip
"""Those that even a plain verb belongs to: 清洗车, 收集箱, 改造项目."""

MEASURES = ("比例", "数量", "面积", "人数", "总数", "次数", "率")
LIGHT = (*MEASURES, "行为", "现象")
"""Nouns that say little without what leads to them: 居民主动清理的比例."""

HEADS = {
    "家": ("单位", "企业", "机构", "公司", "部门"),
    "个": ("部门", "单位", "小区", "村", "行政村", "自然村", "镇街", "街镇"),
    "所": ("学校",),
    "户": ("家庭",),
}
"""Where the noun of a unit ends, whoever of it follows: 18家单位主要负责同志."""

LEADING_OUT = (
    r"各(?:相关|有关)?(?:责任单位|成员单位|单位|部门|镇\(街道\)|乡镇街道|镇街|街镇|乡镇|镇乡|街道|部门|单位|社区|村|科室|村居)", "全[区市县镇乡村省校](?:各)?", "辖区内?", "[我本](?:[区市县镇省]|街道)", "周边", "镇区", "[村路街河]边", "房前屋后", "楼[前后]", "院[内外]", "[现当]场(?!.*率)",
    "其[他它余中]", "[^,、]{2,6}期间", "多(?!媒|功|层|元)", "部分", "有关", "相关(?=.{2})", "一批", "大量", "上述", "首批", "[^、]{2,10}以来已?有?", "目前", "[当今全]年", "当[日天]", "累计", "共[计有]|共(?![享建同产])", "合计", "总计", "共有", "已", "[了着的及并、]|过(?![道街往桥期境])|等(?![候级待])|和(?![谐平睦])|与(?!会)", "新(?=、)",
    r"\d{4}年度?", "[一二三四五六七八九十]、", r"\d{1,2}[.、]", "全部", "所有", "属地", "同期", "期间", "另", "本(?=[区市镇])", "日均", "平均", "上下(?!水)", "内外?(?=、)", "不少于",
)  # fmt: skip
"""What leads to a noun and is no part of it (patterns)."""

WHERE = (
    "中段", "[东南西北两]侧", "门[前口外内]", "通道", "步道", "社区", "广场", "公园", "[大小]?街", "大道", "路(?![灯面牌口段况缘肩障])", "路口", "小区", "村", "工地", "食堂", "路段",
    "大厅", "车库", "院内", "站(?!台)", "市场", "楼", "内", "里",
)  # fmt: skip
"""How the places end that a broken thing stands at (patterns): 滨水步道座椅破损."""

_LED = re.compile("(?:并|[、和]|还|又|共|累计|已|先后|现场|集中|全[区市镇县]|目前|组织|其中)*")
_QUOTED = re.compile('"[^"]*"|《[^》]*》')
_GIVEN = re.compile("送去|送上|带去|带来|献上|表演了")


class Word(NamedTuple):
    """A word of a stretch, its ``kind`` and where it starts.

    Kinds: v verb, w verb or part of a noun, i part of a noun though a verb, u verb to jieba, g perhaps
    a verb, p preposition, d adverb, a adverb to jieba, j joint, n noun.
    """

    text: str
    kind: str
    start: int


_TABLES = (
    ("j", JOINTS),
    ("n", NOUNS),
    ("p", PREPOSITIONS),
    ("d", ADVERBS),
    ("w", JOINED & VERBS),
    ("i", JOINED),
    ("v", VERBS),
)
_KINDS = {word: kind for kind, table in reversed(_TABLES) for word in table}
_LABELS = {"p": "p", "d": "a", "c": "a", "r": "a", "t": "a", "y": "a"}


@lru_cache(maxsize=8192)
def words(stretch: str) -> tuple[Word, ...]:
    """Return the words of a stretch between two quantities; what stands in quotes is one word."""
    found: list[Word] = []
    start = 0
    for piece in _pieces(stretch):
        labelled = (
            [(piece, "n")] if piece[0] in '"《' or piece in _KINDS or _acts(piece) or _anew(piece) else tag(piece)
        )
        for whole, label in labelled:
            for word in _parts(whole):
                found.append(Word(word, _KINDS.get(word) or _kind(word, label), start))
                start += len(word)
    return tuple(found)


def _verb(stretch: str, start: int) -> int:
    """Return how long the verb is that begins at ``start``: one of the tables, or one made of two acts; 0 for none."""
    for width in (4, 3, 2):
        piece = stretch[start : start + width]
        if len(piece) == width and (piece in VERBS or piece in JOINED):
            return width if piece in VERBS else 0
    if _anew(stretch[start : start + 3]):
        return 3
    return 2 if _acts(stretch[start : start + 2]) and start + 2 < len(stretch) else 0


def _anew(piece: str) -> bool:
    """Tell whether three characters are a verb of the tables and 新 before it: 新施划停车位."""
    return len(piece) == 3 and piece[0] == "新" and piece[1:] in VERBS and piece[1:] not in JOINED


def _acts(pair: str) -> bool:
    """Tell whether two characters that are no word of the dictionary's are an act and what it leads to: 铲刮, 抹平."""
    return len(pair) == 2 and pair[0] in HANDLING and pair[1] in HANDLED and not known_word(pair)


def _pieces(stretch: str) -> list[str]:
    """Return a stretch cut behind the verbs it begins with, which jieba may not know, and round quotes."""
    cuts = {0, len(stretch)}
    led = _LED.match(stretch)
    start = led.end() if led else 0
    while width := _verb(stretch, start):
        cuts |= {start, start + width}
        start += width
    if stretch[start : start + 2] in JOINED and not stretch.startswith(OFFICIAL_WORDS, start):  # 占道|洗车
        cuts |= {start, start + 2}
    for quoted in (*_QUOTED.finditer(stretch), *_GIVEN.finditer(stretch)):
        cuts |= {quoted.start(), quoted.end()}
    return [stretch[begin:end] for begin, end in pairwise(sorted(cuts))]


def _parts(word: str) -> tuple[str, ...]:
    """Return a word of jieba's, or its verb and its object (解决问题, 平整土地, 办实事)."""
    cut = FUSED.get(word) or (2 if len(word) > 3 and word[:2] in VERBS and word not in VERBS else 0)
    return (word[:cut], word[cut:]) if cut else (word,)


def _kind(word: str, label: str) -> str:
    if _acts(word) or _anew(word):
        return "v"
    if label[0] == "v" and label != "vn":
        return "u"
    if label == "vn" or (len(word) == 2 and label == "n" and not known_word(word)):
        return "g"
    return _LABELS.get(label[0], "n")


def is_person(word: str) -> bool:
    """Tell whether a word, or the last of several, names people by what they are."""
    word = word.strip('"')
    if word.endswith(NOT_PEOPLE):
        return False
    return word in PEOPLE or word.endswith(PERSON_ENDS) or word[-2:] in PEOPLE
