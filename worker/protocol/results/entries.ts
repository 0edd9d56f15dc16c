import type { Across } from "../masking/across.ts";
import * as v from "../values.ts";
import { REFERENCE_REFUSALS, ReferenceId } from "../references/reference.ts";
import type {
  BotFault,
  BotFaultCode,
  Answer,
  Attachment,
  Button,
  Card,
  Changes,
  Content,
  Change,
  Media,
  MediaFailure,
  MessengerEvent,
  OfferedReply,
  OrderLine,
  Quote,
  Referral,
  NoteLine,
  SystemLine,
  TemplateLine,
  Why,
} from "../message/content.ts";
import type {
  Author,
  Delivery,
  Entry,
  Failure,
  FailureCode,
  FailureHelp,
  FailureReason,
  Fetched,
  Person,
  SendState,
  Waiting,
} from "../message/entry.ts";
import { TICKET_NEWS, type OfTicket } from "../tickets/ticket.ts";
import { HIDDEN_KINDS } from "../masking/masking.ts";
import { ATTRIBUTE_TYPES } from "../routing/tags.ts";
import type { CustomerRecord } from "../records/record.ts";
import type { AttributeTold, TagTold } from "../tags/tags.ts";
import type { Reason } from "../routing/people.ts";
import {
  COMMENT_DEEDS,
  type AnsweredComment,
  type Commenter,
  type CommentSummary,
  type ClosedComment,
  type CommentThread,
  type PrivateReply,
} from "../comments/comment.ts";
import { ConversationId, EntryId, MediaId, Rev } from "../ids.ts";
import { ModerationAction, ThreadControlAction } from "../thread/acts.ts";
import { maybe, oneOf, shape, variants, type Shape } from "./shapes.ts";

/** An entry of a thread as worker/protocol/message declares it, for what a test receives. */

/** Milliseconds since 1970. */
export const At = v.pipe(v.number(), v.safeInteger());
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Text = v.string();
const Word = v.nullable(v.string());
const True = v.literal(true);

export const PersonShape = shape<Person>({ sub: Text, name: Text });
const Nobody = v.nullable(PersonShape);

export const CommenterShape = shape<Commenter>({ id: Text, name: Word });
export const AuthorShape = variants<Author, "type">("type", {
  customer: { person: maybe(v.nullable(CommenterShape)) },
  agent: { sub: Text, name: Text },
  page_inbox: {},
  app: { appId: Word },
  system: {},
});

const WaitingShape = shape<Waiting>({
  reason: oneOf<Waiting["reason"]>({
    undo: true,
    page_paused: true,
    page_slow: true,
    retry: true,
    confirmation: true,
    page_not_connected: true,
    uploading: true,
    in_line: true,
  }),
  until: v.nullable(At),
  place: maybe(Count),
});

export const GraphCode = shape<{ code: number; subcode: number | null }>({
  code: v.number(),
  subcode: v.nullable(v.number()),
});

const REASONS: Record<FailureReason, true> = {
  outside_window: true,
  person_unavailable: true,
  person_not_known: true,
  topic_stopped: true,
  asked_too_often: true,
  sent_too_often_to_person: true,
  other_app_holds: true,
  question_flow: true,
  token_ended: true,
  permission_missing: true,
  app_not_live: true,
  terms_not_accepted: true,
  page_restricted: true,
  policy: true,
  too_fast: true,
  service_failed: true,
  invalid_content: true,
  too_many_elements: true,
  link_not_fetched: true,
  file_not_as_named: true,
  file_too_large: true,
  file_gone: true,
  media_not_usable: true,
  product_not_known: true,
  form_not_usable: true,
  tag_retired: true,
  message_gone: true,
  comment_not_answerable: true,
  europe_rules: true,
  instagram: true,
  not_of_messages: true,
};

export const FailureShape = shape<Failure>({
  code: oneOf<FailureCode>({
    window_closed: true,
    customer_unavailable: true,
    thread_owned_by_another_app: true,
    rejected: true,
    too_many_attempts: true,
    earlier_part_failed: true,
    earlier_part_unknown: true,
    file_gone: true,
    quote_taken_back: true,
  }),
  graph: v.nullable(GraphCode),
  reason: maybe(oneOf<FailureReason>(REASONS)),
  help: maybe(
    oneOf<FailureHelp>({
      shorten: true,
      wait: true,
      reconnect: true,
      take_thread: true,
      other_kind: true,
      nothing: true,
    }),
  ),
});

