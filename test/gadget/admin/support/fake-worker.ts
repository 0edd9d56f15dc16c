import { DEFAULT_MASKING, type Masking } from "../../../../worker/protocol/masking/masking.ts";
import type { AuditEntry } from "../../../../worker/protocol/audit/entry.ts";
import type { Foresight } from "../../../../worker/protocol/black-box/foreseen.ts";
import type { BoxRecord, BoxState, DeadLetterEntry } from "../../../../worker/protocol/black-box/record.ts";
import type { PageImport } from "../../../../worker/protocol/page/import.ts";
import { aTeamAt } from "../../support/leading.ts";
import type { Platform } from "../../../../gadget/platform/doors.ts";
import type { CommandName, FieldsOf, ResultOf } from "../../../../gadget/admin/wire/commands.ts";
import {
  CHECKS,
  type Check,
  type CheckName,
  type Diagnosis,
  type DoctorLine,
} from "../../../../worker/protocol/admin/doctor.ts";
import type {
  DeletionRequest,
  Erasure,
  PageEntry,
  PageSteps,
} from "../../../../worker/protocol/admin/answers.ts";
import type { MessengerProfile, ProfileState } from "../../../../worker/protocol/profile/profile.ts";
import type { ReviewLinkEntry } from "../../../../worker/protocol/review/answers.ts";
import type {
  WebhookDeadLetter,
  WebhookDelivery,
  WebhookEntry,
} from "../../../../worker/protocol/webhooks/webhook.ts";
import type { FoundBy, NamedPerson } from "../../../../worker/protocol/privacy/person.ts";
import { rightsOf } from "../../../../worker/protocol/rights.ts";
import type { Role } from "../../../../worker/protocol/rights.ts";
import { isRefused, problemsIn } from "../../../../worker/domain/routing/check.ts";
import { route } from "../../../../worker/domain/routing/rules.ts";
import { BEFORE, KNOWN, ROUTING } from "./routing.ts";
import { metricsOf } from "./metrics.ts";
import { aReport } from "./report.ts";
import { ManualClock } from "../../support/manual-clock.ts";

export const MASKING: Masking = {
  ...DEFAULT_MASKING,
  ...{ isOn: true, countries: ["DE", "AT"], spared: ["+49 30 1234567"], reasons: ["A refund", "A call"] },
  patterns: [{ id: "kd", name: "Customer number", pattern: "KD-######" }],
};

export const NOW = Date.UTC(2026, 10, 20, 13, 5);

type Given = { command: string; fields: Record<string, unknown>; token: string | null };
/** A refusal, by its code. */
export class Refused {
  readonly error: { code: string };
  readonly status: number;
  constructor(code: string, status = 409, more: object = {}) {
    this.error = { ...more, code };
    this.status = status;
  }
}
const REVIEW_LINK = {
  ...{ link: "AAAAbbbbCCCC", pageId: "10150001", desk: "main", ref: "review-1", testers: [] },
  ...{ by: "Olga Orlova", madeAt: NOW - 3_600_000, endsAt: NOW + 86_400_000, revokedAt: null },
};
/** One that is good and was used, one that is revoked, and one that is over. */
const REVIEW_LINKS: ReviewLinkEntry[] = [
  { ...REVIEW_LINK, uses: [NOW - 600_000, NOW - 1_200_000], useCount: 2 },
  { ...REVIEW_LINK, link: "DDDDeeeeFFFF", by: "Ann Bell", revokedAt: NOW - 60_000, uses: [], useCount: 0 },
  { ...REVIEW_LINK, link: "GGGGhhhhIIII", by: "Cem Kaya", endsAt: NOW - 60_000, uses: [], useCount: 0 },
];

