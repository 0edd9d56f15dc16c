/** The Page as its owner and Meta see it: staff in Business Suite, other apps, tokens, restrictions, routing. */
import type { SimulatorContext } from "../context.ts";
import type { JsonObject } from "../json.ts";
import { SimulatorError } from "../simulator-error.ts";
import { tokenProblem } from "../graph/access.ts";
import { pageReactionEvent } from "../webhooks/customer-events.ts";
import { echoEvent } from "../webhooks/events.ts";
import {
  adminTextEvent,
  labelEvent,
  policyEvent,
  rolesEvent,
  unknownEvent,
} from "../webhooks/page-events.ts";
import { buildToken } from "../world/build.ts";
import { controllerOf, ownerOf, PAGE_INBOX_APP_ID } from "../world/control.ts";
import type { PageTask } from "../world/login-state.ts";
import type { Attachment, PageState, QuickReply, ThreadMessage, ThreadState } from "../world/state.ts";
import {
  expireDataAccess,
  removePermission,
  removeTask,
  setPermissions,
  setProblem,
  setTasks,
  tokensOf,
  type TokenProblem,
} from "./page-access.ts";
import { breakConnection, mendConnection, type ConnectionFault } from "./connection-faults.ts";
import { setProfileOf } from "./profile.ts";
import { makeAttachment } from "./attachable.ts";
import { findLabel } from "./labels.ts";
import { Wall } from "./wall.ts";
import { passControl, requestControl, setOwner, takeControl } from "./thread-control.ts";

export { PAGE_INBOX_APP_ID };

/** A bot of another maker on the same Page. */
export const OTHER_APP_ID = "441300970011223";

/** What others than our app send for the Page. At least one of `text`, `attach` and `attachments`. */
export type PageContent = {
  text?: string;
  /** By name, as {@link ATTACHABLE} lists them, or as `media:<id>`. */
  attach?: readonly string[];
  /** As Meta writes them: templates, for instance. */
  attachments?: readonly Attachment[];
  quick_replies?: readonly QuickReply[];
  reply_to?: { mid: string };
  metadata?: string;
};

/** A message from before the Page was connected. */
export type HistoryMessage = {
  from: "customer" | "page";
  /** Milliseconds since 1970. */
  at: number;
  text?: string;
  attach?: readonly string[];
  appId?: string;
};

