import type { LitElement, PropertyValues } from "lit";
import { answering } from "../late/answering.ts";

type Updating = { update(changed: PropertyValues): void };

/**
 * A browser gives the focus to nobody when what has it is disabled or goes: keys would be the page's from then on,
 * shortcuts among them. Whichever element of the gadget brings that about by rendering anew finds another place for it.
 */
export function neverLosesFocus(prototype: Updating): void {
  const { update } = prototype;
  prototype.update = function (this: LitElement & Updating, changed) {
    const focused = this.shadowRoot?.activeElement;
    update.call(this, changed);
    if (focused && (!focused.isConnected || focused.matches(":disabled"))) answering.value?.placeFocus(this);
  };
}
