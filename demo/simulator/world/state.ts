/**
 * Everything Meta would remember, as plain JSON, so that it can be saved, restored and shown.
 * Content keeps Meta's own names (`quick_replies`, `reply_to`); what surrounds it is ours.
 */
import type { JsonObject } from "../json.ts";
import type {
  AccountState,
  BusinessState,
  CallbackState,
  CodeState,
  GrantState,
  LoginConfigState,
  PageTask,
} from "./login-state.ts";
import type { MessengerProfile } from "./messenger-profile.ts";

export type WorldState = {
  apps: Record<string, AppState>;
  pages: Record<string, PageState>;
  tokens: Record<string, TokenState>;
  /** People who manage Pages, by Facebook id. */
  accounts: Record<string, AccountState>;
  /** Portfolios by id. */
  businesses: Record<string, BusinessState>;
  /** Of logins, by themselves. */
  codes: Record<string, CodeState>;
  /** Oldest first. */
  callbacks: CallbackState[];
  customers: Record<string, CustomerState>;
  /** By psid: a psid belongs to exactly one Page (identifiers). */
  threads: Record<string, ThreadState>;
  /** Files that were sent, by id. Content names them as `media:<id>`; links are made when it leaves. */
  media: Record<string, MediaState>;
  alerts: Alert[];
};

/** One file; what it holds is a sample of {@link SAMPLES}, or was uploaded. */
export type MediaState = {
  id: string;
  /** image, video, audio, file or sticker. */
  type: string;
  name: string;
  mime: string;
  /** Whose thread it was sent in; null for the Page's own. */
  psid: string | null;
  /** Webhooks tell of it without a link to it. */
  unlinked?: true;
  sample?: string;
  /** Base64. */
  data?: string;
};

export type AppState = {
  appId: string;
  appSecret: string;
  verifyToken: string;
  callbackUrl: string;
  fields: string[];
  live: boolean;
  access: "standard" | "advanced";
  humanAgent: boolean;
  requireProof: boolean;
  /** "Business Asset User Profile Access": without it profiles are empty (User Profile API). */
  userProfileAccess: boolean;
  /** The switch in the Page's settings by which an app may take control of threads (Conversation Routing). */
  mayTakeControl: boolean;
  /** Made before 2026-11-04. Left out by older simulators. */
  legacyCalls?: boolean;
  name: string;
  redirectUris: string[];
  loginConfigs: Record<string, LoginConfigState>;
  deauthorizeUrl: string | null;
  dataDeletionUrl: string | null;
  businessVerified: boolean;
  /** Account ids. */
  roles: string[];
};

export type PageState = {
  id: string;
  name: string;
  username?: string;
  /** Answers every send with 10/1893063. */
  restricted: boolean;
  /** App id to fields: the Page-level subscription (Webhooks, subscriptions). */
  subscribedApps: Record<string, string[]>;
  /** App id to the time since when its webhooks have been failing without a success. */
  failingSince: Record<string, number>;
  /** Media saved with `is_reusable`, by attachment_id. */
  attachments: Record<string, SavedAttachment>;
  /** The default app of Conversation Routing; null: no routing, every app may answer (Conversation Routing). */
  defaultAppId: string | null;
  /** Custom labels by id, and whether an admin accepted the terms for them (custom labels). */
  labels: Record<string, string>;
  labelTerms: boolean;
  /** `subject_to_new_eu_privacy_rules` (Europe). */
  euRules: boolean;
  /** What people opted in to, by token. */
  optins: Record<string, OptinState>;
  /** What there is to comment on, by id. Left out by older simulators. */
  posts?: Record<string, PostState>;
  /** What was written below it, by id. */
  comments: Record<string, CommentState>;
  /** What people find before and beside the messages. */
  messengerProfile: MessengerProfile;
  /** The app that last set it; absent: somebody in Business Suite did. */
  profileAppId?: string;
  /** Utility templates by id, and personas. Left out by older simulators. */
  messageTemplates?: Record<string, MessageTemplateState>;
  personas?: Record<string, PersonaState>;
  /** Checkboxes that were confirmed, by `user_ref`. Left out by older simulators. */
  checkboxes?: Record<string, CheckboxState>;
  /** What was there before each fault of its connection that is ordered, by its name. Left out by older simulators. */
  broken?: Record<string, KeptOfFault>;
};

