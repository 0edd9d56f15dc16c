import { Restorer, type RestoreAnswer, type RestoreStep } from "../kernel/restorer.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { configOf, publicOrigin } from "../../config.ts";
import type { InboundItem } from "../../domain/item.ts";
import type { Persona } from "../../domain/persona.ts";
import { classifySendError, deniesPermission, type GraphErrorCode } from "../../domain/send-error.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import { choiceOf, completed, takesComments, wantedFields } from "../../domain/wanted-fields.ts";
import type { Env } from "../../env.ts";
import { sendToCheckbox, type GraphAccess } from "../../graph/client.ts";
import type { AppAccess } from "../../graph/set-up.ts";
import { hashOf } from "../../graph/item-key.ts";
import { log } from "../../log.ts";
import type { TemplateLink, TemplateReview } from "../../protocol/library/utility-template.ts";
import type { Diagnosis, DoctorLine, Repair, RoundTripAnswer } from "../../protocol/admin/doctor.ts";
import type { PageEvent } from "../../protocol/frames.ts";
import type { Foreseen } from "../../protocol/black-box/foreseen.ts";
import type { PageImport } from "../../protocol/page/import.ts";
import { partsOfName } from "../../protocol/ids.ts";
import type { Outgoing } from "../../protocol/outgoing/outgoing.ts";
import { Agenda, OVERDUE, type Duty } from "../kernel/agenda.ts";
import { Recorded } from "../kernel/black-box/recorder.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
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
} from "../kernel/contracts.ts";
import type { BoxWritten, PageDoor } from "../kernel/doors/page.ts";
import { deadLettersOf } from "../kernel/dead-letters.ts";
import { RecordReader, type Read } from "../kernel/record-reader.ts";
import type { StickerAnswer, StickerQuestion } from "../kernel/stickers.ts";
import { linesOf } from "../kernel/lines.ts";
import { blackBoxStub, conversationStub, directoryStub } from "../kernel/stubs.ts";
import { Connection } from "./connection/connection.ts";
import { Credentials } from "./connection/credentials.ts";
import { Renewal } from "./connection/renewal.ts";
import { CallBudget, type CallKind } from "./leases/call-budget.ts";
import { DeskLink } from "./desk-link.ts";
import { Doctor } from "./doctor/doctor.ts";
import { factsOf } from "./doctor/facts.ts";
import type { ProfileRefusal, RenewRefusal, RepairRefusal } from "../../protocol/admin/refusals.ts";
import type { ProfileChanges, ProfileMarks, ProfileState } from "../../protocol/profile/profile.ts";
import { RoundTrip } from "./doctor/round-trip.ts";
import { repairsOf } from "./doctor/repair.ts";
import { Buried } from "./events/buried.ts";
import { CheckedBoxes } from "./events/checked-boxes.ts";
import { EventLog } from "./events/event-log.ts";
import { healthOf } from "./health.ts";
import { HumanAgentFeature } from "./leases/human-agent.ts";
import { KeptItems } from "./events/kept-items.ts";
import { OtherPages } from "./events/other-pages.ts";
import { Personas } from "./personas/personas.ts";
import { ProfileCallStore } from "./profile/call-store.ts";
import { ProfileEditor } from "./profile/profile-editor.ts";
import { Pauses } from "./leases/pauses.ts";
import { ReadBudget } from "./leases/read-budget.ts";
import { Recovery } from "./recovery/recovery.ts";
import { SetUpCheck, stillRefused, TOKEN_INVALID } from "./subscription/set-up-check.ts";
import { ImportStore } from "./import/import-store.ts";
import { PastImport } from "./import/past-import.ts";
import { PageStore, type PageRow } from "./store.ts";
import { Subscription } from "./subscription/subscription.ts";
import { StickerCatalogue } from "./stickers/sticker-catalogue.ts";
import { ApprovedTemplates, type Templates } from "./templates/approved-templates.ts";
import { WAKE_AGAIN_MS, Waiters } from "./leases/waiters.ts";

const LEASE_MS = 30_000;
/** As Meta answers a token whose person removed the app ("error codes"). */
const APP_REMOVED: GraphErrorCode = { code: 190, subcode: 458 };
/** If the instance dies before the black box has what was buried, the alarm gives it. */
const LETTERS_WITHIN_MS = 30_000;
/** If the instance dies before it has asked about a new deployment, the alarm asks. */
const SET_UP_WITHIN_MS = 30_000;

/** What it does later, in this order. */
export type PageDuty =
  | "connection"
  | "subscription"
  | "setUp"
  | "doctor"
  | "oldDesk"
  | "humanAgent"
  | "desk"
  | "boxes"
  | "kept"
  | "buried"
  | "waiters"
  | "recovery"
  | "import";

