import { html, nothing } from "lit";
import type { Doing } from "../state/doing.ts";
import { w } from "../words/words.ts";
import { fault } from "./parts.ts";

type Question = {
  isOpen: boolean;
  title: string;
  /** Whom or what it is about, one a line. */
  who?: string;
  /** What will be, in words. */
  what: string;
  /** What it asks for beside a yes. */
  more?: unknown;
  press: string;
  name: string;
  doing: Doing;
  onPress: () => void;
  onClose: () => void;
};

/** Asks before what cannot simply be undone. Escape and Cancel leave everything as it is. */
export function askFirst(question: Question) {
  const { isOpen, title, who = "", what, more = nothing, press, name, doing, onPress, onClose } = question;
  return html`<wa-dialog
    label=${title}
    ?open=${isOpen}
    @wa-after-hide=${(event: Event) => {
      if (event.target === event.currentTarget) onClose();
    }}
  >
    <div class="form">
      ${who === "" ? nothing : html`<p class="who" dir="auto">${who}</p>`}
      <p>${what}</p>
      ${more} ${fault(doing.refusal?.of === name && doing.refusal)}
    </div>
    <div slot="footer" class="buttons">
      <wa-button appearance="outlined" @click=${onClose}>${w.cancel}</wa-button>
      <wa-button variant="danger" ?loading=${doing.busy === name} @click=${onPress}>${press}</wa-button>
    </div>
  </wa-dialog>`;
}
