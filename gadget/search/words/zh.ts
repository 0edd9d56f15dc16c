import { wordTools } from "../../words/word-tools.ts";
import type { SearchWords } from "./en.ts";

const { plural, number } = wordTools("zh");

export const search: SearchWords = {
  title: "搜索",
  close: "关闭",
  box: "客户、消息、备注",
  go: "搜索",
  hint: "姓名，或某人写过的词。加引号则按原样查找。",
  recent: "之前搜索过",
  people: "客户",
  messages: "消息",
  note: "备注",
  morePeople: "更多客户",
  moreTold: "还有更多对话符合：筛选列表即可查看全部。",
  toldIn: (n) => `标签和已知信息只在进行中的对话和最近关闭的 ${number(n)} 个对话中查找。`,
  more: "显示更多",
  moreHere: (name) => `与 ${name} 的对话中的更多结果`,
  within: (name) => `在与 ${name} 的对话中`,
  everywhere: "搜索全部",
  found: (n) => plural(n, { other: "# 个对话" }),
  foundMore: (n) => `前 ${number(n)} 个对话`,
  looking: "正在搜索…",
  nothing: "没有找到。",
  nothingHere: "用这些筛选条件没有找到。",
  looked: (n) => `目前已查看 ${plural(n, { other: "# 个对话" })}。`,
  goOn: "继续查找",
  noFilters: "不用筛选条件搜索",
  building: (done, total) =>
    total === 0
      ? "搜索正在准备，还不能找到全部内容。"
      : `搜索正在准备：${number(total)} 个对话中的 ${number(done)} 个。还不能找到全部内容。`,
  off: "此工作台不保留可搜索的内容。",
  failed: "无法搜索。",
  offline: "没有连接。恢复后会继续。",
  again: "重试",
  filters: "筛选",
  by: {
    label: "作者",
    any: "任何人",
    customer: "客户",
    page: "主页的任何人",
    agents: "客服",
    notes: "写给同事的",
  },
  since: {
    label: "时间",
    any: "任何时间",
    day: "最近 24 小时",
    week: "最近 7 天",
    month: "最近 30 天",
    year: "最近一年",
  },
  status: { label: "状态", any: "任何状态", open: "进行中", closed: "已结束" },
  owner: { label: "归谁", any: "任何人", mine: "我的", nobody: "没有人的" },
  page: { label: "主页", any: "所有主页" },
  rebuild: "重新准备搜索",
  jump: {
    looking: "正在查找消息…",
    there: "",
    missing: "这条消息已不存在。",
    further: "这条消息在很久以前。再按一次继续查找。",
    failed: "无法加载更早的消息。按一下重试。",
  },
};
