import type { PrivacyWords } from "./en.ts";

export const privacy: PrivacyWords = {
  title: "隐私",
  held: (by: string, when: string, reason: string) => `${by} 于 ${when} 设置法律保留：${reason}`,
  reason: "原因",
  cancel: "取消",
  failed: "服务台未能执行，请重试。",
  set: {
    begin: "法律保留…",
    ask: "将此会话设为法律保留？",
    what: "在解除之前，其内容不会因过期而移除，也无人能清除。原因会写在会话中。",
    press: "设置保留",
  },
  lift: {
    begin: "解除法律保留…",
    ask: "解除法律保留？",
    what: "此后它与其他会话一样会被移除和清除。原因会写在会话中。",
    press: "解除保留",
  },
  export: {
    press: "导出所保存的全部数据 (zip)",
    given: "下载已开始；中断的下载无法打开。十分钟内也可在此下载：",
    download: "下载",
    failed: "未能取得存档，请重试。",
  },
};