const SendStateShape = oneOf<SendState>({
  queued: true,
  sending: true,
  sent: true,
  unknown: true,
  failed: true,
  withdrawn: true,
});
const DeliveryShape = shape<Delivery>({
  // What the desk says by itself has none of an agent, and an id that says what it is.
  command: Text,
  part: Count,
  parts: Count,
  state: SendStateShape,
  waiting: v.nullable(WaitingShape),
  failure: v.nullable(FailureShape),
  attempts: Count,
  sentAt: v.nullable(At),
  settled: v.nullable(
    oneOf<NonNullable<Delivery["settled"]>>({ arrived: true, sent_again: true, dismissed: true }),
  ),
});

const MediaShape = shape<Media>({
  id: MediaId,
  state: oneOf<Media["state"]>({ copying: true, ready: true, failed: true }),
  name: Word,
  mime: Word,
  bytes: v.nullable(Count),
  failure: v.nullable(
    oneOf<MediaFailure>({
      too_large: true,
      gone: true,
      host_not_allowed: true,
      unreachable: true,
      not_stored: true,
      no_link: true,
      removed: true,
    }),
  ),
});

const ButtonShape = shape<Button>({
  type: Text,
  title: Text,
  url: Word,
  payload: Word,
  pressed: maybe(True),
});

const CardShape = shape<Card>({
  image: v.nullable(MediaShape),
  title: Word,
  subtitle: Word,
  url: Word,
  productId: Word,
  buttons: v.array(ButtonShape),
});

const file = { media: MediaShape };
const AttachmentShape = variants<Attachment, "type">("type", {
  image: file,
  video: file,
  audio: file,
  file,
  sticker: { stickerId: Word, media: MediaShape },
  location: { title: Word, latitude: v.nullable(v.number()), longitude: v.nullable(v.number()), url: Word },
  share: { what: Text, title: Word, url: Word },
  appointment_booking: {
    status: Word,
    startsAt: v.nullable(At),
    endsAt: v.nullable(At),
    timezone: Word,
  },
  product: { products: v.array(CardShape) },
  template: {
    template: Text,
    text: Word,
    cards: v.array(CardShape),
    buttons: v.array(ButtonShape),
    lines: maybe(v.array(shape<TemplateLine>({ what: Text, value: Text }))),
  },
  other: { what: Text },
});

const OfferedReplyShape = shape<OfferedReply>({
  type: oneOf<OfferedReply["type"]>({ text: true, user_phone_number: true, user_email: true }),
  title: Text,
  payload: Word,
  image: v.nullable(MediaShape),
});

export const AcrossShape = shape<Across>({
  kind: oneOf<Across["kind"]>({ card: true, iban: true }),
  ...{ from: Count, to: Count, before: maybe(Count), signs: maybe(Count) },
});

const QuoteShape = shape<Quote>({
  mid: Text,
  entry: v.nullable(EntryId),
  by: v.nullable(oneOf<NonNullable<Quote["by"]>>({ customer: true, page: true })),
  text: Word,
  what: maybe(Text),
  at: maybe(At),
  across: maybe(v.array(AcrossShape)),
});

const ReferralShape = shape<Referral>({
  source: Word,
  type: Word,
  ref: Word,
  adId: Word,
  adTitle: Word,
  url: Word,
  productId: Word,
  userRef: maybe(Text),
});

const AnswerShape = shape<Answer>({ question: Text, answer: Text });
const OrderLineShape = shape<OrderLine>({
  name: Text,
  quantity: v.nullable(v.number()),
  price: Word,
  productId: Word,
});

const ChangeShape = variants<Change, "type">("type", {
  reaction: { emoji: Word },
  edit: { text: Text },
  unsend: {},
  feedback: { feedback: Text },
  hide: { isHidden: v.boolean() },
  like: { isLiked: v.boolean() },
});

