import type { MediaFailure } from "../../../../worker/protocol/message/content.ts";
import type { WordTools } from "../../word-tools.ts";
import type { ContentWords } from "./en.ts";

const FAILURES: Record<MediaFailure, string> = {
  too_large: "大于 25 MB",
  gone: "Meta 已不再保存",
  host_not_allowed: "文件不在 Meta 的服务器上",
  unreachable: "Meta 没有响应",
  not_stored: "没有存储空间",
  no_link: "Meta 没有提供链接",
  removed: "它已因保留期限届满而被删除",
};

const SHARES: Record<string, string> = {
  fallback: "分享的链接",
  share: "分享的链接",
  post: "分享的帖子",
  ig_post: "分享的 Instagram 帖子",
  reel: "分享的 Reels",
  ig_reel: "分享的 Instagram Reels",
  story_mention: "在快拍中提及",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "已获批准的消息",
  customer_feedback: "问卷",
  coupon: "优惠券",
  customer_information: "请求提供联系信息",
  instant_form: "潜在客户表单",
  one_time_notif_req: "提供一次性通知",
  notification_messages: "提供消息订阅",
  receipt: "收据",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "订单",
  recipient_name: "收件人",
  payment_method: "付款方式",
  address: "地址",
  subtotal: "小计",
  shipping_cost: "运费",
  total_tax: "税",
  adjustment: "折扣",
  total_cost: "总计",
  coupon_code: "代码",
  question: "问题",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "待确认",
  confirmed: "已确认",
  declined: "已拒绝",
  cancelled: "已取消",
};

const CAME_BY: Record<string, string> = {
  ADS: "通过广告进入",
  SHORTLINK: "通过 m.me 链接进入",
  CUSTOMER_CHAT_PLUGIN: "通过网站聊天窗口进入",
  MESSENGER_CODE: "通过 Messenger 码进入",
  DISCOVER_TAB: "通过 Messenger 的发现页进入",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "停止接收此类消息",
  "RESUME NOTIFICATIONS": "恢复接收此类消息",
};

const OPTINS: Record<string, string> = {
  notification_messages: "同意接收消息",
  one_time_notif_req: "申请一次性通知",
  plugin: "在网站上同意订阅",
  message_request: "接受了消息请求",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "姓名"],
  ["phone", "电话"],
  ["country", "国家/地区"],
  ["address line 1", "地址"],
  ["address line 2", "地址（第二行）"],
  ["locality", "城市"],
  ["sublocality", "区"],
  ["administrative area", "省/州"],
  ["subadministrative area", "县/市"],
  ["postal code", "邮政编码"],
]);

const CALLS: Record<string, string> = {
  connect: "客户正在呼叫",
  page_connect: "公共主页正在呼叫",
  terminate: "通话已结束",
  status: "通话",
  call_status: "通话",
  call: "通话",
};

