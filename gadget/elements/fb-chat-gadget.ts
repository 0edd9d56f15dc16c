import { ContextProvider } from "@lit/context";
import { html, LitElement } from "lit";
import type { PropertyValues } from "lit";
import { property, query } from "lit/decorators.js";
import { UnsentGuard } from "../controllers/unsent-guard.ts";
import { browserPlatform } from "../data/platform.ts";
import type { Platform } from "../data/platform.ts";
import { ChatSession } from "../data/session.ts";
import type { SessionHooks } from "../data/session.ts";
import { countUnsent } from "../data/state.ts";
import type { ConnectionStatus } from "../data/state.ts";
import type { TokenProvider } from "../data/ticket.ts";
import {
  FbChatAuthRequiredEvent,
  FbChatConnectionEvent,
  FbChatConversationSelectedEvent,
  FbChatErrorEvent,
  FbChatMessageReceivedEvent,
  FbChatMessageSentEvent,
  FbChatReadyEvent,
} from "../events/index.ts";
import { sessionContext } from "../internal/context.ts";
import { define } from "../internal/define.ts";
import { t } from "../internal/strings.ts";
import "./fb-chat-connection-strip.ts";
import { styles } from "./fb-chat-gadget.styles.ts";
import "./fb-chat-list.ts";
import type { FbChatList } from "./fb-chat-list.ts";
import "./fb-chat-presence.ts";
import "./fb-chat-thread.ts";
import type { FbChatThread } from "./fb-chat-thread.ts";
import { shared } from "./shared.styles.ts";
import { tokens } from "./tokens.styles.ts";

/**
 * Messenger conversations for the agents of a contact centre: a list, a thread and a box to answer. Fills
 * its container, in two panes where that is wide enough (620 px) and in one where it is not.
 *
 * @element fb-chat-gadget
 * @fires {FbChatReadyEvent} fb-chat-ready - The list is shown for the first time.
 * @fires {FbChatConnectionEvent} fb-chat-connection - The line to the Worker changed.
 * @fires {FbChatConversationSelectedEvent} fb-chat-conversation-selected - The agent chose a conversation or went back.
 * @fires {FbChatMessageReceivedEvent} fb-chat-message-received - A customer wrote in the conversation on the screen.
 * @fires {FbChatMessageSentEvent} fb-chat-message-sent - The Worker accepted a message.
 * @fires {FbChatErrorEvent} fb-chat-error - A command of the agent was refused.
 * @fires {FbChatAuthRequiredEvent} fb-chat-auth-required - No usable token; the host should sign the agent in.
 * @cssprop --fb-chat-font - Font family of everything.
 * @cssprop [--fb-chat-font-size=14px] - Size of ordinary text; everything scales with it.
 * @cssprop [--fb-chat-radius=8px] - Roundness of boxes; bubbles take one and a half of it.
 * @cssprop --fb-chat-surface - Background of the thread.
 * @cssprop --fb-chat-surface-sunken - Background of the list and the bars.
 * @cssprop --fb-chat-surface-hover - Background under the pointer.
 * @cssprop --fb-chat-bubble - Background of the customer's messages.
 * @cssprop --fb-chat-bubble-own - Background of the agent's own messages.
 * @cssprop --fb-chat-bubble-other - Background of messages by colleagues, the Page inbox and other apps.
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
 * @cssprop --fb-chat-success - The mark of being available.
 */
export class FbChatGadget extends LitElement {
  static override styles = [tokens, shared, styles];

  readonly #provider = new ContextProvider(this, { context: sessionContext, initialValue: null });
  #session: ChatSession | null = null;
  #isReady = false;

  @query("fb-chat-list") private readonly _list!: FbChatList;
  @query("fb-chat-thread") private readonly _thread!: FbChatThread | null;

  /** Gives the agent's token, now or by a promise; asked before each connect and before the token ends. */
  @property({ attribute: false }) tokenProvider: TokenProvider | null = null;
  /** The agent's token, for pages that replace it themselves before it ends. `tokenProvider` goes first. */
  @property() token: string | null = null;
  /** Origin of the Worker; by default the one that this script came from. */
  @property() server = new URL(import.meta.url).origin;
  /** The conversation on the screen, `<pageId>:<psid>`; null shows the list. */
  @property() conversation: string | null = null;
  /** Network and clock, for tests. @internal */
  @property({ attribute: false }) platform: Platform = browserPlatform;

