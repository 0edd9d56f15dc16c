import { html, LitElement, nothing } from "lit";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import { find } from "../shell/find.ts";
import { answering } from "../late/answering.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";
import { renderName } from "../people/customer-name.ts";
import "../people/fb-chat-avatar.ts";
import { styles } from "./fb-chat-thread-header.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * Whose conversation it is and, by <fb-chat-watchers>, who else looks at it; beside it <fb-chat-handling>.
 *
 * @element fb-chat-thread-header
 * @fires fb-chat-back - The agent wants the list back. Internal.
 */
export class FbChatThreadHeader extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _view = this._seat.slice((state) => state.view);
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  constructor() {
    super();
    answering.whenThere(() => {
      this.requestUpdate();
    });
  }

  private get _title(): HTMLElement | null {
    return find<HTMLElement>(this, "h2");
  }

  override focus(): void {
    this._title?.focus();
  }

  /** Goes back to the list where that is one step away; false beside it. */
  goBack(): boolean {
    const back = this.renderRoot.querySelector<HTMLElement>(".back");
    if (!back?.checkVisibility()) return false;
    this._onBack();
    return true;
  }

  protected override render() {
    const thread = this._thread.value;
    const customer = thread?.thread?.customer ?? thread?.summary?.customer;
    const label = customer?.label ?? "";
    const summary = shownSummary(thread);
    const standing = this._standing;
    const shown = customer ? renderName(customer) : t.conversation;
    return html`
      ${
        this._view.value === "thread"
          ? nothing
          : html`<button class="back quiet icon-only" aria-label=${t.back} data-tip @click=${this._onBack}>
              ${icons.back}
            </button>`
      }
      ${
        label === ""
          ? nothing
          : html`<fb-chat-avatar
              name=${label}
              .picture=${customer?.picture}
              .conversation=${thread?.conversation ?? ""}
            ></fb-chat-avatar>`
      }
      <div class="who">
        <h2 tabindex="-1" dir="auto" data-tip=${label}>${shown}</h2>
        <p class="state">
          ${summary ? this._renderState(summary, standing) : nothing}
          <fb-chat-page-name></fb-chat-page-name>
          <fb-chat-record></fb-chat-record>
          <fb-chat-tags></fb-chat-tags>
          <fb-chat-watchers owner=${ownerShown(summary)}></fb-chat-watchers>
        </p>
      </div>
      <fb-chat-customer-button></fb-chat-customer-button>
      ${this._isReadonly.value ? nothing : html`<fb-chat-handling></fb-chat-handling>`}
      ${standing === "" || standing === t.unassigned ? nothing : html`<p class="standing below">${standing}</p>`}
    `;
  }

  /** Where it stands beside whose it is; comes with what one answers with. */
  private get _standing(): string {
    const summary = shownSummary(this._thread.value);
    if (!summary) return "";
    const said = answering.value?.standingWords(
      summary,
      this._seat.peek((state) => state),
    );
    return said ?? (summary.owner || summary.finer || summary.status === "closed" ? "" : t.unassigned);
  }

  private _renderState({ status, owner }: Summary, standing: string) {
    if (status === "closed") return html`<span class="owner">${t.closedStatus}</span>`;
    // What says no more than that nobody has it is as short as whose it is.
    const whose = owner ? this._renderOwner(owner) : standing === t.unassigned ? standing : "";
    return html`
      ${whose === "" ? nothing : html`<span class="owner">${whose}</span>`}
      ${standing === "" || whose === standing ? nothing : html`<span class="standing">${standing}</span>`}
    `;
  }

  private _renderOwner(owner: Person) {
    const isMe = owner.sub === this._me.value;
    // Who takes over had better know whether the other one is there.
    const here = isMe ? nothing : html` <fb-chat-here sub=${owner.sub}></fb-chat-here>`;
    // A name that is too long loses its end, also one that runs the other way than the words around it.
    const [before, after] = t.owner("\n", isMe).split("\n");
    return html`${before}<bdi>${isMe ? nothing : owner.name}</bdi>${after}${here}`;
  }

  private _onBack() {
    this.dispatchEvent(new Event("fb-chat-back", { bubbles: true, composed: true }));
  }
}

/** Whose name the line begins with. */
function ownerShown(summary: Summary | null): string {
  return summary?.status === "open" ? (summary.owner?.sub ?? "") : "";
}

define("fb-chat-thread-header", FbChatThreadHeader);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-thread-header": FbChatThreadHeader;
  }
}
