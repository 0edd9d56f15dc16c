import { wordTools } from "../../words/word-tools.ts";
import type { CustomerWords } from "./en.ts";

const { number, plural } = wordTools("zh");

export const customer: CustomerWords = {
  title: "客户信息",
  close: "关闭",
  facts: {
    language: "语言",
    profile: "个人资料",
    localTime: "当地时间",
    first: "首次联系",
    last: "最近消息",
    ref: "来源",
  },
  asTheyWrite: (language) => `${language}（根据所写内容）`,
  timeIn: (time, country) => `约 ${time}（${country}，根据个人资料）`,
  timesIn: (from, to, country) => `${from} 至 ${to} 之间（${country}，根据个人资料）`,
  atLatest: (date) => `${date} 或更早`,
  contacts: {
    title: "联系记录",
    open: "进行中",
    closed: "已结束",
    customerBegan: "客户来信",
    agentBegan: "我们先发起",
    answeredBy: (name, after) => `${name} 在 ${after} 后答复`,
    answered: (after) => `${after} 后得到答复`,
    unanswered: "未答复",
    closedBy: (name) => `由 ${name} 结束`,
    closedByItself: "自动结束",
    satisfied: (score) => `满意度 ${number(score)}/5`,
    none: "这里还没有记录。",
    all: (n) => plural(n, { other: "再显示 # 条" }),
  },
  notes: { title: "备注", none: "已加载的消息中没有。" },
  files: { title: "文件", none: "已加载的消息中没有。" },
  links: { title: "链接", none: "已加载的消息中没有。" },
  noneAtAll: "此对话中没有。",
  further: "继续向前查找",
  noneFurther: "那里没有，更早的还有消息。",
  toMessage: (by, when) => `转到 ${by} 的消息，${when}`,
  looking: "正在查找…",
  failed: "无法加载。",
  again: "重试",
  jump: {
    looking: "正在查找该消息…",
    there: "",
    missing: "该消息已不存在。",
    further: "该消息在很早以前。再按一次继续查找。",
    failed: "无法加载更早的消息。按一下重试。",
  },
};