  constructor() {
    super();
    new UnsentGuard(this, () => this.#session !== null && countUnsent(this.#session.store.state) > 0);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back by then, and keeps its socket.
    queueMicrotask(() => {
      if (!this.isConnected) this.#session?.stop();
    });
  }

  /** Opens a conversation, as setting `conversation` does; null goes back to the list. */
  openConversation(conversation: string | null): void {
    this.conversation = conversation;
  }

  /** Connects anew and asks for a token again, for instance after the agent signed in. */
  reconnect(): void {
    this.#session?.restart();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#session || changed.has("server") || changed.has("platform")) this.#begin();
    else if (changed.has("tokenProvider") || changed.has("token")) {
      if (this.#session.store.state.line.state === "auth-required") this.#session.restart();
    }
    if (changed.has("conversation")) this.#session?.actions.select(this.conversation || null);
  }

  protected override render() {
    return html`
      <section class="gadget" aria-label=${t.label}>
        <fb-chat-connection-strip></fb-chat-connection-strip>
        <div class="panes ${this.conversation ? "one" : "none"}">
          <div class="list">
            <fb-chat-presence class="me"></fb-chat-presence>
            <fb-chat-list></fb-chat-list>
          </div>
          <div class="thread">${this.conversation ? this._renderThread() : this._renderNothing()}</div>
        </div>
      </section>
    `;
  }

  private _renderThread() {
    return html`<fb-chat-thread @fb-chat-back=${this._onBack}></fb-chat-thread>`;
  }

  private _renderNothing() {
    return html`<p class="nothing"><strong>${t.choose}</strong>${t.chooseHint}</p>`;
  }

  private _onBack() {
    this.#session?.actions.select(null);
  }

  #begin(): void {
    this.#session?.stop();
    this.#isReady = false;
    this.#session = new ChatSession({
      platform: this.platform,
      server: this.server.replace(/\/+$/, ""),
      tokenProvider: () => this.tokenProvider ?? (this.token ? () => this.token ?? "" : null),
      mayRetryAuth: () => this.tokenProvider !== null,
      hooks: this.#hooks,
    });
    this.#session.actions.select(this.conversation || null);
    this.#provider.setValue(this.#session);
    if (this.isConnected) this.#session.start();
  }

  readonly #hooks: SessionHooks = {
    connection: (status) => {
      this.#connectionChanged(status);
    },
    authRequired: (reason) => {
      this.dispatchEvent(new FbChatAuthRequiredEvent({ reason }));
    },
    received: (conversation, entry) => {
      this.dispatchEvent(new FbChatMessageReceivedEvent({ conversation, entry }));
    },
    sent: (conversation, entries) => {
      this.dispatchEvent(new FbChatMessageSentEvent({ conversation, entries }));
    },
    refused: (command, conversation, { code }) => {
      this.dispatchEvent(new FbChatErrorEvent({ command, conversation, code }));
    },
    selected: (conversation) => {
      this.#selected(conversation);
    },
  };

  #connectionChanged(status: ConnectionStatus): void {
    this.dispatchEvent(new FbChatConnectionEvent({ status }));
    const me = this.#session?.store.state.session?.me;
    if (status !== "online" || this.#isReady || !me) return;
    this.#isReady = true;
    this.dispatchEvent(new FbChatReadyEvent({ agent: { sub: me.sub, name: me.name } }));
  }

  /** Told of every selection; the host's own are known by `conversation` being there already. */
  #selected(conversation: string | null): void {
    const before = this.conversation || null;
    if (before === conversation) return;
    this.conversation = conversation;
    this.dispatchEvent(new FbChatConversationSelectedEvent({ conversation }));
    void this.updateComplete.then(() => {
      if (conversation !== null) this._thread?.focus();
      else if (before !== null) this._list.focusRow(before);
    });
  }
}

define("fb-chat-gadget", FbChatGadget);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-gadget": FbChatGadget;
  }
}
