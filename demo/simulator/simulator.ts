/**
 * Stands in for Meta: the Graph API, the webhook sender, and the people behind it. It needs nothing but
 * Request, Response and Web Crypto, so it runs under Node, inside Worker tests and beside benchmarks.
 */
import { Clock } from "./clock.ts";
import type { SimulatorContext, Unheard } from "./context.ts";
import { control } from "./control/routes.ts";
import { dashboard, isDashboardPath } from "./dashboard/routes.ts";
import { Faults } from "./faults/faults.ts";
import { remaining, settle, type Remaining } from "./flush.ts";
import { answer } from "./graph/answer.ts";
import { answerBatch, isBatch } from "./graph/batch.ts";
import { CallLog } from "./graph/call-log.ts";
import { decodeCall } from "./graph/call.ts";
import type { FetchMedia } from "./graph/media.ts";
import { UsageMeter } from "./graph/usage.ts";
import { serveMedia } from "./media/cdn.ts";
import { addUpload, contentOf } from "./media/library.ts";
import { isMediaPath, knownMedia } from "./media/links.ts";
import { isLoginPath, loginDialog } from "./login/dialog.ts";
import { Account } from "./people/account.ts";
import { App } from "./people/app.ts";
import { AUTOMATIC, Autopilot, HANDS_OFF, type AutopilotSettings } from "./people/autopilot.ts";
import { Customer } from "./people/customer.ts";
import { Page } from "./people/page.ts";
import { phone } from "./phone/routes.ts";
import { isMessengerLink, messengerLink } from "./plugins/messenger-link.ts";
import { isPluginPath, plugins } from "./plugins/routes.ts";
import { DEFAULT_RULES, type Rules } from "./rules.ts";
import { applySnapshot, takeSnapshot, type Snapshot } from "./snapshot.ts";
import type { Deliver } from "./webhooks/delivery.ts";
import { shakeHands, type HandshakeResult } from "./webhooks/handshake.ts";
import type { SignedWebhook, Webhook } from "./webhooks/webhook.ts";
import { Webhooks } from "./webhooks/webhooks.ts";
import { Ids } from "./world/ids.ts";
import type { CustomerOptions } from "./world/options.ts";
import type { CustomerState, MediaState, ThreadState, WorldState } from "./world/state.ts";
import { World, type WorldOptions } from "./world/world.ts";

export type SimulatorOptions = {
  /** Milliseconds since 1970. Default Date.now. Time can be added with {@link Simulator.advanceClock}. */
  now?: () => number;
  /** 0 to 1. A seeded one makes ids and chances repeatable. Default Math.random. */
  random?: () => number;
  /**
   * `automatic` (default): webhooks go out as they arise. `manual`: they pile up in {@link Simulator.outgoing},
   * no timer is ever set, and phones do nothing by themselves.
   */
  mode?: "automatic" | "manual";
  /** POSTs webhooks. Default: global fetch in automatic mode, nobody in manual mode. */
  deliver?: Deliver;
  /** Milliseconds before each repetition of a failed webhook. Default {@link RETRY_DELAYS_MS}. */
  retryDelays?: readonly number[];
  autopilot?: Partial<AutopilotSettings>;
  rules?: Partial<Rules>;
  /** Fetches media by URL to check it. Default: every well-formed URL is taken to be fine. */
  fetchMedia?: FetchMedia;
  /**
   * Where links to media lead, e.g. `http://127.0.0.1:8788`. Default: to Meta's own hosts, whose requests a test
   * hands to {@link Simulator.fetch} like those to the Graph API.
   */
  mediaOrigin?: string;
} & WorldOptions;

export class Simulator {
  readonly #context: SimulatorContext;
  readonly #deliver: Deliver | null;
  readonly #random: () => number;
  readonly #mode: "automatic" | "manual";
  readonly #initial: Snapshot;

