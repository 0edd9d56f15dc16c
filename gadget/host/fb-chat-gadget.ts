import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { LanguageController } from "./language-controller.ts";
import type { FbChatAssistProvider } from "../assist/provider.ts";
import type { FbChatAction } from "../state/page-additions.ts";
import type { FbChatIdentify } from "../records/contract.ts";
import type { Platform } from "../platform/doors.ts";
import { ChatSeat } from "../session/seat.ts";
import type { SeatHooks } from "../session/seat.ts";
import { left, opened, sessionFor } from "../session/sessions.ts";
import type { SharedSession } from "../session/sessions.ts";
import { connectionStatus, initialSeatState, isWorthDrawing } from "../state/state.ts";
import type { Apart, GadgetView, Seat, SendKey } from "../state/state.ts";
import type { TokenProvider } from "../wire/pass.ts";
import {
  FbChatAuthRequiredEvent,
  FbChatConnectionEvent,
  FbChatConversationSelectedEvent,
  FbChatReadyEvent,
} from "./events/index.ts";
import { browserPlatform } from "../platform/platform.ts";
import { find } from "../shell/find.ts";
import { provideSeat } from "../shell/context.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type {
  Answered,
  FbChatSent,
  FbChatWantedRecord,
  Given,
  PageMethods,
} from "../features/page-methods.ts";
import { answering } from "../late/answering.ts";
import { list } from "../late/list.ts";
import { define } from "../shell/define.ts";
import { describeState } from "./describe-state.ts";
import type { FbChatState } from "./describe-state.ts";
import { customerOf } from "../state/known-customer.ts";
import { whenShown } from "../session/outcome.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import { onStrings, speakAgain, t, written } from "../words/strings.ts";
import "../shell/fb-chat-connection-strip.ts";
import { styles } from "./fb-chat-gadget.styles.ts";
import type { FbChatListPane } from "../list/fb-chat-list-pane.ts";
import "../thread/fb-chat-thread-pane.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import { renderNotLoaded } from "../shell/not-loaded.ts";
import { notice } from "../shell/notice.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { tokens } from "../shell/tokens.styles.ts";

/** So long nothing is drawn while there is nothing to show: what comes by then comes at once, without a flash before it. */
const UNDRAWN_MS = 100;

/** What decides which session the gadget sits at. */
const SESSION_PROPERTIES = ["server", "platform", "tokenProvider", "token"] as const;

/** A thread that is not shown by now does not lack the connection for it. */
const LATE_MS = 5_000;

/** What elements inside read from the state. */
const SEAT_PROPERTIES = [
  "view",
  "readonly",
  "sendKey",
  "assistProvider",
  "identify",
  "subscribe",
  "actions",
  "tickets",
  "apart",
] as const;
const NOT_CONNECTED = { ok: false as const, code: "not_connected" };

