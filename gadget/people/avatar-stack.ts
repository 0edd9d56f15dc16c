import { html, nothing } from "lit";
import "./fb-chat-avatar.ts";

/**
 * Several people in little room: the first of them, and how many more there are. Screen readers hear `says` alone, for
 * instance "Ben and two others are looking too"; left out where it stands beside. Styles: `stacks`.
 */
export function avatarStack(names: readonly string[], says: string | null, shown = 3) {
  if (names.length === 0) return nothing;
  const more = names.length - shown;
  return html`<span class="stack" data-tip=${says ?? names.join(", ")}
    >${names.slice(0, shown).map((name) => html`<fb-chat-avatar name=${name}></fb-chat-avatar>`)}${
      more > 0 ? html`<span class="others" aria-hidden="true">+${more}</span>` : nothing
    }${says === null ? nothing : html`<span class="sr-only">${says}</span>`}</span
  >`;
}