type Answers = {
  [C in CommandName]?: (fields: FieldsOf<C>) => ResultOf<C> | Refused | Promise<ResultOf<C> | Refused>;
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
  /** It takes what is asked, and answers nothing, until whoever asked has waited long enough. */
  isFrozen = false;
  /** All but who somebody is, is refused. */
  refusesAll: Refused | null = null;
  /** Until then nothing but that is answered. */
  heldBack: Promise<void> | null = null;
  /** Until then the last finding of a test is not told. */
  checksHeldBack: Promise<void> | null = null;
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
  of<C extends CommandName>(command: C): FieldsOf<C>[] {
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
    if (this.isFrozen)
      await new Promise((_, fail) =>
        init.signal?.addEventListener("abort", () => fail(new TypeError("aborted"))),
      );
    const [, pageId] = /^\/api\/v1\/pages\/(\d+)\/check$/.exec(pathname) ?? [];
    const name = pageId === undefined ? pathname.replace("/api/v1/admin/", "") : "page.check";
    const headers = new Headers(init.headers);
    const token = headers.get("Authorization")?.replace("Bearer ", "") ?? null;
    const given = JSON.parse((init.body as string | undefined) ?? "{}") as Record<string, unknown>;
    const fields = pageId === undefined ? given : { pageId };
    if (init.method === "DELETE") this.dead.add(token ?? "");
    if (name === "session") return answered(this.session(fields, token));
    this.given.push({ command: name, fields, token });
    if (token === null || this.dead.has(token)) return answered(new Refused("token_expired", 401));
    if (name === "administrator.self") return answered(selfOf(token));
    await this.heldBack;
    if (this.refusesAll !== null) return answered(this.refusesAll);
    const answer = this.#answers[name as CommandName] as ((fields: unknown) => unknown) | undefined;
    const told = answer === undefined ? new Refused("command_not_found", 404) : await answer(fields);
    return pageId === undefined || told instanceof Refused
      ? answered(told)
      : inLines(told as Diagnosis, this.checksHeldBack);
  }
}

function selfOf(token: string): ResultOf<"administrator.self"> {
  const [role, desk = "", sub = ""] = token.split(" ") as [Role, string?, string?];
  return { sub, name: sub, role, desk, rights: rightsOf(role), expiresAt: NOW + 15 * 60_000 };
}

/** One line for each finding but those held back, and at the end all of them. */
function inLines(diagnosis: Diagnosis, heldBack: Promise<void> | null): Response {
  const line = (told: DoctorLine) => new TextEncoder().encode(`${JSON.stringify(told)}\n`);
  const [last, ...first] = diagnosis.checks.toReversed();
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      for (const check of first.reverse()) stream.enqueue(line({ check }));
      await heldBack;
      if (last !== undefined) stream.enqueue(line({ check: last }));
      stream.enqueue(line({ diagnosis }));
      stream.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson" } });
}

