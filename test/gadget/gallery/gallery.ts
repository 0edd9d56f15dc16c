/** Shows any state of the gadget in a page: for the screenshots, and for the gallery of the demo. */
import { deskOf, STATES } from "../states.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { inLanguage } from "./in-language.ts";
import { PIECES, showPiece } from "./pieces.ts";
import { loadForThread } from "../support/load-for-thread.ts";
import { mountGadget } from "../support/mount.ts";

export type Look = { width: number; height: number; dark: boolean; rtl: boolean; lang: string };

let frame: HTMLElement | null = null;

/** Puts one state, or one piece, on the stage, in place of the one before. */
export async function show(name: string, look: Look, stage: HTMLElement = document.body): Promise<void> {
  const state = STATES.find((other) => other.name === name);
  const piece = PIECES.find((other) => other.name === name);
  if (!state && !piece) throw new Error(`There is no state ${name}`);
  frame?.remove();
  await loadForThread();
  // First: a dialog speaks as it did when it was opened.
  await setLanguage(look.lang);
  frame = document.createElement("div");
  document.documentElement.style.colorScheme = look.dark ? "dark" : "light";
  frame.dir = look.rtl ? "rtl" : "ltr";
  frame.lang = look.lang;
  stage.append(frame);
  if (piece) await showPiece(piece, frame, look);
  if (!state) return;
  const desk = deskOf(state);
  const { width, height } = look;
  const all = await mountGadget(frame, desk, { ...state.options, width, height, wordings: inLanguage });
  await state.act?.({ desk, ...all });
  await all.screen.shows(state.shows).catch((error: unknown) => {
    // In one pane at a time not everything is on the screen, and not all words are found in another language.
    if (width >= 620 && look.lang === "en") throw error;
  });
}

export const names = [...STATES, ...PIECES].map(({ name }) => name);

Object.assign(globalThis, { gallery: { show, names } });
