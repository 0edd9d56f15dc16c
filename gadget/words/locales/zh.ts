import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type { FailureCode, Waiting } from "../../../worker/protocol/message/entry.ts";
import type { RefusalCode } from "../../wire/commands.ts";
import { about } from "../about.ts";
import type { WordTools } from "../word-tools.ts";
import { known, tagged } from "../tagged.ts";
import { handedOver } from "../handed-over.ts";
import { wordsOfFailure } from "../failure-words.ts";
import { content } from "./content/zh.ts";
import { failures } from "./failures/zh.ts";
import type { Strings } from "./en.ts";

const BOT_FAULTS = {
  not_reached: "无法连接",
  bad_address: "地址不被允许",
  no_secret: "没有密钥",
  too_large: "回复过长",
  bad_answer: "回复无效",
  gone: "规则中已没有它",
  not_sendable: "Messenger 不接受其消息",
  endless: "没有结束对话",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "已超过 Meta 允许的回复时限",
  customer_unavailable: "对方再次发来消息之前，Messenger 无法联系到对方",
  thread_owned_by_another_app: "此对话在 Meta 由另一个应用控制",
  rejected: "Meta 拒绝了此消息",
  too_many_attempts: "多次尝试均未成功",
  earlier_part_failed: "消息的前一部分发送失败",
  earlier_part_unknown: "无法确定前一部分是否送达",
  file_gone: "其文件已不再保留",
  quote_taken_back: "客户撤回了它引用的消息。重新发送时将不带引用",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "现在仍可撤回",
  page_paused: "公共主页已暂停发送",
  page_slow: "Meta 要求此公共主页放慢发送速度",
  retry: "上一次尝试未成功",
  confirmation: "等待时间过长，请确认后再发送",
  page_not_connected: "公共主页尚未连接",
  uploading: "其文件正在上传到 Meta",
  in_line: "正在排队，在此公共主页的消息中排第 # 位",
};

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "从另一个应用接管了对话",
  release: "允许其他应用回复",
  pass: "将对话转交给另一个应用",
  request: "向另一个应用请求了对话",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "屏蔽了客户",
  unblock: "取消屏蔽了客户",
  move_to_spam: "将对话移至垃圾消息",
};

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "服务器无法识别此操作。重新加载页面或许有用。",
  too_many_commands: "操作过于频繁，请稍后再试。",
  not_found: "您的工作台中没有此内容，或已不存在。",
  not_allowed: "您的角色没有此权限。",
  not_yours: "此对话由同事负责，或由其他团队答复。",
  taken: "同事已先于您接管此对话。",
  target_unavailable: "目前无法这样做：没有人可以接手。",
  changed: "您查看之后又有新消息。",
  window_closed: "已超过 Meta 允许的回复时限。",
  customer_unavailable: "对方再次发来消息之前，Messenger 无法联系到对方。",
  thread_held: "此对话在 Meta 由另一个应用控制。请接管或请求对话。",
  not_sendable: "Messenger 不会接受这样的消息。",
  not_kept: "无法将其保存为模板。",
  customer_blocked: "此客户已被屏蔽。取消屏蔽后才能发送消息。",
  media_not_ready: "此文件尚未复制。",
  record_unavailable: "Meta 目前不提供其记录。请稍后重试。",
  refused_by_meta: "Meta 拒绝了此操作。",
  wrong_state: "已无法执行：消息的状态已改变。",
  wrap_up: "请说明本次联系的内容：从现有的结束代码中选择。",
  tag: "此标签已不存在，或者该会话的标签已达上限。",
  attribute: "不再接受此值。请查看现在要求填写的内容。",
  pass_invalid: "您的登录未被接受。",
  too_many_threads: "此窗口打开的对话过多。",
  unavailable: "无法连接服务器，请稍后再试。",
  lost: "连接已中断，请重试。",
  session_changed: "发送之前已有其他人登录。",
  stale: "这条消息写于一段时间之前，一直未发出，内容可能已过时。",
  too_large: "文本过长，无法发送。",
  not_seen: "此对话现由其他团队负责。您写的内容会保留。",
  undo_too_late: "来不及撤销：消息已不再暂缓。",
};

