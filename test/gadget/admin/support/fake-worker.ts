import type { Platform } from "../../../../gadget/platform/doors.ts";
import type {
  AdminCommand,
  AdminCommands,
  FieldsOf,
  ResultOf,
} from "../../../../gadget/admin/wire/answers.ts";
import { rightsOf } from "../../../../worker/protocol/rights.ts";
import { ManualClock } from "../../support/manual-clock.ts";

export const NOW = Date.UTC(2026, 10, 20, 13, 5);

/** All that there is. */
export const EVERYTHING = rightsOf("operator");

type Given = { command: string; fields: Record<string, unknown>; token: string | null };
/** A refusal, by its code. */
export class Refused {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status = 409) {
    this.code = code;
    this.status = status;
  }
}
type Answers = {
  [C in AdminCommand]?: (fields: FieldsOf<C>) => ResultOf<C> | Refused | Promise<ResultOf<C> | Refused>;
};

/** Stands in for the Worker: answers commands, remembers which were given, and gives sessions for a link. */
export class FakeWorker {
  readonly clock = new ManualClock(NOW);
  readonly given: Given[] = [];
  /** What the session says: a token, or why there is none. */
  session: (
    body: { secret?: string },
    token: string | null,
  ) => { token: string; expiresAt: number } | Refused = () => new Refused("access_unknown", 401);
  /** Tokens that are good no more. */
  readonly dead = new Set<string>();
  isAway = false;
  #answers: Answers = {};
  #ids = 0;

  constructor() {
    this.has(WORLD);
  }

  has(answers: Answers): this {
    this.#answers = { ...this.#answers, ...answers };
    return this;
  }

  /** Commands that were given, by name. */
  of<C extends AdminCommand>(command: C): FieldsOf<C>[] {
    return this.given.filter((one) => one.command === command).map(({ fields }) => fields as FieldsOf<C>);
  }

  readonly platform: Platform = {
    script: "https://chat.example/admin.js",
    now: () => this.clock.now,
    after: (ms, run) => this.clock.after(ms, run),
    random: () => 0.5,
    uuid: () => `0000000${(this.#ids += 1)}-aaaa-4bbb-8ccc-123456789abc`,
    fetch: (url, init) => this.#fetch(new URL(url), init),
    openSocket: () => {
      throw new Error("the admin opens no socket");
    },
    onWake: () => () => {},
    isOnline: () => true,
    onOffline: () => () => {},
    tab: aTab(),
  };

  async #fetch({ pathname }: URL, init: RequestInit): Promise<Response> {
    if (this.isAway) throw new TypeError("Failed to fetch");
    const name = pathname.replace("/api/v1/admin/", "");
    const headers = new Headers(init.headers);
    const token = headers.get("Authorization")?.replace("Bearer ", "") ?? null;
    const fields = JSON.parse(init.body as string) as Record<string, unknown>;
    if (name === "session") return answered(this.session(fields, token));
    this.given.push({ command: name, fields, token });
    if (token === null || this.dead.has(token)) return answered(new Refused("token_expired", 401));
    const answer = this.#answers[name as AdminCommand] as ((fields: unknown) => unknown) | undefined;
    return answered(answer === undefined ? new Refused("command_unknown", 404) : await answer(fields));
  }
}

function answered(answer: unknown): Response {
  if (answer instanceof Refused)
    return Response.json({ error: { code: answer.code } }, { status: answer.status });
  return Response.json({ result: answer ?? null });
}

function aTab() {
  const kept = new Map<string, string>();
  return {
    get: (name: string) => kept.get(name) ?? null,
    set: (name: string, text: string) => void kept.set(name, text),
    remove: (name: string) => void kept.delete(name),
  };
}

export const ME: AdminCommands["admin.me"][1] = {
  name: "carla@lamps.example",
  role: "operator",
  desk: null,
  rights: EVERYTHING,
  expiresAt: NOW + 15 * 60_000,
};

const DAY = 24 * 60 * 60_000;

export const PAGES: AdminCommands["page.list"][1]["pages"] = [
  {
    pageId: "10150001",
    name: "Lamps & Light",
    label: null,
    desk: "main",
    status: "configuration",
    reason: null,
    connectedAt: null,
  },
  {
    pageId: "10150002",
    name: "Lamps & Light Berlin",
    label: "Berlin",
    desk: "main",
    status: "connected",
    reason: null,
    connectedAt: NOW - 40 * DAY,
  },
  {
    pageId: "10150003",
    name: "Chairs of Old Town",
    label: null,
    desk: "chairs",
    status: "attention",
    reason: "token_revoked",
    connectedAt: NOW - 90 * DAY,
  },
  {
    pageId: "10150004",
    name: null,
    label: "Spare parts",
    desk: "chairs",
    status: "connecting",
    reason: null,
    connectedAt: NOW - DAY,
  },
];

