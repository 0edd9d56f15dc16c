import { html, nothing } from "lit";
import "./fb-chat-avatar.ts";

type Avatar = {
  /** Whose, as shown to the agent: it stands beside it in words. */
  name: string;
  /** Names the picture for `media.link`, in this conversation; else there are initials. */
  picture?: string | undefined;
  conversation?: string;
  /** A state of whom it shows; said in words elsewhere. */
  ring?: "success" | "warning" | "muted";
  /** In its corner: the initials or number of a Page, or of who has the conversation. */
  corner?: string;
};

/** A picture or initials, with a ring and a corner. Styles: `avatars`. Decoration: hidden from screen readers. */
export function avatar({ name, picture, conversation = "", ring, corner }: Avatar, size: "small" | "" = "") {
  return html`<span class="avatar ${size} ${ring ?? ""}" aria-hidden="true"
    ><fb-chat-avatar name=${name} .picture=${picture} .conversation=${conversation}></fb-chat-avatar>${
      corner === undefined ? nothing : html`<span class="corner">${corner}</span>`
    }</span
  >`;
}

/**
 * Several people in little room: the first of them, and how many more there are. Screen readers hear `says` alone, for
 * instance "Ben and two others are looking too".
 */
export function avatarStack(names: readonly string[], says: string, shown = 3) {
  if (names.length === 0) return nothing;
  const more = names.length - shown;
  return html`<span class="stack" data-tip=${says}
    >${names.slice(0, shown).map((name) => avatar({ name }, "small"))}${
      more > 0 ? html`<span class="others" aria-hidden="true">+${more}</span>` : nothing
    }<span class="sr-only">${says}</span></span
  >`;
}
