import type { RecordWords } from "./en.ts";

export const records: RecordWords = {
  title: "档案",
  open: (name: string) => `打开${name}的档案`,
  unknown: "没有这位客户的档案。",
  link: "关联…",
  create: "新建…",
  later: "稍后",
  linkOther: "关联其他档案…",
  unlink: "取消关联",
  waiting: "正在等待档案…",
  cancel: "取消",
  failed: {
    identify: "未能查出这位客户是谁。",
    link: "没有关联档案。",
    create: "没有新建档案。",
  },
  again: "重试",
  answers: { yes: "是", no: "否" },
};
