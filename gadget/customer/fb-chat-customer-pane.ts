import { html, LitElement, nothing } from "lit";
import type { InteractionTold } from "../../worker/protocol/interactions/interaction.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { GATHERED, type Gathered } from "../../worker/protocol/thread/gathered.ts";
import { Jump, type JumpAnswer } from "../content/jump.ts";
import { FbChatLinkClickEvent } from "../host/events/link-click.ts";
import { answering } from "../late/answering.ts";
import { assist } from "../late/assist.ts";
import { comments } from "../late/commenting.ts";
import { links } from "../late/links.ts";
import { persons } from "../late/persons.ts";
import { privacy } from "../late/privacy.ts";
import { tickets } from "../late/tickets.ts";
import { richContent } from "../late/rich-content.ts";
import { threadMenu } from "../late/deeds.ts";
import { transcripts } from "../late/transcripts.ts";
import { LateDeed } from "../late/late-deed.ts";
import { renderName } from "../people/customer-name.ts";
import { mayExport, mayHold } from "../privacy/may.ts";
import "../people/fb-chat-avatar.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { Asking } from "../shell/asking.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { paneOf } from "../shell/pane-of.ts";
import { inertAround } from "../shell/inert-around.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { chip } from "../tags/chip.ts";
import { chipStyles } from "../tags/chip.styles.ts";
import { mayAttribute, mayTag } from "../tags/may-tag.ts";
import { shownTags } from "../tags/shown.ts";
import { attributeWords } from "../tags/values.ts";
import type * as ThreadMenu from "../thread/thread-menu.ts";
import type { FbChatEntries } from "../thread/fb-chat-entries.ts";
import { contactRows } from "./contact-rows.ts";
import { facts } from "./facts.ts";
import { styles } from "./fb-chat-customer-pane.styles.ts";
import { fileRows, linkRows, noteRows } from "./gathered-rows.ts";
import { Gathering } from "./gathering.ts";
import { speakHere, words } from "./words.ts";

/** Contacts that are in sight at first. */
const CONTACTS_SHOWN = 3;
const ROWS = { files: fileRows, links: linkRows, notes: noteRows };

/**
 * What is known of the customer of the conversation on the screen: who they are, what the page knows of them, what came of earlier
 * contacts, and what the conversation has of notes, files and links. Beside the thread, or (`over`) over it.
 *
 * Keys: over the thread Escape closes it, and Tab stays in it. Screen readers: a region of its own with headings.
 *
 * @element fb-chat-customer-pane
 * @slot page - What the page knows of them.
 * @fires fb-chat-customer-close - It is not wanted any more. Internal.
 */
