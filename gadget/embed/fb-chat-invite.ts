import { html, LitElement, nothing, svg } from "lit";
import { pageLink } from "../../worker/protocol/profile/link.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { PageState } from "../../worker/protocol/frames.ts";
import type { FbChatWantedRecord } from "../features/page-methods.ts";
import { hasRight } from "../people/rights.ts";
import { copyText } from "../platform/clipboard.ts";
import { act } from "../session/deeds.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { icons } from "../shell/icons.ts";
import { qrModules, qrPath } from "../shell/qr.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { t } from "../words/strings.ts";
import { styles } from "./fb-chat-invite.styles.ts";
import { speakHere, words } from "./words.ts";

/**
 * In place of a thread that there is not yet: a link by which the customer of a record comes, and its QR code. Once a conversation in the
 * list is linked to the record, or came by the link, it is opened.
 *
 * Keys: ordinary fields and buttons. Screen readers: a region with a heading; the code says the same as the link beside it.
 *
 * @element fb-chat-invite
 */
export class FbChatInvite extends LitElement {
  static override get properties() {
    return { wanted: { attribute: false }, _pageId: { state: true }, _told: { state: true } };
  }
  static override styles = [shared, controls, boxes, styles];

  private readonly _seat = new SeatController(this);
  private readonly _pages = this._seat.slice(({ pages }) => pages);
  private readonly _items = this._seat.slice(({ list }) => list.items);

  wanted: FbChatWantedRecord = { id: "" };
  close: () => void = () => {};
  private _pageId: string | null = null;
  private _told = "";

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override updated(): void {
    const { id, ref } = this.wanted;
    const isTheirs = ref === undefined ? () => false : (came?: string) => came === ref;
    const found = this._items.value.find(
      ({ record, customer }) => record?.id === id || isTheirs(customer.ref),
    );
    if (!found) return;
    this.#link(found);
    this._seat.navigation.select(found.conversation);
  }

  protected override render() {
    const w = words();
    const pages = this.#pages;
    const pageId = this._pageId ?? pages[0]?.pageId;
    const { name, pageId: asked } = this.wanted;
    const why = asked === undefined ? w.noPage : w.notThatPage(asked);
    return html`<header>${iconButton({ label: t.back, icon: icons.back, onPress: this._onBack })}</header>
      <section class="invite" aria-labelledby="title">
        <h2 id="title" tabindex="-1" dir="auto">${name === undefined ? w.nobody : w.nobodyOf(name)}</h2>
        ${pageId === undefined ? html`<p class="hint">${why}</p>` : this._renderLink(pageId, pages)}
      </section>`;
  }

  private _renderLink(pageId: string, pages: readonly PageState[]) {
    const w = words();
    const link = pageLink(pageId, { ref: this.wanted.ref ?? "", text: "" });
    const modules = qrModules(link);
    return html`<p class="hint">${w.how}</p>
      ${pages.length > 1 ? this._renderPages(pageId, pages) : nothing}
      ${
        modules === null
          ? nothing
          : html`<svg
              class="code"
              role="img"
              aria-label=${w.code}
              viewBox="0 0 ${modules.length} ${modules.length}"
              shape-rendering="crispEdges"
            >
              ${svg`<path d=${qrPath(modules)} fill="#000"></path>`}
            </svg>`
      }
      <div class="link">
        <input readonly dir="ltr" aria-label=${w.link} .value=${link} @focus=${this._onFocus} />
        <button class="primary" @click=${() => void this.#copy(link)}>${w.copy}</button>
      </div>
      <p class="told" role="status">${this._told}</p>`;
  }

  private _renderPages(chosen: string, pages: readonly PageState[]) {
    return html`<label
      >${words().page}<select @change=${this._onPage}>
        ${pages.map(
          ({ pageId, name = pageId }) =>
            html`<option value=${pageId} ?selected=${pageId === chosen}>${name}</option>`,
        )}
      </select></label
    >`;
  }

  /** Who came by a link that was made for the record is whom it is about, where nobody said otherwise and the page told their name. */
  #link({ conversation, record }: Summary): void {
    const { id, name } = this.wanted;
    const { session, readonly } = this._seat.peek((state) => state);
    if (record !== undefined || name === undefined || readonly || !hasRight(session, "answer")) return;
    act(this._seat.tools, conversation, { type: "conversation.link", conversation, record: { id, name } });
  }

  /** Those to which somebody may write; the one that the page named alone, where it named one. */
  get #pages(): PageState[] {
    const { pageId } = this.wanted;
    const connected = Object.values(this._pages.value).filter((it) => it.disconnectedAt === undefined);
    return pageId === undefined ? connected : connected.filter((it) => it.pageId === pageId);
  }

  async #copy(link: string): Promise<void> {
    const isCopied = await copyText(link);
    this._told = isCopied ? words().copied : words().notCopied;
    if (!isCopied) this.renderRoot.querySelector("input")?.focus();
  }

  private _onFocus(event: Event) {
    (event.target as HTMLInputElement).select();
  }

  private _onPage(event: Event) {
    this._pageId = (event.target as HTMLSelectElement).value;
    this._told = "";
  }

  private readonly _onBack = () => {
    this.close();
  };
}

define("fb-chat-invite", FbChatInvite);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-invite": FbChatInvite;
  }
}
