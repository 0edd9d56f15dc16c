import type { TicketWords } from "./en.ts";

export const tickets: TicketWords = {
  title: "工单",
  closed: "已关闭",
  ask: "请求工单…",
  about: "工单的内容是什么？",
  send: "请求",
  cancel: "取消",
  asked: (name: string, since: string) => `${name} 于 ${since} 前请求了工单，正在创建。`,
  unanswered: "尚无人创建此工单。请再次请求，或告知负责工单系统的人。",
  again: "重试",
  refused: {
    full: "未关闭的工单过多，请先关闭一张。",
    nobody_told: "已没有连接的工单系统。",
    other: "未能请求工单。",
  },
  failed: "无法读取工单。",
};