/**
 * Messenger conversations for the agents of a contact centre: a list, a thread and a box to answer. Fills
 * its container, in two panes where that is wide enough (620 px) and in one where it is not. Gadgets of one page
 * with the same `server` and the same `tokenProvider` (or `token`) share one connection and one inbox.
 *
 * @element fb-chat-gadget
 * @fires {FbChatReadyEvent} fb-chat-ready - The gadget is up to date for the first time.
 * @fires {FbChatConnectionEvent} fb-chat-connection - The connection to the Worker changed.
 * @fires {FbChatAuthRequiredEvent} fb-chat-auth-required - No usable token; the host should sign the agent in.
 * @fires {FbChatConversationSelectedEvent} fb-chat-conversation-selected - The agent chose a conversation or went back.
 * @fires {FbChatMessageReceivedEvent} fb-chat-message-received - A customer wrote in the conversation on the screen; how satisfied they are is no message.
 * @fires {FbChatMessageSentEvent} fb-chat-message-sent - Meta took a message of this agent: it has a `mid`.
 * @fires {FbChatMessageFailedEvent} fb-chat-message-failed - A message of this agent failed, or may have.
 * @fires {FbChatAssignmentEvent} fb-chat-assignment - A conversation has another owner. From one gadget of the page.
 * @fires {FbChatUnreadEvent} fb-chat-unread - What waits for an answer changed. From one gadget of the page.
 * @fires {FbChatNotifyEvent} fb-chat-notify - A customer wrote; cancelable. From one gadget of the page.
 * @fires {FbChatOfferEvent} fb-chat-offer - A customer is offered to the agent, or was given to them; cancelable. From one gadget of the page.
 * @fires {FbChatLinkClickEvent} fb-chat-link-click - The agent follows a link in a message; cancelable.
 * @fires {FbChatOpenRecordEvent} fb-chat-open-record - The agent wants to see a customer's record; cancelable.
 * @fires {FbChatLinkRecordEvent} fb-chat-link-record - The agent wants to choose which record a customer is; cancelable.
 * @fires {FbChatCreateRecordEvent} fb-chat-create-record - The agent wants a new record of a customer; cancelable.
 * @fires {FbChatCreateTicketEvent} fb-chat-create-ticket - The agent wants a ticket made of a conversation; cancelable.
 * @fires {FbChatConversationClosedEvent} fb-chat-conversation-closed - A contact was closed.
 * @fires {FbChatTranscriptEvent} fb-chat-transcript - A contact was closed, and this was said in it.
 * @fires {FbChatSatisfactionEvent} fb-chat-satisfaction - A customer said how satisfied they are.
 * @fires {FbChatWindowClosedEvent} fb-chat-window-closed - The agent wants to write, and Meta's time to answer is over.
 * @fires {FbChatErrorEvent} fb-chat-error - A command of the agent was refused.
 * @slot header - Above everything, for instance a title of the page's own.
 * @slot customer - What the page knows of the customer: below their name, and in the panel about them while it is open.
 * @slot composer-actions - Buttons beside Send.
 * @slot empty - In place of the thread while none is chosen.
 * @csspart list - The pane with the list.
 * @csspart thread - The pane with the thread.
 * @csspart connection - The strip that says that something is wrong with the connection.
 * @csspart presence - The agent's name and the switch between available and away.
 * @csspart row - A conversation in the list.
 * @csspart thread-header - The customer's name, the owner and what can be done.
 * @csspart entries - The scrolling list of messages.
 * @csspart bubble - A message.
 * @csspart composer - The box to answer with all that belongs to it.
 * @csspart input - The text box.
 * @csspart send - The Send button.
 * @cssprop --fb-chat-font - Font family of everything.
 * @cssprop [--fb-chat-font-size=14px] - Size of ordinary text; everything scales with it.
 * @cssprop [--fb-chat-radius=8px] - Roundness of boxes; what is smaller or larger takes a share of it.
 * @cssprop [--fb-chat-space=1] - Factor of the room inside of rows, messages and bars; 0.5 when compact.
 * @cssprop --fb-chat-surface - Background of the thread.
 * @cssprop --fb-chat-surface-sunken - Background of the list and the bars.
 * @cssprop --fb-chat-surface-raised - Background of menus and dialogs.
 * @cssprop --fb-chat-surface-pressed - Background of what is pressed.
 * @cssprop --fb-chat-surface-hover - Background under the pointer.
 * @cssprop --fb-chat-bubble - Background of the customer's messages.
 * @cssprop --fb-chat-bubble-own - Background of the agent's own messages.
 * @cssprop --fb-chat-bubble-other - Background of messages by colleagues, the Page inbox and other apps.
 * @cssprop --fb-chat-bubble-note - Background of what only colleagues read.
 * @cssprop --fb-chat-border - Lines between parts.
 * @cssprop --fb-chat-border-strong - Outlines of controls.
 * @cssprop --fb-chat-text - Text.
 * @cssprop --fb-chat-text-muted - Text of lesser weight.
 * @cssprop --fb-chat-accent - Buttons, selection and focus.
 * @cssprop --fb-chat-accent-text - Text on the accent.
 * @cssprop --fb-chat-accent-surface - Background of what is selected.
 * @cssprop --fb-chat-danger - Text of failures.
 * @cssprop --fb-chat-danger-surface - Background of failures.
 * @cssprop --fb-chat-warning - Text of warnings.
 * @cssprop --fb-chat-warning-surface - Background of warnings.
 * @cssprop --fb-chat-success - The mark of being available, and what went well.
 * @cssprop --fb-chat-success-surface - Background of what went well.
 */
