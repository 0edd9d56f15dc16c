import * as v from "../values.ts";
import type { Erasure, HeldConversation } from "../admin/answers.ts";
import type { RemovedCounts } from "../admin/receipt.ts";
import type { ApiKeyEntry } from "../api/key.ts";
import { SCOPES } from "../api/scopes.ts";
import type { PictureProblem } from "../media/picture-check.ts";
import type { CommandType, ResultOf } from "../commands.ts";
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
  PageState,
  PageTrouble,
  PageWarning,
  Presence,
  ThreadOpened,
  Viewer,
} from "../frames.ts";
import type { InteractionTold } from "../interactions/interaction.ts";
import type { Transcript, TranscriptAttachment, TranscriptLine } from "../transcripts/transcript.ts";
import type { ExportedFile, ExportPage } from "../export/commands.ts";
import { DeskChoices } from "../desk/choices.ts";
import { ConversationId, EntryId, MediaId, Rev } from "../ids.ts";
import { CHECKS, REASONS, type Check, type Diagnosis, type Fix } from "../admin/doctor.ts";
import type { ListRead, ReadTo } from "../list/commands.ts";
import type { Counts, View } from "../list/views.ts";
import type { Attempt } from "../message/attempt.ts";
import type { Entry } from "../message/entry.ts";
import { MacroSteps, type Macro } from "../library/macro.ts";
import { FOUND_BY, type FoundBy, type NamedPerson } from "../privacy/person.ts";
import {
  PERSON_LIKENESS,
  type PersonMarks,
  type PersonTold,
  type SuggestedPerson,
} from "../persons/person.ts";
import {
  OtherLanguages,
  Shortcut,
  TemplateId,
  TemplateName,
  TemplateScope,
  type SavedTemplate,
} from "../library/saved-template.ts";
import { UserRef, type BoxTold, type WrittenToBox } from "../references/box.ts";
import { REFERENCE_REFUSALS, ReferenceId, type ReferenceTold } from "../references/reference.ts";
import type { FamilyTold, MetricsTold, Sample } from "../metrics/told.ts";
import type { Figures, Spread } from "../reports/figures.ts";
import type { Report, ReportDay, ReportGroup, ReportHour, ReportTarget } from "../reports/report.ts";
import type { Reassigned } from "../team/commands.ts";
import type { Service } from "../routing/config.ts";
import {
  TODAY,
  type DueTold,
  type PageTold,
  type UnmetTold,
  type TodayFigures,
  type TodayTold,
} from "../team/live.ts";
import type { AgentTold, PlaceTold, RaisedTold, StuckTold, TeamNews } from "../team/told.ts";
import type {
  FoundConversation,
  FoundPerson,
  Mark,
  Rebuilding,
  SearchFound,
  SearchHit,
  ToldHit,
} from "../search/search.ts";
import type { Sticker, StickerPack } from "../stickers/sticker.ts";
import type {
  Rejection,
  TemplateReview,
  UnapprovedTemplate,
  UtilityButton,
  UtilityTemplate,
} from "../library/utility-template.ts";
import type { Fault, FaultReason } from "../outgoing/faults.ts";
import type { FileAnswer } from "../outgoing/given-file.ts";
import { HIDDEN_KINDS, Masking } from "../masking/masking.ts";
import { FileId, Outgoing } from "../outgoing/outgoing.ts";
import { Need } from "../routing/people.ts";
import type { RoutingKnown, RoutingTried } from "../routing/commands.ts";
import {
  Retention,
  RETENTION_KINDS,
  RETENTION_SPARED,
  type RetentionCount,
  type RetentionPreview,
  type RetentionState,
} from "../retention/retention.ts";
import { RoutingConfig, Target, type RoutingVersion } from "../routing/config.ts";
import { REFUSED_PROBLEMS, WARNED_PROBLEMS, type RoutingProblem } from "../routing/problems.ts";
import type { NotYours, Refusal, TargetProblem } from "../refusals.ts";
import type {
  Blocked,
  Customer,
  Hold,
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
} from "../thread/conversation.ts";
import type { Finer, TransferTold } from "../thread/state.ts";
import type { Mentioned, NoteTarget, NoteTargets } from "../notes/mention.ts";
import {
  TICKET_NOTE_STATES,
  type TicketMarks,
  type TicketNoteTold,
  type TicketRequestTold,
  type TicketTold,
} from "../tickets/ticket.ts";
import type { TargetAgent, TargetPlace, TransferTargets } from "../thread/handover.ts";
import { SavedViewId, ViewScope, type SavedView, type ViewCount } from "../saved-views/saved-view.ts";
import { ListFilterField } from "../list/filter-fields.ts";
import type { TeamReach } from "../list/filter.ts";
import type { GatheredPage } from "../thread/gathered.ts";
import type { Marks } from "../thread/marks.ts";
import {
  At,
  AcrossShape,
  AttributeToldShape,
  RecordShape,
  AuthorShape,
  CommentShape,
  CommentSummaryShape,
  EntryShape,
  FailureShape,
  GraphCode,
  PersonShape,
  ReasonShape,
  TagToldShape,
  WhyShape,
} from "./entries.ts";
import { WEBHOOK_EVENTS, WEBHOOK_SCOPES } from "../webhooks/events.ts";
import type {
  WebhookDeadLetter,
  WebhookDelivery,
  WebhookEntry,
  WebhookFault,
  WebhookPause,
} from "../webhooks/webhook.ts";
import { AuditEntryShape, AuditHeadShape } from "../audit/entry.ts";
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
  surveyed: Count,
  ...{ firstResponse: SpreadShape, response: SpreadShape, waiting: SpreadShape, handling: SpreadShape },
  ...{ codes: v.record(Text, Count), scores: v.record(Text, Count) },
});

