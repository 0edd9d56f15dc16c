import type { OfferWords } from "./en.ts";

export const offers: OfferWords = {
  region: "待接会话",
  isOffered: "等您接手",
  inQueue: (queue) => `来自${queue}，等您接手`,
  from: (name) => `来自 ${name}`,
  waits: (since) => `已等 ${since}`,
  accept: "接手",
  decline: "不接",
  whyDecline: "为什么不接？",
  noReason: "不说原因",
  lost: "没有连接：这里不知道它是否仍有效。",
  isOver: "时间已到。",
  isGone: "已不再等您接手。",
  taken: (by, customer) => `${by} 接手了 ${customer}`,
  isGiven: "已分配给您",
  givenFrom: (queue) => `来自${queue}，已分配给您`,
  open: "打开",
  dismiss: "关闭",
  announceOffer: (customer, queue, said) =>
    `${queue === "" ? "" : `来自${queue}：`}${customer} 等您接手：${said}`,
  announceGiven: (customer, queue, said) =>
    `${queue === "" ? "" : `来自${queue}：`}${customer} 已分配给您：${said}`,
  several: (n) => ({ title: `${n} 位客户等您`, text: "打开会话即可查看。" }),
  missed: (n) => `您已被设为离开：有 ${n} 次没有回应。`,
  idle: (long) => `您已被设为离开：这里已有 ${long} 没有动作。`,
  setAway: (by) => `${by} 将您设为离开。`,
  back: "我回来了",
  sound: "打开声音和桌面通知",
};