export class FbChatGadget extends LitElement {
  static override get properties() {
    return {
      tokenProvider: { attribute: false },
      assistProvider: { attribute: false },
      identify: { attribute: false },
      subscribe: {},
      actions: { attribute: false },
      tickets: { type: Boolean },
      token: {},
      server: {},
      conversation: { reflect: true },
      view: { reflect: true },
      theme: { reflect: true },
      density: { reflect: true },
      readonly: { type: Boolean, reflect: true },
      sendKey: { attribute: "send-key" },
      lang: {},
      noShortcuts: { type: Boolean, attribute: "no-shortcuts" },
      platform: { attribute: false },
      _isListLost: { state: true },
      _isRestLost: { state: true },
      _again: { state: true },
      _instead: { state: true },
    };
  }
  static override styles = [tokens, shared, notice, styles];

  readonly #language = new LanguageController(this);
  readonly #provide = provideSeat(this);
  #shared: SharedSession | null = null;
  #seat: ChatSeat | null = null;
  #isSeated = false;
  #isReady = false;
  /** It waited long enough to be drawn without what it shows. */
  #isLate = false;
  #tellDrawn!: () => void;
  readonly #isDrawn = new Promise<void>((resolve) => (this.#tellDrawn = resolve));
  #stopWaiting: (() => void) | undefined;
  #stopWords: (() => void) | undefined;
  #stopLate: (() => void) | undefined;

  protected get _list(): FbChatListPane | null {
    return find<FbChatListPane>(this, "fb-chat-list-pane");
  }

  protected get _thread(): FbChatThreadPane | null {
    return find<FbChatThreadPane>(this, "fb-chat-thread-pane");
  }

  /** Gives the agent's token, now or by a promise; asked before each connect and before the token ends. */
  tokenProvider: TokenProvider | null = null;
  /** What the page does for its agents with what is written: translations, suggested replies, summaries. */
  assistProvider: FbChatAssistProvider | null = null;
  /** Whom the page knows a customer as, asked once for each conversation. */
  identify: FbChatIdentify | null = null;
  /** Of which conversations the page hears beside the one on the screen: this agent's own, or all that they see. */
  subscribe: "mine" | "all" | null = null;
  /** Buttons of the page's own: at the head of a conversation, at messages, at the box. */
  actions: readonly FbChatAction[] | null = null;
  /** The page makes tickets of conversations, when it hears `fb-chat-create-ticket`. */
  tickets = false;
  /** The agent's token, for pages that replace it themselves before it ends. `tokenProvider` goes first. */
  token: string | null = null;
  /** Origin of the Worker; by default the one that this script came from. */
  server: string = new URL(import.meta.url).origin;
  /** The conversation on the screen, `<pageId>:<psid>`; null shows the list. Empty while that of a record is looked for. */
  conversation: string | null = null;
  /** `inbox`: list and thread. `list`: only the list. `thread`: only the thread, which the page chooses. */
  view: GadgetView = "inbox";
  /** `auto` follows the page's `color-scheme`. */
  theme: "auto" | "light" | "dark" = "auto";
  /** How much room rows and messages take. */
  density: "comfortable" | "compact" = "comfortable";
  /** The agent may look and not act: no box to answer, no buttons that change anything. */
  readonly = false;
  /** `enter`, or `mod-enter` for Ctrl+Enter and ⌘+Enter, with Enter for a new line. */
  sendKey: SendKey = "enter";
  /** The language of the gadgets of this page; by default that of the page around it. */
  override lang = "";
  /** Leaves all keys but those of writing and of moving around to the page. */
  noShortcuts = false;
  /** What of a thread stands elsewhere in the page: nothing, but in parts. */
  protected apart?: ReadonlySet<Apart>;
  /** Network and clock, for tests. @internal */
  platform: Platform = browserPlatform;