export const CustomerShape = shape<Customer>({
  name: v.nullable(Text),
  label: v.pipe(Text, v.nonEmpty()),
  picture: maybe(MediaId),
  locale: maybe(Text),
  language: maybe(Text),
  ref: maybe(Text),
});

const HoldShape = shape<Hold>({ at: At, by: PersonShape, reason: Text });

const NAMED_PERSON = {
  conversation: ConversationId,
  kind: oneOf<NamedPerson["kind"]>({ messenger: true, comment: true }),
  name: v.nullable(Text),
  page: v.nullable(Text),
  lastAt: At,
  others: Count,
  hold: maybe(HoldShape),
};
const NamedPersonShape = shape<NamedPerson>(NAMED_PERSON);

export const ThreadShape = shape<Thread>({
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
  hold: maybe(HoldShape),
  comment: maybe(CommentShape),
  past: maybe(oneOf<NonNullable<Thread["past"]>>({ more: true, complete: true })),
});

const PreviewShape = shape<Preview>({
  author: oneOf<Preview["author"]>({ customer: true, agent: true, page: true, app: true, system: true }),
  text: Text,
  agent: v.nullable(Text),
  what: maybe(Text),
  count: maybe(Count),
  across: maybe(v.array(AcrossShape)),
});

export const SummaryShape = shape<Summary>({
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
  record: maybe(RecordShape),
  person: maybe(shape<PersonMarks>({ others: Count, at: At })),
  tickets: maybe(shape<TicketMarks>({ open: Count, asked: maybe(Count), until: maybe(At), at: At })),
  comment: maybe(CommentSummaryShape),
  comments: maybe(v.array(ConversationId)),
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
const DueShape = shape<DueTold>({ since: At, seconds: Count });
export const AgentToldShape = shape<AgentTold>({
  ...{ sub: Text, name: Text, presence: PresenceShape, teams: v.array(Text) },
  skills: v.array(shape<AgentTold["skills"][number]>({ skill: Text, name: Text, level: Count })),
  ...{ load: Count, aside: Count, capacity: Count, offers: Count },
  ...{ givenAt: v.nullable(At), seenAt: v.nullable(At), since: maybe(At), missed: maybe(Count) },
  waits: maybe(shape<NonNullable<AgentTold["waits"]>>({ n: Count, since: At })),
  due: maybe(DueShape),
  room: maybe(Count),
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
export const PlaceToldShape = shape<PlaceTold>({
  ...{ key: Text, name: Text, waiting: Count, offered: Count, since: v.nullable(At) },
  ...{ members: Count, here: Count, free: Count, isOpen: v.boolean(), service: maybe(ServiceShape) },
  unmet: maybe(UnmetShape),
  stuck: maybe(
    shape<StuckTold>({
      why: v.picklist(["closed", "empty", "nobody", "unable", "full", "asked", "passed"]),
      who: maybe(Text),
    }),
  ),
});
const TeamNewsShape = shape<TeamNews>({
  whole: maybe(True),
  agents: v.array(AgentToldShape),
  gone: v.array(Text),
  more: maybe(v.boolean()),
  places: maybe(v.array(PlaceToldShape)),
  teams: maybe(v.array(shape<{ id: string; name: string }>({ id: Text, name: Text }))),
  pages: maybe(
    v.array(
      shape<PageTold>({
        id: Text,
        name: Text,
        waiting: Count,
        since: v.nullable(At),
        unmet: maybe(UnmetShape),
        due: maybe(DueShape),
      }),
    ),
  ),
  hands: maybe(v.array(shape<RaisedTold>({ by: PersonShape, at: At }))),
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

/** What a command is answered with that has nothing to tell. */
export const Nothing = v.null();
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
export const UtilityTemplateShape = shape<UtilityTemplate>({
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
  answered_privately: true,
  after_7_days: true,
  not_answerable: true,
};

const MediaLinkShape = shape<MediaLinkAnswer>({
  url: v.pipe(Text, v.startsWith("/")),
  expiresAt: At,
  name: v.nullable(Text),
  mime: Text,
  bytes: Count,
});

export const FileShape = shape<FileAnswer>({
  file: FileId,
  name: v.nullable(Text),
  mime: Text,
  bytes: Count,
  type: v.picklist(["image", "video", "audio", "file"]),
});

export const SavedTemplateShape = shape<SavedTemplate>({
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
  files: maybe(v.array(FileShape)),
  faults: maybe(v.array(shape<Fault>({ path: Text, why: oneOf(FAULT_REASONS), limit: maybe(Count) }))),
});

export const ReferenceToldShape = shape<ReferenceTold>({
  ...{ reference: ReferenceId, ref: Text, link: Text, page: Text, kind: Text, value: Text },
  ...{ record: v.nullable(RecordShape), expires: At, single: v.boolean() },
  ...{ usedBy: v.nullable(ConversationId), usedAt: Time, revokedAt: Time },
});

export const BoxToldShape = shape<BoxTold>({
  ...{ page: Text, userRef: UserRef, at: At, usedBy: v.nullable(ConversationId) },
  about: shape<BoxTold["about"]>({
    ...{ reference: maybe(ReferenceId), kind: maybe(Text), value: maybe(Text), written: maybe(Text) },
    refused: maybe(v.picklist(REFERENCE_REFUSALS)),
  }),
  written: v.nullable(
    shape<WrittenToBox>({
      ...{ state: oneOf<WrittenToBox["state"]>({ sending: true, sent: true, unknown: true }) },
      ...{ at: At, text: Text },
    }),
  ),
});

export const PageShape = shape<PageState>({
  pageId: Text,
  name: maybe(Text),
  pause: v.nullable(
    shape<NonNullable<PageState["pause"]>>({
      since: At,
      code: v.number(),
      subcode: v.nullable(v.number()),
    }),
  ),
  warning: maybe(
    shape<PageWarning>({
      at: At,
      action: oneOf<PageWarning["action"]>({ warning: true, block: true }),
      reason: v.nullable(Text),
    }),
  ),
  subjectToNewEuPrivacyRules: maybe(True),
  humanAgent: maybe(oneOf<"yes" | "no">({ yes: true, no: true })),
  disconnectedAt: maybe(At),
  trouble: maybe(
    shape<PageTrouble>({
      since: At,
      stops: oneOf<PageTrouble["stops"]>({ sending: true, receiving: true, both: true, soon: true }),
      at: maybe(At),
    }),
  ),
});

const DiagnosisShape = shape<Diagnosis>({
  at: At,
  checks: v.array(
    shape<Check>({
      check: v.picklist(CHECKS),
      state: oneOf<Check["state"]>({ good: true, attention: true, unknown: true }),
      since: At,
      reason: maybe(v.picklist(REASONS)),
      at: maybe(At),
      names: maybe(v.array(Text)),
      graphCode: maybe(v.number()),
      graphSubcode: maybe(v.nullable(v.number())),
      amount: maybe(v.number()),
      address: maybe(Text),
      fix: maybe(
        oneOf<Fix>({
          ...{ resubscribe: true, register_webhook: true, resume: true, reseal: true, reconnect: true },
          ...{ enter_app: true, app_dashboard: true, support_home: true, black_box: true },
          ...{ deployment: true },
        }),
      ),
    }),
  ),
});

const ApiKeyShape = shape<ApiKeyEntry>({
  ...{ key: Text, name: Text, scopes: v.array(v.picklist(SCOPES)), by: PersonShape },
  ...{ madeAt: At, endsAt: Time, usedAt: Time },
});

export const WebhookShape = shape<WebhookEntry>({
  ...{ webhook: Text, name: Text, url: Text, by: PersonShape, madeAt: At, secretAt: At, formerUntil: Time },
  ...{ events: v.array(v.picklist(WEBHOOK_EVENTS)), scopes: v.array(v.picklist(WEBHOOK_SCOPES)) },
  paused: v.nullable(
    shape<WebhookPause>({
      why: oneOf<WebhookPause["why"]>({ person: true, dead: true, gone: true, key: true }),
      ...{ at: At, by: maybe(PersonShape) },
    }),
  ),
  ...{ waiting: Count, deadLetters: Count, failingSince: Time, nextAt: Time, deliveredAt: Time },
});
const WebhookFaultShape = oneOf<WebhookFault>({
  ...{ slow: true, not_reached: true, redirect: true, bad_address: true, no_secret: true },
});
export const WebhookDeliveryShape = shape<WebhookDelivery>({
  ...{ delivery: Count, event: Text, type: Text, conversation: v.nullable(Text), at: At, attempt: Count },
  ...{ ok: v.boolean(), status: v.nullable(Count), fault: v.nullable(WebhookFaultShape), ms: Count },
  ...{ answer: Text, nextAt: Time },
});
export const WebhookDeadLetterShape = shape<WebhookDeadLetter>({
  ...{ event: Text, type: Text, conversation: v.nullable(Text), at: At, givenUpAt: At, attempts: Count },
  ...{ status: v.nullable(Count), fault: v.nullable(WebhookFaultShape) },
});

const RemovedShape = shape<RemovedCounts>({
  ...{ entries: maybe(Count), raw: maybe(Count), files: maybe(Count), contacts: maybe(Count) },
  ...{ tickets: maybe(Count), references: maybe(Count), lines: maybe(Count), indexed_texts: maybe(Count) },
  ...{
    webhook_events: maybe(Count),
    webhook_deliveries: maybe(Count),
    dead_letters: maybe(Count),
    black_box: maybe(Count),
  },
});

export const ExportLinkShape = shape<ResultOf<"customer.exportLink">>({ url: Text, expiresAt: At });

export const ErasureShape = shape<Erasure>({
  held: maybe(Count),
  holds: maybe(
    v.array(shape<HeldConversation>({ conversation: ConversationId, at: At, by: PersonShape, reason: Text })),
  ),
  removed: maybe(RemovedShape),
  ...{ id: Text, origin: oneOf<Erasure["origin"]>({ hand: true, page: true, meta: true }) },
  ...{ desk: v.nullable(Text), pageId: v.nullable(Text), by: v.nullable(Text), at: At },
  ...{ people: Count, done: Count, entries: Count, known: v.nullable(Count), endedAt: Time },
});

const MarkShape = shape<Mark>({ from: Count, to: Count });

const ToldHitShape = shape<ToldHit>({
  ...{ of: v.picklist(["tag", "attribute"]), id: Text },
  ...{ text: Text, marks: v.array(MarkShape) },
});

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

/** A ticket that another system keeps, and one that is asked for. */
export const OfPersonShape = shape<PersonTold>({
  others: v.array(SummaryShape),
  unseen: Count,
  suggested: v.array(shape<SuggestedPerson>({ summary: SummaryShape, why: v.picklist(PERSON_LIKENESS) })),
});
export const TicketShape = shape<TicketTold>({
  ...{ ticket: Text, title: Text, state: Text, open: v.boolean(), url: maybe(Text), request: maybe(Text) },
  ...{ by: v.nullable(PersonShape), contact: v.nullable(Count), madeAt: At, changedAt: At },
});
export const TicketRequestShape = shape<TicketRequestTold>({
  ...{ request: Text, about: Text, by: PersonShape, contact: v.nullable(Count), at: At, until: At },
});
export const TicketNoteShape = shape<TicketNoteTold>({
  ...{ ticket: Text, note: Text, public: v.boolean(), state: v.picklist(TICKET_NOTE_STATES) },
  ...{ messages: v.array(EntryId), failure: maybe(FailureShape) },
});

export const InteractionToldShape = shape<InteractionTold>({
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
  tickets: maybe(v.array(TicketShape)),
});

export const ExportedFileShape = shape<ExportedFile>({
  ...{ entry: v.pipe(v.number(), v.minValue(1)), media: MediaId, name: v.nullable(Text) },
  ...{ mime: v.nullable(Text), bytes: v.nullable(Count) },
  ...{ url: v.pipe(Text, v.startsWith("/")), expiresAt: At },
});

export const AttemptShape = shape<Attempt>({
  at: At,
  endedAt: v.nullable(At),
  what: oneOf<Attempt["what"]>({ send: true, upload: true }),
  graph: v.nullable(GraphCode),
  trace: v.nullable(Text),
});

export const FoundPersonShape = shape<FoundPerson>({
  ...{ summary: SummaryShape, marks: v.array(MarkShape) },
  told: maybe(v.array(ToldHitShape)),
});

export const FoundConversationShape = shape<FoundConversation>({
  summary: SummaryShape,
  hits: v.array(
    shape<SearchHit>({
      ...{ entry: v.pipe(v.number(), v.minValue(1)), at: At, by: AuthorShape, note: maybe(True) },
      ...{ text: Text, marks: v.array(MarkShape) },
    }),
  ),
  more: maybe(True),
});

export const RebuildingShape = shape<NonNullable<SearchFound["building"]>>({ done: Count, total: Count });

export const UnapprovedTemplateShape = shape<UnapprovedTemplate>({
  name: Text,
  language: Text,
  body: Text,
  state: oneOf({ pending: true, rejected: true, stopped: true }),
  reason: maybe(oneOf(REJECTED_FOR)),
});

/** By the name of a command: what it is answered with when it succeeds. */
export const RESULTS = {
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
  "conversations.list": shape<ListRead>({
    items: v.array(SummaryShape),
    next: v.nullable(
      shape<ReadTo>({
        openedAt: At,
        place: shape<ReadTo["place"]>({ key: v.number(), conversation: ConversationId }),
      }),
    ),
    looked: maybe(Count),
  }),
  "news.open": shape<NewsOpened>({
    at: At,
    unread: shape<Unread>({ mine: UnansweredShape, unassigned: UnansweredShape }),
    missed: v.array(shape<NewsOpened["missed"][number]>({ summary: SummaryShape, asked: AskedShape })),
    more: v.boolean(),
  }),
  "messages.follow": v.null(),
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
  "note.add": shape<ResultOf<"note.add">>({ entry: EntryId }),
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
    interactions: v.array(InteractionToldShape),
  }),
  "interaction.transcript": shape<Transcript>({
    ...{ summary: SummaryShape, contact: InteractionToldShape, timeZone: Text },
    lines: v.array(
      shape<TranscriptLine>({
        ...{
          at: At,
          by: oneOf<TranscriptLine["by"]>({ customer: true, agent: true, page_inbox: true, app: true }),
        },
        ...{ name: v.nullable(Text), text: Text },
        attachments: v.array(shape<TranscriptAttachment>({ type: Text, name: v.nullable(Text) })),
        ...{
          takenBack: maybe(v.literal(true)),
          failed: maybe(v.literal(true)),
          note: maybe(v.literal(true)),
          privately: maybe(v.literal(true)),
          hidden: maybe(v.literal(true)),
          across: maybe(v.array(AcrossShape)),
        },
      }),
    ),
    page: maybe(Text),
    complete: v.boolean(),
  }),
  "thread.control": Nothing,
  "customer.exportLink": ExportLinkShape,
  "conversation.hold": Nothing,
  "people.find": shape<ResultOf<"people.find">>({
    people: v.array(shape<NamedPerson & { by: FoundBy }>({ ...NAMED_PERSON, by: v.picklist(FOUND_BY) })),
    more: v.boolean(),
  }),
  "people.tell": shape<ResultOf<"people.tell">>({ people: v.array(NamedPersonShape) }),
  "hold.list": shape<ResultOf<"hold.list">>({ holds: v.array(NamedPersonShape), more: v.boolean() }),
  "customer.moderate": Nothing,
  "comment.act": Nothing,
  "comment.edit": Nothing,
  "comment.look": Nothing,
  "message.send": Entries,
  "message.retry": Entries,
  "message.withdraw": Entries,
  "message.confirm": Entries,
  "message.settle": Entries,
  "message.react": Nothing,
  "message.read": shape<{ entry: Entry }>({ entry: EntryShape }),
  "message.attempts": shape<ResultOf<"message.attempts">>({
    attempts: v.array(AttemptShape),
  }),
  "masking.read": shape<ResultOf<"masking.read">>({ masking: Masking }),
  "masking.save": Nothing,
  "masking.try": shape<ResultOf<"masking.try">>({ text: Text, hidden: v.array(v.picklist(HIDDEN_KINDS)) }),
  "message.reveal": shape<ResultOf<"message.reveal">>({
    entry: EntryShape,
    versions: v.array(shape<MessageVersion>({ at: At, text: Text })),
  }),
  "message.edits": shape<ResultOf<"message.edits">>({
    versions: v.array(shape<MessageVersion>({ at: At, text: Text })),
  }),
  "media.link": MediaLinkShape,
  "media.retry": Nothing,
  "file.begin": shape<ResultOf<"file.begin">>({ file: FileId }),
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
  "customer.export": shape<ExportPage>({
    summary: SummaryShape,
    contacts: v.array(InteractionToldShape),
    others: v.array(SummaryShape),
    entries: v.array(EntryShape),
    files: v.array(ExportedFileShape),
    more: v.boolean(),
  }),
  "desk.read": DeskChoices,
  "reference.create": ReferenceToldShape,
  "reference.list": shape<ResultOf<"reference.list">>({
    references: v.array(ReferenceToldShape),
    more: v.boolean(),
  }),
  "reference.revoke": ReferenceToldShape,
  "reference.read": ReferenceToldShape,
  "checkbox.read": BoxToldShape,
  "checkbox.write": BoxToldShape,
  "desk.configure": Nothing,
  "templates.list": shape<ResultOf<"templates.list">>({
    templates: v.array(SavedTemplateShape),
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
        files: maybe(v.array(FileShape)),
        steps: MacroSteps,
      }),
    ),
  }),
  "template.save": Nothing,
  "macro.save": Nothing,
  "template.delete": Nothing,
  "template.copyFiles": shape<ResultOf<"template.copyFiles">>({ files: v.array(FileShape) }),
  "template.fileLink": MediaLinkShape,
  "stickers.packs": shape<ResultOf<"stickers.packs">>({
    packs: v.array(shape<StickerPack>({ pack: Text, name: Text, picture: Text })),
  }),
  "stickers.pack": Stickers,
  "stickers.search": Stickers,
  "offer.accept": Nothing,
  "offer.decline": Nothing,
  "routing.check": shape<ResultOf<"routing.check">>({ problems: v.array(RoutingProblemShape), bytes: Count }),
  "retention.read": shape<RetentionState>({ retention: Retention, beganAt: Time, endedAt: Time }),
  "retention.preview": shape<RetentionPreview>({
    counts: v.array(shape<RetentionCount>({ kind: v.picklist(RETENTION_KINDS), count: Count, oldest: Time })),
    spared: v.array(
      shape<RetentionPreview["spared"][number]>({ why: v.picklist(RETENTION_SPARED), count: Count }),
    ),
    ...{ looked: Count, total: v.nullable(Count), after: v.nullable(ConversationId) },
  }),
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
    people: v.array(FoundPersonShape),
    ...{ morePeople: v.boolean(), moreTold: maybe(True) },
    found: v.array(FoundConversationShape),
    after: v.nullable(Text),
    looked: maybe(Count),
    building: maybe(RebuildingShape),
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
  "bot.renewSecret": shape<ResultOf<"bot.renewSecret">>({ secret: v.nullable(Text) }),
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
  "metrics.read": shape<MetricsTold>({
    ...{ at: v.number(), since: v.number() },
    families: v.array(
      shape<FamilyTold>({
        ...{ name: Text, type: v.picklist(["counter", "gauge", "histogram"]), unit: Text, help: Text },
        samples: v.array(
          shape<Sample>({
            suffix: Text,
            labels: v.record(Text, Text),
            value: v.pipe(v.number(), v.minValue(0)),
          }),
        ),
      }),
    ),
  }),
  "routing.versions": shape<ResultOf<"routing.versions">>({
    versions: v.array(shape<RoutingVersion>({ version: Count, at: At, by: PersonShape })),
  }),
  "conversation.tag": Nothing,
  "conversation.attributes": Nothing,
  "conversation.link": Nothing,
  "record.find": shape<ResultOf<"record.find">>({ conversations: v.array(SummaryShape) }),
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
  "person.read": OfPersonShape,
  "person.merge": Nothing,
  "person.unmerge": Nothing,
  "tickets.list": shape<ResultOf<"tickets.list">>({
    ...{ tickets: v.array(TicketShape), requests: v.array(TicketRequestShape), canAsk: v.boolean() },
  }),
  "ticket.request": TicketRequestShape,
  "ticket.put": TicketShape,
  "ticket.change": TicketShape,
  "ticket.note": TicketNoteShape,
  "ticket.readNote": TicketNoteShape,
  "team.read": shape<ResultOf<"team.read">>({ now: At, team: TeamNewsShape }),
  "team.conversations": shape<ResultOf<"team.conversations">>(rows),
  "pages.list": shape<ResultOf<"pages.list">>({ pages: v.array(PageShape) }),
  "page.diagnosis": shape<ResultOf<"page.diagnosis">>({ diagnosis: v.nullable(DiagnosisShape) }),
  "page.resume": Nothing,
  "page.retryHumanAgent": Nothing,
  "page.utilityTemplates": shape<ResultOf<"page.utilityTemplates">>({
    templates: v.array(UtilityTemplateShape),
    more: v.boolean(),
    unapproved: maybe(v.array(UnapprovedTemplateShape)),
  }),
  "page.utilityLibrary": shape<ResultOf<"page.utilityLibrary">>({
    templates: v.array(UtilityTemplateShape),
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
  "audit.read": shape<ResultOf<"audit.read">>({
    ...{ deeds: v.array(AuditEntryShape), next: v.nullable(Count), head: v.nullable(AuditHeadShape) },
    ...{ conversations: v.record(Text, Text), names: v.record(Text, Text), days: Count },
  }),
  "audit.export": shape<ResultOf<"audit.export">>({
    ...{ lines: v.array(Text), next: v.nullable(Count), head: v.nullable(AuditHeadShape) },
  }),
  "audit.keep": shape<ResultOf<"audit.keep">>({ days: Count, was: Count }),
  "apiKey.list": shape<ResultOf<"apiKey.list">>({ keys: v.array(ApiKeyShape) }),
  "apiKey.create": shape<ResultOf<"apiKey.create">>({ key: v.nullable(Text), entry: ApiKeyShape }),
  "apiKey.revoke": Nothing,
  "webhook.list": shape<ResultOf<"webhook.list">>({ webhooks: v.array(WebhookShape) }),
  "webhook.read": shape<ResultOf<"webhook.read">>({ webhook: WebhookShape }),
  "webhook.create": shape<ResultOf<"webhook.create">>({ webhook: WebhookShape, secret: v.nullable(Text) }),
  "webhook.change": shape<ResultOf<"webhook.change">>({ webhook: WebhookShape }),
  "webhook.remove": Nothing,
  "webhook.renewSecret": shape<ResultOf<"webhook.renewSecret">>({
    secret: v.nullable(Text),
    formerUntil: At,
  }),
  "webhook.test": shape<ResultOf<"webhook.test">>({ delivery: WebhookDeliveryShape }),
  "webhook.deliveries": shape<ResultOf<"webhook.deliveries">>({
    deliveries: v.array(WebhookDeliveryShape),
    more: v.boolean(),
  }),
  "webhook.deadLetters": shape<ResultOf<"webhook.deadLetters">>({
    letters: v.array(WebhookDeadLetterShape),
    more: v.boolean(),
  }),
  "webhook.event": shape<ResultOf<"webhook.event">>({ body: Text }),
  "webhook.redeliver": shape<ResultOf<"webhook.redeliver">>({ events: Count }),
  "webhook.replayable": shape<ResultOf<"webhook.replayable">>({ events: Count }),
  "webhook.replay": shape<ResultOf<"webhook.replay">>({ events: Count }),
  "session.renew": shape<ResultOf<"session.renew">>({ expiresAt: At }),
} satisfies { [T in CommandType]: Shape<ResultOf<T>> };

/** What a command is refused with. */
export const REFUSAL = variants<Refusal, "code">("code", {
  bad_frame: {},
  too_many_commands: { retryAfterMs: v.number() },
  not_found: {},
  not_allowed: { path: maybe(Text) },
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
  window_closed: {
    closedAt: Time,
    earliest: maybe(v.object({ asItIs: Time, utility: At })),
    personUntil: maybe(Time),
  },
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
