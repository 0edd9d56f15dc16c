import { html } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

/** A button with an icon and no words. */
type IconButton = {
  /** Its name; also what its tooltip says. */
  label: string;
  /** An icon of the set. */
  icon: unknown;
  onPress: (event: Event) => void;
  /** In the form of `aria-keyshortcuts`, for instance "Control+Enter"; the tooltip says it, too. */
  shortcut?: string | undefined;
  /** What it needs is on its way: it stays reachable. */
  isBusy?: boolean;
  isDisabled?: boolean;
  /** It is a switch: whether it is on. */
  isPressed?: boolean | undefined;
  /** What it stands for is other than usual, which its name says, too. */
  tone?: "on" | "";
  /** It opens a menu at itself, with openMenu(), or another popover, with openPopover(). */
  opens?: "menu" | "dialog";
};

/**
 * Draws it. Keys: a button's own. Screen readers: a button of that name, with its state; the tooltip is for eyes alone
 * (tooltips.ts) and says nothing more.
 */
export function iconButton({
  label,
  icon,
  onPress,
  shortcut,
  isBusy,
  isDisabled,
  isPressed,
  tone = "",
  opens,
}: IconButton) {
  return html`<button
    type="button"
    class="quiet icon-only ${tone}"
    aria-label=${label}
    data-tip
    aria-keyshortcuts=${ifDefined(shortcut)}
    aria-haspopup=${ifDefined(opens)}
    aria-pressed=${ifDefined(isPressed === undefined ? undefined : isPressed ? "true" : "false")}
    aria-busy=${isBusy ? "true" : "false"}
    ?disabled=${isDisabled}
    @click=${onPress}
  >
    ${icon}
  </button>`;
}