/** What the gadget says of everything but words, in Simplified Chinese. */
export const content = ({ number }: WordTools): ContentWords => ({
  from: (kind, name, at) => `${kind}，来自 ${name}，${at}`,
  copying: (kind) => `正在复制${kind}…`,
  notCopied: (kind, why) => `无法复制${kind}：${why}。`,
  whyNotCopied: (failure) => FAILURES[failure as MediaFailure] ?? failure ?? "",
  notLoaded: (kind) => `无法加载${kind}。`,
  tryAgain: "重试",
  enlarge: (label) => `放大：${label}`,
  download: "下载",
  downloadOf: (name) => `下载 ${name}`,
  noName: "文件",
  album: (n) => `${number(n)} 张图片`,
  viewer: {
    label: "图片和视频",
    previous: "上一个",
    next: "下一个",
    close: "关闭",
    larger: "放大",
    smaller: "缩小",
  },
  morePictures: (n) => `+${n}`,
  player: {
    play: (what) => `播放：${what}`,
    pause: "暂停",
    position: "位置",
    speed: (rate) => `速度：${rate}×`,
  },
  place: (at, all) => `第 ${number(at)} 个，共 ${number(all)} 个`,

  coordinates: (latitude, longitude) => `${latitude}，${longitude}`,
  noCoordinates: "没有坐标",
  map: "打开地图",
  share: (what) => SHARES[what] ?? `分享：${what.replaceAll("_", " ")}`,
  noLink: "Meta 没有提供链接。",
  appointment: (status) =>
    status === null ? "预约" : `预约：${APPOINTMENTS[status.toLowerCase()] ?? status}`,
  noTime: "没有时间",
  inZone: (time, zone) => `${time}（${zone}）`,
  hereTime: (time) => `您所在地时间 ${time}`,
  products: (n) => (n === 1 ? "商品" : `${number(n)} 件商品`),
  productId: (id) => `编号 ${id}`,
  cards: (n) => `${number(n)} 张卡片`,
  offer: (name) => OFFERS[name] ?? null,
  template: (name) => `模板：${name.replaceAll("_", " ")}`,
  line: (what) => LINES[what] ?? null,
  offered: "快捷回复",
  offers: { user_phone_number: "电话号码", user_email: "邮箱地址" },
  reacting: "正在发送给 Meta",
  reactionRefused: "Meta 拒绝了此回应",
  reactionUnknown: "无法确定客户看到的是主页的哪个回应：Meta 没有答复。请重新回应或撤回。",
  pressed: "已点按",
  other: (what) => `${what.replaceAll("_", " ")}：Meta 没有说明如何显示。`,
  more: (names) => `另外还有：${names}`,
  moreHint: "内容已保存，但无法在此显示。Meta 的收件箱中或许可以查看。",

  thePage: "公共主页",
  aMessage: "一条消息",
  goToQuoted: "前往所回复的消息",
  quickReply: "选择了快捷回复",
  shared: { user_phone_number: "提供了电话号码", user_email: "提供了邮箱地址" },
  postback: "点按了按钮",
  fromProfile: { get_started: "开始了聊天", question: "选择了开场问题", menu: "在菜单中选择了" },
  quoteNotHere: "所回复的消息不在这里。",
  jump: {
    looking: "正在查找…",
    missing: "此对话的历史记录中没有该消息。",
    further: "消息在更早的位置。再点一次继续查找。",
    failed: "查找失败，请重试。",
  },

  unsent: (name) => `${name} 撤回了这条消息。`,
  reaction: (name, emoji) => `${name} 回应了 ${emoji}`,
  edited: (n) => (n === 1 ? "已编辑" : `已编辑 ${number(n)} 次`),
  versions: "编辑前的内容",
  noVersions: "之前的内容已不存在。",
  notAnswered: "无法获取。",
  feedback: (name, feedback) => {
    if (/^good/i.test(feedback)) return `${name} 认为有帮助`;
    return /^bad/i.test(feedback) ? `${name} 认为没有帮助` : `${name} 的评价：${feedback}`;
  },

  cameBy: ({ source, type, productId }) => {
    if (source === null) return productId === null ? "再次进入对话" : "咨询商品";
    return CAME_BY[source] ?? `进入方式：${[source, type].filter(Boolean).join("，")}`;
  },
  ad: (id) => `广告 ${id}`,
  ref: (ref) => `标记：${ref}`,
  advertised: "广告内容",
  cameFrom: "来源网页",

  references: {
    counts: "通过专属链接而来",
    forged: "通过被改动或不属于此处的链接而来",
    ended: "通过已失效的链接而来",
    other: "通过他人的链接而来",
    record: "通过为另一客户记录（并非此处关联的记录）制作的链接而来",
  },
  referenceHint: "在透露相关内容之前，请先确认对方身份。",
  referenceRecordHint: "这可能是对方的另一个账户：在透露相关内容之前，请先核实。",
  referenceWritten: "在得知对方身份之前，公共主页写道：",
  tickets: {
    asked: (name) => `${name} 请求了工单`,
    made: "已创建工单",
    closed: "工单已关闭",
    reopened: "工单已重新打开",
    changed: "工单",
    note: "工单备注",
  },
  optin: ({ what, title, status }) => {
    const did =
      (status === null ? undefined : (STATUSES[status] ?? status)) ?? OPTINS[what] ?? `订阅授权：${what}`;
    return title === null ? did : `${did}：${title}`;
  },
  accountLinking: (status) => {
    if (status === "linked") return "关联了账号";
    return status === "unlinked" ? "取消了账号关联" : `账号关联：${status}`;
  },
  threadControl: (action, from, to) => {
    switch (action) {
      case "pass":
        return `对话${from === null ? "" : `由 ${from} `}转交给 ${to ?? "（无）"}`;
      case "take":
        return `${to ?? "（无）"} ${from === null ? "" : `从 ${from} `}接管了对话`;
      case "request":
        return `${to ?? "其他应用"} 请求接管对话`;
      default:
        return `对话：${String(action)}`;
    }
  },
  us: "我们",
  appNamed: (id) => `应用 ${id}`,
  metadata: (text) => `备注：${text}`,
  feedbackGiven: "填写了问卷",
  score: (n, most) => `${number(n)} / ${number(most)}`,
  field: (name) => FIELDS.get(name) ?? name,
  detailsGiven: "发送了联系信息",
  leadGiven: "填写了潜在客户表单",
  noAnswers: "没有回答",
  leadForm: (id) => `填写了潜在客户表单${id === null ? "" : `（${id}）`}`,
  leadFormHint: "填写的内容在 Meta 的潜在客户中心。",
  order: (n) => `订购了 ${number(n)} 件商品`,
  orderLine: (quantity, name, price) =>
    [quantity === null ? "" : `${quantity} ×`, name, price === null ? "" : `单价 ${price}`]
      .filter(Boolean)
      .join(" "),
  note: (text) => `备注：${text}`,
  coupon: (code) => (code === null ? "领取了优惠券" : `领取了优惠券 ${code}`),
  label: (action, label) => {
    if (action === "add") return `在 Meta 的收件箱中添加了标签“${label}”`;
    return action === "remove"
      ? `在 Meta 的收件箱中移除了标签“${label}”`
      : `Meta 收件箱中的标签“${label}”：${action}`;
  },
  call: (what, status) => {
    const did = CALLS[what] ?? `通话：${what.replaceAll("_", " ")}`;
    return status === null ? did : `${did}（${status.replaceAll("_", " ").toLowerCase()}）`;
  },
  callHint: "请在 Meta 的收件箱中接听。",
  adminText: (text) => `Meta：${text}`,
  retention: (upTo) => `${upTo} 及之前的消息已因保留期限届满而被删除`,
  holdSet: (name, reason) => `${name} 对此会话设置了法律保留：${reason}`,
  holdLifted: (name, reason) => `${name} 解除了法律保留：${reason}`,
  elsewhere: {
    reaction: (name, emoji) =>
      emoji === null
        ? `${name} 取消了对一条消息的回应，该消息不在这里`
        : `${name} 对一条消息回应了 ${emoji}，该消息不在这里`,
    edit: (name, text) => `${name} 编辑了一条不在这里的消息，现在的内容是：${text}`,
    unsend: (name) => `${name} 撤回了一条不在这里的消息`,
    comment: (name: string) => `${name} 更改了一条不在此处的评论`,
    feedback: (name, feedback) => `${name} 评价了一条不在这里的消息：${feedback}`,
  },

  unsupported: "收到了无法在此显示的内容",
  unsupportedKind: (what) => `类型：${what}`,
  unsupportedHint: "内容已按 Meta 发送的原样保存。Meta 的收件箱中或许可以查看，否则请询问客户。",
});
