import type { RestoreAnswer, RestoreStep } from "../restorer.ts";
import type { Diagnosis, Repair, RoundTripAnswer } from "../../../protocol/admin/doctor.ts";
import type { ProfileRefusal, RenewRefusal, RepairRefusal } from "../../../protocol/admin/refusals.ts";
import type { ProfileChanges, ProfileMarks, ProfileState } from "../../../protocol/profile/profile.ts";
import type { InboundItem } from "../../../domain/item.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Persona } from "../../../domain/persona.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import type { Foreseen } from "../../../protocol/black-box/foreseen.ts";
import type { PageEvent } from "../../../protocol/frames.ts";
import type { PageImport } from "../../../protocol/page/import.ts";
import type {
  TemplateLink,
  TemplateReview,
  UnapprovedTemplate,
  UtilityTemplate,
} from "../../../protocol/library/utility-template.ts";
import type { Read } from "../record-reader.ts";
import type { StickerAnswer, StickerQuestion } from "../stickers.ts";
import type {
  BoxTold,
  ConnectOrder,
  DeadLetter,
  Lease,
  OtherPage,
  PageConnection,
  PageDesks,
  PageHealth,
  ReadLeave,
  Route,
  SecretField,
  WebhookKeys,
} from "../contracts.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/** What came of writing to a checkbox. */
export type BoxWritten =
  { kind: "sent" | "unknown" | "not_now" } | { kind: "refused"; error: GraphErrorCode };

