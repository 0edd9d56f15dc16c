import { DurableObject } from "cloudflare:workers";
import { refused, type Outcome } from "../../domain/outcome.ts";
import type { Env } from "../../env.ts";
import { agentInLog, log, nameInLog, traceOf } from "../../log.ts";
import type { Administrator } from "../../protocol/admin/answers.ts";
import {
  adminDeclarationOf,
  type AdminCommand,
  type AdminCommandType,
  type AdminResultOf,
} from "../../protocol/admin/commands.ts";
import type { AdminRefusal } from "../../protocol/admin/refusals.ts";
import { may } from "../../protocol/rights.ts";
import { Agenda, OVERDUE } from "../kernel/agenda.ts";
import type { AdminActor, Bearer, DirectoryDoor, OpenedSession } from "../kernel/doors/directory.ts";
import { deskStub, pageStub } from "../kernel/stubs.ts";
import type { Handler, Handlers, Tools } from "./call.ts";
import type { SignedRequest } from "../../graph/signed-request.ts";
import { administratorHandlers } from "./commands/administrator.ts";
import { appHandlers } from "./commands/app.ts";
import { deskHandlers } from "./commands/desk.ts";
import { keyHandlers } from "./commands/key.ts";
import { loginHandlers } from "./commands/login.ts";
import { pageHandlers } from "./commands/page.ts";
import { PageLogins } from "./login/page-logins.ts";
import type { MetaRequest, MetaRequestKind } from "../kernel/contracts.ts";
import { MetaRequests } from "./meta-requests.ts";
import { CLAIM_MS, settle } from "./settle.ts";
import { SignIn } from "./sign-in/sign-in.ts";
import { DirectoryStore } from "./store.ts";

type Done = Outcome<AdminResultOf<AdminCommandType>, AdminRefusal>;

/** What exists: desks, Pages and where they belong, administrators. Nothing on the way of a message asks it. */
export class Directory extends DurableObject<Env> implements DirectoryDoor {
  readonly #store: DirectoryStore;
  readonly #tools: Tools;
  readonly #handlers: Handlers;
  readonly #signIn: SignIn;
  readonly #metaRequests: MetaRequests;
  readonly #pageLogins: PageLogins;
  readonly agenda: Agenda<"claims" | "leaving">;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new DirectoryStore(ctx.storage);
    this.#signIn = new SignIn(this.#store);
    this.#metaRequests = new MetaRequests(this.#store);
    this.#pageLogins = new PageLogins(this.#store);
    this.agenda = new Agenda<"claims" | "leaving">("directory", ctx.storage, [
      { name: "claims", dueAt: () => this.#claimsDueAt(), run: (now) => this.#settleClaims(now) },
      {
        name: "leaving",
        dueAt: () => (this.#pageLogins.leaving().length > 0 ? OVERDUE : null),
        run: () => this.#tellLeaving(),
      },
    ]);
    this.#tools = { env, store: this.#store, wakeBy: (at) => this.agenda.wakeBy(at) };
    this.#handlers = {
      ...deskHandlers(this.#tools),
      ...pageHandlers(this.#tools),
      ...loginHandlers(this.#tools),
      ...appHandlers(this.#tools),
      ...keyHandlers(this.#tools),
      ...administratorHandlers(this.#tools),
    };
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  async command(actor: AdminActor, command: AdminCommand): Promise<Done> {
    const declared = adminDeclarationOf(command.type);
    if (declared === null || !may(actor.role, declared.right)) return refused({ code: "not_allowed" });
    // What its declaration says is what its handler asks for; the compiler cannot see that here.
    const handle = this.#handlers[command.type] as unknown as Handler<AdminCommandType>;
    try {
      const outcome = await handle(actor, command);
      if (outcome.ok && declared.audit !== false) await this.#audit(actor, command, declared.audit);
      return outcome;
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

  administrator(email: string): Administrator | null {
    return this.#store.administrator(email);
  }

  async signInByLink(hash: string): Promise<Outcome<OpenedSession, { code: "link_used" }>> {
    return await this.#signIn.byLink(hash, Date.now());
  }

  async signInByEmail(email: string): Promise<Outcome<OpenedSession, { code: "not_listed" }>> {
    return await this.#signIn.byEmail(email, Date.now());
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

  async recordMetaRequest(
    kind: MetaRequestKind,
    appId: string,
    request: SignedRequest & { text: string },
  ): Promise<string> {
    const now = Date.now();
    const { code, isNew } = await this.#metaRequests.record(kind, appId, request, now);
    if (isNew && kind === "deauthorize") {
      this.#pageLogins.leave(appId, request.userId, request.issuedAt, now);
      await this.agenda.run("leaving");
    }
    return code;
  }

  metaRequest(code: string): MetaRequest | null {
    return this.#metaRequests.find(code);
  }

  override async alarm(): Promise<void> {
    await this.agenda.alarm();
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
      this.#pageLogins.forget(pageId);
    }
  }

  async #audit({ sub, role, desk }: AdminActor, command: AdminCommand, told: string | true): Promise<void> {
    const fields = command as Record<string, unknown>;
    log({
      event: "command.done",
      command: command.type,
      desk: nameInLog(deskStub(this.env, desk).id),
      agent: await agentInLog(sub),
      role,
      ...("pageId" in command ? { pageId: command.pageId } : {}),
      ...(told === true ? {} : { detail: String(fields[told]) }),
    });
  }
}
