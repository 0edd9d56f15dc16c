import { html, nothing } from "lit";

type EmptyState = {
  icon: unknown;
  /** One sentence: what is not here. */
  words: unknown;
  /** What is elsewhere, for instance "Seven conversations wait for an owner.". */
  more?: string;
  /** The one thing that is next from here, for instance "Show the seven that wait". */
  next?: { label: string; onPress: () => void };
};

/**
 * In place of what is not there. Styles: `emptyStates`. Keys: its button is an ordinary one. Screen readers: the sentence
 * and the button; who shows it after something else says it in a live region.
 */
export function emptyState({ icon, words, more, next }: EmptyState) {
  return html`<div class="empty-state">
    ${icon}
    <p>${words}</p>
    ${more === undefined ? nothing : html`<p class="more">${more}</p>`}
    ${next ? html`<button type="button" @click=${next.onPress}>${next.label}</button>` : nothing}
  </div>`;
}