/** The connection of one Page to Meta: its token, its desk, its health, and leave to call the Graph API. */
export class Page extends MeteredObject implements PageDoor {
  readonly #store: PageStore;
  readonly agenda: Agenda<PageDuty>;
  readonly #budget = new CallBudget();
  readonly #reads = new ReadBudget();
  readonly #templates = new ApprovedTemplates((pageId) => this.#reader(pageId));
  readonly #stickers: StickerCatalogue;
  readonly #credentials: Credentials;
  readonly #connection: Connection;
  readonly #renewal: Renewal;
  readonly #doctor: Doctor;
  readonly #desk: DeskLink;
  readonly #boxes: CheckedBoxes;
  readonly #buried: Buried;
  readonly #recorded: Recorded;
  readonly #events: EventLog;
  readonly #kept: KeptItems;
  readonly #others: OtherPages;
  readonly #pauses: Pauses;
  readonly #profile: ProfileEditor;
  readonly #recovery: Recovery;
  readonly #restorer: Restorer;
  readonly #import: PastImport;
  readonly #setUpCheck: SetUpCheck;
  readonly #roundTrip: RoundTrip;
  readonly #subscription: Subscription;
  readonly #humanAgent: HumanAgentFeature;
  readonly #personas: Personas;
  readonly #waiters: Waiters;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "page");
    this.#store = new PageStore(ctx.storage);
    this.#recorded = new Recorded(env, this.meter);
    this.#credentials = new Credentials({ storage: ctx.storage, keys: configOf(env).encryptionKeys });
    this.#stickers = new StickerCatalogue({
      app: () => this.#app(),
      secret: () => configOf(env).appSecret,
      now: () => Date.now(),
    });
    this.#boxes = new CheckedBoxes(ctx.storage.sql, (boxes) => this.#desk.tellBoxes(boxes));
    this.#buried = new Buried({
      sql: ctx.storage.sql,
      bury: async (letters) => {
        const pageId = this.#store.find()?.page_id ?? "";
        const buried = await blackBoxStub(env, pageId).bury(pageId, letters);
        // Older code answers nothing.
        if (buried !== undefined) this.meter.absorb(buried.metrics);
      },
    });
    this.#events = new EventLog(this.#store, this.#boxes, this.#buried);
    this.agenda = new Agenda<PageDuty>("page", ctx.storage, this.#duties());
    const { agenda } = this;
    const wakeBy = (at: number): void => agenda.wakeBy(at);
    this.#desk = new DeskLink({ env, store: this.#store, wakeBy });
    this.#connection = new Connection({
      store: this.#store,
      credentials: this.#credentials,
      desk: this.#desk,
      access: (pageId) => this.#accessBy(pageId, this.#credentials.newest("token")),
      setUp: (pageId) => this.#setUpAnew(pageId, env.VERSION.id),
      agenda,
    });
    this.#renewal = new Renewal({
      store: this.#store,
      credentials: this.#credentials,
      app: () => this.#app(),
      graphUrl: configOf(env).graphUrl,
    });
    this.#pauses = new Pauses({ store: this.#store, token: (pageId) => this.#token(pageId), wakeBy });
    this.#recovery = new Recovery({
      store: this.#store,
      reader: (pageId) => this.#reader(pageId),
      recover: async (pageId, psid, order) => {
        const name = `${pageId}:${psid}`;
        return await conversationStub(env, name).recover(name, order);
      },
      recovered: (page, messages) => this.meter.count("recovered_messages", { page }, messages),
      agenda,
    });
    this.#import = new PastImport({
      store: new ImportStore(ctx.storage, () => this.#store.hasTables),
      reader: (pageId) => this.#reader(pageId),
      read: async (pageId, psid, order) => {
        const name = `${pageId}:${psid}`;
        return await conversationStub(env, name).importPiece(name, order);
      },
      usage: (now) => Math.max(this.#budget.usage(now), this.#reads.usage(now)),
      agenda,
    });
    this.#kept = new KeptItems({
      storage: ctx.storage,
      ingest: (conversation, items) => this.#letIn(conversation, items),
      missed: (since) => this.#recovery.startSince(since),
      wakeBy,
    });
    this.#others = new OtherPages(ctx.storage);
    this.#profile = new ProfileEditor({
      calls: new ProfileCallStore(ctx.storage.sql),
      access: (pageId) => this.#access(pageId),
      refused: (pageId, error, token) => this.refused(pageId, error, token),
    });
    this.#subscription = new Subscription({
      store: this.#store,
      appId: () => this.#store.find()?.app_id ?? configOf(env).appId,
      access: (pageId) => this.#access(pageId),
      mayHaveMissed: () => this.#recovery.suspect(),
      refused: (pageId, error, token) => this.refused(pageId, error, token),
      renewed: (pageId) => ctx.waitUntil(this.#recovery.start(pageId)),
      readPrivacyRules: (access) => this.#profile.readPrivacyRules(access),
      agenda,
    });
    this.#setUpCheck = new SetUpCheck({
      store: this.#store,
      app: () => this.#app(),
      access: (pageId) => this.#access(pageId),
      tokenRefused: (pageId, error, token) => this.refused(pageId, error, token),
      named: async (name) => {
        this.#store.setName(name);
        await this.#desk.tell();
      },
      wakeBy,
    });
    this.#humanAgent = new HumanAgentFeature({
      store: this.#store,
      tokenHash: (pageId) => this.#tokenHash(pageId),
      wakeBy,
    });
    this.#personas = new Personas({
      sql: ctx.storage.sql,
      access: (pageId) => this.#access(pageId),
      refused: (pageId, error, token) => this.refused(pageId, error, token),
    });
    this.#doctor = new Doctor({
      store: this.#store,
      isConnected: (pageId) => this.#token(pageId) !== null,
      facts: (pageId, callbackUrl, refused, onFacts) => {
        const sources = {
          ...{ pageId, callbackUrl, refused, store: this.#store, credentials: this.#credentials },
          ...{ app: this.#app(), access: this.#access(pageId), usage: this.#budget.usage(Date.now()) },
          readPrivacyRules: (access: GraphAccess) => this.#profile.readPrivacyRules(access),
          ...{ config: configOf(env), bucket: env.MEDIA },
        };
        return factsOf(sources, onFacts);
      },
      tokenRefused: (pageId, error) => this.refused(pageId, error, this.#token(pageId) ?? ""),
      tellDesk: () => this.#desk.tell(),
      tellDirectory: async (pageId, count) => {
        await directoryStub(env).noteFindings(pageId, count);
      },
      wakeBy,
    });
    this.#roundTrip = new RoundTrip({ store: this.#store, access: (pageId) => this.#access(pageId) });
    this.#waiters = new Waiters({
      store: this.#store,
      wake: async (name) => await conversationStub(env, name).wake(name),
      hasToken: (name) => this.#token(partsOfName(name).pageId) !== null,
      wakeBy,
    });
    this.#restorer = new Restorer(ctx, {
      look: (at) => ({ left: null, counts: this.#store.youngerThan(at) }),
      // What Meta has since is looked for by itself: it knows until when it had looked.
      wentBack: () => {},
    });
    void ctx.blockConcurrencyWhile(async () => {
      await this.agenda.load();
      const pageId = this.#store.find()?.page_id;
      if (pageId !== undefined) await this.#credentials.load(pageId);
    });
  }

  async connectWith(
    pageId: string,
    order: ConnectOrder,
  ): Promise<Outcome<PageConnection, { code: "no_encryption_keys" }>> {
    const begun = await this.#connection.begin(pageId, order);
    if (!begun.ok) return begun;
    const connection = this.#connection.tell();
    if (connection === null) throw new Error("a connection that was kept is gone");
    return done(connection);
  }

  async disconnect(pageId: string): Promise<void> {
    this.#import.stop();
    await this.#connection.end(pageId);
  }

  async deauthorize(pageId: string): Promise<void> {
    this.#store.ensure(pageId);
    const token = this.#credentials.newest("token");
    if (token === null) return;
    await this.#pauses.begin(pageId, APP_REMOVED, token);
    this.#credentials.forgetToken();
    this.#doctor.noteRefusal(APP_REMOVED, true);
    log({ event: "page.deauthorized", pageId });
    await this.#desk.tell();
  }

  connection(_pageId: string): PageConnection | null {
    return this.#connection.tell();
  }

  nameAtMeta(_pageId: string): string | null {
    return this.#store.find()?.name ?? null;
  }

  webhookKeys(pageId: string): WebhookKeys | null {
    const isLocked = this.#credentials.refusals.length > 0;
    if (this.#token(pageId) === null && !isLocked) return null;
    const [appSecrets, verifyTokens] = [
      this.#credentials.all("appSecret"),
      this.#credentials.all("verifyToken"),
    ];
    return { isLocked, appId: this.#store.find()?.app_id ?? null, appSecrets, verifyTokens };
  }

  async renew(
    pageId: string,
    { field, secret, origin }: { field: SecretField; secret: string; origin: string | null },
  ): Promise<Outcome<null, RenewRefusal>> {
    const kept = await this.#renewal.keep(pageId, field, secret);
    if (!kept.ok || field === "verifyToken") return kept;
    if (field === "token") await this.#setUpAnew(pageId, this.env.VERSION.id);
    else await this.#setUpCheck.run(pageId);
    // What was found wrong may be mended by it.
    await this.#doctor.check(pageId, this.#callbackUrl(pageId, origin));
    return done(null);
  }

  retire(pageId: string, field: SecretField): void {
    this.#store.ensure(pageId);
    this.#credentials.retire(field);
  }

  async reseal(pageId: string): Promise<{ resealed: number; keyIds: string[] }> {
    if (!this.#store.hasTables) return { resealed: 0, keyIds: [] };
    this.#store.ensure(pageId);
    const resealed = await this.#credentials.reseal(pageId);
    return { resealed, keyIds: this.#credentials.keyIds() };
  }

  forgetOther(pageId: string, other: string): void {
    if (!this.#store.hasTables) return;
    this.#store.ensure(pageId);
    this.#others.forget(other);
  }

  async setUp(pageId: string, version: string): Promise<void> {
    if (this.#token(pageId) === null) return;
    await this.#desk.connect(pageId);
    const page = this.#store.ensure(pageId);
    if (page.subscribed_version !== version) return await this.#setUpAnew(pageId, version);
    await this.#takeToken(pageId);
    this.agenda.wakeBy(Date.now() + WAKE_AGAIN_MS);
  }

  /** What was learned of another token is over. */
  async #takeToken(pageId: string): Promise<void> {
    if (await this.#pauses.endByToken(pageId)) await this.#desk.tell();
    // With another token a refusal is over.
    await this.#humanAgent.known(pageId, Date.now());
  }

  /** Meta is told of the Page, and asked about it, as if nothing were known. */
  async #setUpAnew(pageId: string, version: string): Promise<void> {
    await this.#takeToken(pageId);
    await this.agenda.guarded("setUp", SET_UP_WITHIN_MS, async (until) => {
      this.#setUpCheck.begin(until);
      this.#doctor.begin();
      await this.#subscription.begin(pageId, version);
      await this.#setUpCheck.run(pageId);
    });
  }

  async checkSetUp(pageId: string): Promise<void> {
    this.#store.ensure(pageId);
    await this.#setUpCheck.press(pageId);
  }

  async check(pageId: string, origin: string | null): Promise<Diagnosis> {
    this.#store.ensure(pageId);
    return await this.#doctor.press(pageId, this.#callbackUrl(pageId, origin));
  }

  checkAloud(pageId: string, origin: string | null): ReadableStream<Uint8Array> {
    this.#store.ensure(pageId);
    const callbackUrl = this.#callbackUrl(pageId, origin);
    return linesOf<DoctorLine>(async (write) => {
      const diagnosis = await this.#doctor.follow(pageId, callbackUrl, (check) => write({ check }));
      write({ diagnosis });
    });
  }

  diagnosis(_pageId: string): Diagnosis | null {
    return this.#doctor.tell();
  }

  async repair(
    pageId: string,
    fix: Repair,
    origin: string | null,
  ): Promise<Outcome<Diagnosis, RepairRefusal>> {
    this.#store.ensure(pageId);
    const callbackUrl = this.#callbackUrl(pageId, origin);
    const mended = await this.#repairs()[fix](pageId, callbackUrl);
    return mended.ok ? done(await this.#doctor.check(pageId, callbackUrl)) : mended;
  }

  takesComments(_pageId: string): boolean {
    return takesComments(this.#store.fieldChoice());
  }

  wantedFields(_pageId: string): string[] {
    return completed(this.#store.subscribedFields(), this.#store.fieldChoice());
  }

  async setFields(
    pageId: string,
    fields: readonly string[],
    origin: string | null,
  ): Promise<Outcome<Diagnosis, RepairRefusal>> {
    this.#store.ensure(pageId);
    // What somebody added at Meta is known then, and may be left out.
    await this.#subscription.renew(pageId);
    const before = this.#store.fieldChoice();
    this.#store.setFieldChoice(choiceOf(fields, this.#store.subscribedFields()));
    const mended = await this.repair(pageId, "resubscribe", origin);
    if (!mended.ok && mended.refusal.code === "token_not_good") this.#store.setFieldChoice(before);
    return mended;
  }

  async roundTrip(pageId: string, psid: string): Promise<Outcome<RoundTripAnswer, RepairRefusal>> {
    this.#store.ensure(pageId);
    return await this.#roundTrip.run(pageId, psid);
  }

  cameBack(pageId: string, mark: string): void {
    this.#store.ensure(pageId);
    this.#roundTrip.heard(mark);
  }

  #repairs(): ReturnType<typeof repairsOf> {
    return repairsOf({
      resubscribe: async (id) => {
        await this.#subscription.renew(id);
        return this.#store.find()?.subscribe_error ?? null;
      },
      app: () => this.#app(),
      verifyToken: () =>
        this.#store.find()?.app_id == null
          ? configOf(this.env).verifyToken
          : this.#credentials.newest("verifyToken"),
      wantedFields: () => wantedFields(this.#store.fieldChoice()),
      shookHands: () => this.#setUpCheck.heard("handshake"),
      resume: (id) => this.resume(id),
      reseal: (id) => this.reseal(id),
    });
  }

  /** Where Meta's events of this Page are to go. */
  #callbackUrl(pageId: string, origin: string | null): string | null {
    const at = this.publicUrl(pageId) ?? origin;
    if (at === null) return null;
    return this.#store.find()?.app_id == null ? `${at}/webhook` : `${at}/webhook/${pageId}`;
  }

  async readMessengerProfile(pageId: string): Promise<Outcome<ProfileState, ProfileRefusal>> {
    this.#store.ensure(pageId);
    return await this.#profile.read(pageId);
  }

  async saveMessengerProfile(
    pageId: string,
    order: { base: ProfileMarks; changes: ProfileChanges },
  ): Promise<Outcome<ProfileState, ProfileRefusal>> {
    this.#store.ensure(pageId);
    return await this.#profile.save(pageId, order);
  }

  async doubtSetUp(pageId: string, what: "signature" | "handshake"): Promise<void> {
    this.#store.ensure(pageId);
    await this.#setUpCheck.prompt(pageId, what);
  }

  heardFromMeta(
    pageId: string,
    what: "webhook" | "message" | "handshake",
    at: string | null = null,
  ): { hasBox: boolean } {
    const page = this.#store.ensure(pageId);
    this.#setUpCheck.heard(what);
    if (what === "message") this.#doctor.noteCame();
    const origin = at === null ? null : publicOrigin(at);
    if (origin !== null && origin !== page.public_url) this.#store.setPublicUrl(origin);
    return { hasBox: this.#store.box().isOn };
  }

  isConnected(pageId: string): boolean {
    const state = this.#store.connection()?.state;
    if (state === "disconnecting" || state === "disconnected") return false;
    return this.#store.find()?.desk != null || this.#token(pageId) !== null;
  }

  hasBox(_pageId: string): boolean {
    return this.#store.box().isOn;
  }

  publicUrl(pageId: string): string | null {
    return configOf(this.env).publicUrl ?? this.#store.ensure(pageId).public_url;
  }

  async route(pageId: string, conversation: string, refused: Route | null): Promise<Route | null> {
    if (this.#token(pageId) !== null) await this.#desk.connect(pageId);
    await this.#desk.bringAlong();
    const page = this.#store.find();
    if (page?.desk != null && !this.#desk.isHandingOver) {
      const { desk, generation } = page;
      // A desk that lost its memory refuses what is its own.
      const isForgotten = refused?.desk === desk && refused.generation === generation;
      if (isForgotten) await this.#desk.attachAgain(pageId, { desk, generation });
      return { desk, generation };
    }
    this.#store.ensure(pageId);
    this.#waiters.add(conversation);
    return null;
  }

  async receive(pageId: string, conversation: string, items: InboundItem[]): Promise<Route | null> {
    if (this.#token(pageId) !== null) await this.#desk.connect(pageId);
    const { desk, generation } = this.#store.ensure(pageId);
    if (desk !== null) return { desk, generation };
    this.#kept.keep(conversation, items, Date.now());
    return null;
  }

  async restore(_name: string, step: RestoreStep): Promise<RestoreAnswer> {
    return await this.#restorer.take(step);
  }

  retellSince(pageId: string, since: number): void {
    this.#store.ensure(pageId);
    this.#recovery.retellSince(since);
  }

  async lease(pageId: string, conversation: string | null, kind: CallKind = "call"): Promise<Lease> {
    const token = this.#token(pageId);
    if (token === null) return this.#deny(pageId, conversation, "page_not_connected", null);
    if (await this.#pauses.endByToken(pageId)) await this.#desk.tell();
    const now = Date.now();
    const page = this.#store.ensure(pageId);
    if (page.paused_at !== null) return this.#deny(pageId, conversation, "page_paused", null);
    if (page.slow_until !== null && page.slow_until > now) {
      return this.#deny(pageId, conversation, "page_slow", page.slow_until);
    }
    const taken = this.#budget.take(now, conversation, kind);
    if ("waitMs" in taken) {
      const until = now + taken.waitMs;
      const place = taken.place === null ? {} : { place: taken.place };
      return { ok: false, reason: "in_line", until, willWake: false, ...place };
    }
    const humanAgent = await this.#humanAgent.known(pageId, now);
    const { slow_until: slowUntil } = page;
    const publicUrl = this.publicUrl(pageId);
    const lease = {
      ok: true as const,
      token,
      calls: taken.calls,
      until: now + LEASE_MS,
      humanAgent,
      publicUrl,
    };
    const usage = this.#budget.usage(now);
    return {
      ...lease,
      metrics: this.meter.taken(),
      ...(slowUntil === null ? {} : { slowUntil }),
      ...(usage === 0 ? {} : { usage }),
      ...(page.app_id === null ? {} : { appId: page.app_id }),
      ...(this.#doctor.awaitsSend() ? { isAwaited: true as const } : {}),
      ...(this.#store.box().isOn ? { hasBox: true as const } : {}),
    };
  }

  noteUsage(pageId: string, percent: number): void {
    this.#store.ensure(pageId);
    const now = Date.now();
    if (percent > this.#budget.usage(now)) log({ event: "page.usage", pageId, percent });
    this.#budget.heard(percent, now);
  }

  async persona(pageId: string, persona: Persona): Promise<string | null> {
    this.#store.ensure(pageId);
    return await this.#personas.idOf(pageId, persona);
  }

  async lookForPersona(pageId: string, id: string): Promise<"there" | "lost" | "not_told"> {
    this.#store.ensure(pageId);
    return await this.#personas.look(pageId, id);
  }

  leaveToRead(pageId: string): ReadLeave {
    const token = this.#token(pageId);
    const page = this.#store.find();
    if (token === null || page?.paused_at != null) return { ok: false, retryAt: null };
    const now = Date.now();
    if (page?.slow_until != null && page.slow_until > now) return { ok: false, retryAt: page.slow_until };
    const taken = this.#reads.take(now);
    if (!("waitMs" in taken)) return { ok: false, ...taken };
    const { waitMs } = taken;
    return { ok: true, token, waitMs, ...(this.#store.box().isOn ? { hasBox: true as const } : {}) };
  }

  noteReadUsage(_pageId: string, percent: number): void {
    this.#reads.heard(percent, Date.now());
  }

  restFromReading(_pageId: string, retryAfterMs: number | null): void {
    this.#reads.rest(Date.now(), retryAfterMs);
  }

  async pause(
    pageId: string,
    conversation: string | null,
    error: GraphErrorCode,
    token: string,
  ): Promise<void> {
    this.#store.ensure(pageId);
    if (conversation !== null) this.#waiters.add(conversation);
    const isNew = await this.#pauses.begin(pageId, error, token);
    if (isNew) this.#doctor.noteRefusal(error, true);
    // Not waited for: the desk itself may be waiting for whoever told us.
    if (isNew) this.ctx.waitUntil(this.#desk.tell());
  }

  async refused(pageId: string, error: GraphErrorCode, token: string): Promise<void> {
    if (classifySendError(error) === "pause_page") await this.pause(pageId, null, error, token);
    else if (deniesPermission(error)) {
      this.#store.ensure(pageId);
      this.#doctor.noteRefusal(error, false);
    }
  }

  slowDown(pageId: string, conversation: string, retryAfterMs: number | null): void {
    this.#store.ensure(pageId);
    this.#waiters.add(conversation);
    this.#pauses.slowDown(pageId, retryAfterMs);
  }

  goesAgain(pageId: string, slowUntil: number): void {
    this.#pauses.goesAgain(pageId, slowUntil);
  }

  tookMessage(pageId: string): void {
    this.#store.ensure(pageId);
    this.#doctor.noteSent();
  }

  async resume(pageId: string): Promise<GraphErrorCode | null> {
    const page = this.#store.ensure(pageId);
    if (page.paused_at !== null) {
      if (this.#token(pageId) === null) return TOKEN_INVALID;
      const refusal = stillRefused(await this.#setUpCheck.run(pageId), page.pause_code);
      if (refusal !== null) return refusal;
    }
    if (page.warning !== null) this.#store.setWarning(null);
    this.#pauses.end(pageId, "agent");
    await this.#desk.tell();
    return null;
  }

  async learnHumanAgent(pageId: string, answer: "yes" | "no", token: string): Promise<void> {
    this.#store.ensure(pageId);
    await this.#humanAgent.learn(pageId, answer, await hashOf(token));
    await this.#desk.tell();
  }

  async retryHumanAgent(pageId: string): Promise<void> {
    this.#store.ensure(pageId);
    this.#humanAgent.forgetRefusal();
    await this.#desk.tell();
  }

  ingest(pageId: string, items: InboundItem[]): { isKept: boolean } {
    const page = this.#store.ensure(pageId);
    if (page.desk === null && this.#token(pageId) === null) {
      this.#kept.keep(null, items, Date.now());
      return { isKept: true };
    }
    const { hasJudged, hasBoxes } = this.#events.keep(pageId, items);
    if (hasJudged || hasBoxes) this.agenda.wakeBy(Date.now());
    return { isKept: false };
  }

  foresee(pageId: string, items: InboundItem[]): Foreseen[] {
    const isWaiting = this.#store.find()?.desk == null && this.#token(pageId) === null;
    return items.map((item) => {
      const { key, at, event } = item;
      const about = { kind: event.kind === "unsupported" ? event.what : event.kind, conversation: null, at };
      if (isWaiting) return { ...about, fate: "waits", changes: [] };
      if (this.#store.hasEvent(key)) return { ...about, fate: "there", changes: [] };
      return { ...about, fate: "added", changes: [{ what: "event", from: null, to: about.kind }] };
    });
  }

  async writeToBox(pageId: string, order: { userRef: string; outgoing: Outgoing }): Promise<BoxWritten> {
    const lease = await this.lease(pageId, null);
    if (!lease.ok) return { kind: "not_now" };
    const { graphUrl } = configOf(this.env);
    const heard = this.#recorded.heard(pageId, lease.hasBox);
    const outcome = await sendToCheckbox({ graphUrl, pageId, token: lease.token, ...heard }, order);
    if (outcome.kind === "accepted") return { kind: "sent" };
    if (outcome.kind === "ambiguous" || classifySendError(outcome.error) === "ambiguous")
      return { kind: "unknown" };
    await this.refused(pageId, outcome.error, lease.token);
    return { kind: "refused", error: outcome.error };
  }

  noteOther(pageId: string, other: string, items: number): boolean {
    this.#store.ensure(pageId);
    return this.#others.note(other, items, Date.now());
  }

  others(): OtherPage[] {
    return this.#store.hasTables ? this.#others.list() : [];
  }

  bury(pageId: string, letters: DeadLetter[]): void {
    this.#store.ensure(pageId);
    this.#bury(letters);
  }

  noteBox(pageId: string, told: BoxTold): void {
    this.#store.ensure(pageId);
    const before = this.#store.box();
    this.#store.setBox(told);
    // Whether any wait is news; how many more is not.
    if (before.letters > 0 !== told.letters > 0 || before.lostAt !== told.lostAt) this.#doctor.noteNews();
  }

  noteCounts(_pageId: string, parcel: MetricsParcel): void {
    this.meter.absorb(parcel);
  }

  events(pageId: string, before: number | null, limit: number): { events: PageEvent[]; more: boolean } {
    this.#store.ensure(pageId);
    return this.#events.list(before, limit);
  }

  async utilityTemplates(pageId: string): Promise<Read<Templates>> {
    this.#store.ensure(pageId);
    return await this.#templates.list(pageId, Date.now());
  }

  async utilityLibrary(
    pageId: string,
    query: { language: string | null; words: string | null },
  ): Promise<Read<Templates>> {
    this.#store.ensure(pageId);
    return await this.#templates.library(pageId, query);
  }

  async addUtilityTemplate(
    pageId: string,
    order: { name: string; language: string; links: TemplateLink[] },
  ): Promise<Read<TemplateReview>> {
    this.#store.ensure(pageId);
    return await this.#templates.add(pageId, order);
  }

  async stickers(pageId: string, ask: StickerQuestion): Promise<StickerAnswer> {
    this.#store.ensure(pageId);
    return await this.#stickers.ask(ask);
  }

  conversations(pageId: string): { conversations: string[]; desks: string[] } {
    if (!this.#store.hasTables) return { conversations: [], desks: [] };
    const { desk, leaving_desk: leaving } = this.#store.ensure(pageId);
    const desks = [desk, leaving].filter((one) => one !== null);
    return { conversations: this.#store.conversations(), desks };
  }

  async forgetCompany(pageId: string): Promise<void> {
    this.#store.ensure(pageId);
    this.#store.forgetCompany();
    this.#import.forget();
    await blackBoxStub(this.env, pageId).forget(pageId);
  }

  async erase(pageId: string, conversation: string): Promise<PageDesks> {
    if (!this.#store.hasTables) return { desks: [], generation: 0 };
    // Until all are at one desk some are on their way, with what they say.
    if (this.#store.ensure(pageId).leaving_desk !== null) await this.#desk.leaveOld();
    this.#store.transaction(() => {
      this.#store.removeWaiting(conversation);
      this.#store.removeEventsOf(conversation);
      this.#kept.removeOf(conversation);
      this.#buried.removeOf(conversation);
      this.#import.forgetPerson(partsOfName(conversation).psid);
    });
    const { desk, generation } = this.#store.ensure(pageId);
    // One that it left keeps what was asked and told there: references, answers to programs, events of endpoints.
    const desks = new Set([...(desk === null ? [] : [desk]), ...this.#store.formerDesks()]);
    return { desks: [...desks], generation };
  }

  startImport(pageId: string, by: string, since?: number): PageImport {
    this.#store.ensure(pageId);
    const told = this.#import.begin(by, since);
    this.ctx.waitUntil(this.#import.run(pageId));
    return told;
  }

  stopImport(pageId: string): PageImport | null {
    if (!this.#store.hasTables) return null;
    this.#store.ensure(pageId);
    return this.#import.stop();
  }

  pastImport(_pageId: string): PageImport | null {
    return this.#import.tell();
  }

  async moveTo(pageId: string, desk: string): Promise<void> {
    await this.#desk.moveTo(pageId, desk);
  }

  health(pageId: string): PageHealth {
    const health = healthOf(this.#store.find(), this.#store.setUp(), {
      hasToken: this.#token(pageId) !== null,
      sealed: this.#credentials.refusals,
      checks: this.#doctor.tell()?.checks ?? [],
      now: Date.now(),
    });
    const { problem } = this.#personas;
    if (problem !== null) health.warnings.push({ name: "persona", problem });
    const { letters, lostAt } = this.#store.box();
    if (letters > 0) health.warnings.push({ name: "dead_letters", problem: "waiting", count: letters });
    if (lostAt !== null) health.warnings.push({ name: "black_box", problem: "gap", at: lostAt });
    return health;
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<PageDuty>[] {
    const page = (): PageRow | null => this.#store.find();
    const pageId = (): string => page()?.page_id ?? "";
    /** Due until it is done. */
    const where = (holds: (page: PageRow) => boolean) => (): number | null => {
      const row = page();
      return row !== null && holds(row) ? OVERDUE : null;
    };
    return [
      {
        name: "connection",
        dueAt: () => this.#connection.dueAt(),
        run: () => this.#connection.advance(),
      },
      {
        name: "subscription",
        dueAt: () => this.#subscription.dueAt(),
        run: () => this.#subscription.renew(pageId()),
      },
      {
        name: "setUp",
        dueAt: () => this.#setUpCheck.dueAt(),
        // It may take a while, and nobody is to wait for it.
        run: () => this.ctx.waitUntil(this.#setUpCheck.run(pageId())),
      },
      {
        name: "doctor",
        dueAt: () => this.#doctor.dueAt(),
        // It may take a while, and nobody is to wait for it.
        run: () => {
          this.ctx.waitUntil(this.#doctor.check(pageId(), this.#callbackUrl(pageId(), null)));
        },
      },
      { name: "oldDesk", dueAt: where((it) => it.leaving_desk !== null), run: () => this.#desk.leaveOld() },
      {
        name: "humanAgent",
        dueAt: () => this.#humanAgent.dueAt(),
        run: async (now) => {
          await this.#humanAgent.known(pageId(), now);
        },
      },
      { name: "desk", dueAt: where((it) => it.desk_told !== 1), run: () => this.#desk.tell() },
      { name: "boxes", dueAt: () => this.#boxes.dueAt(), run: () => this.#boxes.run() },
      {
        name: "kept",
        dueAt: () => this.#kept.dueAt(page()?.desk != null),
        run: (now) => this.#tendKept(now),
      },
      { name: "buried", dueAt: () => this.#buried.dueAt(), run: () => this.#buried.run() },
      { name: "waiters", dueAt: () => this.#waiters.dueAt(Date.now()), run: () => this.#waiters.callSome() },
      {
        name: "recovery",
        dueAt: () => this.#recovery.dueAt(),
        run: () => this.ctx.waitUntil(this.#recovery.run(pageId())),
      },
      {
        name: "import",
        dueAt: () => this.#import.dueAt(),
        // It may take hours, and nobody is to wait for it.
        run: () => this.ctx.waitUntil(this.#import.run(pageId())),
      },
    ];
  }

  async #tendKept(now: number): Promise<void> {
    if (this.#store.find()?.desk == null) this.#kept.expire(now);
    else await this.#kept.deliver();
  }

  async #letIn(conversation: string | null, items: InboundItem[]): Promise<void> {
    const pageId = this.#store.find()?.page_id ?? "";
    if (conversation === null) return void this.ingest(pageId, items);
    const appId = this.#store.find()?.app_id ?? null;
    const { deadLetters } = await conversationStub(this.env, conversation).ingest(conversation, items, appId);
    this.#bury(deadLettersOf(conversation, items, deadLetters));
  }

  #bury(letters: DeadLetter[]): void {
    if (letters.length === 0) return;
    this.agenda.guarded("buried", LETTERS_WITHIN_MS, () => this.#events.bury(letters, Date.now()));
    this.ctx.waitUntil(this.agenda.run("buried"));
  }

  #reader(pageId: string): RecordReader {
    return new RecordReader({
      ...{ graphUrl: configOf(this.env).graphUrl, recorded: this.#recorded },
      pageId,
      leave: () => this.leaveToRead(pageId),
      rest: (retryAfterMs) => this.restFromReading(pageId, retryAfterMs),
      refused: (error, token) => this.refused(pageId, error, token),
      heard: (percent) => this.#reads.heard(percent, Date.now()),
    });
  }

  #deny(
    pageId: string,
    conversation: string | null,
    reason: Extract<Lease, { ok: false }>["reason"],
    until: number | null,
  ): Lease {
    this.#store.ensure(pageId);
    if (conversation === null) return { ok: false, reason, until, willWake: false };
    this.#waiters.add(conversation);
    if (until !== null) this.agenda.wakeBy(until);
    const state = this.#store.connection()?.state;
    const isOff = state === "disconnecting" || state === "disconnected";
    return { ok: false, reason, until, willWake: true, ...(isOff ? { asks: true } : {}) };
  }

  #access(pageId: string): GraphAccess | null {
    return this.#accessBy(pageId, this.#token(pageId));
  }

  #accessBy(pageId: string, token: string | null): GraphAccess | null {
    if (token === null) return null;
    return {
      graphUrl: configOf(this.env).graphUrl,
      pageId,
      token,
      ...this.#recorded.heard(pageId, this.#store.box().isOn),
    };
  }

  #app(): AppAccess | null {
    const { graphUrl, ...own } = configOf(this.env);
    const [ownApp, ownSecret] = [this.#store.find()?.app_id ?? null, this.#credentials.newest("appSecret")];
    // The Page's own app where it has one; never the id of the one with the secret of the other.
    const [appId, appSecret] = ownApp === null ? [own.appId, own.appSecret] : [ownApp, ownSecret];
    return appId === null || appSecret === null ? null : { graphUrl, appId, appSecret };
  }

  #token(pageId: string): string | null {
    const { page } = configOf(this.env);
    const state = this.#store.connection()?.state;
    if (state === "disconnecting" || state === "disconnected") return null;
    return this.#credentials.newest("token") ?? (page?.id === pageId ? page.token : null);
  }

  #tokenHash(pageId: string): Promise<string> {
    return hashOf(this.#token(pageId) ?? "");
  }
}