export class FbChatCustomerPane extends LitElement {
  static override get properties() {
    return {
      over: { type: Boolean, reflect: true },
      _lacksTranscript: { state: true },
      _showsAll: { state: true },
      _told: { state: true },
    };
  }
  static override styles = [shared, controls, chipStyles, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _hasContacts = this._seat.slice((state) => knows(state, "wrap_up"));
  /** It stands by itself: nobody puts it away. */
  private readonly _isApart = this._seat.slice(({ apart }) => apart?.has("customer"));
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");

  /** There is no room beside the thread. */
  over = false;
  private _lacksTranscript = false;
  private _showsAll = false;
  private _told: JumpAnswer | "looking" | null = null;
  #around: Element | null = null;
  #conversation: string | null = null;
  #stopInert: (() => void) | null = null;
  readonly #menu: LateDeed<typeof ThreadMenu> = new LateDeed(this, threadMenu);
  readonly #gathering = new Gathering(this, this._seat);
  /** Anew with each contact that begins or ends. */
  readonly #contacts = new Asking(
    this._seat,
    {
      type: "interactions.list",
      asOf: ({ thread }) => `${String(thread?.interaction?.id)} ${String(thread?.interaction?.closedAt)}`,
    },
    () => {
      this.requestUpdate();
    },
  );
  readonly #jump: Jump = new Jump(this._seat, this._thread, (told, entry) => {
    this._told = told;
    if (told !== "there") return;
    const thread = this._host;
    if (this.over) this.#close();
    const around = paneOf(thread, "fb-chat-thread-pane") ?? thread;
    const entries = around.shadowRoot?.querySelector<FbChatEntries>("fb-chat-entries");
    answering.whenThere(() => void entries?.beside?.moves.showEntry(entry));
  });

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TickController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "complementary");
    this.#around = this._host;
    this.#around.addEventListener("click", this.#pressedBeside);
    if (links.value === null)
      void links.load().then(() => {
        this.requestUpdate();
      });
    if (this._seat.peek(({ assistProvider }) => assistProvider?.summarize)) void assist.loadWhenIdle();
    if (this._seat.peek((state) => knows(state, "tickets"))) void tickets.loadWhenIdle();
    if (this._seat.peek((state) => knows(state, "persons"))) void persons.loadWhenIdle();
    if (this._seat.peek((state) => mayHold(state) || mayExport(state))) void privacy.loadWhenIdle();
    void richContent.loadWhenIdle().then(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#jump.stop();
    this.#around?.removeEventListener("click", this.#pressedBeside);
    this.#reach();
    this.#contacts.forget();
    this._lacksTranscript = false;
  }

  /** The thread that it stands in, or the part of the page. */
  private get _host(): Element {
    return (this.getRootNode() as ShadowRoot).host;
  }

  override focus(): void {
    void this.updateComplete.then(() => find<HTMLElement>(this, "h2")?.focus());
  }

  protected override willUpdate(): void {
    const thread = this._thread.value;
    if (thread === null) return;
    this.#gathering.look(thread);
    if (thread.conversation === this.#conversation) return;
    this.#conversation = thread.conversation;
    this._showsAll = false;
    this._told = null;
    this.#jump.stop();
  }

  protected override updated(): void {
    this.ariaLabel = words().title;
    this.#lieOver();
    const { comment, comments: from } = shownSummary(this._thread.value) ?? {};
    if (comment?.messenger || from) void comments.loadWhenIdle();
    this.#jump.step();
    if (this._hasContacts.value && this._isOpen.value) this.#contacts.look(this._thread.value);
  }

  protected override render() {
    const thread = this._thread.value;
    const customer = thread?.thread?.customer ?? thread?.summary?.customer;
    if (!thread || !customer) return nothing;
    const w = words();
    const now = this._seat.now();
    const told = this.#contacts.known?.told?.interactions ?? null;
    return html`
      <header @keydown=${this._onKey}>
        <fb-chat-avatar
          name=${customer.label}
          .picture=${customer.picture}
          .conversation=${thread.conversation}
        ></fb-chat-avatar>
        <h2 tabindex="-1" dir="auto" data-tip=${customer.label}>${renderName(customer)}</h2>
        ${this._isApart.value ? nothing : iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.#close })}
      </header>
      <div class="body" @keydown=${this._onKey}>
        <slot name="page"></slot>
        <fb-chat-record-facts></fb-chat-record-facts>
        <fb-chat-person></fb-chat-person>
        <fb-chat-comment-links></fb-chat-comment-links>
        <fb-chat-tickets></fb-chat-tickets>
        <fb-chat-kept-tickets></fb-chat-kept-tickets>
        ${this._renderTags(thread)}
        ${facts({ customer, contacts: told, entries: thread.entries, lastAt: shownSummary(thread)?.activityAt ?? null, now })}
        ${this._renderKnown(thread)}
        <fb-chat-summary></fb-chat-summary>
        ${this._hasContacts.value ? this._renderContacts(now) : nothing}
        <p class="told" role="status">
          ${this._told === null || this._told === "there" ? nothing : w.jump[this._told]}
        </p>
        ${(["notes", ...GATHERED.filter((what) => what !== "notes")] as const).map((what) => this._renderGathered(what, thread))}
        <fb-chat-privacy></fb-chat-privacy>
      </div>
    `;
  }

  private _renderTags(thread: ThreadState) {
    const { title, edit } = words().tags;
    const shown = shownTags(shownSummary(thread)?.tags, this._desk.value);
    const mayEdit = mayTag(this._seat, thread);
    if (shown.length === 0 && !mayEdit) return nothing;
    return html`<section class="tags" aria-labelledby="tags">
      <h3 id="tags">${title}</h3>
      <ul>
        ${shown.map((tag) => html`<li>${chip(tag)}</li>`)}
      </ul>
      ${mayEdit ? this._renderEdit(edit, () => void this.#menu.do(({ openTags }) => this.#ask(openTags))) : nothing}
    </section>`;
  }

  /** What agents and programs know of the customer and the contact. */
  private _renderKnown(thread: ThreadState) {
    const { edit, ...answers } = words().known;
    const known = shownSummary(thread)?.attributes ?? [];
    const mayEdit = mayAttribute(this._seat, thread);
    return html`<dl>
        ${known.map((it) => {
          const { name, said } = attributeWords(it, this._desk.value, answers);
          return html`<div>
            <dt dir="auto">${name}</dt>
            <dd dir="auto">${said}</dd>
          </div>`;
        })}
      </dl>
      ${mayEdit ? this._renderEdit(edit, () => void this.#menu.do(({ openAttributes }) => this.#ask(openAttributes))) : nothing}`;
  }

  private _renderEdit(label: string, onPress: () => void) {
    return html`<button class="quiet edit" aria-haspopup="dialog" @click=${onPress}>${label}</button>`;
  }

  async #ask(open: typeof ThreadMenu.openTags): Promise<void> {
    await threadMenu.value?.speakHere();
    const thread = this._thread.value;
    if (thread !== null) await open(this.renderRoot as ShadowRoot, this._seat, thread);
  }

  private _renderContacts(now: number) {
    const w = words();
    const { phase = "asking", told = null } = this.#contacts.known ?? {};
    const all = told?.interactions ?? [];
    const shown = this._showsAll ? all : all.slice(0, CONTACTS_SHOWN);
    return html`<section aria-labelledby="contacts">
      <h3 id="contacts">${w.contacts.title}</h3>
      ${
        phase === "failed"
          ? html`<p class="told" role="status">
              ${w.failed} <button class="quiet" @click=${this._onContactsAgain}>${w.again}</button>
            </p>`
          : told === null
            ? html`<p class="told">${w.looking}</p>`
            : nothing
      }
      ${phase === "ready" && all.length === 0 ? html`<p class="told">${w.contacts.none}</p>` : nothing}
      ${this._lacksTranscript ? html`<p class="told" role="status">${w.transcript.failed}</p>` : nothing}
      <ul>
        ${contactRows(shown, now, this._seat.peek((state) => knows(state, "transcripts")) ? this._onTranscript : null)}
      </ul>
      ${
        all.length > shown.length
          ? html`<button class="quiet" @click=${this._onAllContacts}>
              ${w.contacts.all(all.length - shown.length)}
            </button>`
          : nothing
      }
    </section>`;
  }

  private _renderGathered(what: Gathered, thread: ThreadState) {
    const w = words();
    const found = this.#gathering.of(what, thread);
    const { phase, isAll, isBarren } = this.#gathering.stateOf(what, thread);
    const rows = ROWS[what](found, {
      conversation: thread.conversation,
      name: thread.thread?.customer.label ?? "",
      me: this._me.value,
      now: this._seat.now(),
      go: this._go,
      follow: this._follow,
    });
    const said =
      phase === "failed"
        ? w.failed
        : phase === "asking"
          ? w.looking
          : isBarren
            ? w.noneFurther
            : rows.length > 0
              ? ""
              : isAll
                ? w.noneAtAll
                : w[what].none;
    return html`<section aria-labelledby=${what}>
      <h3 id=${what}>${w[what].title}</h3>
      <ul>
        ${rows}
      </ul>
      <p class="told" role="status">${said}</p>
      ${
        isAll
          ? nothing
          : html`<button
              class="quiet"
              aria-describedby=${what}
              aria-busy=${phase === "asking" ? "true" : "false"}
              @click=${() => void this.#gathering.further(what, thread)}
            >
              ${phase === "failed" ? w.again : w.further}
            </button>`
      }
    </section>`;
  }

  /** What lies under it is not there. */
  #lieOver(): void {
    if (this.over) this.#stopInert ??= inertAround(this, this._host);
    else this.#reach();
  }

  #reach(): void {
    this.#stopInert?.();
    this.#stopInert = null;
  }

  readonly #close = () => {
    this.#reach();
    this.dispatchEvent(new Event("fb-chat-customer-close", { bubbles: true, composed: true }));
  };

  /** What it lies over is inert: a press there reaches the thread alone. */
  readonly #pressedBeside = (event: Event) => {
    if (this.over && event.composedPath()[0] === event.currentTarget) this.#close();
  };

  private readonly _go = (entry: Entry) => {
    this._told = "looking";
    this.#jump.to(entry.id);
  };

  private readonly _follow = (href: string): boolean => {
    const conversation = this._thread.value?.conversation ?? "";
    return this.dispatchEvent(new FbChatLinkClickEvent({ conversation, href }));
  };

  private readonly _onTranscript = ({ id }: InteractionTold, event: Event) => {
    const conversation = this._thread.value?.conversation;
    const button = event.currentTarget as HTMLElement;
    if (conversation === undefined) return;
    this._lacksTranscript = false;
    void this.#keepTranscript(button, conversation, id).then(
      (it) => (this._lacksTranscript = it === "failed"),
    );
  };

  async #keepTranscript(button: HTMLElement, conversation: string, contact: number) {
    await transcripts.load();
    const { keepTranscript } = transcripts.value ?? {};
    return keepTranscript === undefined
      ? "failed"
      : await keepTranscript(button, this._seat, conversation, contact);
  }

  private _onContactsAgain() {
    this.#contacts.again(this._thread.value);
  }

  private async _onAllContacts() {
    this._showsAll = true;
    await this.updateComplete;
    // The button is gone: who works by keyboard goes on at what it showed.
    this.renderRoot.querySelectorAll<HTMLElement>(".contact")[CONTACTS_SHOWN]?.focus();
  }

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Escape" || !this.over || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }
}

define("fb-chat-customer-pane", FbChatCustomerPane);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-customer-pane": FbChatCustomerPane;
  }
}
