import type { GraphErrorCode } from "../../../domain/send-error.ts";
import type { Findings, SetUpProblem } from "../../../domain/set-up.ts";
import { wantedFields } from "../../../domain/wanted-fields.ts";
import type { GraphAccess } from "../../../graph/client.ts";
import {
  askAboutApp,
  askAboutToken,
  askAboutWebhook,
  askForName,
  type AppAccess,
} from "../../../graph/set-up.ts";
import { log } from "../../../log.ts";
import type { PageStore } from "../store.ts";

/**
 * What is known of the set-up. Each question keeps Meta's last answer until Meta says something else; null: never
 * answered. Times in ms.
 */
export type SetUpState = {
  app: Findings | null;
  webhook: Findings | null;
  token: Findings | null;
  askedAt: number | null;
  answeredAt: number | null;
  /** 0: not before the Page is set up. */
  dueAt: number;
  /** The last delivery that was signed as it should be, to the minute. */
  lastWebhookAt: number | null;
  /** The last of them that brought what a person wrote, to the minute. */
  lastMessageAt: number | null;
  /** The last of each that was refused; strangers can make these, so they prompt a question and prove nothing. */
  signatureRefusedAt: number | null;
  handshakeRefusedAt: number | null;
  /** The last handshake with the right verify token. */
  handshakeAt: number | null;
};

export const NOTHING_KNOWN: SetUpState = {
  ...{ app: null, webhook: null, token: null, askedAt: null, answeredAt: null, dueAt: 0 },
  ...{
    lastWebhookAt: null,
    lastMessageAt: null,
    signatureRefusedAt: null,
    handshakeRefusedAt: null,
    handshakeAt: null,
  },
};

/** Permissions and tokens end without a word. */
const EVERY_MS = 60 * 60_000;
/** What strangers send makes Meta be asked no more often than this; and where Meta did not answer it is asked again. */
export const PROMPTED_EVERY_MS = 5 * 60_000;
/** Somebody who presses the button wants to know now; not so a script that does. */
export const PRESSED_EVERY_MS = 10_000;

/** Meta's code for a send without `pages_messaging` ("error codes"). */
const PERMISSION_MISSING = 230;

/** Meta's answer to a token that does not work ("error codes"). */
export const TOKEN_INVALID: GraphErrorCode = { code: 190, subcode: null };

/** What Meta said this time; null: it did not. */
type Told = { token: Findings | null };

type Tools = {
  store: Pick<PageStore, "setUp" | "setSetUp" | "fieldChoice">;
  app: () => AppAccess | null;
  access: (pageId: string) => GraphAccess | null;
  /** Meta said that the Page's token does not work. */
  tokenRefused: (pageId: string, error: GraphErrorCode, token: string) => Promise<void>;
  /** Meta told the Page's name. */
  named: (name: string) => Promise<void>;
  wakeBy: (at: number) => void;
};

/** Asks Meta whether what is configured is right, and what the Page is called: at each deployment, every hour, when prompted, and on demand. */
export class SetUpCheck {
  readonly #tools: Tools;
  #running: Promise<Told> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** What was deployed anew may be other values: what Meta said of the old ones says nothing. To be run by `dueAt`. */
  begin(dueAt: number): void {
    const { store } = this.#tools;
    store.setSetUp({ ...store.setUp(), app: null, webhook: null, token: null, dueAt });
  }

  /** When Meta is to be asked again; null: not before the Page is set up. */
  dueAt(): number | null {
    const { dueAt } = this.#tools.store.setUp();
    return dueAt === NOTHING_KNOWN.dueAt ? null : dueAt;
  }