  /** The list could not be loaded. */
  protected _isListLost = false;
  /** What comes behind the first thread could not be loaded. */
  protected _isRestLost = false;
  /** What was pressed for could not be loaded: another try. */
  protected _again: (() => void) | null = null;
  /** What stands in place of a thread. */
  protected _instead: unknown;

  constructor() {
    super();
    // Before that nothing can be written.
    answering.whenThere(({ equip }) => {
      equip(this, {
        seat: () => this.#seat,
        hooks: this.#hooks,
        again: (again) => (this._again = again),
        show: (instead) => (this._instead = instead),
      });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWords ??= onStrings(() => {
      this.requestUpdate();
    });
    if (this.#seat && !this.#isSeated) this.#sit();
    // By the browser's own clock, as what is drawn is.
    if (!this.hasUpdated)
      setTimeout(() => {
        this.#isLate = true;
        this.requestUpdate();
      }, UNDRAWN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWords?.();
    this.#stopWords = undefined;
    // An element that is only moved is back by then, and keeps its socket.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** Opens a conversation, as setting `conversation` does; null goes back to the list. Resolves once it is shown. */
  async openConversation(conversation: string | null): Promise<FbChatOutcome> {
    // Whatever else it is becomes a text: of another form than theirs there is no conversation.
    const wanted = [conversation].join() || null;
    this.conversation = wanted;
    if (!(await this._isThere()) || !this.#seat) return NOT_CONNECTED;
    return whenShown(this.#seat.store, wanted);
  }

  /** Writes into the box of the conversation on the screen, at the caret or over what is selected. */
  insertText(text: string): Promise<FbChatOutcome> {
    return this.#do("insertText", text);
  }

  /** Moves the focus to the box of the conversation on the screen. */
  focusComposer(): Promise<FbChatOutcome> {
    return this.#do("focusComposer");
  }

  /** Shows colleagues whether this agent takes conversations. Waits for the connection where there is none. */
  setPresence(presence: "available" | "away"): Promise<FbChatOutcome> {
    return this.#do("setPresence", presence);
  }

  /** Sends in the conversation on the screen, whatever can be sent. Resolves once the Worker has taken it. */
  send(outgoing: Outgoing): Promise<FbChatSent> {
    return this.#do("send", outgoing);
  }

  /** Puts a template of the desk or the agent into the box, with its blanks filled in as far as is known or given here. */
  insertTemplate(template: string, blanks?: Record<string, string>): Promise<FbChatOutcome> {
    return this.#do("insertTemplate", template, blanks);
  }

  /** Opens the conversation that is linked to a record; where there is none, shows a link by which its customer comes. */
  openRecord(record: FbChatWantedRecord): Promise<FbChatOutcome> {
    // Null is what somebody sets who wants none any more: this is told from it.
    this.conversation = "";
    return this.#do("openRecord", record);
  }

  /** The same, by the record's id. */
  openByRecord(id: string): Promise<FbChatOutcome> {
    return this.openRecord({ id });
  }

  async #do<M extends keyof PageMethods>(method: M, ...given: Given<M>): Answered<M> {
    const { conversation } = this;
    const isThere = (await this._isThere()) && (await answering.load());
    return isThere ? answering.value!.call(this, method, given, conversation) : NOT_CONNECTED;
  }

  /** Ends the agent's session in every gadget that shares it, and forgets what they wrote. */
  async logout(): Promise<void> {
    this.#seat?.session.signOut();
    await this._isThere();
  }

  /** What a page may want to know at this moment. */
  async getState(): Promise<FbChatState> {
    await this._isThere();
    const seat = this.#seat;
    return describeState(seat?.store.state ?? initialSeatState, seat?.session.acting?.news.unread ?? null);
  }

  /** Connects anew and asks for a token again, for instance after the agent signed in. */
  reconnect(): void {
    this.#seat?.session.restart();
  }

  /** What changed takes effect at once. It is drawn once all that it shows is there, or that takes its time. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    this.#follow(changed);
    return this.hasUpdated || this.#isLate || isWorthDrawing(this.#seat!.store.state, list.value !== null);
  }

  #follow(changed: PropertyValues<this>): void {
    if (changed.has("lang") || !this.hasUpdated) this.#language.speak();
    const isOtherSession = SESSION_PROPERTIES.some((name) => changed.has(name));
    if (!this.#seat || isOtherSession) this.#sit();
    if (changed.has("view")) this.#loadList();
    if (changed.has("conversation")) this._again = this._instead = null;
    if (changed.has("conversation")) this.#seat?.navigation.select(this.conversation || null);
    if (SEAT_PROPERTIES.some((name) => changed.has(name as keyof FbChatGadget)))
      this.#seat?.change(this._place());
  }

  protected override firstUpdated(): void {
    this.#stopWaiting?.();
    this.#tellDrawn();
  }

  /** Nothing is complete that is not drawn. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#isDrawn;
    return super.getUpdateComplete();
  }

  protected override render() {
    const { view, conversation } = this;
    return html`
      <div class="reset">
        <section
          class="gadget"
          lang=${written.lang}
          dir=${ifDefined(written.dir)}
          aria-label=${t.label}
          @fb-chat-decided=${this._onDecided}
        >
          <slot name="header"></slot>
          <fb-chat-connection-strip part="connection"></fb-chat-connection-strip>
          <fb-chat-offers data-over-dialogs></fb-chat-offers>
          ${this._again ? renderNotLoaded(this._again) : nothing}
          <div class="panes ${view} ${conversation || this._instead ? "one" : "none"}">
            ${view === "thread" ? nothing : this._renderList()}
            ${
              view === "list"
                ? nothing
                : html`<div class="thread" part="thread">
                    ${conversation ? this._renderThread() : (this._instead ?? this._renderNothing())}
                  </div>`
            }
          </div>
        </section>
      </div>
    `;
  }

  private _renderList() {
    // Beside a thread, which says so itself, once is enough.
    const isTold = this.view !== "list" && this.conversation;
    const isLost = this._isListLost || (this._isRestLost && !isTold);
    return html`<div class="list" part="list">
      ${isLost ? renderNotLoaded(this._onLoadAgain) : nothing}
      <fb-chat-presence-pane class="me" part="presence"></fb-chat-presence-pane>
      ${list.value ? html`<fb-chat-list-pane exportparts="row"></fb-chat-list-pane>` : nothing}
    </div>`;
  }

  protected _renderThread() {
    return html`<fb-chat-thread-pane
      exportparts="thread-header, entries, bubble, composer, input, send"
      @fb-chat-back=${this._onBack}
      ><slot name="customer" slot="customer"></slot
      ><slot name="composer-actions" slot="composer-actions"></slot
    ></fb-chat-thread-pane>`;
  }

  protected _renderNothing() {
    return html`<slot name="empty"
      ><p class="nothing"><strong>${t.choose}</strong>${t.chooseHint}</p></slot
    >`;
  }

  protected _onLoadAgain() {
    this._isRestLost = false;
    this.#loadList();
    this.#loadRest();
  }

  /** What had the focus goes: it is where the agent writes next, or chooses. */
  protected _onDecided(event: Event) {
    event.stopPropagation();
    if (this._thread) this._thread.focus();
    else this._list?.focus();
  }

  private _onBack() {
    this.#seat?.navigation.select(null);
  }

  /** Takes a place at the session that fits the properties; keeps the one there is where that fits. */
  #sit(): void {
    const { platform, tokenProvider, token } = this;
    const key = { platform, server: this.server.replace(/\/+$/, ""), tokenProvider, token };
    const before = this.#shared;
    const known = before?.key;
    const chosen = sessionFor(key, before, this.#isSeated, { list, acting: answering });
    if (chosen !== before || !this.#seat) {
      this.#leave();
      this.#isReady = false;
      this.#shared = chosen;
      this.#seat = new ChatSeat(chosen.session, this.#hooks);
      this.#provide(this.#seat);
      this.#stopWaiting?.();
      if (!this.hasUpdated)
        this.#stopWaiting = this.#seat.store.subscribe(() => {
          this.requestUpdate();
        });
    } else if (chosen.key !== known) {
      const { acting } = chosen.session;
      if (acting) acting.tokensChanged();
      else this.reconnect();
    }
    if (!this.isConnected || this.#isSeated) return;
    this.#isSeated = true;
    opened(chosen);
    this.#seat.enter(this._place());
    // The connection of another gadget may be up already.
    this.#tellReady();
  }

  /** Until properties set just before took effect; false where the element is in no page. */
  protected async _isThere(): Promise<boolean> {
    if (!this.isConnected) return false;
    await this.updateComplete;
    return this.#isSeated;
  }

  #leave(): void {
    if (!this.#isSeated) return;
    this.#isSeated = false;
    this.#stopLate?.();
    this.#seat!.leave();
    left(this.#shared!);
  }

  protected _place(): Partial<Seat> {
    const place = Object.fromEntries(SEAT_PROPERTIES.map((name) => [name, this[name]]));
    return { ...place, selected: this.conversation || null };
  }

  /** The others come with what calls them. */
  readonly #hooks = {
    connection: (status) => {
      this.dispatchEvent(new FbChatConnectionEvent({ status }));
      this.#tellReady();
    },
    authRequired: (reason) => {
      this.dispatchEvent(new FbChatAuthRequiredEvent({ reason }));
    },
    selected: (conversation, restored) => {
      this.#selected(conversation, restored);
    },
  } satisfies Partial<SeatHooks> as SeatHooks;

  #tellReady(): void {
    const state = this.#seat?.store.state;
    const me = state?.session?.me;
    if (state?.connection.state === "open") {
      this.#loadList();
      this.#loadRest();
      speakAgain();
    }
    if (this.#isReady || !me || connectionStatus(state) !== "online") return;
    this.#isReady = true;
    this.dispatchEvent(new FbChatReadyEvent({ agent: { sub: me.sub, name: me.name } }));
  }

  /** Beside what is asked of the Worker: a thread does not wait for it. */
  #loadList(): void {
    if (this.view === "thread" || list.value) return;
    this._isListLost = false;
    void list.load().then((isThere) => {
      this._isListLost = !isThere;
      this.requestUpdate();
    });
  }

  /** What comes behind the first thread: before the agent chooses one, or late where the Worker does not give it. */
  #loadRest(): void {
    const told = (isThere: boolean) => {
      this._isRestLost = !isThere;
    };
    this.#stopLate?.();
    if (!this.conversation) void answering.loadWhenIdle().then(told);
    else this.#stopLate = this.platform.after(LATE_MS, () => void answering.load().then(told));
  }

  /** Told of every selection; the host's own are known by `conversation` being there already. */
  #selected(conversation: string | null, restored: boolean): void {
    const before = this.conversation || null;
    if (before === conversation) return;
    this.conversation = conversation;
    const customer = conversation ? customerOf(this.#seat!.store.state, conversation) : null;
    this.dispatchEvent(new FbChatConversationSelectedEvent({ conversation, customer }));
    // After a reload the focus is where the page wants it.
    if (this.view !== "inbox" || restored) return;
    void this.updateComplete.then(() => {
      if (conversation) this._thread?.focus();
      else if (before) this._list?.focusRow(before);
    });
  }
}

define("fb-chat-gadget", FbChatGadget);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-gadget": FbChatGadget;
  }
}
