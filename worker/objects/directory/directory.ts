import { restsElsewhere } from "../kernel/placement.ts";
import type { PassClaims } from "../../access/passes.ts";
import { configOf } from "../../config.ts";
import { hashOf } from "../../domain/admin-link.ts";
import { MAIN_DESK } from "../../domain/desks.ts";
import { reasonInAudit } from "../../domain/masking/audited.ts";
import { refused, type Outcome } from "../../domain/outcome.ts";
import { isGood, reviewerClaims } from "../../domain/review-link.ts";
import type { Deed } from "../../domain/audit/deed.ts";
import { newWord } from "../../access/words.ts";
import type { Env } from "../../env.ts";
import { agentInLog, log, nameInLog, traceOf } from "../../log.ts";
import type { Administrator } from "../../protocol/admin/answers.ts";
import {
  adminDeclarationOf,
  type AdminCommand,
  type AdminCommandType,
  type AdminResultOf,
} from "../../protocol/admin/commands.ts";
import type { AtDeskCommand } from "../../protocol/admin/at-desk.ts";
import type { AdminRefusal } from "../../protocol/admin/refusals.ts";
import type { Result, ResultOf } from "../../protocol/frames.ts";
import { DEFAULT_MASKING } from "../../protocol/masking/masking.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import { may } from "../../protocol/rights.ts";
import { Agenda, OVERDUE } from "../kernel/agenda.ts";
import type { AdminActor, Bearer, DirectoryDoor, OpenedSession } from "../kernel/doors/directory.ts";
import { auditStub, deskStub, pageStub } from "../kernel/stubs.ts";
import { Carrier } from "../kernel/carrier.ts";
import type { MetricsParcel } from "../kernel/metrics/meter.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import { Teller } from "../kernel/metrics/teller.ts";
import { DirectoryWitness } from "./audit/witness.ts";
import { pageOf, reaches, type Handler, type Handlers, type Tools } from "./call.ts";
import type { SignedRequest } from "../../graph/signed-request.ts";
import { ErasureStore } from "./erasure/erasure-store.ts";
import { Erasures } from "./erasure/erasures.ts";
import { Matching } from "./erasure/matching.ts";
import { administratorHandlers } from "./commands/administrator.ts";
import { appHandlers } from "./commands/app.ts";
import { blackBoxHandlers } from "./commands/black-box.ts";
import { deskHandlers } from "./commands/desk.ts";
import { erasureHandlers } from "./commands/erasure.ts";
import { keyHandlers } from "./commands/key.ts";
import { loginHandlers } from "./commands/login.ts";
import { pageHandlers } from "./commands/page.ts";
import { restoreHandlers } from "./commands/restore.ts";
import { reviewHandlers } from "./commands/review.ts";
import { ReviewLinks } from "./review/review-links.ts";
import { PageLogins } from "./login/page-logins.ts";
import type { MetaRequest, MetaRequestKind } from "../kernel/contracts.ts";
import { MetaRequests } from "./meta-requests.ts";
import { RestoreStore } from "./restoring/restore-store.ts";
import { Restoring } from "./restoring/restoring.ts";
import { CLAIM_MS, settle } from "./settle.ts";
import { BY_LINK, SignIn } from "./sign-in/sign-in.ts";
import { DirectoryStore } from "./store.ts";

type Done = Outcome<AdminResultOf<AdminCommandType>, AdminRefusal>;

/** What it does later, in this order. */
export type DirectoryDuty = "claims" | "leaving" | "matching" | "erasing" | "restoring" | "reviews" | "deeds";

/** What was begun goes on by the alarm after this, where the instance died over it. */
const SOON_MS = 30_000;

/** Methods by which the Worker brings it a request of somebody's; those for a desk are counted there. */
const ASKED = [
  ...["command", "signInByLink", "signInByEmail", "renewSession", "leave"],
  ...["recordMetaRequest", "metaRequest"],
];

