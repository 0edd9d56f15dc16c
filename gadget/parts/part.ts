import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import { FbChatGadget } from "../host/fb-chat-gadget.ts";
import { answering } from "../late/answering.ts";
import type { FbChatListPane } from "../list/fb-chat-list-pane.ts";
import { find } from "../shell/find.ts";
import { renderNotLoaded } from "../shell/not-loaded.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import type { Apart } from "../state/state.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import { t, written } from "../words/strings.ts";
import { groupFor } from "./group.ts";
import type { Group, GroupKey } from "./group.ts";
import { styles } from "./part.styles.ts";

/** What of a gadget each part shows. */
export type Room = "list" | "thread" | "composer" | "customer" | "presence";

/** Of a group the first of these tells the page what happens in the conversation on the screen. */
const TELLS: readonly Room[] = ["thread", "composer", "customer"];

/** What decides which others a part follows. */
const GROUP_PROPERTIES = ["group", "server", "platform", "tokenProvider", "token"] as const;

/** A dialog needs as much, in px; where no part of a group is that large it has the window. */
const STAGE_PX = 320;

/**
 * A part is the gadget with one of its rooms: its properties, methods and events are those of the gadget, as far as the
 * room goes. Parts of a page with the same server, token provider (or token) and `group` follow one another: what is
 * chosen in one is open in all, and keys that are pressed in one mean what they mean in a gadget. All share one session,
 * among each other and with gadgets.
 */
export abstract class FbChatPart extends FbChatGadget {
  static override get properties() {
    return {
      ...super.properties,
      view: { attribute: false, reflect: false },
      apart: { attribute: false },
      group: { reflect: true },
    };
  }
  static override styles = [...FbChatGadget.styles, styles];

  protected readonly _seat = new SeatController(this);
  protected readonly _selected = this._seat.slice(({ selected }) => selected);

  readonly #isRead = this._seat.slice((state) => selectedThread(state)?.thread != null);
  /** The focus was to be in the box, before it was known whether something can be written there. */
  #wantsBox = false;

  abstract readonly room: Room;
  /** Parts with the same name follow one another; without one, all in the document that have none. */
  group: string | null = null;
  #group: Group | null = null;