const answers = { answers: v.array(AnswerShape) };
const EventShape = variants<MessengerEvent, "type">("type", {
  referral: { referral: ReferralShape, ...answers },
  optin: { what: Text, title: Word, ref: Word, status: Word },
  account_linking: { status: Text },
  thread_control: {
    action: oneOf<"pass" | "take" | "request">({ pass: true, take: true, request: true }),
    from: Word,
    to: Word,
    metadata: Word,
  },
  feedback: answers,
  customer_information: answers,
  lead_form: { formId: Word },
  order: { products: v.array(OrderLineShape), note: Word },
  coupon: { code: Word, payload: Word },
  label: { action: Text, label: Text },
  call: { what: Text, status: Word, callId: Word },
  reference: {
    reference: maybe(ReferenceId),
    kind: maybe(Text),
    value: maybe(Text),
    refused: maybe(v.picklist(REFERENCE_REFUSALS)),
    written: maybe(Text),
  },
  ticket: {
    what: v.picklist(TICKET_NEWS),
    ...{ title: Text, by: Nobody, ticket: maybe(Text), state: maybe(Text), url: maybe(Text) },
  },
  retention: { upTo: At },
  hold: { isHeld: v.boolean(), reason: Text, by: PersonShape },
  admin_text: { text: Text },
  change: { change: ChangeShape, mid: Text },
});

export const WhyShape = oneOf<Why>({
  ...{ reply: true, take: true, assign: true, release: true, snooze: true, close: true, reopen: true },
  ...{ time: true, customer: true, silence: true, one_more_thing: true, private_reply: true },
  ...{ rule: true, otherwise: true, overflow: true, accept: true, decline: true, expire: true, left: true },
  ...{ elsewhere: true, given: true, raise: true, lower: true },
  ...{ bot: true, asked_for_person: true, bot_slow: true, bot_failed: true, bot_late: true },
  ...{ transfer: true, invite: true, leave: true, remove: true },
});
const why = { why: maybe(WhyShape) };
/** A code of the desk's, or another reason of it to choose from. */
export const ReasonShape = shape<Reason>({ id: Text, name: Text });
export const TagToldShape = shape<TagTold>({ id: Text, name: Text });
export const AttributeToldShape = shape<AttributeTold>({
  ...{ id: Text, name: Text, choice: maybe(Text) },
  of: oneOf<AttributeTold["of"]>({ customer: true, contact: true }),
  type: v.picklist(ATTRIBUTE_TYPES),
  value: v.union([Text, v.number(), v.boolean()]),
});
export const RecordShape = shape<CustomerRecord>({ id: Text, name: Text, url: maybe(Text) });
const BotFaultShape = shape<BotFault>({
  code: oneOf<BotFaultCode>({
    ...{ not_reached: true, status: true, bad_address: true, no_secret: true },
    ...{ too_large: true, bad_answer: true, gone: true, not_sendable: true, endless: true },
  }),
  detail: maybe(Text),
});
export const LineShape = variants<SystemLine, "event">("event", {
  assigned: { to: PersonShape, by: Nobody, note: maybe(Text), ...why },
  released: { by: Nobody, ...why },
  closed: { by: Nobody, codes: maybe(v.array(ReasonShape)), note: maybe(Text), ...why },
  reopened: { by: Nobody, ...why },
  snoozed: { by: PersonShape, until: v.nullable(At), onMessage: v.boolean(), ...why },
  woken: { by: Nobody, ...why },
  queued: { queue: Text, by: Nobody, rule: maybe(Text), note: maybe(Text), ...why },
  passed: { from: v.array(PersonShape), by: Nobody, reason: maybe(Text), ...why },
  bot: { bot: Text, by: v.null(), rule: maybe(Text), ...why },
  handed_over: { bot: Text, by: v.null(), note: maybe(Text), fault: maybe(BotFaultShape), ...why },
  answered: { by: v.null(), ...why },
  raised: { by: PersonShape, note: maybe(Text), ...why },
  lowered: { by: PersonShape, ...why },
  tagged: {
    by: PersonShape,
    added: maybe(v.array(TagToldShape)),
    removed: maybe(v.array(TagToldShape)),
    ...why,
  },
  attributes: {
    by: PersonShape,
    set: v.array(AttributeToldShape),
    unset: maybe(v.array(TagToldShape)),
    ...why,
  },
  transferring: { to: v.array(PersonShape), place: Text, by: PersonShape, note: maybe(Text), ...why },
  returned: { to: PersonShape, from: v.array(PersonShape), by: Nobody, reason: maybe(Text), ...why },
  invited: { to: PersonShape, by: PersonShape, note: maybe(Text), ...why },
  uninvited: { who: PersonShape, by: Nobody, ...why },
  note: {
    ...{ by: PersonShape, text: Text, to: maybe(PersonShape), mentions: maybe(v.array(PersonShape)) },
    ...{ across: maybe(v.array(AcrossShape)), editedAt: maybe(v.number()) },
    takenBack: maybe(shape<NonNullable<NoteLine["takenBack"]>>({ by: PersonShape, at: v.number() })),
  },
  thread_control: { action: ThreadControlAction, to: Word, by: PersonShape },
  moderated: { action: ModerationAction, reason: Text, by: PersonShape },
  comment: { action: v.picklist(COMMENT_DEEDS), entry: EntryId, by: PersonShape },
});

