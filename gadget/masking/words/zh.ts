import type { MaskingWords } from "./en.ts";

export const masking: MaskingWords = {
  hidden: "已隐藏",
  kinds: {
    card: "卡号",
    iban: "账号（IBAN）",
    email: "电子邮箱",
    phone: "电话号码",
    own: "其他号码",
  },
  isHidden: (kinds) => `已隐藏：${kinds}`,
  show: "显示…",
  isShown: "仅对您显示",
  hide: "重新隐藏",
  title: "显示隐藏内容",
  hint: "您查看过以及查看原因会被记录。",
  reason: "原因",
  choose: "选择原因",
  cancel: "取消",
  doShow: "显示",
  refused: "您无权查看此内容。",
  failed: "无法显示，请重试。",
};
