import * as v from "valibot";
import type { PictureProblem } from "../../../worker/protocol/media/picture-check.ts";
import type { CommandType, ResultOf } from "../../../worker/protocol/commands.ts";
import type {
  Asked,
  Away,
  HistoryPage,
  ImportAnswer,
  ListPage,
  ListWindow,
  MediaLinkAnswer,
  MessageVersion,
  NewsOpened,
  PageEvent,
  Presence,
  ThreadOpened,
  Viewer,
} from "../../../worker/protocol/frames.ts";
import type { InteractionTold } from "../../../worker/protocol/interactions/interaction.ts";
import { ConversationId, MediaId, Rev } from "../../../worker/protocol/ids.ts";
import type { Counts, View } from "../../../worker/protocol/list/views.ts";
import type { Attempt } from "../../../worker/protocol/message/attempt.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { MacroSteps, type Macro } from "../../../worker/protocol/library/macro.ts";
import {
  OtherLanguages,
  Shortcut,
  TemplateId,
  TemplateName,
  TemplateScope,
  type SavedTemplate,
} from "../../../worker/protocol/library/saved-template.ts";
import type { Figures, Spread } from "../../../worker/protocol/reports/figures.ts";
import type {
  Report,
  ReportDay,
  ReportGroup,
  ReportHour,
  ReportTarget,
} from "../../../worker/protocol/reports/report.ts";
import type { Reassigned } from "../../../worker/protocol/team/commands.ts";
import type { Service } from "../../../worker/protocol/routing/config.ts";
import {
  TODAY,
  type PageTold,
  type UnmetTold,
  type TodayFigures,
  type TodayTold,
} from "../../../worker/protocol/team/live.ts";
import type { AgentTold, PlaceTold, TeamNews } from "../../../worker/protocol/team/told.ts";
import type {
  FoundConversation,
  FoundPerson,
  Mark,
  Rebuilding,
  SearchFound,
  SearchHit,
} from "../../../worker/protocol/search/search.ts";
import type { Sticker, StickerPack } from "../../../worker/protocol/stickers/sticker.ts";
import type {
  Rejection,
  TemplateReview,
  UnapprovedTemplate,
  UtilityButton,
  UtilityTemplate,
} from "../../../worker/protocol/library/utility-template.ts";
import type { Fault, FaultReason } from "../../../worker/protocol/outgoing/faults.ts";
import { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { Need } from "../../../worker/protocol/routing/people.ts";
import type { RoutingKnown, RoutingTried } from "../../../worker/protocol/routing/commands.ts";
import { RoutingConfig, Target, type RoutingVersion } from "../../../worker/protocol/routing/config.ts";
import {
  REFUSED_PROBLEMS,
  WARNED_PROBLEMS,
  type RoutingProblem,
} from "../../../worker/protocol/routing/problems.ts";
import type { NotYours, Refusal, TargetProblem } from "../../../worker/protocol/refusals.ts";
import type {
  Blocked,
  Customer,
  Holder,
  Interaction,
  Preview,
  SendWindow,
  Sort,
  Status,
  Summary,
  Thread,
  Unanswered,
  Unread,
} from "../../../worker/protocol/thread/conversation.ts";
import type { Finer, TransferTold } from "../../../worker/protocol/thread/state.ts";
import type { Mentioned, NoteTarget, NoteTargets } from "../../../worker/protocol/notes/mention.ts";
import type { TargetAgent, TargetPlace, TransferTargets } from "../../../worker/protocol/thread/handover.ts";
import {
  SavedViewId,
  ViewScope,
  type SavedView,
  type ViewCount,
} from "../../../worker/protocol/saved-views/saved-view.ts";
import { ListFilterField } from "../../../worker/protocol/list/filter-fields.ts";
import type { TeamReach } from "../../../worker/protocol/list/filter.ts";
import type { GatheredPage } from "../../../worker/protocol/thread/gathered.ts";
import type { Marks } from "../../../worker/protocol/thread/marks.ts";
import {
  At,
  AttributeToldShape,
  AuthorShape,
  EntryShape,
  GraphCode,
  PersonShape,
  ReasonShape,
  TagToldShape,
  WhyShape,
} from "./entries.ts";
import { maybe, oneOf, shape, variants, type Shape } from "./shapes.ts";

/**
 * What each command is answered with, as its declaration's type says. The Worker does not check what it says itself, nor
 * does a gadget, which would pay for it in its script: every answer that a test gets is checked here.
 */

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Text = v.string();
const True = v.literal(true);
const Time = v.nullable(At);

const SpreadShape = v.nullable(shape<Spread>({ count: Count, medianMs: Count, p90Ms: Count }));
const TargetShape = shape<ReportTarget>({ seconds: Count, percent: Count });
const FiguresShape = shape<Figures>({
  ...{ contacts: Count, outbound: Count, answered: Count, onTime: Count, late: Count, missed: Count },
  ...{ declined: Count, transferred: Count, reopened: Count, closed: Count, unanswered: Count },
  ...{ firstResponse: SpreadShape, response: SpreadShape, waiting: SpreadShape, handling: SpreadShape },
  ...{ codes: v.record(Text, Count), scores: v.record(Text, Count) },
});

const CustomerShape = shape<Customer>({
  name: v.nullable(Text),
  label: v.pipe(Text, v.nonEmpty()),
  picture: maybe(MediaId),
  locale: maybe(Text),
  language: maybe(Text),
  ref: maybe(Text),
});

const ThreadShape = shape<Thread>({
  conversation: ConversationId,
  epoch: Text,
  session: maybe(Text),
  customer: CustomerShape,
  marks: shape<Marks>({ deliveredAt: At, readAt: At }),
  window: shape<SendWindow>({ responseUntil: Time, humanAgentUntil: Time }),
  unavailable: v.boolean(),
  europeRules: maybe(v.literal(true)),
  interaction: v.nullable(shape<Interaction>({ id: Count, openedAt: At, closedAt: Time })),
  holder: maybe(
    shape<Holder>({
      by: oneOf<Holder["by"]>({ us: true, other: true, nobody: true }),
      appId: v.nullable(Text),
      at: At,
    }),
  ),
  blocked: maybe(shape<Blocked>({ at: At, by: PersonShape, reason: Text })),
  past: maybe(oneOf<NonNullable<Thread["past"]>>({ more: true, complete: true })),
});

const PreviewShape = shape<Preview>({
  author: oneOf<Preview["author"]>({ customer: true, agent: true, page: true, app: true, system: true }),
  text: Text,
  agent: v.nullable(Text),
  what: maybe(Text),
  count: maybe(Count),
});

const SummaryShape = shape<Summary>({
  conversation: ConversationId,
  version: Count,
  customer: CustomerShape,
  status: oneOf<Status>({ open: true, closed: true }),
  owner: v.nullable(PersonShape),
  finer: maybe(
    variants<Finer, "state">("state", {
      bot: { name: maybe(Text) },
      queued: { queue: Text, priority: maybe(Count) },
      offered: { queue: Text, priority: maybe(Count), to: v.array(PersonShape), until: At },
      assigned: {
        transfer: maybe(
          shape<TransferTold>({ by: PersonShape, to: v.array(PersonShape), place: Text, until: At }),
        ),
        invited: maybe(v.array(PersonShape)),
      },
      snoozed: { until: Time, onMessage: v.boolean(), invited: maybe(v.array(PersonShape)) },
    }),
  ),
  raised: maybe(shape<NonNullable<Summary["raised"]>>({ by: PersonShape, at: At })),
  mentions: maybe(v.array(shape<Mentioned>({ sub: Text, entry: Count, isRead: maybe(True) }))),
  tags: maybe(v.array(TagToldShape)),
  attributes: maybe(v.array(AttributeToldShape)),
  activityAt: At,
  preview: v.nullable(PreviewShape),
  unanswered: Count,
  waitingSince: Time,
  responseUntil: Time,
  failed: v.boolean(),
  asked: Count,
});

const PresenceShape = oneOf<Presence>({ available: true, away: true, offline: true });
const rows = { items: v.array(SummaryShape), more: v.boolean() };
const RoutingProblemShape = shape<RoutingProblem>({
  path: Text,
  why: v.picklist([...REFUSED_PROBLEMS, ...WARNED_PROBLEMS]),
  by: maybe(Text),
});
const AgentToldShape = shape<AgentTold>({
  ...{ sub: Text, name: Text, presence: PresenceShape, teams: v.array(Text) },
  skills: v.array(shape<AgentTold["skills"][number]>({ skill: Text, name: Text, level: Count })),
  ...{ load: Count, aside: Count, capacity: Count, offers: Count },
  ...{ givenAt: v.nullable(At), seenAt: v.nullable(At), since: maybe(At), missed: maybe(Count) },
  waits: maybe(shape<NonNullable<AgentTold["waits"]>>({ n: Count, since: At })),
  due: maybe(shape<NonNullable<AgentTold["due"]>>({ since: At, seconds: Count })),
  away: maybe(
    shape<Away>({ reason: maybe(Text), missed: maybe(Count), idle: maybe(Count), by: maybe(PersonShape) }),
  ),
});
const TodayFiguresShape = shape<TodayFigures>(
  Object.fromEntries(TODAY.map((counter) => [counter, Count])) as Record<keyof TodayFigures, typeof Count>,
);
const TodayGroups = v.record(Text, TodayFiguresShape);
const ServiceShape = shape<Service>({ seconds: Count, percent: Count });
const UnmetShape = shape<UnmetTold>({ n: Count, since: At });
const TeamNewsShape = shape<TeamNews>({
  whole: maybe(True),
  agents: v.array(AgentToldShape),
  gone: v.array(Text),
  more: maybe(v.boolean()),
  places: maybe(
    v.array(
      shape<PlaceTold>({
        ...{ key: Text, name: Text, waiting: Count, offered: Count, since: v.nullable(At) },
        ...{ members: Count, here: Count, free: Count, isOpen: v.boolean(), service: maybe(ServiceShape) },
        unmet: maybe(UnmetShape),
      }),
    ),
  ),
  teams: maybe(v.array(shape<{ id: string; name: string }>({ id: Text, name: Text }))),
  pages: maybe(
    v.array(
      shape<PageTold>({
        id: Text,
        name: Text,
        waiting: Count,
        since: v.nullable(At),
        unmet: maybe(UnmetShape),
      }),
    ),
  ),
  today: maybe(
    v.nullable(
      shape<TodayTold>({
        ...{ day: Text, timeZone: Text, desk: TodayFiguresShape },
        ...{ queue: TodayGroups, team: TodayGroups, page: TodayGroups },
      }),
    ),
  ),
  service: maybe(v.nullable(ServiceShape)),
});
const UnansweredShape = shape<Unanswered>({ conversations: Count, messages: Count });
const AskedShape = shape<Asked>({ at: At, said: PreviewShape, isFirst: maybe(True) });

const Nothing = v.null();
const Stickers = shape<{ stickers: Sticker[] }>({
  stickers: v.array(shape<Sticker>({ stickerId: Text, name: Text, picture: Text })),
});
const Entries = shape<{ entries: Entry[] }>({ entries: v.array(EntryShape) });

const REJECTED_FOR: Record<Rejection, true> = {
  incorrect_params: true,
  too_many_params: true,
  marketing: true,
  other: true,
};
const Template = shape<UtilityTemplate>({
  name: Text,
  language: Text,
  header: maybe(Text),
  body: Text,
  parameters: v.array(Text),
  named: maybe(True),
  buttons: maybe(
    v.array(
      variants<UtilityButton, "type">("type", {
        postback: { title: Text },
        web_url: { title: Text, url: Text, takes: maybe(True) },
      }),
    ),
  ),
});

const FAULT_REASONS: Record<FaultReason, true> = {
  missing: true,
  too_long: true,
  too_short: true,
  too_many: true,
  too_few: true,
  too_large: true,
  too_small: true,
  not_https: true,
  not_plain: true,
  not_public: true,
  not_a_phone_number: true,
  not_a_currency: true,
  not_a_country: true,
  has_spaces: true,
  not_an_id: true,
  not_at_facebook: true,
  not_allowed: true,
  no_such_file: true,
  not_a_picture: true,
  no_public_address: true,
  not_here: true,
  not_sent: true,
  taken_back: true,
  not_after_24_hours: true,
};

const MarkShape = shape<Mark>({ from: Count, to: Count });

const NotYoursFields = {
  owner: v.nullable(PersonShape),
  queue: v.nullable(v.string()),
  mayTake: v.boolean(),
};
const NotYoursShape = shape<NotYours>(NotYoursFields);

const TargetPlaceShape = shape<TargetPlace>({
  ...{ id: Text, name: Text, members: Count, here: Count, free: Count, waiting: Count },
  ...{ since: Time, isOpen: v.boolean(), opensAt: Time },
});

const COUNTS = {
  ...{ mine: Count, unassigned: Count, open: Count, closed: Count },
  ...{ aside: Count, all_aside: Count, mentions: Count },
  mentioned: maybe(v.literal(true)),
};

const SortShape = oneOf<Sort>({ latest: true, waiting: true, window: true, priority: true });
const ViewShape = oneOf<View>({
  ...{ inbox: true, mine: true, unassigned: true, open: true, closed: true },
  ...{ aside: true, all_aside: true, mentions: true },
});
const page = { ...rows, looked: maybe(Count) };

const RESULTS = {
  "list.open": shape<ListWindow>({
    view: ViewShape,
    sort: SortShape,
    openedAt: At,
    onTimeOnly: maybe(v.array(Text)),
    filter: maybe(ListFilterField),
    team: maybe(shape<TeamReach>({ members: v.array(Text), places: v.array(Text) })),
    ...page,
    newest: maybe(Count),
    counts: shape<Counts>(COUNTS),
  }),
  "list.more": shape<ListPage>(page),
  "news.open": shape<NewsOpened>({
    at: At,
    unread: shape<Unread>({ mine: UnansweredShape, unassigned: UnansweredShape }),
    missed: v.array(shape<NewsOpened["missed"][number]>({ summary: SummaryShape, asked: AskedShape })),
    more: v.boolean(),
  }),
  "thread.open": shape<ThreadOpened>({
    kind: oneOf<ThreadOpened["kind"]>({ snapshot: true, changes: true }),
    thread: ThreadShape,
    summary: SummaryShape,
    viewers: v.array(shape<Viewer>({ sub: Text, name: Text, typing: v.boolean() })),
    barred: maybe(NotYoursShape),
    rev: Rev,
    entries: v.array(EntryShape),
    more: v.boolean(),
  }),
  "thread.close": Nothing,
  "thread.history": shape<HistoryPage>({ entries: v.array(EntryShape), more: v.boolean() }),
  "thread.gather": shape<GatheredPage>({
    entries: v.array(EntryShape),
    before: v.nullable(shape<NonNullable<GatheredPage["before"]>>({ at: At, id: Count })),
  }),
  "thread.import": shape<ImportAnswer>({ imported: Count, more: v.boolean() }),
  "thread.seen": Nothing,
  typing: Nothing,
  "conversation.take": Nothing,
  "conversation.assign": Nothing,
  "conversation.transfer": Nothing,
  "transfer.targets": shape<TransferTargets>({
    agents: v.array(
      shape<TargetAgent>({
        sub: Text,
        name: Text,
        presence: oneOf<Presence>({ available: true, away: true, offline: true }),
        load: Count,
        capacity: Count,
      }),
    ),
    more: v.boolean(),
    teams: v.array(TargetPlaceShape),
    queues: v.array(TargetPlaceShape),
  }),
  "conversation.invite": Nothing,
  "conversation.leave": Nothing,
  "note.add": Nothing,
  "note.edit": Nothing,
  "note.takeBack": Nothing,
  "note.targets": shape<NoteTargets>({
    agents: v.array(shape<NoteTarget>({ sub: Text, name: Text, presence: PresenceShape, sees: v.boolean() })),
    more: v.boolean(),
  }),
  "mentions.read": Nothing,
  "conversation.snooze": Nothing,
  "conversation.release": Nothing,
  "conversation.close": Nothing,
  "conversation.reopen": Nothing,
  "interactions.list": shape<ResultOf<"interactions.list">>({
    interactions: v.array(
      shape<InteractionTold>({
        id: Count,
        begunAt: At,
        begunBy: oneOf<InteractionTold["begunBy"]>({ customer: true, agent: true }),
        satisfaction: maybe(
          shape<NonNullable<InteractionTold["satisfaction"]>>({
            at: At,
            score: Count,
            words: maybe(v.string()),
          }),
        ),
        answered: v.nullable(
          shape<NonNullable<InteractionTold["answered"]>>({ at: At, by: v.nullable(PersonShape) }),
        ),
        closed: v.nullable(
          shape<NonNullable<InteractionTold["closed"]>>({
            at: At,
            by: v.nullable(PersonShape),
            why: WhyShape,
            codes: v.array(ReasonShape),
            note: maybe(Text),
          }),
        ),
        tags: maybe(v.array(TagToldShape)),
        attributes: maybe(v.array(AttributeToldShape)),
      }),
    ),
  }),
  "thread.control": Nothing,
  "customer.moderate": Nothing,
  "message.send": Entries,
  "message.retry": Entries,
  "message.withdraw": Entries,
  "message.confirm": Entries,
  "message.settle": Entries,
  "message.react": Nothing,
  "message.attempts": shape<ResultOf<"message.attempts">>({
    attempts: v.array(
      shape<Attempt>({
        at: At,
        endedAt: v.nullable(At),
        what: oneOf<Attempt["what"]>({ send: true, upload: true }),
        graph: v.nullable(GraphCode),
        trace: v.nullable(Text),
      }),
    ),
  }),
  "message.edits": shape<ResultOf<"message.edits">>({
    versions: v.array(shape<MessageVersion>({ at: At, text: Text })),
  }),
  "media.link": shape<MediaLinkAnswer>({
    url: v.pipe(Text, v.startsWith("/")),
    expiresAt: At,
    name: v.nullable(Text),
    mime: Text,
    bytes: Count,
  }),
  "media.retry": Nothing,
  "picture.check": v.union([
    v.strictObject({ ok: v.literal(true), mime: Text, bytes: Count }),
    v.strictObject({
      ok: v.literal(false),
      why: oneOf<PictureProblem>({
        not_public: true,
        unreachable: true,
        a_page: true,
        not_a_picture: true,
        too_large: true,
      }),
    }),
  ]),
  "presence.set": Nothing,
  "presence.active": Nothing,
  "desk.configure": Nothing,
  "templates.list": shape<ResultOf<"templates.list">>({
    templates: v.array(
      shape<SavedTemplate>({
        template: TemplateId,
        name: TemplateName,
        scope: TemplateScope,
        by: PersonShape,
        madeAt: At,
        changedAt: At,
        team: maybe(Text),
        shortcut: maybe(Shortcut),
        outgoing: Outgoing,
        language: maybe(Text),
        others: maybe(OtherLanguages),
        faults: maybe(v.array(shape<Fault>({ path: Text, why: oneOf(FAULT_REASONS), limit: maybe(Count) }))),
      }),
    ),
    macros: v.array(
      shape<Macro>({
        macro: TemplateId,
        name: TemplateName,
        scope: TemplateScope,
        by: PersonShape,
        madeAt: At,
        changedAt: At,
        team: maybe(Text),
        shortcut: maybe(Shortcut),
        steps: MacroSteps,
      }),
    ),
  }),
  "template.save": Nothing,
  "macro.save": Nothing,
  "template.delete": Nothing,
  "stickers.packs": shape<ResultOf<"stickers.packs">>({
    packs: v.array(shape<StickerPack>({ pack: Text, name: Text, picture: Text })),
  }),
  "stickers.pack": Stickers,
  "stickers.search": Stickers,
  "offer.accept": Nothing,
  "offer.decline": Nothing,
  "routing.check": shape<ResultOf<"routing.check">>({ problems: v.array(RoutingProblemShape), bytes: Count }),
  "routing.known": shape<RoutingKnown>({
    pages: v.array(shape<RoutingKnown["pages"][number]>({ pageId: Text, name: v.nullable(Text) })),
    people: v.array(PersonShape),
  }),
  "routing.get": shape<ResultOf<"routing.get">>({
    version: Count,
    config: RoutingConfig,
    problems: v.array(RoutingProblemShape),
  }),
  search: shape<SearchFound>({
    people: v.array(shape<FoundPerson>({ summary: SummaryShape, marks: v.array(MarkShape) })),
    morePeople: v.boolean(),
    found: v.array(
      shape<FoundConversation>({
        summary: SummaryShape,
        hits: v.array(
          shape<SearchHit>({
            ...{ entry: v.pipe(v.number(), v.minValue(1)), at: At, by: AuthorShape, note: maybe(True) },
            ...{ text: Text, marks: v.array(MarkShape) },
          }),
        ),
        more: maybe(True),
      }),
    ),
    after: v.nullable(Text),
    looked: maybe(Count),
    building: maybe(shape<NonNullable<SearchFound["building"]>>({ done: Count, total: Count })),
    off: maybe(True),
  }),
  "views.list": shape<ResultOf<"views.list">>({
    views: v.array(
      shape<SavedView>({
        ...{ saved: SavedViewId, name: Text, scope: ViewScope, view: ViewShape, sort: SortShape },
        ...{ filter: ListFilterField, by: PersonShape, changedAt: At },
        count: maybe(shape<ViewCount>({ n: Count, isLeast: maybe(True) })),
      }),
    ),
  }),
  "view.save": shape<ResultOf<"view.save">>({ saved: v.boolean() }),
  "view.move": Nothing,
  "view.delete": Nothing,
  "search.rebuild": shape<Rebuilding>({ started: v.boolean() }),
  "routing.save": shape<ResultOf<"routing.save">>({
    saved: v.boolean(),
    version: Count,
    problems: v.array(RoutingProblemShape),
  }),
  "routing.try": shape<RoutingTried>({
    rule: v.nullable(shape<NonNullable<RoutingTried["rule"]>>({ id: Text, name: Text })),
    because: v.array(Text),
    language: maybe(
      shape<NonNullable<RoutingTried["language"]>>({ tag: Text, by: v.picklist(["profile", "words"]) }),
    ),
    to: Target,
    isOpen: v.boolean(),
    ...{ members: Count, here: Count, priority: Count, able: Count },
    goesOn: maybe(Text),
    needs: v.array(Need),
  }),
  "bot.renewSecret": shape<ResultOf<"bot.renewSecret">>({ secret: Text }),
  "reports.read": shape<Report>({
    ...{ timeZone: Text, today: Text, total: FiguresShape, groupsLeftOut: Count, isOwn: v.boolean() },
    days: v.array(
      shape<ReportDay>({
        ...{ day: Text, contacts: Count, answered: Count, closed: Count, onTime: Count, late: Count },
        firstResponse: SpreadShape,
      }),
    ),
    hours: v.array(shape<ReportHour>({ hour: Count, contacts: Count, answered: Count, closed: Count })),
    groups: v.array(
      shape<ReportGroup>({
        ...{ id: Text, name: v.nullable(Text), figures: FiguresShape },
        target: maybe(TargetShape),
      }),
    ),
    codes: v.record(Text, Text),
    target: v.nullable(TargetShape),
  }),
  "routing.versions": shape<ResultOf<"routing.versions">>({
    versions: v.array(shape<RoutingVersion>({ version: Count, at: At, by: PersonShape })),
  }),
  "conversation.tag": Nothing,
  "conversation.attributes": Nothing,
  "conversation.raiseHand": Nothing,
  "conversation.lowerHand": Nothing,
  "conversations.reassign": shape<ResultOf<"conversations.reassign">>({
    outcomes: v.array(
      shape<Reassigned>({
        conversation: Text,
        code: oneOf<Reassigned["code"]>({
          ...{ ok: true, not_found: true, not_allowed: true, wrong_state: true, taken: true },
        }),
        by: maybe(PersonShape),
      }),
    ),
  }),
  "agent.setPresence": Nothing,
  "agent.remove": shape<ResultOf<"agent.remove">>({ moved: Count }),
  "roster.list": shape<ResultOf<"roster.list">>({ agents: v.array(AgentToldShape), more: v.boolean() }),
  "team.open": Nothing,
  "team.close": Nothing,
  "team.read": shape<ResultOf<"team.read">>({ now: At, team: TeamNewsShape }),
  "team.conversations": shape<ResultOf<"team.conversations">>(rows),
  "page.resume": Nothing,
  "page.retryHumanAgent": Nothing,
  "page.utilityTemplates": shape<ResultOf<"page.utilityTemplates">>({
    templates: v.array(Template),
    more: v.boolean(),
    unapproved: maybe(
      v.array(
        shape<UnapprovedTemplate>({
          name: Text,
          language: Text,
          body: Text,
          state: oneOf({ pending: true, rejected: true, stopped: true }),
          reason: maybe(oneOf(REJECTED_FOR)),
        }),
      ),
    ),
  }),
  "page.utilityLibrary": shape<ResultOf<"page.utilityLibrary">>({
    templates: v.array(Template),
    more: v.boolean(),
  }),
  "page.addUtilityTemplate": shape<TemplateReview>({
    state: oneOf({ approved: true, pending: true, rejected: true, stopped: true }),
    reason: maybe(oneOf(REJECTED_FOR)),
  }),
  "page.events": shape<ResultOf<"page.events">>({
    events: v.array(shape<PageEvent>({ id: Count, at: At, kind: Text, bytes: Count })),
    more: v.boolean(),
  }),
  "session.renew": shape<ResultOf<"session.renew">>({ expiresAt: At }),
} satisfies { [T in CommandType]: Shape<ResultOf<T>> };

const REFUSAL = variants<Refusal, "code">("code", {
  bad_frame: {},
  too_many_commands: { retryAfterMs: v.number() },
  not_found: {},
  not_allowed: {},
  target_unavailable: {
    why: oneOf<TargetProblem>({
      ...{
        gone: true,
        empty: true,
        closed: true,
        not_here: true,
        away: true,
        busy: true,
        self: true,
        full: true,
        unseen: true,
      },
    }),
  },
  taken: { by: PersonShape },
  not_yours: NotYoursFields,
  changed: { rev: Rev, entries: v.array(EntryShape) },
  window_closed: { closedAt: Time },
  customer_unavailable: {},
  thread_held: { appId: v.nullable(Text) },
  not_sendable: { path: Text, why: oneOf<FaultReason>(FAULT_REASONS), limit: maybe(v.number()) },
  not_kept: { path: Text, why: oneOf<FaultReason>(FAULT_REASONS), limit: maybe(v.number()) },
  customer_blocked: {},
  refused_by_meta: { graph: GraphCode },
  record_unavailable: { retryAfterMs: v.nullable(v.number()) },
  wrong_state: { state: Text },
  wrap_up: { why: oneOf<"required" | "unknown">({ required: true, unknown: true }) },
  tag: {
    why: oneOf<"gone" | "full">({ gone: true, full: true }),
    tag: Text,
  },
  attribute: {
    why: oneOf<"gone" | "value" | "full">({ gone: true, value: true, full: true }),
    attribute: Text,
  },
  media_not_ready: {},
  pass_invalid: {},
  ticket_invalid: {},
  too_many_threads: {},
  unavailable: {},
});

/** Fails the test when a command was answered otherwise than is declared, and says where. */
export function checkAnswer(
  type: CommandType,
  answer: { ok: true; result: unknown } | { ok: false; refusal: unknown },
): void {
  const checked = answer.ok
    ? v.safeParse(RESULTS[type], answer.result)
    : v.safeParse(REFUSAL, answer.refusal);
  if (checked.success) return;
  const faults = checked.issues.map((issue) => `${v.getDotPath(issue) ?? "all of it"}: ${issue.message}`);
  throw new Error(`the answer to ${type} is not as declared: ${faults.join("; ")}`);
}
