/** The control API for scripts in other processes: load and kill tests, the demo, the phone page. */
import type { FaultOrder, StandingFault } from "./faults/fault.ts";
import type { Remaining } from "./flush.ts";
import type { LoggedCall } from "./graph/call-log.ts";
import type { AutopilotSettings } from "./people/autopilot.ts";
import type { CommentContent } from "./people/comments.ts";
import type { CustomerContent, FileWrong } from "./people/customer.ts";
import type { Choice } from "./login/decide.ts";
import type { ConnectionFault } from "./people/connection-faults.ts";
import type { AppSettings } from "./people/app.ts";
import type { HistoryMessage, PageContent } from "./people/page.ts";
import type { TokenProblem } from "./people/page-access.ts";
import type { Answers, OrderedProduct } from "./people/submissions.ts";
import type { Ad } from "./people/visits.ts";
import type { Rules } from "./rules.ts";
import type { Snapshot } from "./snapshot.ts";
import type { HandshakeResult } from "./webhooks/handshake.ts";
import type { SignatureMode, Webhook } from "./webhooks/webhook.ts";
import type { HoldTarget } from "./webhooks/fate.ts";
import type { SpoiltRequest } from "./webhooks/signed-request.ts";
import type { AccountState, CallbackState, PageTask } from "./world/login-state.ts";
import type { CustomerOptions } from "./world/options.ts";
import type { MessengerProfile } from "./world/messenger-profile.ts";
import type { Alert, AppState, CustomerState, PageState, ThreadMessage, ThreadState } from "./world/state.ts";
import type { WorldOptions } from "./world/world.ts";