  constructor(options: SimulatorOptions) {
    this.#mode = options.mode ?? "automatic";
    this.#random = options.random ?? Math.random;
    const automatic = this.#mode === "automatic";
    this.#deliver = options.deliver ?? (automatic ? (request) => fetch(request) : null);
    const clock = new Clock(options.now ?? Date.now, automatic);
    const ids = new Ids(this.#random);
    const world = new World(options, ids, clock.now());
    const faults = new Faults(ids, this.#random);
    const webhooks = new Webhooks({
      world,
      clock,
      ids,
      faults,
      mode: this.#mode,
      deliver: this.#deliver,
      ...(options.retryDelays === undefined ? {} : { retryDelays: options.retryDelays }),
    });
    const settings = { ...(automatic ? AUTOMATIC : HANDS_OFF), ...options.autopilot };
    const context: SimulatorContext = {
      world,
      clock,
      ids,
      faults,
      webhooks,
      rules: { ...DEFAULT_RULES, ...options.rules },
      autopilot: new Autopilot(settings, () => context),
      calls: new CallLog(),
      usage: new UsageMeter(),
      shakeHands: (callback) => shakeHands(callback, this.#deliver ?? fetch, this.#random),
      request: this.#deliver ?? ((request) => fetch(request)),
      fetchMedia: options.fetchMedia ?? null,
      mediaOrigin: options.mediaOrigin ?? null,
      unheard: null,
    };
    this.#context = context;
    this.#initial = this.serialize();
  }

  /**
   * Graph API, login dialog, dashboard, media, plugins, `/m.me/…`, `/control/…` and `/phone/…`.
   * @throws ConnectionDropped, a TypeError as of `fetch`, when a fault breaks the connection; the abort reason
   * of the request's signal when the caller gave up waiting.
   */
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/control/")) return await control(this, request);
    if (pathname.startsWith("/phone/")) return await phone(this, request);
    if (isPluginPath(pathname)) return await plugins(this.#context, request);
    if (isMessengerLink(pathname)) return await messengerLink(this.#context, request);
    if (isDashboardPath(pathname)) return await dashboard(this, request);
    if (isLoginPath(pathname)) return await loginDialog(this.#context, request);
    if (isMediaPath(pathname)) return await serveMedia(this.#context, request);
    const call = await decodeCall(request);
    const { status, headers, body } = isBatch(call)
      ? await answerBatch(this.#context, call)
      : await answer(this.#context, call);
    return new Response(body, { status, headers });
  }

  // People and Pages

  /** A customer's phone. @throws SimulatorError `unknown_customer` */
  customer(psid: string): Customer {
    return new Customer(this.#context, psid);
  }

  /** A Page and its staff. Default: the first Page. */
  page(id = this.#context.world.firstPage().id): Page {
    return new Page(this.#context, id);
  }

  /** Somebody who manages Pages. @throws SimulatorError `unknown_account` */
  account(id: string): Account {
    return new Account(this.#context, id);
  }

  /** An app in Meta's dashboard. Default: the first one. */
  app(id = Object.keys(this.#context.world.state.apps)[0] ?? ""): App {
    return new App(this.#context, id);
  }

  /** Adds what is not there yet. */
  add(world: Partial<WorldOptions>): void {
    this.#context.world.complete(world, this.now());
  }

  /** Adds customers: as described, or this many with made-up names. */
  addCustomers(customers: number | readonly CustomerOptions[], pageId?: string): CustomerState[] {
    const described =
      typeof customers === "number" ? Array.from({ length: customers }, () => ({})) : customers;
    return described.map((customer: CustomerOptions) =>
      this.#context.world.addCustomer(pageId === undefined ? customer : { pageId, ...customer }),
    );
  }

  get customers(): CustomerState[] {
    return Object.values(this.#context.world.state.customers);
  }

  /** What each customer's phone shows. */
  get threads(): ThreadState[] {
    return Object.values(this.#context.world.state.threads);
  }

  /** Takes in a file that can then be sent as `media:<id>`. `psid`: whose thread it belongs to; null: the Page's. */
  addMedia(file: { name: string; mime: string; bytes: Uint8Array; psid: string | null }): MediaState {
    return addUpload(this.#context, file);
  }

  /** A file of the simulator's by its id, without the link's life or faults. Null: there is none. */
  async mediaContent(
    id: string,
  ): Promise<{ mime: string; name: string; bytes: Uint8Array<ArrayBuffer> } | null> {
    const media = knownMedia(this.#context, id);
    return media === null ? null : await contentOf({ media });
  }

  /** The picture of somebody's profile, likewise. @throws SimulatorError `unknown_customer` */
  async portrait(psid: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await contentOf({ portraitOf: this.#context.world.customer(psid) })).bytes;
  }

  // Webhooks

  /** Manual mode: webhooks nobody has taken yet, oldest first. May be reordered in place. */
  get outgoing(): Webhook[] {
    return this.#context.webhooks.outgoing;
  }

  /** Manual mode: removes the oldest `count` (default all) from `outgoing`, signed and ready to POST. */
  async takeOutgoing(count?: number): Promise<SignedWebhook[]> {
    return await this.#context.webhooks.take(count);
  }

  /** The queue itself: log, holds, redelivery. */
  get webhooks(): Webhooks {
    return this.#context.webhooks;
  }

  /** The GET with which Meta checks a callback URL. Default: the first app. */
  async handshake({
    appId,
    verifyToken,
  }: { appId?: string; verifyToken?: string } = {}): Promise<HandshakeResult> {
    const app = this.#context.world.app(appId ?? Object.keys(this.#context.world.state.apps)[0] ?? "");
    return await shakeHands(app, this.#deliver ?? fetch, this.#random, verifyToken);
  }

  // Conditions

  get faults(): Faults {
    return this.#context.faults;
  }

  get calls(): CallLog {
    return this.#context.calls;
  }

  get world(): World {
    return this.#context.world;
  }

  get autopilot(): Autopilot {
    return this.#context.autopilot;
  }

  /** Where links to media lead; null: to Meta's own hosts. */
  get mediaOrigin(): string | null {
    return this.#context.mediaOrigin;
  }

  set mediaOrigin(origin: string | null) {
    this.#context.mediaOrigin = origin;
  }

  get rules(): Rules {
    return this.#context.rules;
  }

  /** Milliseconds since 1970 on the simulator's clock. */
  now(): number {
    return this.#context.clock.now();
  }

  /** Lets time pass: windows close, receipts and retries fall due, in order. */
  async advanceClock(milliseconds: number): Promise<void> {
    await this.#context.clock.advance(milliseconds);
  }

  /** Waits, at most `timeout` real ms, until all is delivered and answered. In manual mode it delivers first. */
  async flush(timeout = 10_000): Promise<Remaining> {
    if (this.#mode === "manual" && this.#deliver !== null) {
      for (let next = this.outgoing[0]; next !== undefined; next = this.outgoing[0]) {
        await this.#context.webhooks.sendNow([next]);
      }
      return remaining(this.#context);
    }
    return await settle(this.#context, timeout);
  }

  /** The latest event that no app heard of, since none is subscribed to its field. */
  get unheard(): Unheard | null {
    return this.#context.unheard;
  }

  // State

  /** `world`: in place of all that it is, for instance without what files hold. */
  serialize(world: WorldState = this.world.state): Snapshot {
    return takeSnapshot(this.#context, world);
  }

  restore(snapshot: Snapshot): void {
    applySnapshot(this.#context, snapshot);
  }

  /** Back to how it was made: threads, faults, clock, logs. */
  reset(): void {
    applySnapshot(this.#context, this.#initial);
    this.#context.calls.clear();
  }
}
