/** The Page's persistent menu, above the composer. */
import { html, type TemplateResult } from "lit";
import type { MenuItem } from "../world/messenger-profile.ts";
import { icon } from "./icons.ts";
import type { PhoneState } from "./phone.ts";
import { threadActs } from "./thread-acts.ts";
import type { Doing } from "./thread-view.ts";

export function menuButton(state: PhoneState, doing: Doing): TemplateResult {
  return html`<button
    type="button"
    class="icon"
    title="Menu"
    aria-expanded=${state.menuOpen}
    @click=${() => doing.update({ menuOpen: !state.menuOpen, trayOpen: false })}
  >
    <span class="visually-hidden">Menu</span>${icon(state.menuOpen ? "close" : "menu")}
  </button>`;
}

export function menu(items: readonly MenuItem[], state: PhoneState, doing: Doing): TemplateResult {
  const close = (): void => doing.update({ menuOpen: false });
  const tap = (title: string): void => {
    close();
    threadActs(state, doing).perform((one) => one.tapOffer(title));
  };
  const line = ({ title, url }: MenuItem): TemplateResult =>
    url === undefined
      ? html`<button type="button" @click=${() => tap(title)}>${title}</button>`
      : html`<a href=${url} target="_blank" rel="noreferrer" @click=${close}>${title}${icon("link")}</a>`;
  return html`<div
    class="menu"
    role="group"
    aria-label="Menu"
    @keydown=${(event: KeyboardEvent) => event.key === "Escape" && close()}
  >
    ${items.map(line)}
  </div>`;
}
