import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { styles } from "./fb-chat-assist-tools.styles.ts";
import { icons } from "./icons.ts";
import { agentLanguage, customerLanguage, nameOfLanguage } from "./languages.ts";
import { offers } from "./translate.ts";
import { meansAt } from "./translating.ts";
import { speakHere, words } from "./words.ts";

/**
 * Among the tools of the box: translates what is written in it, and suggests replies. Each is there only where something does it.
 * What comes of it is shown by <fb-chat-assist-strip> beside it.
 *
 * @element fb-chat-assist-tools
 */
export class FbChatAssistTools extends LitElement {
  static override get properties() {
    return { disabled: { type: Boolean }, _translates: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _provider = this._seat.slice(({ assistProvider }) => assistProvider);
  private readonly _isEmpty = this._seat.slice(({ drafts, selected }) =>
    isBlank(drafts[selected ?? ""] ?? ""),
  );

  /** Nothing can be written. */
  disabled = false;
  /** What is written can be translated for the customer of this conversation. */
  private _translates = false;
  #asked = "";

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    void this.#look();
  }

  protected override render() {
    const w = words();
    const to = this._language;
    return html`${
      this._translates && to !== null
        ? iconButton({
            label: w.translateInto(nameOfLanguage(to)),
            icon: icons.translate,
            isDisabled: this.disabled || this._isEmpty.value,
            onPress: () => void this._strip?.translateBox(to),
          })
        : nothing
    }${
      this._provider.value?.suggest
        ? iconButton({
            label: w.suggest,
            icon: icons.suggest,
            isDisabled: this.disabled,
            onPress: () => void this._strip?.suggest(to),
          })
        : nothing
    }`;
  }

  private get _language(): string | null {
    return customerLanguage(this._thread.value?.thread?.customer);
  }

  private get _strip() {
    return (this.getRootNode() as ShadowRoot).querySelector("fb-chat-assist-strip");
  }

  /** Once for each pair of languages. */
  async #look(): Promise<void> {
    const to = this._language;
    const means = meansAt(this._seat);
    const asked = [to, agentLanguage(), means.provider?.translate ? "page" : ""].join(" ");
    if (asked === this.#asked) return;
    this.#asked = asked;
    const isOffered = to !== null && (await offers(means, agentLanguage(), to));
    if (asked === this.#asked) this._translates = isOffered;
  }
}

define("fb-chat-assist-tools", FbChatAssistTools);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-assist-tools": FbChatAssistTools;
  }
}