const KINDS: Record<string, string> = {
  message: "消息",
  image: "图片",
  video: "视频",
  audio: "语音消息",
  file: "文件",
  sticker: "贴图",
  location: "位置",
  share: "分享的链接",
  appointment_booking: "预约",
  product: "商品",
  template: "带按钮的消息",
  cards: "卡片",
  receipt: "收据",
  other: "附件",
  referral: "通过链接进入",
  optin: "订阅授权",
  account_linking: "账号关联",
  thread_control: "应用间转交",
  feedback: "问卷",
  customer_information: "联系信息",
  lead_form: "潜在客户表单",
  order: "订单",
  coupon: "优惠券",
  label: "标签",
  call: "通话",
  admin_text: "Meta 的提示",
  reaction: "心情回应",
  edit: "已编辑的消息",
  unsend: "已撤回的消息",
  game_play: "玩了游戏",
  payment: "付款",
  pre_checkout: "开始购买",
  checkout_update: "购买已更改",
  untold_message: "Meta 不再显示的消息",
  "empty message": "没有可见内容的消息",
  change: "消息的更改",
};

const aside = (by: string, until: string, onMessage: boolean) =>
  `${by && `${by} `}搁置了此对话${until && `，直到 ${until}`}${onMessage ? `${until ? "或" : "，直到"}客户来信` : ""}`;

