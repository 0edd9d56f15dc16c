import { html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import { speakHere, words } from "../words/builder-words.ts";
import "./fb-chat-templates.ts";
import type { Chosen, Shows } from "./fb-chat-templates.ts";

/** Lets the agent choose one of the templates, with its blanks filled in; null: none. `written`: what stands in the box. */
export async function chooseTemplate(
  root: ShadowRoot,
  shows: Shows,
  written: string,
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
