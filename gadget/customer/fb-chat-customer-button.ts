import { LitElement } from "lit";
import { customerPanel } from "../late/customer.ts";
import { LateDeed } from "../late/late-deed.ts";
import { prefer } from "../memory/keep-preferences.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { selectedThread } from "../state/state.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import { words } from "../words/action-words.ts";
import type * as CustomerScript from "./index.ts";

type Thread = HTMLElement & Pick<FbChatThreadPane, "panel" | "updateComplete">;

/** From here on a thread has room for what is known of the customer beside it, in px. */
const BESIDE_FROM_PX = 680;

/**
 * Shows what is known of the customer, or no longer: beside the thread where there is room, which is remembered; else over it, for
 * as long as this conversation is on the screen. A switch.
 *
 * @element fb-chat-customer-button
 */
export class FbChatCustomerButton extends LitElement {
  static override styles = [shared, controls];

  private readonly _seat = new SeatController(this);
  private readonly _conversation = this._seat.slice((state) => {
    const thread = selectedThread(state);
    // Of what could not be opened nothing is known; what stands elsewhere in the page is there.
    return state.apart?.has("customer") || thread === null || (thread.phase === "refused" && !thread.thread)
      ? null
      : thread.conversation;
  });
  private readonly _isWanted = this._seat.slice(({ preferences }) => preferences.showsCustomer);
  readonly #panel: LateDeed<typeof CustomerScript> = new LateDeed(this, customerPanel);
  /** The conversation for which it is shown, however it is wanted else. */
  #shownFor: string | null = null;
  #thread: Thread | null = null;
  #sizes: ResizeObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#thread = threadAround(this);
    this.#thread.addEventListener("fb-chat-customer-close", this.#closed);
    const view = this.ownerDocument.defaultView ?? window;
    this.#sizes = new view.ResizeObserver(() => {
      // Not now: what changes its size while sizes are told of is an error of the page's.
      view.requestAnimationFrame(() => {
        this.#place();
      });
    });
    this.#sizes.observe(this.#thread);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#thread?.removeEventListener("fb-chat-customer-close", this.#closed);
    if (this.#thread) this.#thread.panel = "";
    this.#thread = null;
  }

  /** Shows it, and gives it the focus, or no longer. */
  async toggle(): Promise<void> {
    if (this.#isShown) this.#hide();
    else await this.#show(true);
  }

  /** Shows it beside this conversation for as long as that is on the screen, where there is room; the focus stays where it is. */
  async reveal(): Promise<void> {
    if (this.#isShown || !this.#hasRoom) return;
    await this.#panel.do(async ({ speakHere }) => {
      await speakHere();
      this.#shownFor = this._conversation.value;
      this.#place();
    });
  }

  override focus(): void {
    // Where there is no room for it the name of the customer stands beside it.
    if (this.checkVisibility()) find<HTMLElement>(this, "button")?.focus();
    else (this.getRootNode() as ShadowRoot).querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render() {
    if (this._conversation.value === null) return null;
    return iconButton({
      label: words().shortcuts.customer,
      icon: actionIcons.customer,
      isPressed: this.#isShown,
      tone: this.#isShown ? "on" : "",
      isBusy: this.#panel.isLoading,
      onPress: () => {
        if (this.#isShown) this.#hide();
        else void this.#show(false);
      },
    });
  }

  protected override updated(): void {
    this.#place();
  }

  get #isShown(): boolean {
    return (this.#thread?.panel ?? "") !== "";
  }

  get #hasRoom(): boolean {
    return (this.#thread?.clientWidth ?? 0) >= BESIDE_FROM_PX;
  }

  async #show(isByKey: boolean): Promise<void> {
    await this.#panel.do(async ({ speakHere }) => {
      await speakHere();
      this.#shownFor = this._conversation.value;
      this.#want(true);
      this.#place();
      const thread = this.#thread;
      await thread?.updateComplete;
      if (isByKey || thread?.panel === "over")
        thread?.shadowRoot?.querySelector("fb-chat-customer-pane")?.focus();
    });
  }

  #hide(): void {
    this.#shownFor = null;
    this.#want(false);
    this.#place();
  }

  /** What is shown over a thread for want of room says nothing of how it is wanted beside one. */
  #want(isWanted: boolean): void {
    if (!this.#hasRoom || this._isWanted.value === isWanted) return;
    this._seat.act((tools) => {
      prefer(tools, { showsCustomer: isWanted });
    });
  }

  #place(): void {
    const thread = this.#thread;
    const conversation = this._conversation.value;
    if (thread === null) return;
    if (this.#shownFor !== conversation) this.#shownFor = null;
    const wanted = this.#wantedPlace();
    // Remembered, and not loaded: nobody waits for it.
    if (wanted !== "" && customerPanel.value === null) {
      void customerPanel.loadWhenIdle().then(async (isThere) => {
        await customerPanel.value?.speakHere();
        if (isThere && this.isConnected) this.#place();
      });
      return;
    }
    if (thread.panel === wanted) return;
    thread.panel = wanted;
    this.requestUpdate();
  }

  #wantedPlace(): FbChatThreadPane["panel"] {
    if (this._conversation.value === null) return "";
    const isShown = this.#shownFor !== null;
    if (this.#hasRoom) return this._isWanted.value || isShown ? "beside" : "";
    return isShown ? "over" : "";
  }

  readonly #closed = () => {
    // Before what has the focus goes with it.
    this.focus();
    this.#hide();
  };
}

/** It stands in the head of a thread. */
function threadAround(element: Element): Thread {
  const { host: header } = element.getRootNode() as ShadowRoot;
  return (header.getRootNode() as ShadowRoot).host as Thread;
}

define("fb-chat-customer-button", FbChatCustomerButton);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-customer-button": FbChatCustomerButton;
  }
}
