import type { EmbedWords } from "./en.ts";

export const embed: EmbedWords = {
  nobody: "尚无会话",
  nobodyOf: (name: string) => `与${name}尚无会话`,
  how: "发送此链接或出示二维码：打开后即可给您写信息。",
  noPage: "没有已连接的主页，因此没有链接。",
  notThatPage: (page) => `主页 ${page} 未在此处连接，因此没有链接。`,
  link: "链接",
  code: "链接的二维码",
  page: "主页",
  copy: "复制链接",
  copied: "已复制",
  notCopied: "无法复制：请从输入框中复制。",
  ticket: {
    create: "创建工单…",
    title: "工单",
    waiting: "正在等待工单…",
    cancel: "取消",
    created: (title: string) => `已创建工单：${title}`,
    failed: "未创建工单。",
    again: "重试",
    close: "知道了",
  },
  actions: {
    more: "更多操作",
    failed: (label: string) => `“${label}”未成功。`,
    close: "知道了",
  },
};
