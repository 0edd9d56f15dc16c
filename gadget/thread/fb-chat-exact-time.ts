import { html, LitElement } from "lit";
import { define } from "../shell/define.ts";
import { fullTime } from "../words/time.ts";
import { styles } from "./fb-chat-exact-time.styles.ts";

/**
 * When exactly a message came, beside it and above everything: a popover.
 *
 * @element fb-chat-exact-time
 */
export class FbChatExactTime extends LitElement {
  static override get properties() {
    return { at: { type: Number } };
  }
  static override styles = styles;

  /** In ms since 1970. */
  at = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = "tooltip";
    this.popover = "manual";
  }

  protected override render() {
    return html`${fullTime(this.at)}`;
  }

  /** Shows itself above a bubble, at the side of whoever wrote it. */
  async showAbove(bubble: Element, isAtRight: boolean): Promise<void> {
    await this.updateComplete;
    if (!this.isConnected) return;
    this.showPopover();
    const { left, right, top } = bubble.getBoundingClientRect();
    const { width, height } = this.getBoundingClientRect();
    this.style.left = `${Math.max(4, isAtRight ? right - width : left)}px`;
    this.style.top = `${Math.max(4, top - height - 4)}px`;
  }
}

define("fb-chat-exact-time", FbChatExactTime);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-exact-time": FbChatExactTime;
  }
}
