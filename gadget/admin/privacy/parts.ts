import { html, nothing } from "lit";
import type { NamedPerson } from "../../../worker/protocol/privacy/person.ts";
import type { Hold } from "../../../worker/protocol/thread/conversation.ts";
import { momentTime } from "../../words/moments.ts";
import { privacyWords } from "./words/words.ts";

/** What somebody is called, however little is known of them. */
export function calledWords({ name }: NamedPerson): string {
  return name ?? privacyWords().find.nameless;
}

/** What tells somebody apart from others of their name: the Page, when they last wrote or were written to. `now` in ms. */
export function apartWords({ page, conversation, kind, lastAt, others }: NamedPerson, now: number): string[] {
  const words = privacyWords().find;
  return [
    page ?? conversation,
    ...(kind === "comment" ? [words.comment] : []),
    words.last(momentTime(lastAt, now)),
    ...(others > 0 ? [words.others(others)] : []),
  ];
}

/** One of a list of people: who they are, what else is `said` of them, and what can be done. `now` in ms. */
export function personRow(person: NamedPerson, now: number, said: readonly string[], deeds: unknown) {
  const { conversation, hold } = person;
  return html`<li>
    <div class="what">
      <span class="name" dir="auto">${calledWords(person)}</span>
      <p class="facts">
        ${[...apartWords(person, now), ...said].map((fact) => html`<span dir="auto">${fact}</span>`)}
        <code class="id">${conversation}</code>
      </p>
      ${hold === undefined ? nothing : holdLine(hold, now)}
    </div>
    <div class="buttons">${deeds}</div>
  </li>`;
}

/** By whom, since when and why something is kept. */
export function holdLine({ by, at, reason }: Hold, now: number) {
  return html`<p class="held" dir="auto">
    ${privacyWords().holds.held(by.name, momentTime(at, now), reason)}
  </p>`;
}