/** A checkbox that was confirmed, and who wrote since: the Page, which does not know to whom, then the person. */
export type CheckboxState = { psid: string; at: number; wrote: "nobody" | "page" | "person" };

/** What one fault of a connection changed, as it was. */
export type KeptOfFault = {
  appId: string;
  tokens: Record<string, Partial<TokenState>>;
  logins: { accountId: string; appId: string; grant: Partial<GrantState>; tasks?: PageTask[] }[];
  app: Partial<AppState>;
  page: Partial<PageState>;
};

/** A utility template; `components` as Meta has them. */
export type MessageTemplateState = {
  id: string;
  name: string;
  language: string;
  /** What comes of Meta's review. */
  status: "APPROVED" | "REJECTED";
  rejectedReason?: string;
  /** Until then it is pending. */
  reviewedAt?: number;
  components: JsonObject[];
};

export type PersonaState = { name: string; pictureUrl: string; deleted?: true };

/** Something to comment on: a post of the Page, of a visitor on it, or what somebody says of the Page. */
export type PostState = {
  /** `<page>_<post>`. */
  id: string;
  kind: "own" | "visitor" | "review";
  /** Whose; null: the Page's own. */
  psid: string | null;
  text: string;
  at: number;
  /** A file, as `media:<id>`. */
  picture?: string;
  /** Of a review. */
  recommends?: boolean;
  /** Who likes it, and how often it was shared. */
  likes: string[];
  shares: number;
  deleted: boolean;
  /** A visitor's: the Page has sent its one private reply. */
  answered: boolean;
};

export type CommentState = {
  id: string;
  postId: string;
  /** The comment it answers, or the post. */
  parentId: string;
  /** Whose; null: the Page's own. */
  psid: string | null;
  text: string;
  at: number;
  deleted: boolean;
  /** The Page has sent its one private reply. */
  answered: boolean;
  attachment?: CommentAttachment;
  edited?: true;
  /** Only the author, their friends and the Page see it. */
  hidden?: true;
  /** The Page likes it. */
  liked?: true;
  /** Of the Page's own: who wrote it for the Page. */
  appId?: string;
  /** Meta lets nobody answer it privately. */
  notReplyable?: true;
};

/** `url`: an address, or a file as `media:<id>`. */
export type CommentAttachment = { type: "photo" | "sticker" | "video" | "share"; url: string };

export type OptinState = {
  kind: "one_time" | "recurring";
  psid: string;
  title: string;
  payload: string;
  /** When it can no longer be sent with. */
  expiresAt: number;
  /** Sent with, or stopped by the person. */
  closed: boolean;
};

export type SavedAttachment = {
  type: string;
  url: string;
  savedAt: number;
};

export type TokenState = {
  token: string;
  type: "page" | "user";
  /** Empty of a user. */
  pageId: string;
  appId: string;
  /** Of one that came by a login they are what the person grants now: {@link permissionsOf}. */
  permissions: string[];
  /** Subcode of the 190 that this token answers with; null while it works. */
  invalid: number | null;
  /** When it ends, and when what it tells of people does; in ms. Absent: never. */
  expiresAt?: number;
  dataAccessExpiresAt?: number;
  /** What its holder may do at the Page; absent: everything. Of a login, what the person may do. */
  tasks?: PageTask[];
  /** The login that it came by. Absent: made by hand. */
  login?: TokenLogin;
};