export class Page {
  readonly id: string;
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext, id: string) {
    this.#context = context;
    this.id = id;
    context.world.page(id);
  }

  get state(): PageState {
    return this.#context.world.page(this.id);
  }

  /** What staff do in public. */
  get wall(): Wall {
    return new Wall(this.#context, this.id, (psid, text) => this.staffReply(psid, text));
  }

  /** The Page's staff answer from Business Suite: an echo with the inbox's app id. */
  staffReply(psid: string, content: string | PageContent): ThreadMessage {
    const thread = this.#thread(psid);
    // With routing on, the inbox takes control by answering (Conversation Routing).
    const { world, clock } = this.#context;
    if (controllerOf(world, thread, clock.now()) !== null)
      takeControl(this.#context, thread, PAGE_INBOX_APP_ID);
    return this.#say(thread, content, PAGE_INBOX_APP_ID);
  }

  /** Meta's own automation greets: an echo with the inbox's app id, as of staff, but nobody took the thread. */
  instantReply(psid: string, content: string | PageContent): ThreadMessage {
    return this.#say(this.#thread(psid), content, PAGE_INBOX_APP_ID);
  }

  /** The Page's staff react to a message in Business Suite, or take that back. Nothing of it opens the 24-hour window. */
  react(psid: string, mid: string, emoji: string | null): void {
    const thread = this.#thread(psid);
    const message = this.#context.world.message(thread, mid);
    if (message === undefined)
      throw new SimulatorError(404, "unknown_message", `There is no message ${mid} in this thread.`);
    if (emoji === null && message.reactions?.page === undefined) return;
    message.reactions ??= {};
    if (emoji === null) delete message.reactions.page;
    else message.reactions.page = emoji;
    this.#context.world.changed();
    pageReactionEvent(this.#context, thread, mid, emoji);
  }

  /** Another app answers for the Page. */
  otherAppReply(
    psid: string,
    content: string | PageContent,
    appId = OTHER_APP_ID,
    metadata?: string,
  ): ThreadMessage {
    return this.#say(this.#thread(psid), content, appId, metadata);
  }

  /** Adds what was written before, without a webhook. Nothing may be newer than what the thread holds already. */
  addHistory(psid: string, messages: readonly HistoryMessage[]): ThreadMessage[] {
    const thread = this.#thread(psid);
    const added = messages.map(({ attach, ...message }) => ({
      ...message,
      state: "read" as const,
      ...(attach === undefined ? {} : { attachments: this.#attachments(attach, psid) }),
    }));
    return this.#context.world.prepend(thread, added);
  }

  // Meta's judgement

  /** Sends now answer 10/1893063, and the apps are told. */
  restrict(): void {
    this.#setRestricted(true);
  }

  unrestrict(): void {
    this.#setRestricted(false);
  }

  /** Tells the apps of a violation; nothing is restricted yet. */
  warn(reason?: string): void {
    policyEvent(this.#context, this.id, "warning", reason);
  }

  /** A line in the thread that nobody wrote, such as Meta's AI handing it back (Webhooks, "messages"). */
  adminText(psid: string, text: string): void {
    adminTextEvent(this.#context, this.#thread(psid), text);
  }

  /** A kind of item that Meta has yet to tell of. */
  unknown(psid: string, name: string): void {
    unknownEvent(this.#context, this.#thread(psid), name);
  }

  // Subscriptions

  /** Somebody ticks a field in Meta's dashboard, for every app of the Page. */
  subscribe(field: string): void {
    const { subscribedApps } = this.state;
    for (const [appId, fields] of Object.entries(subscribedApps)) {
      if (!fields.includes(field)) subscribedApps[appId] = [...fields, field];
    }
    this.#context.unheard = null;
    this.#context.world.changed();
  }

  /** Nobody hears of this field any more; a field of the app's list is {@link App.dropField}. */
  unsubscribe(field: string): void {
    const { subscribedApps } = this.state;
    for (const [appId, fields] of Object.entries(subscribedApps))
      subscribedApps[appId] = fields.filter((one) => one !== field);
    this.#context.world.changed();
  }

  // Tokens

  /** The Page's tokens stop working: calls answer 190. */
  expireToken(problem: TokenProblem = "expired"): void {
    setProblem(this.#context, this.id, problem);
  }

  /** The tokens work again, as if the Page had been connected once more. */
  reconnect(): void {
    setProblem(this.#context, this.id, null);
  }

  /** Whether any app can call for the Page; one that was never connected has nothing that could fail. */
  get tokenWorks(): boolean {
    const tokens = tokensOf(this.#context, this.id);
    return tokens.length === 0 || tokens.some((token) => tokenProblem(this.#context, token) === null);
  }

  /** As 90 days after whoever holds the tokens was last there. */
  expireDataAccess(): void {
    expireDataAccess(this.#context, this.id);
  }

  /** The Page is connected again with this token. Older ones stay as they are. */
  replaceToken(token: string): void {
    const pattern = tokensOf(this.#context, this.id)[0];
    if (pattern === undefined) throw new SimulatorError(404, "no_token", `Page ${this.id} has no token.`);
    this.#context.world.state.tokens[token] = { ...pattern, token, invalid: null };
    this.#context.world.changed();
  }

  /** What the Page's tokens may do, e.g. without `pages_messaging`. */
  setPermissions(permissions: readonly string[]): void {
    setPermissions(this.#context, this.id, permissions);
  }

  removePermission(permission: string): void {
    removePermission(this.#context, this.id, permission);
  }

  /** What whoever holds the Page's tokens may do there; nothing: they have no role left. */
  setTasks(tasks: readonly PageTask[]): void {
    setTasks(this.#context, this.id, tasks);
  }

  removeTask(task: PageTask): void {
    removeTask(this.#context, this.id, task);
  }

  /** Breaks the connection in one of twelve ways. */
  async break(fault: ConnectionFault): Promise<void> {
    await breakConnection(this.#context, this.id, fault);
  }

  /** Takes that back. */
  mend(fault: ConnectionFault): void {
    mendConnection(this.#context, this.id, fault);
  }

  /** A token made by hand, as of a system user: for the first app unless named. */
  makeToken(appId?: string): string {
    const { world, ids } = this.#context;
    const token = ids.accessToken();
    const firstAppId = Object.keys(world.state.apps)[0] ?? "";
    world.state.tokens[token] = buildToken({ token }, this.id, world.app(appId ?? firstAppId).appId);
    world.changed();
    return token;
  }

  /**
   * What people find before they write, as set in Business Suite; null takes a property away.
   * @throws SimulatorError `refused`, in Meta's words
   */
  setProfile(profile: JsonObject): void {
    setProfileOf(this.#context, this.state, profile);
  }

  // Routing (Conversation Routing)

  /** Turns Conversation Routing on with this default app, or off. */
  setRouting(defaultAppId: string | null): void {
    this.state.defaultAppId = defaultAppId;
    this.#context.world.changed();
  }

  /** Gives a thread to an app, silently; null: to nobody. */
  setThreadOwner(psid: string, appId: string | null): void {
    setOwner(this.#context, this.#thread(psid), appId);
  }

  /** Staff press "Move to Main", or another app takes the thread. */
  takeControl(psid: string, appId = PAGE_INBOX_APP_ID, metadata?: string): void {
    takeControl(this.#context, this.#thread(psid), appId, metadata);
  }

  /** Whoever holds the thread passes it to this app. */
  passControl(psid: string, appId: string, metadata?: string): void {
    passControl(this.#context, this.#thread(psid), appId, metadata);
  }

  /** Another app, or staff, ask for the thread. */
  requestControl(psid: string, appId = OTHER_APP_ID, metadata?: string): void {
    requestControl(this.#context, this.#thread(psid), appId, metadata);
  }

  /** Whoever holds the thread lets go of it; nobody is told. */
  releaseControl(psid: string): void {
    this.setThreadOwner(psid, null);
  }

  /** Who holds the thread now. */
  ownerOf(psid: string): string | null {
    return ownerOf(this.#thread(psid), this.#context.clock.now());
  }

  /** Tells of roles as the old handover protocol did, e.g. `{"200300400500": ["secondary_receiver"]}`. */
  tellRoles(roles: Record<string, string[]>): void {
    rolesEvent(this.#context, this.id, roles);
  }

  // Labels (custom labels)

  /** Staff put a label on a person; one of that name is made if there is none. */
  label(psid: string, name: string): void {
    const thread = this.#thread(psid);
    const id = findLabel(this.state, name) ?? this.#context.ids.attachmentId();
    this.state.labels[id] = name;
    const { labels } = this.#context.world.customer(psid);
    if (labels.includes(id)) return;
    labels.push(id);
    this.#context.world.changed();
    labelEvent(this.#context, thread, "add", { id, page_label_name: name });
  }

  unlabel(psid: string, name: string): void {
    const thread = this.#thread(psid);
    const id = findLabel(this.state, name);
    const { labels } = this.#context.world.customer(psid);
    if (id === undefined || !labels.includes(id)) return;
    labels.splice(labels.indexOf(id), 1);
    this.#context.world.changed();
    labelEvent(this.#context, thread, "remove", { id, page_label_name: name });
  }

  #setRestricted(restricted: boolean): void {
    if (this.state.restricted === restricted) return;
    this.state.restricted = restricted;
    this.#context.world.changed();
    policyEvent(this.#context, this.id, restricted ? "block" : "unblock");
  }

  #say(thread: ThreadState, said: string | PageContent, appId: string, metadata?: string): ThreadMessage {
    const { world, clock, autopilot } = this.#context;
    const {
      attach = [],
      attachments = [],
      quick_replies,
      reply_to,
      ...content
    } = typeof said === "string" ? { text: said } : said;
    const all = [...this.#attachments(attach, thread.psid), ...attachments];
    if (content.text === undefined && all.length === 0) {
      throw new SimulatorError(400, "empty_message", "A message needs text or attachments.");
    }
    const quoted = reply_to === undefined ? undefined : world.message(thread, reply_to.mid);
    const message = world.append(thread, clock.now(), {
      from: "page",
      state: "sent",
      appId,
      ...content,
      ...(metadata === undefined ? {} : { metadata }),
      ...(all.length === 0 ? {} : { attachments: all }),
      ...(quick_replies === undefined ? {} : { quick_replies: [...quick_replies] }),
      ...(quoted === undefined
        ? {}
        : { reply_to: { mid: quoted.mid, is_self_reply: quoted.from === "page" } }),
    });
    echoEvent(this.#context, thread, message, autopilot.settings.echoDelay);
    autopilot.sent(thread);
    return message;
  }

  #attachments(names: readonly string[], psid: string): Attachment[] {
    return names.map((name) => makeAttachment(this.#context, name, psid));
  }

  #thread(psid: string): ThreadState {
    const thread = this.#context.world.thread(psid);
    if (thread.pageId === this.id) return thread;
    throw new SimulatorError(404, "unknown_customer", `${psid} is not a customer of Page ${this.id}.`);
  }
}