/** Every word the gadget says in Simplified Chinese. */
export default function chinese(tools: WordTools): Strings {
  const { number, list, wordOf, graphCode } = tools;
  return {
    beside: () => ({
      page: (id) => `公共主页 ${id}`,
      kind: (what) => wordOf(KINDS, what).replaceAll("_", " "),
      several: (n, kind) => (n! > 1 ? `${number(n!)} × ${kind}` : kind),
      offeredToYou: "等你接手",
      waitsFor: (name) => `等待 ${name}`,
      offeredTo: (names) => `等 ${list(names)} 接手`,
      asked: (names) => `已请 ${list(names)} 接手`,
      helping: (names) => `${list(names)} 协助中`,
      asideUntil: (time, onMessage) => `搁置至 ${time}${onMessage ? `${time && " 或"}客户来信` : ""}`,
    }),
    list: () => ({
      views: {
        inbox: "收件箱",
        mine: "我的",
        unassigned: "未分配",
        open: "进行中",
        closed: "已结束",
        aside: "已搁置",
        all_aside: "全部搁置",
        mentions: "提及我的",
      },
      viewsLabel: "对话",
      viewCount: (n) => `${number(n)} 个对话`,
      emptyView: {
        inbox: "没有分配给您的对话，也没有等待接待的客户。",
        mine: "没有分配给您的对话。",
        unassigned: "没有等待接待的客户。",
        open: "没有进行中的对话。",
        closed: "没有已结束的对话。",
        aside: "您没有搁置的对话。",
        all_aside: "没有人搁置对话。",
        mentions: "没有备注提及您。",
      },
      emptySort: { waiting: "这里没有等待回复的客户。", window: "这里没有可回复的对话。" },
      elsewhere: {
        unassigned: (n) => `${number(n)} 个对话等待接待。`,
        mine: (n) => `${number(n)} 个对话由您负责。`,
        open: (n) => `${number(n)} 个对话由同事负责。`,
      },
      showThem: "查看",
      showAll: "显示全部",
      showMore: "显示更多",
      unanswered: (n, isMore) => `${number(n)} 条${isMore ? "或更多" : ""}未回复`,
      failed: "未送达",
      comment: "帖子下的评论",
      answeredPrivately: "已私信回复",
      cameFromComment: "来自评论",
      mentionsYou: "有备注提及您",
      tickets: (n) => (n === 1 ? "有未关闭工单" : `${n} 张未关闭工单`),
      ticketAsked: "已请求工单",
      failedBefore: "有一条回复未送达",
      leftList: "已不在此列表中",
      paused: "已暂停发送",
      waits: (since) => `已等待 ${since}`,
      closesIn: (left) => `还剩 ${left} 可回复`,
      draft: (text) => `草稿：${text}`,
      ring: {
        open: "Meta 允许回复",
        soon: "Meta 的回复时限即将结束",
        late: "Meta 的 24 小时已过；人工仍可回复",
        closed: "Meta 的回复时限已过或尚未开始",
      },
      preview: (author, text) => (author === null ? text : `${author}：${text}`),
    }),

    label: "Messenger 对话",

    loading: "正在加载…",
    signInFirst: "等待您登录。",
    you: "您",
    pageInbox: "公共主页收件箱",
    otherApp: (appId) => (appId === null ? "其他应用" : `其他应用（${appId}）`),
    thePage: "公共主页",
    choose: "请选择一个对话",
    chooseHint: "消息和回复框会显示在这里。",

    conversation: "对话",
    back: "返回列表",
    unassigned: "未分配",
    owner: (name, isMe) => (isMe ? "由您负责" : `由 ${name} 负责`),
    closedStatus: "已结束",
    tryAgain: "重试",

    messages: (customer) => `与 ${customer} 的消息`,
    older: "更早的消息",
    olderAtMeta: "在 Meta 查找更早的消息",
    noneAtMeta: "Meta 没有更早的消息。",
    noMessages: "暂无消息。",
    newSince: "您离开后的新消息",
    wroteAgain: (customer) => `${customer} 再次联系`,
    foldedLines: (n, lines) => `${number(n)} 条事件：${lines}`,
    newBelow: (n) => `${number(n)} 条新消息`,
    toEnd: "跳至最新消息",
    aside,
    system: (line, name, time) => {
      const by = line.by ? name(line.by) : null;
      const note = "note" in line && line.note ? `：${line.note}` : "";
      switch (line.event) {
        case "assigned": {
          const to = name(line.to);
          if (by === null)
            return `已分配给 ${to}${line.why === "one_more_thing" ? "：客户又来信了" : ""}${note}`;
          return (
            (by === to
              ? `${to} ${line.why === "accept" ? "接受" : "接待"}了此对话`
              : `${by} 将此对话分配给 ${to}`) + note
          );
        }
        case "released":
          return by === null ? "已放回队列" : `${by} 将此对话放回队列`;
        case "closed":
          if (line.why === "silence") return "已结束：双方不再来信";
          return (by === null ? "已结束" : `${by} 结束了此对话`) + about(line);
        case "reopened":
          return by === null ? "已重新打开" : `${by} 重新打开了此对话`;
        case "snoozed":
          return aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
        case "woken":
          return by === null ? "搁置已结束" : `${by} 重新接手此对话`;
        case "queued":
          if (by !== null) return `${by} 将此对话转给 ${line.queue || "所有人"}${note}`;
          if (line.why === "overflow") return `转到${line.queue || "所有人"}：之前无人能接待`;
          return line.queue === ""
            ? "等待任意客服"
            : `在 ${line.queue} 中等待${line.rule ? `（${line.rule}）` : ""}`;
        case "bot":
          return `由${line.bot}接待`;
        case "handed_over":
          return handedOver(line, "客户要求人工服务", `${line.bot}没有回复`, `由${line.bot}转交`, BOT_FAULTS);
        case "transferring":
          return `${by ?? ""} 请 ${line.place || list(line.to.map(name))} 接手${note}`;
        case "passed":
        case "returned":
          if (line.why === "take") return `${by ?? ""} 已撤回对 ${list(line.from.map(name))} 的请求`;
          return `${list(line.from.map(name))} ${passed(line.why)}${line.event === "returned" ? `，仍由 ${name(line.to)} 负责` : ""}${line.reason ? `：${line.reason}` : ""}`;
        case "invited":
          return `${by ?? ""} 邀请了 ${name(line.to)}${note}`;
        case "uninvited":
          return `${name(line.who)} 不再协助`;
        case "note":
          return `${by ?? ""} 的备注${line.to ? `（给 ${name(line.to)}）` : ""}：${line.text}`;
        case "answered":
          return "已在别处回复：不再询问任何人";
        case "raised":
          return `${by ?? ""}请求帮助${line.note === undefined ? "" : `：${line.note}`}`;
        case "lowered":
          return `${by ?? ""}：不再需要帮助`;
        case "tagged":
          return `${by ?? ""}：${tagged(line, "添加标签：", "移除标签：")}`;
        case "attributes":
          return `${by ?? ""}：${known(line, "是", "否", "不再已知：")}`;
        case "thread_control":
          return `${by ?? ""} ${THREAD_CONTROL[line.action]}${line.to === null ? "" : `（应用 ${line.to}）`}`;
        case "moderated":
          return `${by ?? ""} ${MODERATED[line.action]}：${line.reason}`;
        default:
          return "";
      }
    },

    state: {
      held: "暂缓发送",
      waiting: "等待连接",
      asked: "正在发送…",
      queued: "等待发送",
      sending: "正在发送…",
      sent: "已发送",
      delivered: "已送达",
      read: "已读",
      unknown: "无法确定是否送达",
      failed: "未送达",
      withdrawn: "已撤回",
    },
    automatic: "自动回复",
    standby: "当时对话由另一个应用控制",
    fetched: { imported: "来自 Meta 的记录", recovered: "中断期间遗漏，之后补取" },

    notLoaded: "聊天的部分内容无法加载，请稍后重试。",

    actions: () => ({
      ownerViews: "也在查看",
      looksSilently: "你正在静默查看",
      ownerWrites: "正在输入…",
      viewing: (names) => `${list(names)}也在查看`,
      writing: (names) => `${list(names)}正在输入…`,
      announce: (author, text) => `${author}：${text}`,
      listTools: {
        sortLabel: "列表排序",
        sorts: {
          latest: "全部，最新在前",
          waiting: "等待回复，等待最久在前",
          window: "可回复，最先到期在前",
          priority: "等待回复，优先级最高在前",
        },
        views: "视图和筛选",
        filter: "按姓名或内容筛选",
        filtered: (n, all) => `已加载 ${number(all)} 个，符合 ${number(n)} 个`,
        noMatch: "已加载的对话中没有符合的结果。",
        more: "更多列表",
        searchAll: "搜索所有说过的内容",
        newRows: (n) => `${number(n)} 个新对话`,
      },
      delivery: {
        queuedBecause: (waiting, next) =>
          `等待中：${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `；下次尝试 ${next}`}`,
        failedBecause: (failure) => {
          const [why, help] = wordsOfFailure(failure, FAILURES, failures);
          return `未送达：${why}${help === null ? "" : `。${help}`}`;
        },
        details: "详情",
        attempts: (n) => `尝试了 ${number(n)} 次`,
        graphAnswer: (code) => `Meta 错误 ${code}`,
      },
      attempts: { file: "文件", noAnswer: "没有答复", notTold: "目前无法显示各次尝试。", askAgain: "重试" },
      part: (part, parts) => `第 ${number(part)} 部分，共 ${number(parts)} 部分`,
      settled: { arrived: "已标记为送达", sent_again: "已在下方重试", dismissed: "已忽略" },
      choices: {
        undo: (seconds) => `撤销（${number(seconds)}）`,
        withdraw: "撤回",
        confirm: "立即发送",
        arrived: "已经送达",
        again: "再次发送",
        retry: "重试",
        dismissed: "忽略",
      },
      handling: {
        take: "接待",
        takeOver: "接手",
        release: "放回队列",
        close: "结束",
        reopen: "重新打开",
        wake: "恢复处理",
        more: "此对话的更多操作",
      },
      connectionNews: {
        held: "您之前写的一条消息尚未发出，等待您确认。",
        show: "查看",
        redeployed: "服务器已更新，重新加载即可使用新内容。",
        behind: (own, theirs) => `此页面的聊天版本为 ${own}，服务器为 ${theirs}。重新加载或可获得新版本。`,
        ahead: (own, theirs) =>
          `此页面的聊天版本为 ${own}，服务器仍为 ${theirs}：部分功能可能无法使用。重新加载或许有用。`,
        reload: "重新加载",
        later: "稍后",
      },
      presence: { available: "在线", away: "离开", offline: "离线", busy: "忙碌" },
      team: "团队",
      figures: "数据",
      presenceLabel: "可接待对话",
      notices: "带提示音的桌面通知",
      closing: (until) => `尚未回复。Meta 在 ${until} 之前接受回复。`,
      manyClosing: (n) => ({
        title: `${number(n)} 位客户尚未得到回复`,
        text: "Meta 的回复期限即将结束。",
      }),
      manyWrote: (n, isMore) => ({
        title: `${number(n)}${isMore ? "+" : ""} 位客户发来消息`,
        text: "在此页面未连接期间。",
      }),
      heldSpoken: "您的消息会暂缓片刻。在空输入框中按 Ctrl+Z 或 ⌘+Z 可撤回。",
      changedTitle: "您查看之后又有新消息",
      changedByYou: "您在此期间从另一个窗口写了消息",
      changedByCustomer: "您查看之后客户又写了消息",
      handledTitle: "您查看之后对话有了变化",
      changedMore: (n) => `另有 ${number(n)} 条`,
      refusedTitle: "您的消息未发送",
      noConversation: "您的工作台中没有此对话。",
      erasedConversation: "此会话已被删除，您在其中写的内容也未保留。",
      refusal: (refusal) => wordOf(REFUSALS, refusal.code),
      yourMessage: "您的消息",
      sendAnyway: "仍然发送",
      edit: "编辑",
      discard: "放弃",
      furtherRefused: (n) => `其后还有 ${number(n)} 条`,
      behind: "等待您决定前一条消息",
      dismiss: "关闭",
      message: "消息",
      placeholder: "输入消息…",
      dropHere: "将文件拖放到此处",
      voice: "录制语音消息",
      canned: "快捷回复",
      writeNote: "给同事的备注",
      noFiles: "暂时无法从这里发送文件。可以在 Meta 自己的收件箱里发送。",
      unfilled: (blank) => `${blank} 将原样发送。`,
      sendAsIs: "原样发送",
      send: "发送",
      unitsLeft: (n) => `还可输入 ${number(n)} 个字符`,
      unitsLeftInOne: (n) => `单条消息还可输入 ${number(n)} 个字符`,
      sendHint: { enter: "Enter 发送，Shift+Enter 换行", "mod-enter": "Ctrl+Enter 或 ⌘+Enter 发送" },
      severalParts: (n) => `将分为 ${number(n)} 条消息发送`,
      windowOpen: (until) => `可在 ${until} 前回复`,
      windowHuman: (until) => `Meta 的 24 小时已过；人工可在 ${until} 前回复`,
      windowUntried: (until) => `Meta 的 24 小时已过。在 ${until} 之前，人工回复也许仍能发出：请尝试。`,
      windowDoubted: "Meta 表示回复时限已结束，并拒绝了一条消息。",
      windowRefused: (at) =>
        `Meta 的 24 小时已于 ${at} 结束，且 Meta 拒绝了此公共主页之后的人工回复（Human Agent）。`,
      askAgain: "再试一次",
      sendApproved: "发送已批准的消息",
      windowExpired: (at) => `Meta 的回复时限已于 ${at} 结束，客户再次发来消息后重新开始。`,
      windowBarred: ({ owner, queue, mayTake }) => {
        if (owner === null) return `此对话在 ${queue ?? ""} 中等待，仅由其成员答复。`;
        return mayTake
          ? `此对话由 ${owner.name} 负责。接管后即可答复，或请对方邀请您。`
          : `此对话由 ${owner.name} 负责，由其他团队答复。请对方邀请您，或联系主管。`;
      },
      windowDisconnected: "此主页已断开连接，无法发送。请联系管理员重新连接；您写的内容会保留在这里。",
      windowNever: "客户尚未发来消息。收到消息后即可回复。",
      windowUnavailable: "对方再次发来消息之前，Messenger 无法联系到对方。",
      pageWarned: ({ action, reason }, at) =>
        `${action === "block" ? "Meta 封禁了此公共主页" : "Meta 警告了此公共主页"}（${at}）${reason === null ? "。" : `：${reason}`}`,
      pageTroubled: ({ stops }, at) => {
        const said = {
          sending: `自 ${at} 起，发给客户的消息可能无法送出。`,
          receiving: `自 ${at} 起，客户的消息可能无法收到。`,
          both: `自 ${at} 起，消息可能无法收发。`,
          soon: `与 Meta 的连接将于 ${at} 结束。`,
        };
        return `${said[stops]}管理员可在主页设置中处理。`;
      },
      pagePaused: (pause, since) =>
        `此公共主页自 ${since} 起暂停发送：${pauseReason(pause.code)}（Meta ${graphCode(pause.code, pause.subcode)}）。`,
      closeAnyway: "仍然结束",
      cancel: "取消",
      heldByApp: (appId) =>
        `此对话在 Meta 由另一个应用${appId === null ? "" : `（${appId}）`}控制，只有该应用可以回复。`,
      blockedBy: (name, at, reason) => `${name} 屏蔽了此客户（${at}）：${reason}`,
      threadControl: {
        take: "接管",
        request: "请求对话",
        release: "允许其他应用回复",
        pass: "转交给其他应用",
        passTo: "应用编号",
      },
      euPrivacyRules:
        "Meta 针对欧洲的隐私规则限制了此公共主页：客户无法关联账号，Meta 也可能不说明客户的来源。",
      moderation: {
        block: "屏蔽此客户",
        unblock: "取消屏蔽",
        move_to_spam: "移至垃圾消息",
        reason: "原因（同事可见）",
      },
      pageDisconnected: (since: string) =>
        `此主页已断开连接（${since}）。会话仍可查看，但在管理员重新连接之前无法发送。`,
      pagePausedHint: "恢复之前，消息会在这里等待。",
      stillPaused: (why) => `刚才已尝试：${why}`,
      resume: "恢复发送",
      add: "发送其他内容",
      entryTools: {
        label: "对此消息的操作",
        reply: "回复此消息",
        react: "回应",
        reactWith: (emoji: string) => `回应 ${emoji}`,
        takeBack: (emoji: string) => `撤回 ${emoji}`,
        takeBackAny: "撤回主页的回应",
        replyingTo: (name: string) => `回复 ${name}`,
        stop: "不回复特定消息",
      },
      emoji: {
        title: "插入表情",
        search: "按英文名称搜索",
        recent: "最近使用",
        tone: "肤色",
        none: "没有此名称的表情。",
        groups: [
          "表情与情感",
          "人物与身体",
          "动物与自然",
          "食物与饮料",
          "旅行与地点",
          "活动",
          "物品",
          "符号",
          "旗帜",
        ],
      },
      deskSettings: {
        title: "工作台设置",
        undo: "发送后可撤销",
        undoOff: "关闭：消息立即发送",
        undoFor: (seconds) => `${number(seconds)} 秒`,
        undoHint: "在此时间内可撤销已发送的消息，客户也要等待同样的时间。",
        nudge: "在 Meta 的回复期限结束前提醒",
        nudgeOff: "关闭",
        nudgeAhead: (minutes) => (minutes < 60 ? `${number(minutes)} 分钟` : `${number(minutes / 60)} 小时`),
        nudgeHint: "在 24 小时和 7 天期限结束前，提醒负责该对话的客服：尚无人回复。",
        showsSeen: "向客户显示消息已读",
        showsTyping: "向客户显示客服正在输入",
        peopleApps: "有人员用来回复的应用（编号）",
        peopleAppsHint: "这些应用的消息算作回复。其他应用和 Meta 的即时回复不算：客户仍在等待。",
        persona: "客户看到的发送者",
        personas: { off: "公共主页", agent: "撰写消息的客服", desk: "整个工作台的统一名称" },
        personaHint:
          "在 Messenger 中显示于消息上方的名称和头像。如果 Meta 不接受，消息将以公共主页的名义发送。",
        personaName: "工作台名称",
        personaPicture: "头像（https 地址）",
        personaPictureHint: "也用于没有头像的客服。没有头像时，消息以公共主页的名义发送。",
        personaForPrograms: "程序发送的消息也使用",
        notProcessed: "无法显示或保存客户的内容时，告诉客户",
        notProcessedHint: "每次接触只发送一次，且在 24 小时内。留空则不发送。",
        ticketClosesContact: "最后一张工单关闭时一并关闭会话",
        contactClosesTicket: "关闭会话时一并关闭其工单",
        ticketsHint: "工单由其他系统管理。客户仍在等待回复时，会话保持打开。",
        save: "保存",
      },
      shortcuts: {
        undoKeys: "Ctrl+Z, ⌘+Z",
        undoOff: "此工作台未开启，见其设置",
        undo: "在空输入框中撤回刚发送的消息",
        sendKey: "发送方式",
        title: "键盘快捷键",
        next: "下一个对话",
        previous: "上一个对话",
        reply: "回复",
        note: "给同事写备注",
        filter: "筛选列表",
        search: "搜索所有说过的内容",
        closeNext: "结束并打开下一个等待的对话",
        customer: "客户信息",
        tags: "标签",
        select: "选择多个对话",
        views: "更多列表和已保存的视图",
        aside: "搁置",
        give: "转接给同事、团队或队列",
        accept: "接手最前面的对话",
        decline: "不接最前面的对话",
        back: "离开输入框，再返回列表",
        canned: "在输入框的行首：快捷回复",
        mention: "在备注中：提及同事",
        blank: "在输入框中：跳到下一个空白处",
        help: "显示此帮助",
        use: "使用快捷键",
        close: "关闭",
      },
    }),
    content: () => content(tools),
    late: (words) => words,

    connection: {
      connecting: "正在连接…",
      "catching-up": "正在同步…",
      offline: "已离线。您看到的内容可能不是最新的。",
      offlineUnsent: (n) => `已离线。${number(n)} 条消息等待发送。`,
      "sign-in-unreachable": "目前无法验证您的登录，系统会自动重试。",
      signIn: "需要登录。",
      refused: "您的登录被拒绝。请联系负责此页面的人员。",
      "auth-required": "需要登录。您在此工作台的会话已结束。",
      "signed-out": "已退出登录。",
      removed: "您已被移出此工作台。请联系负责人。",
      "too-many-sockets": "您在过多窗口中打开了此工作台。",
      tryNow: "立即尝试",
      useHere: "在此使用",
    },
  };
}

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "其访问令牌已失效";
    case 230:
    case 10:
      return "缺少权限";
    case 368:
      return "Meta 暂时封禁了它";
    default:
      return "Meta 拒绝了它的消息";
  }
}

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "已拒绝";
  if (why === "expire") return "未回应";
  return why === "left" ? "已离线" : "未接手";
}
