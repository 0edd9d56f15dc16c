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
  /** In its corner: the initials of who has the conversation, or the icon of a place that is free. */
  corner?: Corner | undefined;
};

/** `tip` is for eyes alone. */
type Corner = { shows: unknown; tip: string; isFree?: boolean };

/** A picture or initials, with a ring and a corner. Styles: `avatars`. Decoration: hidden from screen readers. */
export function avatar({ name, picture, conversation = "", ring, corner }: Avatar) {
  return html`<span class="avatar ${ring ? `ringed ${ring}` : ""}" aria-hidden="true"
    ><fb-chat-avatar name=${name} .picture=${picture} .conversation=${conversation}></fb-chat-avatar>${
      corner
        ? html`<span class="corner ${corner.isFree ? "free" : ""}" data-tip=${corner.tip}
            >${corner.shows}</span
          >`
        : nothing
    }</span
  >`;
}
