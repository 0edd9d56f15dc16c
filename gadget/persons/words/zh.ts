import type { PersonWords } from "./en.ts";

export const persons: PersonWords = {
  title: "同一人的其他会话",
  page: (id: string) => `主页 ${id}`,
  latest: (page: string) => `最近在 ${page} 留言`,
  last: (time: string) => `最后记录：${time}`,
  unseen: (count: number) => `${count} 个您看不到的会话`,
  part: "不是同一人",
  partFrom: (page: string) => `不是同一人：${page}`,
  maybe: "可能是同一人",
  why: { record: "同一记录", reference: "通过同一引用而来" },
  merge: "是同一人",
  mergeWith: (page: string) => `是同一人：${page}`,
  parted: "不再显示为同一人。",
  merged: "从现在起显示为同一人。",
  undo: "撤销",
  refused: { full: "一个人最多有 50 个会话。", other: "没有任何更改。" },
  failed: "无法读取此人的其他会话。",
  again: "重试",
};