  /** On demand; what was asked a moment ago is not asked again. */
  async press(pageId: string): Promise<void> {
    const { askedAt } = this.#tools.store.setUp();
    if (this.#running !== null || !isWithin(askedAt, PRESSED_EVERY_MS)) await this.run(pageId);
  }

  /** Something was refused that Meta may have sent. At most one question in PROMPTED_EVERY_MS comes of it. */
  async prompt(pageId: string, what: "signature" | "handshake"): Promise<void> {
    const { store, wakeBy } = this.#tools;
    const now = Date.now();
    const state = store.setUp();
    const refused = what === "signature" ? { signatureRefusedAt: now } : { handshakeRefusedAt: now };
    if (!isWithin(state.askedAt, PROMPTED_EVERY_MS)) {
      store.setSetUp({ ...state, ...refused });
      await this.run(pageId);
      return;
    }
    const dueAt = Math.min(state.dueAt, (state.askedAt ?? now) + PROMPTED_EVERY_MS);
    const noted = what === "signature" ? state.signatureRefusedAt : state.handshakeRefusedAt;
    if (dueAt === state.dueAt && isWithin(noted, PROMPTED_EVERY_MS)) return;
    store.setSetUp({ ...state, ...refused, dueAt });
    wakeBy(dueAt);
  }

  /** Meta delivered, or shook hands, as it should. */
  heard(what: "webhook" | "message" | "handshake"): void {
    const { store } = this.#tools;
    const now = Date.now();
    store.setSetUp({
      ...store.setUp(),
      ...(what === "handshake" ? { handshakeAt: now } : { lastWebhookAt: now }),
      ...(what === "message" ? { lastMessageAt: now } : {}),
    });
  }

  /** Asks now, and answers what Meta says of the token. Never rejects for what Meta does. */
  async run(pageId: string): Promise<Told> {
    this.#running ??= this.#run(pageId).finally(() => (this.#running = null));
    return await this.#running;
  }

  async #run(pageId: string): Promise<Told> {
    const { store, wakeBy, named, tokenRefused } = this.#tools;
    const askedAt = Date.now();
    // If this instance dies before Meta has answered, the alarm asks again.
    store.setSetUp({ ...store.setUp(), askedAt, dueAt: askedAt + PROMPTED_EVERY_MS });
    wakeBy(askedAt + PROMPTED_EVERY_MS);
    const [appAccess, access] = [this.#tools.app(), this.#tools.access(pageId)];
    const app = appAccess === null ? null : await askAboutApp(appAccess);
    const asApp = app?.faults.length === 0 ? appAccess : null;
    const webhook = asApp === null ? null : await askAboutWebhook(asApp, wantedFields(store.fieldChoice()));
    const token = access === null ? null : await askAboutToken(asApp, access, Date.now());

    const before = store.setUp();
    const isAppRefused = app !== null && asApp === null;
    const told = { app: app ?? before.app, webhook: isAppRefused ? null : (webhook ?? before.webhook) };
    const isAnswered = app !== null && token !== null && (isAppRefused || webhook !== null);
    const dueAt = isAnswered ? askedAt + EVERY_MS : askedAt + PROMPTED_EVERY_MS;
    const answeredAt = isAnswered ? Date.now() : before.answeredAt;
    const after = { ...before, ...told, token: token ?? before.token, answeredAt, dueAt };
    store.setSetUp(after);
    wakeBy(dueAt);
    logNew(pageId, before, after);
    const refusal = refusalOf({ token });
    if (access !== null && refusal !== null) await tokenRefused(pageId, refusal, access.token);
    const name = access === null || refusal !== null ? null : await askForName(access);
    if (name !== null) await named(name);
    return { token };
  }
}

/** Meta's code for why the token does not work; null: it works, or nobody knows. */
export function refusalOf({ token }: Told): GraphErrorCode | null {
  const fault = token?.faults.find((it) => "graphCode" in it);
  return fault === undefined ? null : { code: fault.graphCode, subcode: fault.graphSubcode };
}

/**
 * Whether what a send was refused for still stands: the token, which may work and be another's, or the permission to send that it
 * lacked.
 */
export function stillRefused(told: Told, pausedBy: number | null): GraphErrorCode | null {
  const isUseless = told.token?.faults.some(({ name }) => name === "FACEBOOK_PAGE_ACCESS_TOKEN") === true;
  const mayNotSend = told.token?.faults.some(({ name }) => name === "pages_messaging") === true;
  const isUnchanged = mayNotSend && pausedBy === PERMISSION_MISSING;
  return (
    refusalOf(told) ??
    (isUseless ? TOKEN_INVALID : null) ??
    (isUnchanged ? { code: PERMISSION_MISSING, subcode: null } : null)
  );
}

/** All that Meta last said, whatever the question. */
export function findingsOf({ app, webhook, token }: Pick<SetUpState, "app" | "webhook" | "token">): Findings {
  const all = [app, webhook, token].filter((it) => it !== null);
  return { faults: all.flatMap((it) => it.faults), warnings: all.flatMap((it) => it.warnings) };
}

function logNew(pageId: string, before: SetUpState, after: SetUpState): void {
  const known = new Set(findingsOf(before).faults.map(nameOf));
  for (const fault of findingsOf(after).faults) {
    if (!known.has(nameOf(fault)))
      log({ event: "page.set_up_fault", pageId, name: fault.name, problem: fault.problem });
  }
}

function nameOf({ name, problem }: SetUpProblem): string {
  return `${name}/${problem}`;
}

/** A clock that was set back makes nothing recent. */
function isWithin(at: number | null, ms: number): boolean {
  const age = Date.now() - (at ?? -Infinity);
  return age >= 0 && age < ms;
}
