import type { PastWords } from "./en.ts";

export const pastZh: PastWords = {
  title: "以前的对话",
  what: "从 Meta 取回主页连接之前与所有人的对话。不会通知任何人，这些对话以已关闭状态出现。已有的内容不会重复取回。",
  limits:
    "Meta 每秒大约允许两次查询，因此可能需要数小时；您可以离开此页面。对于每个对话，Meta 只保证提供最新的 20 条消息，30 天没有动静的消息请求不会列出。",
  start: "取回以前的对话",
  stop: "停止",
  goOn: "继续",
  again: "再次取回",
  tryAgain: "重试",
  listing: (found) => `Meta 正在列出对话：目前 ${found} 个`,
  reading: (done, found) => `约 ${found} 个对话中的 ${done} 个`,
  messages: (n) => `新消息：${n}`,
  progress: "以前的对话",
  stopped: (time) => `已停止：${time}。`,
  done: (time) => `Meta 提供的内容已全部取回。完成时间：${time}。`,
  refused: (code) => `Meta 拒绝了（代码 ${code}）。请先在上方测试连接，然后重试；将从原处继续。`,
  waitsForMeta: (time) => `为遵守 Meta 的限制，暂停至 ${time}，之后自动继续。`,
  waitsForPage: "等待中：主页已暂停。问题解决后会自动继续。",
  short: (n) => `Meta 只提供最新消息的对话：${n}`,
  unread: (n) => `Meta 不允许读取的对话：${n}`,
  by: (name, time) => `由 ${name} 开始，${time}`,
  sinceLabel: "只取此日期之后的对话",
  sinceHint: "留空则取全部。所取的每个对话都完整取回，包括更早的内容。",
  since: (time) => `${time} 之后的对话`,
};