/** What exists: desks, Pages and where they belong, administrators. Nothing on the way of a message asks it. */
export class Directory extends MeteredObject implements DirectoryDoor {
  readonly #store: DirectoryStore;
  readonly #tools: Tools;
  readonly #handlers: Handlers;
  readonly #signIn: SignIn;
  readonly #metaRequests: MetaRequests;
  readonly #pageLogins: PageLogins;
  readonly #erasureStore: ErasureStore;
  readonly #erasures: Erasures;
  readonly #matching: Matching;
  readonly #restoring: Restoring;
  readonly #reviewLinks: ReviewLinks;
  readonly #deeds: Carrier<Deed>;
  readonly #witness: DirectoryWitness;
  readonly agenda: Agenda<DirectoryDuty>;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "directory", ASKED);
    this.#store = new DirectoryStore(ctx.storage);
    this.#signIn = new SignIn(this.#store, () => newWord("admin_", configOf(env).appSecret));
    this.#metaRequests = new MetaRequests(this.#store);
    this.#pageLogins = new PageLogins(this.#store);
    this.#reviewLinks = new ReviewLinks(this.#store);
    const erasureStore = new ErasureStore(this.#store);
    this.#erasureStore = erasureStore;
    this.#erasures = new Erasures({
      ...{ env, store: erasureStore, wakeBy: (at) => this.agenda.wakeBy(at) },
      erased: (conversation) => this.#reviewLinks.forgetTester(conversation),
      ended: (erasure) => this.#ended(erasureStore, erasure),
    });
    this.#matching = new Matching({
      ...{ env, requests: this.#metaRequests },
      isOurs: (pageId) => this.#store.page(pageId) !== null || configOf(env).page?.id === pageId,
      erase: (code, conversations) => {
        const from = { origin: "meta", desk: null, pageId: null, by: null } as const;
        const { endedAt } = erasureStore.begin({ ...from, id: code, at: Date.now() }, conversations);
        this.#erase();
        return endedAt !== null;
      },
    });
    const restorations = new RestoreStore(this.#store);
    this.#restoring = new Restoring({
      ...{ env, store: restorations, wakeBy: (at) => this.agenda.wakeBy(at) },
    });
    this.agenda = new Agenda<DirectoryDuty>("directory", ctx.storage, [
      { name: "claims", dueAt: () => this.#claimsDueAt(), run: (now) => this.#settleClaims(now) },
      {
        name: "leaving",
        dueAt: () => (this.#pageLogins.leaving().length > 0 ? OVERDUE : null),
        run: () => this.#tellLeaving(),
      },
      { name: "matching", dueAt: () => this.#matching.dueAt(), run: () => this.#matching.run() },
      // It may take long, and keeps nothing else waiting.
      { name: "erasing", dueAt: () => this.#erasures.dueAt(), run: (now) => this.#eraseLater(now) },
      { name: "restoring", dueAt: () => this.#restoring.dueAt(), run: (now) => this.#restoreLater(now) },
      {
        name: "reviews",
        dueAt: () => (this.#reviewLinks.untold().length > 0 ? OVERDUE : null),
        run: () => this.#tellReviews(),
      },
      { name: "deeds", dueAt: () => this.#deeds.dueAt(), run: () => this.#deeds.deliver() },
    ]);
    this.#deeds = new Carrier<Deed>({
      store: () => (this.#store.isBegun ? this.#store.parcels : null),
      agenda: this.agenda,
      bring: async (desk, deeds) => {
        await auditStub(env, desk).take(desk, deeds, null);
      },
      objectId: nameInLog(ctx.id),
    });
    this.#witness = new DirectoryWitness({
      store: this.#store,
      wereAdded: () => this.#deeds.wereAdded(),
    });
    this.#tools = { env, store: this.#store, wakeBy: (at) => this.agenda.wakeBy(at) };
    this.#handlers = {
      ...deskHandlers(this.#tools),
      ...pageHandlers(this.#tools),
      ...blackBoxHandlers(this.#tools),
      ...loginHandlers(this.#tools),
      ...appHandlers(this.#tools),
      ...keyHandlers(this.#tools),
      ...administratorHandlers(this.#tools),
      ...erasureHandlers({
        ...{ ...this.#tools, erasures: erasureStore, requests: this.#metaRequests },
        erase: () => this.#erase(),
      }),
      ...restoreHandlers({ ...this.#tools, restorations, restore: () => this.#restore() }),
      ...reviewHandlers(this.#tools),
    };
    new Teller({
      meter: this.meter,
      // What is of no desk is the first one's to tell; before anything was made there is none.
      tell: () => (this.#store.isBegun ? (parcel) => noted(env, parcel) : null),
      later: (work) => ctx.waitUntil(work),
    });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  async command(actor: AdminActor, command: AdminCommand): Promise<Done> {
    const declared = adminDeclarationOf(command.type);
    if (declared === null || !may(actor.role, declared.right)) return refused({ code: "not_allowed" });
    // What its declaration says is what its handler asks for; the compiler cannot see that here.
    const handle = this.#handlers[command.type] as unknown as Handler<AdminCommandType>;
    try {
      const why = "reason" in command ? await this.#inAudit(actor, command) : null;
      const before = this.#witness.before(actor, command);
      const outcome = await handle(actor, command);
      if (!outcome.ok || declared.audit === false) return outcome;
      const word =
        declared.audit === true ? null : String((command as Record<string, unknown>)[declared.audit]);
      this.#witness.obeyed(actor, command, outcome.value, before, word ?? why);
      this.ctx.waitUntil(this.#deeds.deliver());
      await this.#audit(actor, command, word);
      return outcome;
    } catch (error) {
      log({ event: "fault", where: `directory.${command.type}`, error: traceOf(error) });
      return refused({ code: "unavailable" });
    }
  }

  async atDesk(
    actor: AdminActor,
    desk: string,
    command: AtDeskCommand,
  ): Promise<Outcome<Result, Refusal | AdminRefusal>> {
    if (!reaches(actor, desk) || this.#store.desk(desk) === null) return refused({ code: "not_found" });
    const { sub, name, role } = actor;
    try {
      return await deskStub(this.env, desk).command(desk, { sub, name, role }, command);
    } catch (error) {
      log({ event: "fault", where: `directory.${command.type}`, error: traceOf(error) });
      return refused({ code: "unavailable" });
    }
  }

  hasSecondDesk(): boolean {
    return this.#store.hasSecondDesk();
  }

  connectedPages(): { pageId: string; desk: string }[] {
    const rows = this.#store.pages(null).filter(({ state }) => state === "connected");
    return rows.map(({ page_id: pageId, desk }) => ({ pageId, desk }));
  }

  disconnectedPages(): number {
    return this.#store.pages(null).filter(({ state }) => state === "disconnected").length;
  }

  noteFindings(pageId: string, count: number): void {
    this.#store.setFindings(pageId, count);
  }

  holdLifted(conversation: string): void {
    if (this.#erasureStore.isFree(conversation, Date.now())) this.#erase();
  }

  administrator(email: string): Administrator | null {
    return this.#store.administrator(email);
  }

  async signInByLink(
    hash: string,
    from: string | null = null,
  ): Promise<Outcome<OpenedSession, { code: "link_used" }>> {
    const outcome = await this.#signIn.byLink(hash, Date.now());
    if (outcome.ok) this.#witness.signedIn(BY_LINK, "link", from);
    return outcome;
  }

  async signInByEmail(
    email: string,
    from: string | null = null,
  ): Promise<Outcome<OpenedSession, { code: "not_listed" }>> {
    const outcome = await this.#signIn.byEmail(email, Date.now());
    const { role = "admin", desk = null } = this.#store.administrator(email) ?? {};
    if (outcome.ok) this.#witness.signedIn({ sub: email, desk: desk ?? MAIN_DESK, role }, "access", from);
    return outcome;
  }

  async renewSession(token: string): Promise<OpenedSession | null> {
    return await this.#signIn.renew(token, Date.now());
  }

  async whose(token: string): Promise<Bearer | null> {
    return await this.#signIn.whose(token, Date.now());
  }

  async leave(token: string): Promise<void> {
    await this.#signIn.leave(token);
  }

  async reviewer(secret: string): Promise<PassClaims | null> {
    const link = this.#reviewLinks.find(await hashOf(secret));
    const now = Date.now();
    if (link === null || !isGood(link, now)) return null;
    // Of a Page that went to another desk it shows nothing: who made it chose this one.
    const page = await pageOf(this.#tools, link.pageId);
    if (page?.desk !== link.desk) return null;
    return reviewerClaims(link, now);
  }

  reviewUsed(id: string): void {
    const link = this.#reviewLinks.named(id);
    if (link === null) return;
    this.#reviewLinks.use(id, Date.now());
    this.#witness.reviewed(link.desk, id, link.pageId, Date.now());
    log({ event: "review.used", pageId: link.pageId, link: id });
  }

  async recordMetaRequest(
    kind: MetaRequestKind,
    appId: string,
    request: SignedRequest & { text: string },
  ): Promise<string> {
    const now = Date.now();
    const { code, isNew } = await this.#metaRequests.record(kind, appId, request, now);
    if (isNew && kind === "data_deletion") this.#witness.meta("meta.data_deletion", { code });
    if (isNew && kind === "deauthorize") {
      this.#pageLogins.leave(appId, request.userId, request.issuedAt, now);
      await this.agenda.run("leaving");
    }
    if (isNew && kind === "data_deletion") {
      this.agenda.wakeBy(now + SOON_MS);
      // Meta waits for the code alone.
      this.ctx.waitUntil(this.#matching.run());
    }
    return code;
  }

  metaRequest(code: string): MetaRequest | null {
    return this.#metaRequests.find(code, (erasure) => this.#receiptOf(erasure));
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  /** Begins with those who are to be erased; if this instance dies, the alarm goes on. */
  #erase(): void {
    this.agenda.wakeBy(Date.now() + SOON_MS);
    this.ctx.waitUntil(this.#erasures.run());
  }

  /** When to look again, for those who are being erased meanwhile. */
  #eraseLater(now: number): number {
    this.ctx.waitUntil(this.#erasures.run());
    return now + SOON_MS;
  }

  /** Begins to put objects back; if this instance dies, the alarm goes on. */
  #restore(): void {
    this.agenda.wakeBy(Date.now() + SOON_MS);
    this.ctx.waitUntil(this.#restoring.run());
  }

  /** As with those who are erased. */
  #restoreLater(now: number): number {
    this.ctx.waitUntil(this.#restoring.run());
    return now + SOON_MS;
  }

  #receiptOf(erasure: string): MetaRequest["receipt"] {
    const found = this.#erasureStore.find(erasure);
    if (found === null) return null;
    const { id, endedAt, removed, held } = found;
    return {
      ...{ id, endedAt },
      ...(removed === undefined ? {} : { removed }),
      ...(held === undefined ? {} : { held }),
    };
  }

  #ended(erasures: ErasureStore, id: string): void {
    this.#metaRequests.ended(id);
    const erasure = erasures.find(id);
    if (erasure === null) return;
    const { origin, people, entries } = erasure;
    log({ event: "erasure.ended", origin, people, entries });
  }

  #claimsDueAt(): number | null {
    const oldest = this.#store.claimed()[0];
    return oldest === undefined ? null : oldest.at + CLAIM_MS;
  }

  async #settleClaims(now: number): Promise<void> {
    for (const { page_id, claim, at } of this.#store.claimed()) {
      if (claim !== null && at + CLAIM_MS <= now) await settle(this.#tools, page_id, claim);
    }
  }

  /** The token of a person who removed the app is forgotten; where a Page cannot be told the alarm tells it. */
  async #tellLeaving(): Promise<void> {
    for (const pageId of this.#pageLogins.leaving()) {
      await pageStub(this.env, pageId).deauthorize(pageId);
      const desk = this.#store.page(pageId)?.desk;
      this.#witness.meta("meta.deauthorize", { pageId }, desk);
      this.#pageLogins.forget(pageId);
    }
  }

  /** What a link opened that was revoked while its desk was out of reach. */
  async #tellReviews(): Promise<void> {
    for (const { link, desk } of this.#reviewLinks.untold()) {
      await deskStub(this.env, desk).endReview(desk, link);
      this.#reviewLinks.told(link);
    }
  }

  /**
   * Why they did it, in their words, with what is hidden there where they are kept: whoever reads what is raw, or has it delivered again, says so. The log has none of it. By
   * how the desk is set that is told of it; where that cannot be asked, by what is known everywhere.
   */
  async #inAudit(actor: AdminActor, command: AdminCommand & { reason: string }): Promise<string> {
    const [desk = actor.desk] = this.#witness.before(actor, command).desks;
    const told = await this.atDesk(actor, desk, { type: "masking.read", id: command.id });
    const masking = told.ok ? (told.value as ResultOf<"masking.read">).masking : DEFAULT_MASKING;
    return reasonInAudit(command.reason, masking);
  }

  async #audit({ sub, role, desk }: AdminActor, command: AdminCommand, word: string | null): Promise<void> {
    log({
      event: "command.done",
      command: command.type,
      desk: nameInLog(deskStub(this.env, desk).id),
      agent: await agentInLog(sub),
      role,
      ...("pageId" in command ? { pageId: command.pageId } : {}),
      ...(word === null ? {} : { detail: word }),
    });
  }
}

async function noted(env: Env, parcel: MetricsParcel): Promise<void> {
  await deskStub(env, MAIN_DESK).noteCounts(MAIN_DESK, parcel);
}
