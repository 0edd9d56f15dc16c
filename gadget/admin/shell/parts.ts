import { html, nothing } from "lit";
import type { Admin, ListName, Loaded, Loss } from "../state/admin.ts";
import type { PageFare } from "../state/page-status.ts";
import type { Refusal } from "../wire/api.ts";
import { refusalWords } from "../words/refusal-words.ts";
import { w } from "../words/words.ts";
import { icon } from "./icon.ts";

/** What was refused, where it happened. Said at once to who cannot see it. */
export function fault(refusal: Refusal | null | undefined | false) {
  const said = refusal ? html`${icon("warning")}<span>${refusalWords(refusal)}</span>` : nothing;
  // No space in it: where nothing was refused it takes no room.
  return html`<p class="fault" role="alert">${said}</p>`;
}

/** Something that could not be read, and a way to try again; nothing where it could. */
export function lost(refusal: Refusal | null, onAgain: () => void) {
  if (refusal === null) return nothing;
  // Nothing was to be done, so nothing is in doubt.
  const told = refusal.code === "network" ? { ...refusal, code: "not_read" } : refusal;
  return html`<wa-callout variant="danger" appearance="outlined">
    ${fault(told)}
    <div class="buttons">
      <wa-button appearance="outlined" size="s" data-act="again" @click=${onAgain}>${w.again}</wa-button>
    </div>
  </wa-callout>`;
}

/**
 * All that a screen and its parts could not read: what is said of several of them is said once, and its press asks again for
 * all of those.
 */
export function lostOnce(losses: readonly Loss[]) {
  const refused = losses.flatMap(({ refusal, onAgain }) => (refusal === null ? [] : [{ refusal, onAgain }]));
  const alike = Map.groupBy(refused, ({ refusal }) => refusalWords(refusal)).values();
  return Array.from(alike, (all) =>
    lost(all[0]!.refusal, () => {
      for (const { onAgain } of all) onAgain();
    }),
  );
}

/** In the place of a part that could not be read: why stands above, where the screen says it once. */
export function missing(onAgain: () => void) {
  return html`<p class="muted">${w.notRead}</p>
    <div class="buttons">
      <wa-button appearance="outlined" size="s" data-act="again" @click=${onAgain}>${w.again}</wa-button>
    </div>`;
}

/** A list of the admin's that could not be read, or could. */
export function lossOf(admin: Admin, name: ListName): Loss {
  return { refusal: admin.get(name).refusal, onAgain: () => void admin.load(name) };
}

/**
 * A list in whichever state it is: on its way, not to be had (with a way to try again), or there. What was there stays in
 * sight while it cannot be had anew.
 */
export function loaded<T>(admin: Admin, name: ListName, list: Loaded<T>, draw: (value: T) => unknown) {
  return html`${lostOnce([lossOf(admin, name)])}${known(list, draw)}`;
}

/** The same without why it cannot be had: for a screen of several, which says that once. */
export function known<T>({ value, refusal }: Loaded<T>, draw: (value: T) => unknown) {
  if (value === null) return refusal ? nothing : html`<p class="loading" role="status">${w.loading}</p>`;
  return html`${refusal ? html`<p class="muted">${w.asBefore}</p>` : nothing}${draw(value)}`;
}

/** Every way in which a Page may fare, in words. */
export function fareWords(): Record<PageFare, string> {
  return { needy: w.pages.isNeedy, ...w.pages.statuses };
}

/** How one Page fares: by a word and by colour. */
export function statusMark(fare: PageFare) {
  const MARKS: Record<PageFare, string> = {
    needy: "bad",
    connected: "good",
    changing: "unsure",
    disconnected: "bad",
    configuration: "good",
  };
  return html`<span class="status ${MARKS[fare] ?? ""}">${fareWords()[fare] ?? fare}</span>`;
}

/** At how many Pages somebody has something to mend, beside the name of their section. */
export function needyMark(admin: Admin) {
  const count = admin.get("pages").value?.pages.filter(({ findings = 0 }) => findings > 0).length ?? 0;
  if (count === 0) return nothing;
  return html`<span class="count bad" title=${w.pages.needy(count)}
    ><span aria-hidden="true">${count}</span><span class="sr-only">(${w.pages.needy(count)})</span></span
  >`;
}

/** Something that is not there, and what is next. */
export function emptyWords(words: string, hint = "", next: unknown = nothing) {
  return html`<div class="empty">
    <p class="name">${words}</p>
    ${hint === "" ? nothing : html`<p class="muted">${hint}</p>`}${next}
  </div>`;
}
