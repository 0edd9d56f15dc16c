import type { TagWords } from "./en.ts";

export const zh: TagWords = {
  tags: "标签…",
  title: "标签",
  find: "查找标签",
  none: "没有这样的标签。",
  more: (n) => `还有 ${String(n)} 个：请输入名称的一部分`,
  tooMany: (max) => `最多选择 ${String(max)} 个。`,
  save: "保存",
  gone: "已停用",
  attributes: "编辑已知信息…",
  attributesTitle: "已知信息",
  customer: "关于客户",
  contact: "关于本次联系",
  notNumber: (example) => `请输入数字，例如 ${example}，不要用千位分隔符。`,
  unknown: "未知",
  yes: "是",
  no: "否",
  remove: "移除",
};
