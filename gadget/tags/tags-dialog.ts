import { html, nothing } from "lit";
import { TAGS_OF_CONVERSATION_MAX } from "../../worker/protocol/limits.ts";
import { openDialog, formButtons } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { act } from "../session/deeds.ts";
import { desk } from "../state/desk.ts";
import type { ThreadState } from "../state/state.ts";
import { words as menuWords } from "../thread/words.ts";
import { words as actionWords } from "../words/action-words.ts";
import { chip } from "./chip.ts";
import { shownTags, type ShownTag } from "./shown.ts";
import { styles } from "./tags.styles.ts";

/** Further ones are found by a word of their name: nobody looks through more. */
const LISTED_MAX = 50;

/** Asks which tags the conversation has, and gives and takes away what was chosen otherwise: what colleagues say meanwhile stays. */
export async function openTags(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, summary }: ThreadState,
): Promise<void> {
  const before = summary?.tags?.map(({ id }) => id) ?? [];
  const state = seat.peek(desk.of);
  const all: ShownTag[] = [
    ...(state?.routing?.tags ?? []),
    ...shownTags(summary?.tags, state).filter(({ colour }) => colour === null),
  ];
  const chosen = await askTags(root, all, new Set(before));
  if (chosen === null) return;
  const add = [...chosen].filter((id) => !before.includes(id));
  const remove = before.filter((id) => !chosen.has(id));
  if (add.length + remove.length > 0)
    act(seat.tools, conversation, { type: "conversation.tag", conversation, add, remove });
}

/**
 * Null: it stays as it is. Keys: what is typed narrows the list, Enter chooses the first of it or no longer, arrow down goes into it, and
 * arrows go along it.
 */
async function askTags(
  root: ShadowRoot,
  all: readonly ShownTag[],
  before: ReadonlySet<string>,
): Promise<ReadonlySet<string> | null> {
  const w = menuWords().tags;
  const chosen = new Set(before);
  let typed = "";
  let decided: ReadonlySet<string> | null = null;
  let wrong = "";
  await openDialog(root, w.title, styles, (dialog, draw) => {
    const found = all.filter(({ name }) => holds(name, typed));
    const toggle = (id: string) => {
      if (!chosen.delete(id)) chosen.add(id);
      wrong = "";
      draw();
    };
    const onFindKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") {
        event.preventDefault();
        dialog.querySelector<HTMLElement>(".all input")?.focus();
      }
      const [first] = found;
      if (event.key !== "Enter" || typed === "") return;
      event.preventDefault();
      if (first === undefined) return;
      typed = "";
      (event.currentTarget as HTMLInputElement).value = "";
      toggle(first.id);
    };
    const onListKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const boxes = [...dialog.querySelectorAll<HTMLElement>(".all input")];
      const next = boxes[boxes.indexOf(event.target as HTMLElement) + step];
      (next ?? dialog.querySelector<HTMLElement>(step < 0 ? ".find" : ".all input:last-of-type"))?.focus();
    };
    const onSubmit = (event: SubmitEvent) => {
      wrong = chosen.size > TAGS_OF_CONVERSATION_MAX ? w.tooMany(TAGS_OF_CONVERSATION_MAX) : "";
      if (wrong === "") decided = chosen;
      else event.preventDefault();
      draw();
    };
    return html`
      <h2>${w.title}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <input
          type="search"
          class="find"
          aria-label=${w.find}
          placeholder=${w.find}
          autocomplete="off"
          @keydown=${onFindKey}
          @input=${(event: Event) => {
            typed = (event.target as HTMLInputElement).value.trim();
            draw();
          }}
        />
        <fieldset class="all" aria-label=${w.title} @keydown=${onListKey}>
          ${found.slice(0, LISTED_MAX).map(
            (tag) =>
              html`<label
                ><input
                  type="checkbox"
                  .checked=${chosen.has(tag.id)}
                  @change=${() => {
                    toggle(tag.id);
                  }}
                />${chip(tag)}${tag.colour === null ? html`<span class="said">${w.gone}</span>` : nothing}</label
              >`,
          )}
        </fieldset>
        <p role="status">
          ${found.length === 0 ? w.none : found.length > LISTED_MAX ? w.more(found.length - LISTED_MAX) : nothing}
        </p>
        ${wrong === "" ? nothing : html`<p role="alert">${wrong}</p>`}
        ${formButtons(dialog, actionWords().cancel, w.save, false)}
      </form>
    `;
  });
  return decided;
}

function holds(name: string, words: string): boolean {
  return name.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}