/** A refusal of the control API. `code` is stable. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class ControlClient {
  readonly #base: string;
  readonly #fetch: (url: string, init: RequestInit) => Promise<Response>;

  /** @param base URL of the simulator, e.g. `http://127.0.0.1:8788` */
  constructor(base: string, fetcher: (url: string, init: RequestInit) => Promise<Response> = fetch) {
    this.#base = base.replace(/\/$/, "");
    // Browsers refuse a fetch that is called as somebody's method.
    this.#fetch = (url, init) => fetcher(url, init);
  }

  async customers(): Promise<CustomerState[]> {
    return (await this.#call<{ customers: CustomerState[] }>("GET", "customers")).customers;
  }

  async addCustomers(
    customers: number | readonly CustomerOptions[],
    pageId?: string,
  ): Promise<CustomerState[]> {
    const list = typeof customers === "number" ? { count: customers } : { customers };
    return (await this.#call<{ customers: CustomerState[] }>("POST", "customers", { ...list, pageId }))
      .customers;
  }

  /** What a customer's phone can do. */
  customer(psid: string) {
    const act = <T>(action: string, input: object = {}): Promise<T> =>
      this.#call<T>("POST", `customers/${encodeURIComponent(psid)}/${action}`, input);
    return {
      thread: () => this.#call<ThreadState>("GET", `threads/${encodeURIComponent(psid)}`),
      text: (text: string) => act<ThreadMessage>("send", { text }),
      send: (content: CustomerContent) => act<ThreadMessage>("send", content),
      /** By name, as `ATTACHABLE` lists them, or as `media:<id>`. */
      attach: (
        names: readonly string[],
        more: Omit<CustomerContent, "attachments"> = {},
        wrong: FileWrong = {},
      ) => act<ThreadMessage>("attach", { names, ...more, wrong }),
      tapQuickReply: (name: string) => act<ThreadMessage>("tap-quick-reply", { name }),
      tapButton: (name: string, mid?: string) => act<ThreadMessage>("tap-button", { name, mid }),
      tapOffer: (name: string) => act<ThreadMessage>("tap-offer", { name }),
      getStarted: (payload?: string) => act<ThreadMessage>("get-started", { payload }),
      followLink: (ref: string, payload?: string) => act<void>("follow-link", { ref, payload }),
      followAd: (ad: Ad & { text?: string; payload?: string } = {}) => act<void>("follow-ad", ad),
      askAboutProduct: (text: string, productId: string) =>
        act<ThreadMessage>("ask-about-product", { text, productId }),
      react: (mid: string, emoji: string) => act<void>("react", { mid, emoji }),
      unreact: (mid: string) => act<void>("unreact", { mid }),
      edit: (mid: string, text: string) => act<void>("edit", { mid, text }),
      unsend: (mid: string) => act<void>("unsend", { mid }),
      comment: (content: string | CommentContent, parentId?: string, postId?: string) =>
        act<{ id: string }>("comment", {
          ...(typeof content === "string" ? { text: content } : content),
          parentId,
          postId,
        }),
      editComment: (id: string, text: string) => act<void>("edit-comment", { id, text }),
      deleteComment: (id: string) => act<void>("delete-comment", { id }),
      /** On the Page's wall. `picture`: a sample of the simulator's. */
      post: (text: string, picture?: string) => act<{ id: string }>("post", { text, picture }),
      editPost: (id: string, text: string) => act<void>("edit-post", { id, text }),
      deletePost: (id: string) => act<void>("delete-post", { id }),
      likePost: (id: string) => act<void>("like-post", { id }),
      sharePost: (id: string) => act<void>("share-post", { id }),
      review: (text: string, recommends?: boolean) => act<{ id: string }>("review", { text, recommends }),
      mention: (text: string) => act<{ id: string }>("mention", { text }),
      optInByPlugin: (ref: string) => act<void>("opt-in-by-plugin", { ref }),
      acceptRequest: () => act<void>("accept-request"),
      optInByCheckbox: (ref: string, userRef: string) => act<void>("opt-in-by-checkbox", { ref, userRef }),
      optInOnce: (title?: string, payload?: string) =>
        act<{ token: string }>("opt-in-once", { title, payload }),
      optInToNotifications: (title?: string, payload?: string) =>
        act<{ token: string }>("opt-in-to-notifications", { title, payload }),
      changeNotifications: (token: string, change: "stop" | "resume") =>
        act<void>("change-notifications", { token, change }),
      linkAccount: (code?: string) => act<void>("link-account", { code }),
      unlinkAccount: () => act<void>("unlink-account"),
      rate: (mid: string, good: boolean) => act<void>("rate", { mid, good }),
      answerSurvey: (score: string, comment?: string) => act<void>("answer-survey", { score, comment }),
      fillIn: (answers: Answers) => act<void>("fill-in", { answers }),
      submitForm: () => act<{ id: string }>("submit-form"),
      revealCoupon: () => act<void>("reveal-coupon"),
      order: (products?: readonly OrderedProduct[], note?: string) => act<void>("order", { products, note }),
      startLeadFlow: () => act<void>("start-lead-flow"),
      finishLeadFlow: (answers: Answers, complete?: boolean) =>
        act<void>("finish-lead-flow", { answers, complete }),
      call: () => act<{ id: string }>("call"),
      endCall: (id: string) => act<void>("end-call", { id }),
      reportCall: (id: string, status: string) => act<void>("report-call", { id, status }),
      receive: () => act<{ mids: string[] }>("receive"),
      read: () => act<{ watermark: number | null }>("read"),
      block: () => act<void>("block"),
      unblock: () => act<void>("unblock"),
      setWindowAge: (age: number) => act<void>("set-window-age", { age }),
    };
  }

  /** Takes in a file, to be attached as `media:<id>`. At most 25 MB. */
  async upload(file: Blob, name: string, psid: string): Promise<{ id: string; type: string }> {
    const query = new URLSearchParams({ name, psid });
    const response = await this.#fetch(`${this.#base}/control/media?${query.toString()}`, {
      method: "POST",
      body: file,
      headers: { "content-type": file.type || "application/octet-stream" },
    });
    return await answerOf<{ id: string; type: string }>(response);
  }

  /** What happens to a Page on Meta's side. */
  page(id: string) {
    const act = <T>(action: string, input: object = {}): Promise<T> =>
      this.#call<T>("POST", `pages/${encodeURIComponent(id)}/${action}`, input);
    return {
      staffReply: (psid: string, content: string | PageContent) =>
        act<ThreadMessage>("staff-reply", { psid, ...contentOf(content) }),
      instantReply: (psid: string, content: string | PageContent) =>
        act<ThreadMessage>("instant-reply", { psid, ...contentOf(content) }),
      react: (psid: string, mid: string, emoji: string | null) => act<void>("react", { psid, mid, emoji }),
      otherAppReply: (psid: string, content: string | PageContent, appId?: string, metadata?: string) =>
        act<ThreadMessage>("other-app-reply", { psid, metadata, ...contentOf(content), appId }),
      addHistory: (psid: string, messages: readonly HistoryMessage[]) =>
        act<{ mids: string[] }>("add-history", { psid, messages }),
      /** A post of the Page's. `picture`: a sample of the simulator's. */
      publish: (text: string, picture?: string) => act<{ id: string }>("publish", { text, picture }),
      /** Below a comment or a post. */
      comment: (parentId: string, text: string) => act<{ id: string }>("comment", { parentId, text }),
      editComment: (id: string, text: string) => act<void>("edit-comment", { id, text }),
      deleteComment: (id: string) => act<void>("delete-comment", { id }),
      hideComment: (id: string, on: boolean) => act<void>("hide-comment", { id, on }),
      likeComment: (id: string, on: boolean) => act<void>("like-comment", { id, on }),
      replyPrivately: (id: string, text: string) => act<ThreadMessage>("reply-privately", { id, text }),
      refusePrivateReply: (id: string) => act<void>("refuse-private-reply", { id }),
      warn: (reason?: string) => act<void>("warn", { reason }),
      adminText: (psid: string, text: string) => act<void>("admin-text", { psid, text }),
      unknown: (psid: string, name: string) => act<void>("unknown", { psid, name }),
      subscribe: (field: string) => act<void>("subscribe", { field }),
      unsubscribe: (field: string) => act<void>("unsubscribe", { field }),
      setRouting: (defaultAppId: string | null) => act<void>("set-routing", { defaultAppId }),
      takeControl: (psid: string, appId?: string, metadata?: string) =>
        act<void>("take-control", { psid, appId, metadata }),
      passControl: (psid: string, appId: string, metadata?: string) =>
        act<void>("pass-control", { psid, appId, metadata }),
      requestControl: (psid: string, appId?: string, metadata?: string) =>
        act<void>("request-control", { psid, appId, metadata }),
      releaseControl: (psid: string) => act<void>("release-control", { psid }),
      tellRoles: (roles: Record<string, string[]>) => act<void>("tell-roles", { roles }),
      label: (psid: string, name: string) => act<void>("label", { psid, name }),
      unlabel: (psid: string, name: string) => act<void>("unlabel", { psid, name }),
      expireToken: (problem?: TokenProblem) => act<void>("expire-token", { problem }),
      expireDataAccess: () => act<void>("expire-data-access"),
      reconnect: () => act<void>("reconnect"),
      /** Made by hand, for the first app unless named. */
      makeToken: async (appId?: string) => (await act<{ token: string }>("make-token", { appId })).token,
      replaceToken: (token: string) => act<void>("replace-token", { token }),
      break: (fault: ConnectionFault) => act<void>("break", { fault }),
      mend: (fault: ConnectionFault) => act<void>("mend", { fault }),
      restrict: () => act<void>("restrict"),
      unrestrict: () => act<void>("unrestrict"),
      setThreadOwner: (psid: string, appId: string | null) => act<void>("set-thread-owner", { psid, appId }),
      setPermissions: (permissions: readonly string[]) => act<void>("set-permissions", { permissions }),
      removePermission: (permission: string) => act<void>("remove-permission", { permission }),
      /** Of whoever holds the Page's tokens; none: they have no role left. */
      setTasks: (tasks: readonly PageTask[]) => act<void>("set-tasks", { tasks }),
      removeTask: (task: PageTask) => act<void>("remove-task", { task }),
      setProfile: (profile: { [name in keyof MessengerProfile]: MessengerProfile[name] | null }) =>
        act<void>("set-profile", { profile }),
    };
  }

  /** Somebody who manages Pages. `appId` defaults to the app that the person uses. */
  account(id: string) {
    const act = <T>(action: string, input: object = {}): Promise<T> =>
      this.#call<T>("POST", `accounts/${encodeURIComponent(id)}/${action}`, input);
    return {
      /** Goes through the login dialog at this address; answers where the browser is sent then. */
      logIn: async (address: string, choice: Omit<Choice, "account"> = {}) =>
        (await act<{ location: string }>("log-in", { address, ...choice })).location,
      changePassword: () => act<void>("change-password"),
      /** Null: the app wants to hear nothing of it. */
      removeApp: async (appId?: string) =>
        (await act<{ callback: CallbackState | null }>("remove-app", { appId })).callback,
      requestDeletion: async (appId?: string, spoilt: SpoiltRequest = {}) =>
        (await act<{ callback: CallbackState | null }>("request-deletion", { appId, ...spoilt })).callback,
      forgeDeauthorization: async (spoilt: SpoiltRequest, appId?: string) =>
        (await act<{ callback: CallbackState | null }>("forge-deauthorization", { appId, ...spoilt }))
          .callback,
      removePermission: (permission: string, appId?: string) =>
        act<void>("remove-permission", { permission, appId }),
      expireTokens: () => act<void>("expire-tokens"),
      expireDataAccess: (appId?: string) => act<void>("expire-data-access", { appId }),
      setTasks: (pageId: string, tasks: readonly PageTask[]) => act<void>("set-tasks", { pageId, tasks }),
    };
  }

  /** An app in Meta's dashboard. */
  app(id: string) {
    const act = <T>(action: string, input: object = {}): Promise<T> =>
      this.#call<T>("POST", `apps/${encodeURIComponent(id)}/${action}`, input);
    return {
      set: (settings: AppSettings) => act<void>("set", settings),
      setLive: (live: boolean) => act<void>("set-live", { live }),
      setBusinessVerified: (verified: boolean) => act<void>("set-business-verified", { verified }),
      resetSecret: (appSecret: string) => act<void>("reset-secret", { appSecret }),
      pointWebhooks: (callbackUrl: string, verifyToken?: string) =>
        act<void>("point-webhooks", { callbackUrl, verifyToken }),
      verifyWebhooks: (callbackUrl: string, verifyToken: string) =>
        act<void>("verify-webhooks", { callbackUrl, verifyToken }),
      dropField: (field: string) => act<void>("drop-field", { field }),
    };
  }

  async accounts(): Promise<AccountState[]> {
    return (await this.#call<{ accounts: AccountState[] }>("GET", "accounts")).accounts;
  }

  async apps(): Promise<AppState[]> {
    return (await this.#call<{ apps: AppState[] }>("GET", "apps")).apps;
  }

  /** What was POSTed as `signed_request`, oldest first. */
  async callbacks(): Promise<CallbackState[]> {
    return (await this.#call<{ callbacks: CallbackState[] }>("GET", "callbacks")).callbacks;
  }

  /** Adds apps, Pages, accounts, portfolios and customers that are not there yet. */
  async addToWorld(world: Partial<WorldOptions>): Promise<void> {
    await this.#call("POST", "world", world);
  }

  async pages(): Promise<PageState[]> {
    return (await this.#call<{ pages: PageState[] }>("GET", "pages")).pages;
  }

  /** What every customer's phone shows. */
  async threads(): Promise<ThreadState[]> {
    return (await this.#call<{ threads: ThreadState[] }>("GET", "threads")).threads;
  }

  /** Orders a fault and answers its id. */
  async orderFault(fault: FaultOrder): Promise<string> {
    return (await this.#call<{ id: string }>("POST", "faults", fault)).id;
  }

  async faults(): Promise<StandingFault[]> {
    return (await this.#call<{ faults: StandingFault[] }>("GET", "faults")).faults;
  }

  async clearFaults(id?: string): Promise<void> {
    await this.#call("DELETE", id === undefined ? "faults" : `faults/${encodeURIComponent(id)}`);
  }

  /** Graph calls received, without tokens. */
  async calls(): Promise<LoggedCall[]> {
    return (await this.#call<{ calls: LoggedCall[] }>("GET", "calls")).calls;
  }

  async clearCalls(): Promise<void> {
    await this.#call("DELETE", "calls");
  }

  /** Webhooks with the outcome of every attempt. */
  async webhooks(): Promise<Webhook[]> {
    return (await this.#call<{ webhooks: Webhook[] }>("GET", "webhooks")).webhooks;
  }

  async hold(target: HoldTarget = {}): Promise<void> {
    await this.#call("POST", "webhooks/hold", target);
  }

  async release(): Promise<number> {
    return (await this.#call<{ released: number }>("POST", "webhooks/release")).released;
  }

  /** Reverses the order of what is held. */
  async reverse(): Promise<void> {
    await this.#call("POST", "webhooks/reverse");
  }

  async redeliver(id: string, signature?: SignatureMode): Promise<Webhook> {
    return await this.#call<Webhook>("POST", `webhooks/${encodeURIComponent(id)}/redeliver`, { signature });
  }

  async alerts(): Promise<Alert[]> {
    return (await this.#call<{ alerts: Alert[] }>("GET", "alerts")).alerts;
  }

  async now(): Promise<number> {
    return (await this.#call<{ now: number }>("GET", "clock")).now;
  }

  async advanceClock(milliseconds: number): Promise<number> {
    return (await this.#call<{ now: number }>("POST", "clock", { advance: milliseconds })).now;
  }

  /** Waits, at most `timeout` ms, until everything is delivered and answered; says what remains. */
  async flush(timeout?: number): Promise<Remaining> {
    return await this.#call<Remaining>("POST", "flush", { timeout });
  }

  async setAutopilot(settings: Partial<AutopilotSettings>): Promise<AutopilotSettings> {
    return await this.#call<AutopilotSettings>("POST", "autopilot", settings);
  }

  async setRules(rules: Partial<Rules>): Promise<Rules> {
    return await this.#call<Rules>("POST", "rules", rules);
  }

  async handshake(verifyToken?: string): Promise<HandshakeResult> {
    return await this.#call<HandshakeResult>("POST", "handshake", { verifyToken });
  }

  async reset(): Promise<void> {
    await this.#call("POST", "reset");
  }

  async state(): Promise<Snapshot> {
    return await this.#call<Snapshot>("GET", "state");
  }

  async restore(snapshot: Snapshot): Promise<void> {
    await this.#call("PUT", "state", snapshot);
  }

  async #call<T = unknown>(method: string, path: string, input?: object): Promise<T> {
    const response = await this.#fetch(`${this.#base}/control/${path}`, {
      method,
      ...(input === undefined
        ? {}
        : { body: JSON.stringify(input), headers: { "content-type": "application/json" } }),
    });
    return await answerOf<T>(response);
  }
}

function contentOf(content: string | PageContent): PageContent {
  return typeof content === "string" ? { text: content } : content;
}

async function answerOf<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: { code: string; message: string } };
  if (body.error !== undefined) throw new ControlError(response.status, body.error.code, body.error.message);
  return body;
}