const masked = { masked: maybe(v.array(v.picklist(HIDDEN_KINDS))) };
const ContentShape = variants<Content, "kind">("kind", {
  text: {
    ...masked,
    text: Text,
    rest: v.array(Text),
    across: maybe(v.array(AcrossShape)),
    parts: maybe(v.array(AttachmentShape)),
    replyTo: maybe(QuoteShape),
    quickReplies: maybe(v.array(OfferedReplyShape)),
    referral: maybe(ReferralShape),
    privateTo: maybe(EntryId),
    answersComment: maybe(
      shape<AnsweredComment>({ conversation: ConversationId, entry: EntryId, post: Word }),
    ),
  },
  quick_reply: { ...masked, text: Text, payload: Text, offeredBy: maybe(EntryId) },
  postback: {
    ...masked,
    title: Text,
    payload: Word,
    referral: maybe(ReferralShape),
    card: maybe(Text),
    offeredBy: maybe(EntryId),
  },
  event: { ...masked, event: EventShape },
  unsupported: { ...masked, what: Text },
  system: { ...masked, line: LineShape },
});

const ChangesShape = shape<Changes>({
  reaction: maybe(Text),
  pageReaction: maybe(Text),
  reacting: maybe(
    shape<NonNullable<Changes["reacting"]>>({ emoji: Word, failed: maybe(GraphCode), unknown: maybe(True) }),
  ),
  edits: maybe(Count),
  isUnsent: maybe(True),
  feedback: maybe(Text),
  isHidden: maybe(True),
  isLiked: maybe(True),
});

export const EntryShape: Shape<Entry> = shape<Entry>({
  id: EntryId,
  rev: Rev,
  at: At,
  author: AuthorShape,
  content: ContentShape,
  interaction: v.nullable(Count),
  mid: Word,
  delivery: v.nullable(DeliveryShape),
  changes: maybe(ChangesShape),
  standby: maybe(True),
  fetched: maybe(oneOf<Fetched>({ imported: true, recovered: true })),
  automatic: maybe(True),
  ofTicket: maybe(shape<OfTicket>({ ticket: Text, note: Text })),
  merged: v.boolean(),
});

const CommentBeganShape = oneOf<CommentThread["began"]>({
  comment: true,
  post: true,
  review: true,
  mention: true,
});

/** What lists tell of a thread of kind `comment`. */
export const CommentSummaryShape = shape<CommentSummary>({
  ...{ began: CommentBeganShape, postId: Text, by: v.nullable(CommenterShape), post: Word },
  messenger: maybe(v.array(ConversationId)),
});

/** What is told of a thread of kind `comment` as a whole. */
export const CommentShape = shape<CommentThread>({
  began: CommentBeganShape,
  postId: Text,
  post: v.nullable(
    shape<NonNullable<CommentThread["post"]>>({
      ...{ id: Text, text: Word, picture: v.nullable(MediaId), permalink: Word, at: v.nullable(At) },
    }),
  ),
  by: v.nullable(CommenterShape),
  root: maybe(EntryId),
  privateReplies: maybe(
    v.array(
      shape<PrivateReply>({
        ...{ to: EntryId, entry: EntryId, state: SendStateShape },
        refused: maybe(True),
        conversation: maybe(ConversationId),
      }),
    ),
  ),
  closed: maybe(
    v.array(
      shape<ClosedComment>({
        to: EntryId,
        why: oneOf<ClosedComment["why"]>({ answered: true, not_replyable: true }),
      }),
    ),
  ),
});
