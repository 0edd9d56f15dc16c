import { LitElement } from "lit";
import type { Admin, ListName, Loss } from "../state/admin.ts";
import { Doing } from "../state/doing.ts";
import { shared } from "../../shell/shared.styles.ts";
import { onWords } from "../words/words.ts";
import { screenStyles } from "./screen.styles.ts";

/** What every screen is: it follows what the Worker told and the words, and reads what it shows when it is opened. */
export abstract class AdminScreen extends LitElement {
  static override get properties() {
    return { admin: { attribute: false } };
  }
  static override styles = [shared, screenStyles];

  admin!: Admin;
  protected readonly doing = new Doing(this);
  /** What the screen shows. */
  protected readonly reads: readonly ListName[] = [];
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const again = () => {
      this.requestUpdate();
    };
    this.#stops = [this.admin.subscribe(again), onWords(again)];
    for (const name of this.reads) void this.admin.load(name);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.admin.lost(this, null);
  }

  /** Of a part of a screen: what it could not read, which the screen says once for all of its parts. */
  get loss(): Loss | null {
    return null;
  }

  protected override updated(): void {
    this.admin.lost(this, this.loss);
  }

  /** Where the keys are after another screen was opened. */
  override focus(): void {
    focusHeading(this.shadowRoot);
  }
}

/** Moves the keys to what a screen is called. */
export function focusHeading(root: ShadowRoot | null): void {
  const heading = root?.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}
