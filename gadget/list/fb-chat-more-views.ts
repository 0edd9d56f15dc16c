import { css, LitElement } from "lit";
import { menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { listViews } from "../late/views.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { knows } from "../state/features.ts";
import { words } from "../words/action-words.ts";
import { find } from "../shell/find.ts";
import type * as Menu from "../shell/menu.ts";
import type * as Views from "../views/index.ts";
import type { ListBehind } from "../views/more-views.ts";

/**
 * The button behind the tabs of the list: what has no tab, and the views that are kept, in a menu.
 *
 * @element fb-chat-more-views
 */
export class FbChatMoreViews extends LitElement {
  static override styles = [
    shared,
    controls,
    css`
      button {
        inline-size: 100%;
        min-block-size: 32px;
        color: var(--fb-chat-text-muted);
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  readonly #menu: LateDeed<typeof Menu> = new LateDeed(this, menu);
  readonly #views: LateDeed<typeof Views> = new LateDeed(this, listViews);

  /** There are views that are kept, whatever has a tab. */
  get keepsViews(): boolean {
    return this._seat.peek((state) => knows(state, "views"));
  }

  /** Says which have no tab by the time that the menu opens. */
  lists: () => readonly ListBehind[] = () => [];

  protected override render() {
    return iconButton({
      label: words().listTools.more,
      icon: actionIcons.more,
      opens: "menu",
      isBusy: this.#menu.isLoading || this.#views.isLoading,
      onPress: this.open,
    });
  }

  readonly open = (): void => {
    const button = find<HTMLElement>(this, "button");
    if (button)
      void this.#menu.do(({ openMenu }) =>
        this.#views.do(({ openMoreViews }) => openMoreViews(button, this._seat, this.lists(), openMenu)),
      );
  };
}

define("fb-chat-more-views", FbChatMoreViews);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-more-views": FbChatMoreViews;
  }
}
