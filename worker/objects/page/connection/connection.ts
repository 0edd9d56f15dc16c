import { done, type Outcome } from "../../../domain/outcome.ts";
import { unsubscribePage, type GraphAccess } from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import type { ConnectOrder, ConnectionSteps, PageConnection } from "../../kernel/contracts.ts";
import type { DeskLink } from "../desk-link.ts";
import { NEVER_CHECKED } from "../doctor/doctor.ts";
import type { PageStore } from "../store.ts";
import type { Credentials } from "./credentials.ts";

/** If the instance dies over a connection, the alarm goes on with it. */
const STEP_MS = 60_000;
/** So often Meta is asked to end a subscription before the token is forgotten all the same. */
const FAREWELLS_MAX = 5;
const AGAIN_MS = 30_000;

/**
 * How far the connection is. `claim`: which order made it so, told to whoever asks afterwards. The order of the steps is the
 * order in which they are made, and each may be made again.
 */
export type StoredConnection = {
  state: PageConnection["state"];
  claim: string;
  desk: string;
  at: number;
  /** How often Meta was asked in vain to end the subscription. */
  farewells?: number;
};

type Tools = {
  store: PageStore;
  credentials: Credentials;
  desk: DeskLink;
  /** With the token that is kept, also when nothing else may use it any more. */
  access: (pageId: string) => GraphAccess | null;
  /** Subscribes the Page and asks Meta what is to be asked. */
  setUp: (pageId: string) => Promise<void>;
  agenda: Pick<Agenda<"connection">, "wakeBy" | "guarded">;
};

/** Connects the Page with a token of its own, and disconnects it, step by step: whatever dies between, the next finds where. */
export class Connection {
  readonly #tools: Tools;
  #advancing: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Keeps what was ordered; from then on it is connected, whatever dies. The order was tried with Meta before. */
  async begin(pageId: string, order: ConnectOrder): Promise<Outcome<null, { code: "no_encryption_keys" }>> {
    const { store, credentials, agenda } = this.#tools;
    const { claim, desk, name, appId, secrets } = order;
    store.ensure(pageId);
    const isOtherApp = (store.find()?.app_id ?? null) !== appId;
    const also = (): void => {
      store.setConnection({ state: "connecting", claim, desk, at: Date.now() });
      store.setApp(appId);
      if (name !== null) store.setName(name);
    };
    const kept = await credentials.keep(pageId, secrets, also, isOtherApp);
    if (!kept.ok) return kept;
    await agenda.guarded("connection", STEP_MS, () => this.advance());
    return done(null);
  }

  /** Stops at once whatever uses the token; what is left is made step by step. */
  async end(pageId: string): Promise<void> {
    const { store, agenda } = this.#tools;
    store.ensure(pageId);
    const known = store.connection();
    if (known === null || known.state === "disconnected") return;
    store.setConnection({ ...known, state: "disconnecting", at: Date.now() });
    await agenda.guarded("connection", STEP_MS, () => this.advance());
  }

  dueAt(): number | null {
    const state = this.#tools.store.connection()?.state ?? null;
    return state === "connecting" || state === "disconnecting" ? OVERDUE : null;
  }

  /** The steps that are left. */
  async advance(): Promise<void> {
    this.#advancing ??= this.#advance().finally(() => (this.#advancing = null));
    await this.#advancing;
  }

  async #advance(): Promise<void> {
    const { store } = this.#tools;
    const pageId = store.find()?.page_id ?? "";
    for (;;) {
      const known = store.connection();
      if (known?.state === "connecting") await this.#connect(pageId, known);
      else if (known?.state === "disconnecting") {
        if (!(await this.#disconnect(pageId, known))) return;
      } else return;
    }
  }

  async #connect(pageId: string, known: StoredConnection): Promise<void> {
    const { store, desk, setUp } = this.#tools;
    await desk.belongTo(pageId, known.desk);
    await setUp(pageId);
    // Somebody may have ordered something else meanwhile.
    if (store.connection()?.claim !== known.claim || store.connection()?.state !== "connecting") return;
    store.setConnection({ ...known, state: "connected", at: Date.now() });
    log({ event: "page.connected", pageId });
    await desk.tell();
  }

  /** False: to be tried again later. */
  async #disconnect(pageId: string, known: StoredConnection): Promise<boolean> {
    const { store, credentials, desk, agenda, access } = this.#tools;
    await desk.tell();
    const own = access(pageId);
    const outcome = own === null ? null : await unsubscribePage(own);
    const farewells = (known.farewells ?? 0) + 1;
    if (store.connection()?.state !== "disconnecting") return true;
    if (outcome?.kind === "ambiguous" && farewells < FAREWELLS_MAX) {
      store.setConnection({ ...known, farewells });
      agenda.wakeBy(Date.now() + AGAIN_MS);
      return false;
    }
    store.transaction(() => {
      credentials.erase();
      store.setApp(null);
      store.setSubscription({ version: "", attempts: 0, dueAt: null, error: "disconnected" });
      store.setConnection({ ...known, state: "disconnected", at: Date.now() });
      store.setDoctor(NEVER_CHECKED);
    });
    log({ event: "page.disconnected", pageId, unsubscribed: outcome?.kind === "accepted" });
    await desk.tell();
    return true;
  }

  /** What is known of it; null: nobody ever connected the Page. Writes nothing. */
  tell(): PageConnection | null {
    const { store, credentials } = this.#tools;
    const known = store.connection();
    if (known === null) return null;
    const { state, claim, desk, at } = known;
    const { app_id: appId = null } = store.find() ?? {};
    return {
      ...{ state, claim, desk, at, appId },
      steps: this.#steps(known),
      former: (["appSecret", "verifyToken"] as const).filter((field) => credentials.all(field).length > 1),
      keyIds: credentials.keyIds(),
    };
  }

  /** As Meta confirmed them; each stays open until it did. */
  #steps({ state, desk }: StoredConnection): ConnectionSteps {
    const { store, credentials } = this.#tools;
    const page = store.find();
    const setUp = store.setUp();
    const isOn = state === "connecting" || state === "connected";
    const error = page?.subscribe_error ?? null;
    return {
      token: isOn && credentials.newest("token") !== null,
      desk: isOn && page?.desk === desk,
      subscribed: isOn && (page?.subscribed_version ?? "") !== "" && error === null,
      profile: page?.name != null,
      permissions: isOn && setUp.token?.faults.length === 0,
      webhook: isOn && (setUp.handshakeAt !== null || setUp.lastWebhookAt !== null),
      delivery: isOn && setUp.lastMessageAt !== null,
    };
  }
}
