import type { MaskingAdminWords } from "./en.ts";

export const maskingZh: MaskingAdminWords = {
  title: "信息隐藏",
  intro:
    "并非所有人都需要看到的号码，会在消息、备注、列表、搜索和记录中隐藏。存储的内容保持完整，随时可以关闭。",
  isOn: "在此服务台隐藏",
  kindsTitle: "隐藏内容",
  kinds: { card: "卡号", iban: "账号（IBAN）", email: "电子邮箱", phone: "电话号码" },
  countries: "电话号码所属国家",
  countriesHint:
    "最多五个，每个两个字母，例如 CN、SG：这些国家的号码不带国家代码也能识别，其他号码需带国家代码。",
  patterns: "自定义格式",
  patternsHint:
    "每行一个，带名称：“客户编号: KD-######”。# 为数字，@ 为字母，* 为二者之一，\\ 表示其后的字符照原样。",
  spared: "从不隐藏",
  sparedHint: "每行一个：贵公司自己的电话、邮箱。",
  who: "谁可看到全部",
  reveals: "谁可说明原因后查看消息",
  roles: { agent: "客服", supervisor: "主管", admin: "管理员", service: "持令牌的程序" },
  reasons: "可选原因",
  reasonsHint: "每行一个。留空：由查看者填写。",
  programs: "程序得到的内容",
  webhooks: "Webhook 得到全部内容",
  bots: "机器人得到全部内容",
  programsHint: "持密钥的程序，若密钥有“隐藏内容”权限，则得到全部内容。",
  tryTitle: "试一试",
  tryLabel: "一段客户的文字",
  tryPress: "查看会隐藏什么",
  outcome: "阅读时的样子",
  nothing: "其中没有隐藏任何内容。",
  save: "保存",
  saved: "已保存。",
  wrong: {
    countries: "最多填写五个国家，每个两个字母。",
    pattern: (line) => `“${line}”不是有效格式：需要名称、冒号，以及至少四个字母或数字，其中含 #、@ 或 *。`,
    tooMany: (most) => `最多 ${most} 行。`,
  },
};