export const STEPS: AdminCommands["page.details"][1]["steps"] = [
  { step: "token", state: "done" },
  { step: "permissions", state: "done" },
  { step: "stored", state: "done" },
  { step: "profile", state: "done" },
  { step: "desk", state: "done" },
  { step: "subscribed", state: "done" },
  { step: "app", state: "failed", reason: "app_invalid" },
  { step: "webhook", state: "open" },
  { step: "first_event", state: "open" },
];

const URLS = {
  redirect: "https://chat.example/admin/login",
  webhook: "https://chat.example/webhook",
  deauthorize: "https://chat.example/facebook/deauthorize",
  dataDeletion: "https://chat.example/facebook/data-deletion",
};

const WORLD: Answers = {
  "admin.me": () => ME,
  "page.list": () => ({ pages: PAGES }),
  "page.details": ({ pageId }) => {
    const row = PAGES.find((page) => page.pageId === pageId);
    if (row === undefined) return new Refused("page_unknown", 404);
    const steps =
      row.status === "connecting" ? STEPS : STEPS.map(({ step }) => ({ step, state: "done" as const }));
    return {
      ...row,
      steps,
      callbackUrl: `https://chat.example/webhook/${pageId}`,
      hasVerifyToken: true,
      appId: null,
    };
  },
  "page.waiting": () => ({ pages: [{ pageId: "10150077", events: 12, since: NOW - 3 * 60 * 60_000 }] }),
  "desk.list": () => ({
    desks: [
      { desk: "main", name: "Lamps & Light", pages: 2 },
      { desk: "chairs", name: "Chairs of Old Town", pages: 2 },
    ],
  }),
  "administrator.list": () => ({
    administrators: [
      { email: "carla@lamps.example", role: "operator", desk: null },
      { email: "daniel@chairs.example", role: "admin", desk: "chairs" },
    ],
  }),
  "app.list": () => ({
    apps: [
      {
        appId: "200300400500",
        name: "Lamps chat",
        from: "configuration",
        hasSecret: true,
        state: "valid",
        reason: null,
        webhook: "elsewhere",
        urls: URLS,
      },
    ],
  }),
  "login.start": () => ({ url: "https://facebook.example/dialog/oauth", state: "state-1" }),
  "login.finish": () => ({
    login: "login-1",
    person: "Carla Diaz",
    pages: [
      { pageId: "10150002", name: "Lamps & Light Berlin", unusable: null, connectedAt: "main" },
      { pageId: "10150005", name: "Lamps & Light Wien", unusable: null, connectedAt: null },
      {
        pageId: "10150006",
        name: "Museum of Lamps",
        unusable: { why: "task_missing", what: "MESSAGING" },
        connectedAt: null,
      },
    ],
  }),
  "login.connect": ({ pages }) => ({ pages: pages.map(({ pageId }) => ({ pageId, ok: true })) }),
};
for (const name of [
  "page.label",
  "page.move",
  "page.renewToken",
  "page.setVerifyToken",
  "page.resume",
  "page.disconnect",
  "desk.create",
  "desk.rename",
  "administrator.add",
  "administrator.remove",
  "app.save",
  "app.check",
  "app.subscribe",
] as const)
  Object.assign(WORLD, { [name]: () => null });
Object.assign(WORLD, { "page.connect": () => ({ pageId: "10150004" }) });

/** Facebook's window, opened and answered by a test. */
export class FakeWindows {
  closed = false;
  isBlocked = false;
  opened: string[] = [];
  #heard: ((data: unknown) => void)[] = [];

  open = (url: string) => {
    if (this.isBlocked) return null;
    this.closed = false;
    this.opened.push(url);
    const isClosed = () => this.closed;
    return {
      get closed() {
        return isClosed();
      },
      close: () => {
        this.closed = true;
      },
    };
  };

  onMessage = (_origin: string, _channel: string, run: (data: unknown) => void) => {
    this.#heard.push(run);
    return () => {
      this.#heard = this.#heard.filter((other) => other !== run);
    };
  };

  says(data: unknown): void {
    for (const run of [...this.#heard]) run(data);
  }
}