function answered(answer: unknown): Response {
  if (answer instanceof Refused) return Response.json({ error: answer.error }, { status: answer.status });
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

/** A token of this fake: it says who somebody is. */
export function aToken(role: Role = "operator", desk = "main", sub = "carla@lamps.example"): string {
  return [role, desk, sub].join(" ");
}

const DAY = 24 * 60 * 60_000;

const page = (pageId: string, more: Partial<PageEntry>): PageEntry => ({
  ...{
    pageId,
    name: null,
    label: null,
    desk: "main",
    source: "connected",
    state: "connected",
    appId: null,
    at: null,
  },
  ...more,
});

export const PAGES: PageEntry[] = [
  page("10150001", { name: "Lamps & Light", source: "configuration" }),
  page("10150002", { name: "Lamps & Light Berlin", at: NOW - 40 * DAY }),
  page("10150003", {
    name: "Chairs of Old Town",
    desk: "chairs",
    state: "disconnected",
    at: NOW - 90 * DAY,
  }),
  page("10150004", { desk: "chairs", state: "changing", appId: "900800700600", at: NOW - DAY }),
];

export const WAITING: ResultOf<"page.list">["waiting"] = [
  { pageId: "10150077", items: 12, firstAt: NOW - 3 * 60 * 60_000, lastAt: NOW - 60_000 },
];

const DONE: PageSteps = {
  ...{ token: true, desk: true, subscribed: true, profile: true, permissions: true, webhook: true },
  delivery: true,
};
export const UNFINISHED: PageSteps = { ...DONE, profile: false, webhook: false, delivery: false };

const found = (check: CheckName, more: Partial<Check> = {}): Check => ({
  ...{ check, state: "good", since: NOW - 3 * DAY },
  ...more,
});

/** What a look at a Page finds: nothing wrong, but for what is named. */
export function aDiagnosis(wrong: readonly Check[] = []): Diagnosis {
  const others = CHECKS.filter((check) => !wrong.some((it) => it.check === check));
  const rest = others.map((check) =>
    check === "app_mode" ? found(check, { state: "unknown", reason: "not_told" }) : found(check),
  );
  return { at: NOW - 60_000, checks: [...wrong, ...rest] };
}

/** Several things that went wrong at once, of every kind of fix. */
export const WRONG: Check[] = [
  found("token", {
    state: "attention",
    reason: "expired",
    graphCode: 190,
    graphSubcode: 463,
    fix: "reconnect",
  }),
  found("permissions", {
    ...{ state: "attention", reason: "not_granted", fix: "reconnect" },
    names: ["pages_messaging", "pages_manage_metadata"],
  }),
  found("fields", {
    ...{ state: "attention", reason: "fields_missing", fix: "resubscribe" },
    names: ["message_deliveries", "messaging_customer_information"],
  }),
  found("webhook", {
    state: "attention",
    reason: "elsewhere",
    address: "https://old.example/webhook",
    fix: "register_webhook",
  }),
  found("sending", {
    state: "attention",
    reason: "paused",
    graphCode: 10,
    graphSubcode: 1893063,
    fix: "resume",
  }),
  found("version", { state: "attention", reason: "ends_soon", at: NOW + 30 * DAY, fix: "deployment" }),
];

const PROFILE: MessengerProfile = {
  greeting: [
    { locale: "default", text: "Hello {{user_first_name}}! Lamps, bulbs and all that gives light." },
    { locale: "de_DE", text: "Hallo {{user_first_name}}! Lampen, Birnen und alles, was leuchtet." },
  ],
  getStarted: { payload: "GET_STARTED" },
  iceBreakers: [
    {
      locale: "default",
      questions: [
        { question: "Where is my order?", payload: "ORDER" },
        { question: "Which bulb fits?", payload: "fb-chat:question:00112233" },
      ],
    },
  ],
  menu: [
    {
      locale: "default",
      composerDisabled: false,
      items: [
        { type: "postback", title: "Talk to a person", payload: "PERSON" },
        { type: "web_url", title: "To the shop", url: "https://lamps.example/shop" },
      ],
    },
  ],
};

/** A Page's Messenger profile as Meta has it, each property with a mark. */
export function aProfile(more: Partial<ProfileState> = {}, profile = PROFILE): ProfileState {
  const mark = (property: keyof MessengerProfile) =>
    profile[property] === undefined ? "" : JSON.stringify(profile[property]).length.toString();
  return {
    profile,
    marks: {
      greeting: mark("greeting"),
      getStarted: mark("getStarted"),
      iceBreakers: mark("iceBreakers"),
      menu: mark("menu"),
      commands: mark("commands"),
      domains: mark("domains"),
      accountLinkingUrl: mark("accountLinkingUrl"),
    },
    foreign: [],
    isEuropean: false,
    calls: { left: 9, saveAt: null },
    ...more,
  };
}

/** The same after a change. */
function changedProfile(changes: FieldsOf<"page.profile.save">["changes"]): ProfileState {
  const all = Object.entries({ ...PROFILE, ...changes }).filter(([, value]) => value != null);
  return aProfile({ calls: { left: 6, saveAt: null } }, Object.fromEntries(all));
}

export const anErasure = (more: Partial<Erasure> = {}): Erasure => ({
  ...{ id: "e-1", origin: "hand", desk: "main", pageId: null, by: "Carla Diaz", at: NOW - 60_000 },
  ...{ people: 3, done: 3, entries: 41, known: 2, endedAt: NOW - 50_000 },
  ...more,
});
/** Two of a name, one of them to be kept. */
export const FOUND: (NamedPerson & { by: FoundBy })[] = [
  {
    ...{ conversation: "10150001:7788990011223", kind: "messenger", name: "Maria Lopez" },
    ...{ page: "Lamps & Light", lastAt: NOW - 3_600_000, others: 1, by: "name" },
  },
  {
    ...{ conversation: "10150003:7788990055667", kind: "messenger", name: "Maria Lopez-Garcia" },
    ...{ page: "Chairs & Co", lastAt: NOW - 40 * DAY, others: 0, by: "reference" },
    hold: { at: NOW - 2 * DAY, by: { sub: "ana", name: "Ana Ruiz" }, reason: "Claim 44/2026 is open" },
  },
];
const ERASURES: Erasure[] = [
  anErasure(),
  anErasure({
    id: "e-2",
    origin: "page",
    pageId: "10150003",
    people: 210,
    done: 210,
    entries: 9_120,
    known: 210,
  }),
  anErasure({
    ...{ id: "e-3", origin: "meta", desk: null, by: null, people: 1, done: 1, entries: 7, known: 1 },
    removed: { entries: 7, files: 2, contacts: 1, indexed_texts: 6 },
  }),
];
export const REQUESTS: DeletionRequest[] = [
  {
    code: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    ...{ at: NOW - 60_000, state: "by_hand", appId: "200300400500", userId: "10220044556677889" },
  },
  {
    code: "f9e8d7c6b5a49382716050f4e3d2c1b0",
    ...{ at: NOW - 3 * DAY, state: "done", appId: "200300400500", userId: null },
  },
];

/** An endpoint that hears. */
export function aWebhook(more: Partial<WebhookEntry> = {}): WebhookEntry {
  return {
    ...{ webhook: "a1b2c3d4e5f60718", name: "CRM", url: "https://crm.lamps.example/hooks/messenger" },
    events: ["message.received", "message.sent", "conversation.closed"],
    scopes: ["messages:read", "customers:read"],
    ...{ by: { sub: "max", name: "Max Berg" }, madeAt: NOW - 40 * DAY, secretAt: NOW - 40 * DAY },
    ...{ formerUntil: null, paused: null, waiting: 0, deadLetters: 0, failingSince: null, nextAt: null },
    ...{ deliveredAt: NOW - 120_000 },
    ...more,
  };
}

/** One of every way in which an endpoint may fare. */
export const WEBHOOKS: WebhookEntry[] = [
  aWebhook(),
  aWebhook({
    ...{ webhook: "b".repeat(16), name: "", url: "https://data.lamps.example/in", deadLetters: 3 },
    ...{ waiting: 12, failingSince: NOW - 3_600_000, nextAt: NOW + 600_000, deliveredAt: NOW - 3_700_000 },
  }),
  aWebhook({
    ...{ webhook: "c".repeat(16), name: "Report of the week", waiting: 2 },
    paused: { why: "person", at: NOW - 600_000, by: { sub: "ana", name: "Ana Ruiz" } },
  }),
  aWebhook({
    ...{ webhook: "d".repeat(16), name: "Old shop", url: "https://shop.example/old", deliveredAt: null },
    ...{ paused: { why: "dead", at: NOW - DAY }, failingSince: NOW - 4 * DAY },
  }),
  aWebhook({
    ...{ webhook: "f".repeat(16), name: "Trial", url: "https://trial.example/" },
    paused: { why: "gone", at: NOW - DAY },
  }),
];

/** A delivery that arrived. */
export function aDelivery(more: Partial<WebhookDelivery> = {}): WebhookDelivery {
  return {
    ...{ delivery: 40, event: "evt_40", type: "message.received", conversation: "10150001:7788990011223" },
    ...{ at: NOW - 120_000, attempt: 1, ok: true, status: 200, fault: null, ms: 84, answer: "thanks" },
    ...{ nextAt: null, ...more },
  };
}

/** Forty, the newest first; every fifth failed. */
export const DELIVERIES: WebhookDelivery[] = Array.from({ length: 40 }, (_, at) => {
  const delivery = 40 - at;
  const told = { delivery, event: `evt_${String(delivery)}`, at: NOW - (at + 2) * 60_000 };
  if (delivery % 5 !== 0 || delivery === 40) return aDelivery(told);
  return delivery % 10 === 0
    ? aDelivery({ ...told, ok: false, status: null, fault: "slow", ms: 10_000, answer: "", attempt: 3 })
    : aDelivery({ ...told, ok: false, status: 500, answer: "<h1>Oops</h1>", nextAt: NOW + 300_000 });
});

const LETTERS: WebhookDeadLetter[] = [1, 2, 3].map((n) => ({
  ...{ event: `evt_dead_${String(n)}`, type: "conversation.closed", conversation: "10150001:7788990011223" },
  ...{ at: NOW - 4 * DAY + n * 60_000, givenUpAt: NOW - DAY, attempts: 10 },
  ...(n === 1 ? { status: null, fault: "not_reached" as const } : { status: 503, fault: null }),
}));

const URLS = {
  redirect: "https://chat.example/oauth/facebook",
  webhook: "https://chat.example/webhook",
  deauthorize: "https://chat.example/meta/deauthorize",
  dataDeletion: "https://chat.example/meta/data-deletion",
};

/** An import of a Page's past, on its way. */
export function anImport(over: Partial<PageImport> = {}): PageImport {
  return {
    ...{ state: "reading", by: "Mia Berg", startedAt: NOW - 20 * 60_000, endedAt: null },
    ...{ found: 3_000, done: 1_240, short: 310, unread: 0, messages: 15_800 },
    ...over,
  };
}

/** A black box that is on, and lacks something. */
export function aBox(over: Partial<BoxState> = {}): BoxState {
  return {
    ...{ hours: 24, since: NOW - DAY, records: 1_204, bytes: 3_400_000, oldestAt: NOW - DAY, letters: 2 },
    gaps: [{ from: NOW - 3_600_000, to: NOW - 3_500_000, count: 12, why: "not_recorded" }],
    keyIds: ["first"],
    ...over,
  };
}

export const BOX_RECORDS: BoxRecord[] = [
  {
    ...{ record: 31, kind: "delivery", at: NOW - 60_000, what: "messaging 2", outcome: "accepted" },
    ...{ code: null, subcode: null, tookMs: 40, bytes: 512, isCut: false },
  },
  {
    ...{ record: 30, kind: "call", at: NOW - 90_000, what: "POST …/messages", outcome: "refused" },
    ...{ code: 551, subcode: 1545041, tookMs: 210, bytes: 740, isCut: false },
  },
];

export const DEAD_LETTERS: DeadLetterEntry[] = [
  {
    ...{ letter: 12, why: "item", what: "message", firstAt: NOW - DAY, at: NOW - 3_600_000, tries: 3 },
    ...{ bytes: 300, keptUntil: NOW + 13 * DAY },
  },
];

/** What a dry run tells of two items. */
export const FORESIGHT: Foresight = {
  isReadable: true,
  items: [
    {
      ...{ kind: "message", conversation: "10150002:7700110022", at: NOW, fate: "added" },
      changes: [{ what: "entry 12", from: null, to: 'customer text · "Where is my order?"' }],
    },
    {
      ...{ kind: "read", conversation: "10150002:7700110022", at: NOW, fate: "changed" },
      changes: [{ what: "read", from: "1700000000000", to: "1700000060000" }],
    },
  ],
};

/** Lines of an audit, the newest first. */
const AUDITED: AuditEntry[] = [
  {
    ...{ seq: 412, at: NOW - 60_000, kind: "changed", deed: "desk.configure", hash: "a".repeat(64) },
    by: { as: "agent", id: "ana", role: "supervisor" },
    changes: [
      { field: "undoSeconds", from: 0, to: 5 },
      { field: "notProcessedText", from: null, to: { characters: 120 } },
    ],
  },
  {
    ...{ seq: 411, at: NOW - 3_600_000, kind: "monitored", deed: "thread.open", hash: "b".repeat(64) },
    ...{ by: { as: "agent", id: "ana", role: "supervisor" }, conversations: ["c_0123456789abcdefghij"] },
    detail: "silent",
  },
  {
    ...{ seq: 410, at: NOW - 2 * DAY, kind: "erased", deed: "conversation.erase", hash: "c".repeat(64) },
    ...{ by: { as: "system", id: null }, conversations: ["c_abcdefghij0123456789"] },
  },
  {
    ...{ seq: 409, at: NOW - 3 * DAY, kind: "signed_in", deed: "session.open", hash: "d".repeat(64) },
    ...{ by: { as: "agent", id: "kim", role: "agent" }, detail: "Firefox Linux", from: "ipv6 DE" },
  },
  {
    ...{ seq: 408, at: NOW - 4 * DAY, kind: "keys", deed: "apiKey.create", hash: "e".repeat(64) },
    ...{ by: { as: "admin", id: "max@crm.example", role: "admin" } },
    about: { key: "a1b2c3d4e5f60718", scopes: "messages:read messages:write" },
  },
];

const WORLD: Answers = {
  "page.list": () => ({ pages: PAGES, waiting: WAITING }),
  "page.show": ({ pageId }) => {
    const shown = PAGES.find((one) => one.pageId === pageId);
    if (shown === undefined) return new Refused("not_found", 404);
    const steps = shown.state === "changing" ? UNFINISHED : DONE;
    const former = shown.appId === null ? [] : ["verifyToken"];
    const isKnown = shown.pageId === "10150002";
    return {
      ...{ page: shown, steps: shown.source === "configuration" ? null : steps, former, keyIds: ["k1"] },
      diagnosis: isKnown ? aDiagnosis() : null,
      wantedFields: ["messages"],
    };
  },
  "page.check": () => aDiagnosis(),
  "page.repair": () => aDiagnosis(),
  "page.fields": () => aDiagnosis(),
  "page.import.read": () => null,
  "page.import.start": () => anImport(),
  "page.import.stop": () => anImport({ state: "stopped", endedAt: NOW }),
  "page.roundTrip": () => ({ at: NOW, tookMs: 1_200 }),
  "page.profile.read": () => aProfile(),
  "page.profile.save": ({ changes }) => changedProfile(changes),
  "desk.list": () => ({
    desks: [
      { desk: "main", label: "Lamps & Light", company: "main", madeAt: null },
      { desk: "lamps-wien", label: "Lamps & Light Wien", company: "main", madeAt: NOW - DAY },
      { desk: "chairs", label: "Chairs of Old Town", company: "chairs", madeAt: NOW - DAY },
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
        state: "valid",
        webhook: "elsewhere",
        checkedAt: NOW,
        urls: URLS,
      },
    ],
  }),
  "people.find": () => ({ people: FOUND, more: false }),
  "people.tell": ({ conversations }) => ({
    people: FOUND.filter((it) => conversations.includes(it.conversation)).map(({ by: _, ...it }) => it),
  }),
  "hold.list": () => ({
    holds: FOUND.filter(({ hold }) => hold !== undefined).map(({ by: _, ...it }) => it),
    more: false,
  }),
  "conversation.hold": () => null,
  "customer.exportLink": () => ({ url: "/export?link=abc", expiresAt: NOW + 600_000 }),
  "erasure.list": () => ({ erasures: ERASURES, requests: REQUESTS }),
  "masking.read": () => ({ masking: MASKING }),
  "masking.save": () => null,
  "masking.try": () => ({ text: "My card is ••••••, my number ••••••", hidden: ["card", "own"] }),
  "retention.read": () => ({ retention: { media: 365 }, beganAt: NOW - 4_000_000, endedAt: NOW - 3_600_000 }),
  "retention.preview": ({ after }) =>
    after === undefined
      ? {
          counts: [
            { kind: "messages", count: 8_120, oldest: NOW - 900 * DAY },
            { kind: "media", count: 310, oldest: NOW - 900 * DAY },
          ],
          spared: [{ why: "open", count: 12 }],
          ...{ looked: 20, total: 30, after: "10150001:1" },
        }
      : {
          counts: [{ kind: "messages", count: 80, oldest: NOW - 1_000 * DAY }],
          spared: [{ why: "held", count: 1 }],
          ...{ looked: 10, total: null, after: null },
        },
  "desk.configure": () => null,
  "erasure.start": ({ conversations }) => anErasure({ people: conversations.length, endedAt: null }),
  "erasure.page": ({ pageId }) => anErasure({ origin: "page", pageId, people: 40, done: 12, endedAt: null }),
  "erasure.settle": () => null,
  "review.list": () => ({ links: REVIEW_LINKS }),
  "review.create": ({ pageId }) => ({
    entry: { ...REVIEW_LINKS[0]!, link: "newnewnewnew", pageId },
    url: "https://chat.example/review#review_secret",
    meLink: `https://m.me/${pageId}?ref=review-new`,
  }),
  "review.revoke": () => ({ ...REVIEW_LINKS[0]!, revokedAt: NOW }),
  "routing.get": ({ version = 3 }) => ({ version, config: version < 3 ? BEFORE : ROUTING, problems: [] }),
  "routing.known": () => KNOWN,
  "routing.check": ({ config }) => ({
    problems: problemsIn(
      config,
      KNOWN.pages.map(({ pageId }) => pageId),
      NOW,
    ),
    bytes: JSON.stringify(config).length,
  }),
  "routing.save": ({ base, config }) => {
    const problems = problemsIn(config, [], NOW);
    return { saved: base === 3 && !problems.some(isRefused), version: base === 3 ? 4 : 3, problems };
  },
  "routing.try": ({ config = ROUTING, at = NOW, ...asked }) => {
    const { pageId, ref = null, payload = null, text = "", language = null } = asked;
    const { tags = [], attributes = {} } = asked;
    const under = asked.postId === undefined ? {} : { postId: asked.postId };
    const isReturning = asked.returning ?? false;
    const facts = { pageId, ref, payload, text, language, isReturning, ...under, tags, attributes };
    const { rule, because, to } = route(config, facts, at);
    return {
      ...{ rule: rule && { id: rule.id, name: rule.name }, because, to, isOpen: asked.payload !== "closed" },
      ...(asked.payload === "closed" ? { goesOn: "help" } : {}),
      ...(language === null ? {} : { language: { tag: language, by: "profile" as const } }),
      ...{ members: 3, here: 2, able: 1, needs: rule?.needs ?? [], priority: rule?.priority ?? 0 },
    };
  },
  "metrics.read": ({ desk = "main" }) => metricsOf(desk),
  "blackBox.show": () => aBox({ hours: null, records: 0, bytes: 0, gaps: [], letters: 0 }),
  "blackBox.keep": ({ hours }) => ({ state: aBox({ hours: hours === 0 ? null : hours }), was: 0 }),
  "blackBox.find": () => ({ records: BOX_RECORDS, next: null }),
  "blackBox.read": () => ({ parts: [{ name: "delivery", text: '{"object":"page","entry":[]}' }] }),
  "blackBox.foresee": () => FORESIGHT,
  "blackBox.replay": () => ({ items: FORESIGHT.items }),
  "deadLetter.list": () => ({ letters: [], total: 0, next: null }),
  "deadLetter.read": () => ({ parts: [{ name: "item", text: '{"message":{"text":"hello"}}' }] }),
  "deadLetter.foresee": () => FORESIGHT,
  "deadLetter.replay": () => ({ items: FORESIGHT.items }),
  "deadLetter.drop": () => null,
  "audit.read": ({ kind, before }) => ({
    deeds: AUDITED.filter((it) => before === undefined && (kind === undefined || it.kind === kind)),
    ...{ next: before === undefined && kind === undefined ? 3 : null, days: 730 },
    head: { seq: 412, hash: "9f2c".repeat(16) },
    conversations: { c_0123456789abcdefghij: "10150001:7788990011223" },
    names: { kim: "Kim Lee", ana: "Ana Ruiz" },
  }),
  "audit.export": () => ({ lines: ["{}"], next: null, head: null }),
  "audit.keep": ({ days }) => ({ days, was: 730 }),
  "apiKey.list": () => ({
    keys: [
      {
        ...{ key: "a1b2c3d4e5f60718", name: "CRM sync", by: { sub: "max", name: "Max Berg" } },
        scopes: ["conversations:read", "messages:read", "messages:write", "customers:read"],
        ...{ madeAt: NOW - 40 * DAY, endsAt: NOW + 50 * DAY, usedAt: NOW - 120_000 },
      },
      {
        ...{ key: "b1b2c3d4e5f60718", name: "Report of the week", by: { sub: "ana", name: "Ana Ruiz" } },
        ...{ scopes: ["reports:read"], madeAt: NOW - 90 * DAY, endsAt: NOW - DAY, usedAt: null },
      },
    ],
  }),
  "apiKey.create": ({ name, scopes }) => ({
    key: `fbk_main_${"0123456789abcdef".repeat(4)}`,
    entry: {
      ...{ key: "c1b2c3d4e5f60718", name, scopes, by: { sub: "max", name: "Max Berg" } },
      ...{ madeAt: NOW, endsAt: null, usedAt: null },
    },
  }),
  "webhook.list": () => ({ webhooks: WEBHOOKS }),
  "webhook.create": ({ url, name = "", events, scopes = [] }) => ({
    webhook: aWebhook({ webhook: "e".repeat(16), url, name, events, scopes, deliveredAt: null }),
    secret: "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
  }),
  "webhook.change": ({ webhook, paused, ...fields }) => {
    const is = WEBHOOKS.find((one) => one.webhook === webhook)!;
    const by = { sub: "max", name: "Max Berg" };
    const now = paused === undefined ? is.paused : paused ? { why: "person" as const, at: NOW, by } : null;
    return { webhook: { ...is, ...fields, paused: now } };
  },
  "webhook.renewSecret": () => ({
    secret: "whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
    formerUntil: NOW + DAY,
  }),
  "webhook.test": () => ({
    delivery: aDelivery({ type: "webhook.test", event: "evt_test_1", delivery: 900 }),
  }),
  "webhook.deliveries": ({ before = 41, limit, failed = false }) => {
    const all = DELIVERIES.filter(({ delivery, ok }) => delivery < before && !(failed && ok));
    return { deliveries: all.slice(0, limit), more: all.length > limit };
  },
  "webhook.deadLetters": ({ webhook }) => ({
    letters: webhook === WEBHOOKS[1]!.webhook ? LETTERS : [],
    more: false,
  }),
  "webhook.event": ({ event }) => ({
    body: JSON.stringify({
      type: "message.received",
      timestamp: new Date(NOW).toISOString(),
      data: { event },
    }),
  }),
  "webhook.redeliver": ({ event }) => ({ events: event === undefined ? LETTERS.length : 1 }),
  "webhook.replayable": () => ({ events: 312 }),
  "webhook.replay": () => ({ events: 312 }),
  "bot.renewSecret": () => ({ secret: "c2VjcmV0LW9mLXRoZS1ib3Q" }),
  "routing.versions": () => ({
    versions: [
      { version: 3, at: NOW - 3_600_000, by: { sub: "ana", name: "Ana Ruiz" } },
      { version: 2, at: NOW - DAY, by: { sub: "carla", name: "Carla Diaz" } },
    ],
  }),
  "reports.read": (fields) => aReport(fields),
  "team.read": () => ({ now: NOW, team: aTeamAt(NOW) }),
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
  "page.renew",
  "page.retire",
  "administrator.remove",
  "apiKey.revoke",
  "webhook.remove",
  "app.check",
  "app.subscribe",
])
  Object.assign(WORLD, { [name]: () => null });
Object.assign(WORLD, {
  "page.connect": ({ page: wanted }: FieldsOf<"page.connect">) => ({
    page: page(wanted, { name: "Spare parts" }),
    ...{ steps: DONE, was: null, webhook: null, verifyToken: null },
  }),
  "page.move": () => PAGES[1]!,
  "page.disconnect": () => ({ ...PAGES[1]!, state: "disconnected" }),
  "desk.create": () => ({ desk: "sofas", label: "Sofas", company: "sofas", madeAt: NOW }),
  "desk.rename": () => ({ desk: "main", label: "Lamps", company: "main", madeAt: null }),
  "administrator.set": (person: object) => person,
});

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