/** A token lives no longer than the consent and the password that it was made under. */
export type TokenLogin = {
  accountId: string;
  grantId: string;
  passwordChanges: number;
  /** In ms. */
  issuedAt: number;
  /** Of a user: it was exchanged for one of 60 days, or is of a system user. */
  isLong: boolean;
  /** Of no person's session: neither a password nor 90 days end it (Facebook Login for Business). */
  isSystemUser?: true;
  /** Of a Page: the user's token that asked for it. */
  parent?: string;
};

export type CustomerState = {
  psid: string;
  pageId: string;
  firstName: string;
  lastName: string;
  /** A link of the test's own; null: one of the simulator's, which expires. */
  profilePic: string | null;
  locale: string;
  timezone: number;
  gender: string;
  hasRole: boolean;
  phoneAccount: boolean;
  /** Has blocked the Page. */
  blocked: boolean;
  /** Was blocked or banned by the Page (moderation). */
  blockedByPage: boolean;
  /** Has linked an account (account linking). */
  linked: boolean;
  /** Ids of the Page's labels. */
  labels: string[];
  /** The account by which the person logs in to apps. */
  accountId?: string;
  /** Lives where Meta's rules for Europe and Japan hold. */
  euRules?: boolean;
  /** In place of the Page's menu. */
  menu?: NonNullable<MessengerProfile["persistent_menu"]>;
};

export type ThreadState = {
  pageId: string;
  psid: string;
  /** In the order in which the customer's phone shows them. */
  messages: ThreadMessage[];
  /** When the person last did something that opens the 24-hour window (Send API, messaging window); null: never. */
  windowFrom: number | null;
  /** When the person last wrote: the 7 days of HUMAN_AGENT count from here. */
  lastMessageAt: number | null;
  /** "… is typing" shows until then. */
  typingUntil: number;
  /** App that controls the thread; null: idle or, without routing, nobody's (Conversation Routing). */
  owner: string | null;
  /** Control lasts at least until then, however long the person is silent. */
  ownerUntil: number;
  /** The Page inbox's folder; only `other`, the requests, and `spam` change anything. */
  folder: "inbox" | "page_done" | "other" | "spam";
};

export type ThreadMessage = {
  mid: string;
  from: "customer" | "page";
  /** Milliseconds; strictly growing within a thread. */
  at: number;
  /** A message of the Page: sent, delivered to the phone, read on it. The customer's own: sent, or seen by the Page. */
  state: "sent" | "delivered" | "read";
  text?: string;
  attachments?: Attachment[];
  quick_replies?: QuickReply[];
  /** On the customer's message: the quick reply that was tapped. */
  quick_reply?: { payload: string };
  /** The customer tapped a button; `text` is its title. `appId` says whose button it was. */
  postback?: { payload: string; referral?: JsonObject };
  /** `is_self_reply`: quotes a message of the same side. */
  reply_to?: { mid: string; is_self_reply: boolean };
  /** The comment that it answers privately, as it read then, and its id; or a visitor's post. */
  comment?: string;
  commentId?: string;
  metadata?: string;
  /** Under whose name the Page wrote it. */
  persona?: string;
  /** Who sent it for the Page, or whose button was tapped. */
  appId?: string;
  numEdit?: number;
  unsent?: true;
  reactions?: { customer?: string; page?: string };
  /** A Click-to-Messenger ad or a product page it came from (Webhooks, "messages"). */
  referral?: JsonObject;
  commands?: { name: string }[];
  /** It answers what the Page wrote to this `user_ref` of a checkbox (checkbox plugin). */
  checkbox?: string;
  /** The customer's thumb under a message of the Page (Webhooks, "response_feedback"). */
  feedback?: string;
};

export type Attachment = {
  type: string;
  payload?: JsonObject | null;
  title?: string;
  url?: string;
};

export type QuickReply = {
  content_type: "text" | "user_phone_number" | "user_email";
  title?: string;
  payload?: string;
  image_url?: string;
};

/** What Meta would mail to the developer. */
export type Alert = {
  at: number;
  kind: "webhooks_failing" | "webhooks_disabled";
  pageId: string;
  appId: string;
};
