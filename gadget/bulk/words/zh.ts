import type { BulkWords } from "./en.ts";

export const bulk: BulkWords = {
  title: "批量处理",
  selected: (n) => `已选 ${n} 个`,
  all: (n) => `全选显示的 ${n} 个`,
  most: (n) => `一次最多 ${n} 个。`,
  end: "结束选择",
  does: { close: "结束", give: "分配…", tag: "标签…", snooze: "搁置…" },
  deeds: {
    close: (n) => `结束 ${n} 个对话`,
    give: (n) => `分配 ${n} 个对话`,
    tag: (n) => `更改 ${n} 个对话的标签`,
    snooze: (n) => `搁置 ${n} 个对话`,
  },
  phases: {
    waits: (deed) => `${deed}：即将开始`,
    runs: (deed, done) => `${deed}：目前完成 ${done} 个`,
    done: (deed, done) => `${deed}：完成 ${done} 个`,
    undone: (deed) => `${deed}：已撤销，什么都没有做`,
    stopped: (deed, done) => `${deed}：已停止，完成 ${done} 个`,
    interrupted: (deed, done) => `${deed}：已中断，完成 ${done} 个`,
  },
  not: (n) => `，${n} 个未完成`,
  states: { not: "未完成", asked: "不知道是否已完成", refused: "未完成" },
  noConnection: "没有连接。已请求的会再次请求，不会重复执行。",
  undo: "撤销",
  stop: "停止",
  goOn: "继续",
  dismiss: "关闭提示",
  without: (n, all) => `${all} 个中有 ${n} 个不能处理`,
  why: {
    closed: "对话已结束。",
    colleague: "由同事负责。",
    nobody: "还没有人负责：须先接手。",
  },
  goOnWith: (n) => `继续处理 ${n} 个`,
};
