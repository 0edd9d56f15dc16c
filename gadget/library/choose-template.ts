import { html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import { speakHere, words } from "../words/builder-words.ts";
import "./fb-chat-templates.ts";
import type { Chosen, Shows } from "./fb-chat-templates.ts";

/** `written`: what stands in the box. `first`: the template that is shown first; null: the list. */
type Begin = { written: string; first: string | null };

/** Lets the agent choose one of the templates, with its blanks filled in; null: none. */
export async function chooseTemplate(
  root: ShadowRoot,
  shows: Shows,
  { written, first }: Begin,
): Promise<Chosen | null> {
  await speakHere();
  let chosen: Chosen | null = null;
  await openDialog(
    root,
    words().library.title,
    largeDialog,
    (dialog) =>
      html`<fb-chat-templates
        .shows=${shows}
        .written=${written}
        .first=${first}
        .choose=${(it: Chosen) => {
          chosen = it;
          dialog.close();
        }}
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-templates>`,
  );
  return chosen;
}
