import { html, nothing } from "lit";
import type { MessengerProfile } from "../../../worker/protocol/profile/profile.ts";
import { icon } from "../shell/icon.ts";
import { shownTo } from "./draft.ts";
import type { ProfileWords } from "./words/en.ts";

/** What somebody of this language sees on the phone: before the first message, and the menu beside all others. */
export function preview(profile: MessengerProfile, locale: string, page: string, words: ProfileWords) {
  const greeting = shownTo(profile, "greeting", locale)?.text ?? "";
  const questions = shownTo(profile, "iceBreakers", locale)?.questions ?? [];
  const menu = shownTo(profile, "menu", locale);
  const commands = shownTo(profile, "commands", locale)?.commands ?? [];
  const isOff = menu?.composerDisabled === true;
  return html`<figure class="phone" aria-label=${words.preview}>
    <div class="glass">
      <div class="first">
        <span class="face" aria-hidden="true">${String.fromCodePoint(page.codePointAt(0) ?? 0x3f)}</span>
        <strong dir="auto">${page}</strong>
        <p dir="auto">${greeting.trim() === "" ? words.nothing : addressed(greeting, words)}</p>
      </div>
      ${
        questions.length > 0
          ? html`<ul class="questions">
              ${questions.map(({ question }) => html`<li dir="auto">${question}</li>`)}
            </ul>`
          : profile.getStarted === undefined
            ? nothing
            : html`<p class="start">${words.getStarted}</p>`
      }
      ${
        commands.length === 0
          ? nothing
          : html`<ul class="offers">
              ${commands.map(
                ({ name, description }) =>
                  html`<li><b dir="auto">/${name}</b> <span dir="auto">${description}</span></li>`,
              )}
            </ul>`
      }
      ${
        commands.length > 0 || menu === null || menu.items.length === 0
          ? nothing
          : html`<ul class="offers">
              ${menu.items.map(
                (item) =>
                  html`<li>
                    <span dir="auto">${item.title}</span>
                    ${item.type === "web_url" ? html`<span aria-hidden="true">↗</span>` : nothing}
                  </li>`,
              )}
            </ul>`
      }
      <div class="box">
        ${menu === null || menu.items.length === 0 ? nothing : icon("lines")}
        <span>${isOff ? words.composeOff : words.compose}</span>
      </div>
    </div>
  </figure>`;
}

/** With a person's name where the Page wrote a placeholder. */
function addressed(text: string, { sample: { first, last } }: ProfileWords): string {
  return text
    .replaceAll("{{user_first_name}}", first)
    .replaceAll("{{user_last_name}}", last)
    .replaceAll("{{user_full_name}}", `${first} ${last}`);
}