  constructor() {
    super();
    this.addEventListener("fb-chat-conversation-selected", ({ detail }) => {
      const before = this.#group?.before ?? null;
      void this.updateComplete.then(() => {
        this.#moveFocus(detail.conversation, before);
      });
    });
    this.addEventListener("fb-chat-note-wanted", () => this._box?.writeNote());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.#unfollow();
    });
  }

  /** Of another part of the group. @internal */
  paneBeside(pane: string): Element | null {
    for (const member of this.#members) {
      const found = member === this ? null : find(member, pane);
      if (found) return found;
    }
    return null;
  }

  /** Another part of the group says what happens in the conversation. @internal */
  get isSilent(): boolean {
    return this.room !== TELLS.find((room) => this._follows(room));
  }

  /** Where its dialogs stand: over the part of the group that has most room. @internal */
  get stage(): Element {
    const sizeOf = (member: FbChatPart) => member.clientWidth * member.clientHeight;
    const seen = this.#members.filter((member) => member.checkVisibility());
    const [largest] = seen.toSorted((a, b) => sizeOf(b) - sizeOf(a));
    const isLarge = largest && Math.min(largest.clientWidth, largest.clientHeight) >= STAGE_PX;
    return isLarge ? largest : this.ownerDocument.documentElement;
  }

  /** Others of the group came or went. @internal */
  regrouped(): void {
    const apart = new Set<Apart>(["composer"]);
    if (this._follows("customer")) apart.add("customer");
    this.apart = apart;
    this.requestUpdate();
  }

  protected override get _list(): FbChatListPane | null {
    return super._list ?? (this.paneBeside("fb-chat-list-pane") as FbChatListPane | null);
  }

  protected override get _thread(): FbChatThreadPane | null {
    return super._thread ?? (this.paneBeside("fb-chat-thread-pane") as FbChatThreadPane | null);
  }

  protected get _box(): FbChatComposerPane | null {
    const pane = "fb-chat-composer-pane";
    return find<FbChatComposerPane>(this, pane) ?? (this.paneBeside(pane) as FbChatComposerPane | null);
  }

  /** Whether one of these parts is in the group, itself among them. */
  protected _follows(...rooms: readonly Room[]): boolean {
    return this.#members.some(({ room }) => rooms.includes(room));
  }

  /** The name of its region; undefined where what is in it has one. */
  protected get _label(): string | undefined {
    return undefined;
  }

  protected abstract _renderRoom(): unknown;

  /** The others have it in the same breath: what the page wants done there next is done in what it just opened. */
  override requestUpdate(...given: Parameters<FbChatGadget["requestUpdate"]>): void {
    super.requestUpdate(...given);
    const [name, before] = given;
    if (name === "conversation" && #group in this && before !== this.conversation)
      this.#group?.select(this.conversation);
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (GROUP_PROPERTIES.some((name) => changed.has(name))) this.#follow();
    const isDrawn = super.shouldUpdate(changed);
    // It stands where a thread would, whichever part was asked.
    if (changed.has("_instead" as keyof FbChatPart))
      for (const member of this.#members) member._instead = this._instead;
    return isDrawn;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#wantsBox || !this.#isRead.value) return;
    this.#wantsBox = false;
    void this.#focusBox();
  }

  protected override render() {
    return html`
      <div class="reset">
        <section
          class="gadget"
          lang=${written.lang}
          dir=${ifDefined(written.dir)}
          aria-label=${ifDefined(this._label)}
          @fb-chat-decided=${this._onDecided}
        >
          <slot name="header"></slot>
          ${this.#renderConnection()}${this._again ? renderNotLoaded(this._again) : nothing}
          <div class="room">${this._renderRoom()}</div>
        </section>
      </div>
    `;
  }

  /** In place of what is of a conversation while none is open: said once, by the thread where one is there. */
  protected override _renderNothing() {
    const isSaid = this.room !== "thread" && this._follows("thread");
    return html`<slot name="empty">${isSaid ? nothing : html`<p class="nothing">${t.choose}</p>`}</slot>`;
  }

  /** What is loaded behind the first thread is not there. */
  protected _renderLost() {
    return this._isRestLost ? renderNotLoaded(this._onLoadAgain) : nothing;
  }

  protected override _onDecided(event: Event): void {
    event.stopPropagation();
    this.#focusConversation();
  }

  /** List and thread say how the connection is, and what is offered; the others where neither is there. */
  #renderConnection() {
    const isOfGroup = this.room === "list" || this.room === "thread" || !this._follows("list", "thread");
    if (!isOfGroup) return nothing;
    return html`<fb-chat-connection-strip part="connection"></fb-chat-connection-strip>
      <fb-chat-offers data-over-dialogs></fb-chat-offers>`;
  }

  get #members(): readonly FbChatPart[] {
    return this.#group?.members ?? [this];
  }

  #moveFocus(conversation: string | null, before: string | null): void {
    if (conversation !== null) this.#focusConversation();
    else if (before !== null) this._list?.focusRow(before);
  }

  /** It is where the agent writes next, else at the name above the messages, else in the list. */
  #focusConversation(): void {
    const box = this._box;
    this.#wantsBox = box !== null && !(answering.value && this.#isRead.value);
    if (answering.value && box?.takesWords) box.focus();
    else if (this._thread) this._thread.focus();
    else this._list?.focus();
  }

  /** Only while it is where it was put meanwhile: the agent may have gone elsewhere. */
  async #focusBox(): Promise<void> {
    await answering.loaded;
    const box = this._box;
    await box?.updateComplete;
    const header = this._thread?.renderRoot.querySelector("fb-chat-thread-header");
    if (box?.takesWords && header?.matches(":focus-within")) box.focus();
  }

  #follow(): void {
    const { ownerDocument: document, group, platform, tokenProvider, token } = this;
    const server = this.server.replace(/\/+$/, "");
    const key: GroupKey = { document, name: group, platform, server, tokenProvider, token };
    if (!this.isConnected || this.#group?.fits(key)) return;
    this.#unfollow();
    this.#group = groupFor(key);
    this.#group.join(this);
  }

  #unfollow(): void {
    const group = this.#group;
    this.#group = null;
    group?.leave(this);
  }
}