/** What others may ask of the connection of one Page to Meta. */
export type PageDoor = Rpc.DurableObjectBranded & {
  /** Takes one step of being put back to how it was. Only the Directory calls this. */
  restore(name: string, step: RestoreStep): Promise<RestoreAnswer>;

  /**
   * Connects the configured Page: gives it a desk and subscribes it to its webhook fields, once per deployed
   * version. Idempotent; failures are tried again by the alarm. Also notices a new token after a pause.
   */
  setUp(pageId: string, version: string): Promise<void>;

  /** Asks Meta now whether what is configured is right, unless it was asked a moment ago. */
  checkSetUp(pageId: string): Promise<void>;

  /** Something came that Meta may have sent, and was refused. At most one question in five minutes comes of it. */
  doubtSetUp(pageId: string, what: "signature" | "handshake"): Promise<void>;

  /**
   * Meta delivered, or shook hands, as it should. The Worker tells it seldom. `at`: the origin to which Meta came, where it
   * therefore reaches the Worker; null: not told. `hasBox`: what comes raw is kept; left out by older code.
   */
  heardFromMeta(
    pageId: string,
    what: "webhook" | "message" | "handshake",
    at: string | null,
  ): { hasBox: boolean } | undefined;

  /** Whether what comes for it comes to a desk: somebody connected it, and did not disconnect it since. Writes nothing. */
  isConnected(pageId: string): boolean;

  /** Whether what comes raw is kept. Writes nothing. */
  hasBox(pageId: string): boolean;

  /** How its black box stands. Only the BlackBox calls this, until it was told. */
  noteBox(pageId: string, told: BoxTold): void;

  /** What its black box counted of its own working, and had nobody else to tell. Only the BlackBox calls this. */
  noteCounts(pageId: string, parcel: MetricsParcel): void;

  /** Where Meta reaches the Worker, for what it is to fetch; null: no delivery has told yet. */
  publicUrl(pageId: string): string | null;

  /**
   * The desk of the Page, or null: then the conversation is noted, and called once there is one. `refused` is the
   * route that a desk has just refused.
   */
  route(pageId: string, conversation: string, refused: Route | null): Promise<Route | null>;

  /**
   * The desk of the Page, for a conversation of which nothing is known yet. Null: nobody connected the Page, and the
   * items are kept here until somebody does.
   */
  receive(pageId: string, conversation: string, items: InboundItem[]): Promise<Route | null>;

  /** The desk may not know what its conversations do since then: each that Meta names tells it once more. */
  retellSince(pageId: string, since: number): void;

  /** Meta's id of a persona, which is made where there is none; null where it cannot be had now: nobody waits for it. */
  persona(pageId: string, persona: Persona): Promise<string | null>;

  /** Whether Meta still has a persona. Where it is lost, the next who asks for it has it made anew. */
  lookForPersona(pageId: string, id: string): Promise<"there" | "lost" | "not_told">;

  /**
   * Leave to make a few Graph calls until a time; one for audio or video (`media`), which Meta counts by themselves. Writes no
   * row when it grants, nor where others are before the conversation: it keeps its place, and asks again then.
   */
  lease(pageId: string, conversation: string | null, kind?: "call" | "media"): Promise<Lease>;

  /** How much of Meta's budget is used, by its headers, in per cent: the Page goes slower before Meta makes it. In memory. */
  noteUsage(pageId: string, percent: number): void;

  /** A place for one call to the Conversations API. Writes no row; a Page that cannot send is not read either. */
  leaveToRead(pageId: string): ReadLeave;

  /** How much of Meta's budget is used, as it told who read, in per cent: what can wait goes slower. In memory. */
  noteReadUsage(pageId: string, percent: number): void;

  /** Meta said "too fast" to who read; what is sent goes on. */
  restFromReading(pageId: string, retryAfterMs: number | null): void;

  /**
   * Meta said to `token` that this Page cannot send until a person acts. Its queue stops, and agents are told; but
   * an answer to a token that was replaced since says nothing about the new one.
   */
  pause(pageId: string, conversation: string | null, error: GraphErrorCode, token: string): Promise<void>;

  /**
   * Asks Meta about all that the connection hangs on, and answers what was found. `origin`: at which whoever asks reached the Worker, where
   * nobody knows better.
   */
  check(pageId: string, origin: string | null): Promise<Diagnosis>;

  /** As `check`; each finding as it comes, one `DoctorLine` of JSON on a line. */
  checkAloud(
    pageId: string,
    origin: string | null,
  ): Promise<ReadableStream<Uint8Array>> | ReadableStream<Uint8Array>;

  /** What was found last; null: nobody looked yet. Writes nothing. */
  diagnosis(pageId: string): Diagnosis | null;

  /** Mends what can be mended from here, and looks again. Repeating it is harmless. */
  repair(pageId: string, fix: Repair, origin: string | null): Promise<Outcome<Diagnosis, RepairRefusal>>;

  /** The Page's Messenger profile, as Meta has it now. */
  readMessengerProfile(pageId: string): Promise<Outcome<ProfileState, ProfileRefusal>>;

  /** Changes it, all or nothing; not what somebody else changed since `base` was read. */
  saveMessengerProfile(
    pageId: string,
    order: { base: ProfileMarks; changes: ProfileChanges },
  ): Promise<Outcome<ProfileState, ProfileRefusal>>;

  /** Whether comments under its posts come to the desk: it is wanted to send them. Writes nothing. */
  takesComments(pageId: string): boolean;

  /** Which webhook fields it is to send: those that are wanted, and what somebody added at Meta. Writes nothing. */
  wantedFields(pageId: string): string[];

  /** Has it send these, and looks again. Where Meta refuses them the wish before stays. */
  setFields(
    pageId: string,
    fields: readonly string[],
    origin: string | null,
  ): Promise<Outcome<Diagnosis, RepairRefusal>>;

  /** Sends a message to a test person, and waits for what Meta tells of it, half a minute at most. */
  roundTrip(pageId: string, psid: string): Promise<Outcome<RoundTripAnswer, RepairRefusal>>;

  /** The echo of such a message came. Repeating it is harmless. */
  cameBack(pageId: string, mark: string): void;

  /** Meta refused a call that sent nothing, or for want of a permission. Where that concerns every call, it pauses the Page. */
  refused(pageId: string, error: GraphErrorCode, token: string): Promise<void>;

  /** Meta said "too fast": nobody calls until then, and then not all at once. */
  slowDown(pageId: string, conversation: string, retryAfterMs: number | null): void;

  /** Meta took a message again after it had said "too fast", until `slowUntil`: the next one counts as the first. */
  goesAgain(pageId: string, slowUntil: number): void;

  /** Meta took a message whose lease said that this is awaited (`isAwaited`). Repeating it is harmless. */
  tookMessage(pageId: string): void;

  /**
   * A person says that what stopped the Page is mended. Meta is asked first whether the token works: where it says no, the
   * pause stays, and its code is answered. What no question tells (a restriction) the next message tries.
   */
  resume(pageId: string): Promise<GraphErrorCode | null>;

  /** What Meta's answer to `token` tells about the Human Agent feature. */
  learnHumanAgent(pageId: string, answer: "yes" | "no", token: string): Promise<void>;

  /** Somebody at the desk believes that Meta has granted Human Agent since it refused. */
  retryHumanAgent(pageId: string): Promise<void>;

  /** Keeps what names no person, each once, before Meta is answered. `isKept`: nobody connected the Page. */
  ingest(pageId: string, items: InboundItem[]): { isKept: boolean };

  /** What would come of these items, were they ingested now. Writes nothing. Only the BlackBox calls this. */
  foresee(pageId: string, items: InboundItem[]): Foreseen[];

  /** Counts what came for a Page that nobody connected; asked of NO_PAGE. True when it is news that Meta does so. */
  noteOther(pageId: string, other: string, items: number): boolean;

  /** Pages that Meta delivers for and nobody connected, the last to be heard of first; asked of NO_PAGE. */
  others(): OtherPage[];

  /** Keeps items that their conversation could not write. */
  bury(pageId: string, letters: DeadLetter[]): void;

  /**
   * Writes to who confirmed a checkbox, once: whoever asks keeps that it did. `not_now`: nothing left, and it may be tried again; `unknown`:
   * no answer came that tells. Only the Desk calls this.
   */
  writeToBox(pageId: string, order: { userRef: string; outgoing: Outgoing }): Promise<BoxWritten>;

  /** What was kept, newest first, from before the event `before` on. */
  events(pageId: string, before: number | null, limit: number): { events: PageEvent[]; more: boolean };

  /** The Page's utility templates, as Meta told them within the last minutes. Only the Desk calls this. */
  utilityTemplates(
    pageId: string,
  ): Promise<Read<{ templates: UtilityTemplate[]; more: boolean; unapproved?: UnapprovedTemplate[] }>>;

  /** Meta's own templates; null asks for all. Only the Desk calls this. */
  utilityLibrary(
    pageId: string,
    query: { language: string | null; words: string | null },
  ): Promise<Read<{ templates: UtilityTemplate[]; more: boolean }>>;

  /** Makes one of Meta's own the Page's, once: Meta refuses a second one of the name. Only the Desk calls this. */
  addUtilityTemplate(
    pageId: string,
    order: { name: string; language: string; links: TemplateLink[] },
  ): Promise<Read<TemplateReview>>;

  /** Meta's catalogue of stickers, asked as the Page's app, as Meta told it within the last minutes. Only the Desk calls this. */
  stickers(pageId: string, ask: StickerQuestion): Promise<StickerAnswer>;

  /** Whom it knows anything of by itself, and at which desks there may be more. */
  conversations(pageId: string): { conversations: string[]; desks: string[] };

  /** Forgets what concerns no person and yet is its former company's: its log, and whom its messages came from. */
  forgetCompany(pageId: string): Promise<void>;

  /**
   * Forgets what it holds of a conversation that was erased: who waits, what was buried and what was kept. Answers where else there may be
   * something. Only the Conversation calls this.
   */
  erase(pageId: string, conversation: string): Promise<PageDesks>;

  /** Begins the import of the Page's past, or has it go on. What runs goes on as it did. `by`: a name, for whoever looks. `since` (ms): of what. */
  startImport(pageId: string, by: string, since?: number): PageImport;

  /** Stops it; it can go on later. Null: there was none. */
  stopImport(pageId: string): PageImport | null;

  /** How far it is; null: nobody began one. Writes nothing. */
  pastImport(pageId: string): PageImport | null;

  /** Gives the Page to another desk. Its conversations leave the old one and come to the new one by themselves. */
  moveTo(pageId: string, desk: string): Promise<void>;

  /**
   * Connects the Page with secrets of its own, which are sealed before they are stored. Resolves when all steps are made; once
   * they are kept, the alarm makes what is left. Only the Directory calls this.
   */
  connectWith(
    pageId: string,
    order: ConnectOrder,
  ): Promise<Outcome<PageConnection, { code: "no_encryption_keys" }>>;

  /** Ends the connection: nothing is sent any more, Meta sends nothing any more, and the secrets are forgotten. */
  disconnect(pageId: string): Promise<void>;

  /** The person by whose login it was connected removed the app: the token is forgotten, nothing is sent, and agents are told. */
  deauthorize(pageId: string): Promise<void>;

  /** What became of a connection; null: nobody connected it. Writes nothing. */
  connection(pageId: string): PageConnection | null;

  /** What Meta calls it, as it was last read; null: not read yet. Writes nothing. */
  nameAtMeta(pageId: string): string | null;

  /** With what its own webhook is verified; null: nobody knows such a Page. Writes nothing. */
  webhookKeys(pageId: string): WebhookKeys | null;

  /**
   * Keeps another secret for a Page with an app of its own; a token is tried with Meta first, an app secret was by who gives it.
   * Repeating it is harmless. `origin`: at which whoever gives it reached the Worker.
   */
  renew(
    pageId: string,
    order: { field: SecretField; secret: string; origin: string | null },
  ): Promise<Outcome<null, RenewRefusal>>;

  /** An older app secret or verify token no longer holds. */
  retire(pageId: string, field: SecretField): void;

  /** Seals its secrets with the current key; how many were sealed with another. Writes nothing where there are none. */
  reseal(pageId: string): Promise<{ resealed: number; keyIds: string[] }>;

  /** It was connected: no longer counted among those that nobody did. Asked of NO_PAGE. */
  forgetOther(pageId: string, other: string): void;

  /** What `/health` tells of it. */
  health(pageId: string): PageHealth;
};
