import type { ContactWords } from "./en.ts";

export const zh: ContactWords = {
  putAside: "搁置…",
  closeNext: "结束并处理下一个",
  snooze: {
    title: "搁置",
    hint: "对话仍归您，届时会回到您这里。",
    times: { hour: "一小时后", afternoon: "今天下午", tomorrow: "明天上午", monday: "周一上午" },
    atTime: "指定时间",
    time: "日期和时间",
    untilWritten: "客户来消息时",
    orWritten: "或客户一来消息就恢复",
    late: "已过回复时限",
    does: "搁置",
  },
  close: {
    title: "结束",
    about: "本次联系的内容是什么？",
    required: "请至少选择一项。",
    tooMany: (max) => `最多选择 ${String(max)} 项。`,
    note: "给同事的备注",
    does: "结束",
  },
};
