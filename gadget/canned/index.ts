import type { CommandRefusal } from "../wire/commands.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { prefer } from "../memory/keep-preferences.ts";
import type { Macro } from "../../worker/protocol/library/macro.ts";
import { blanksIn, fillBlanks } from "../../worker/protocol/library/blanks.ts";
import { knownValues } from "../../worker/protocol/library/variables.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { selectedThread } from "../state/state.ts";
import { typeInto } from "../shell/type-into.ts";
import { expectBlanks } from "./box-blanks.ts";
import { words as actionWords } from "../words/action-words.ts";
import { openEditor } from "./editor.ts";
import { putIntoBox, withCopies } from "./files.ts";
import "./fb-chat-macro-runs.ts";
import { factsOf, forCustomer } from "../library/for-customer.ts";
import { idOf, wordsForBox } from "./kept.ts";
import { pickCanned, type Picked } from "./picker.ts";
import { runsOf } from "./runs.ts";
import { speakHere, words } from "./words.ts";

export { blankKey, firstBlankLeft } from "./box-blanks.ts";
export { openEditor } from "./editor.ts";
export { namedIn, putIntoBox } from "./files.ts";
export { runsOf } from "./runs.ts";
export { speakHere, words } from "./words.ts";

/** So many are known again. */
const RECENT_MAX = 20;

/** The box in which the agent writes, as whoever shows it lets others write in it. */
export type Box = {
  root: ShadowRoot;
  /** At which the picker opens. */
  button: HTMLElement;
  seat: SeatController;
  input: HTMLTextAreaElement;
  /** Opens a template in the library; null: the whole of it. */
  openTemplate: (id: string | null) => void;
  /** For screen readers. */
  say: (said: string) => void;
  /** For everyone, until something is written. */
  warn: (said: string) => void;
};

/**
 * Lets the agent choose something that is kept. `slash`: where it stands in the box, if they opened it by typing one; the words
 * take its place, and what was typed behind it is what is looked for.
 */
export async function answerFromKept(box: Box, slash: number | null, isTouched: boolean): Promise<void> {
  const { seat, input, button, root } = box;
  await speakHere();
  const conversation = seat.peek(selectedThread)?.conversation;
  if (conversation === undefined || !input.isConnected) return;
  const isHere = () => input.isConnected && seat.peek(selectedThread)?.conversation === conversation;
  const [from, to] = [slash ?? input.selectionStart, input.selectionEnd];
  const query = slash === null ? "" : input.value.slice(slash + 1, to);
  const { recentCanned: recent } = seat.peek(({ preferences }) => preferences);

  const picked = await pickCanned(button, seat, {
    ...{ conversation, query, recent, isTyped: slash !== null, isTouched },
  });

  // The page may have opened another conversation meanwhile.
  if (!isHere()) return;
  const use = (id: string) => {
    prefer(seat.tools, { recentCanned: [id, ...recent.filter((it) => it !== id)].slice(0, RECENT_MAX) });
  };
  const replace = (text: string) => {
    input.focus({ preventScroll: true });
    input.setSelectionRange(from, to);
    // To type an empty text where nothing is selected would delete the letter before the caret.
    if (text !== "" || from !== to) typeInto(input, text);
  };
  // Macros that answer nothing are done when Meta's time is over, too.
  if (input.readOnly && needsTime(picked)) {
    box.warn(actionWords().refusal({ code: "window_closed", closedAt: null }));
    input.focus();
    return;
  }
  switch (picked.does) {
    case "insert": {
      replace(picked.text);
      const left = expectBlanks(input, conversation, from, picked);
      box.say(words().inserted(left));
      use(idOf(picked.it));
      await putFiles(box, picked, conversation);
      return;
    }
    case "open":
    case "all":
      replace("");
      if (picked.does === "open") use(picked.id);
      box.openTemplate(picked.does === "open" ? picked.id : null);
      return;
    case "run":
      replace("");
      use(picked.id);
      await runMacro(box, picked.macro, conversation);
      return;
    case "edit":
      replace("");
      await openEditor(root, seat, picked.it);
      if (isHere()) input.focus();
      return;
    case "nothing":
      // A press elsewhere took the focus there.
      if (root.activeElement !== button && root.activeElement !== null && root.activeElement !== input)
        return;
      input.focus({ preventScroll: true });
      if (slash === null) return;
      if (picked.erases) replace("");
      else if (picked.typed !== query) replace(`/${picked.typed}`);
      else input.setSelectionRange(to, to);
  }
}

/** Whether it is for the customer. */
function needsTime(picked: Picked): boolean {
  if (picked.does === "run") return picked.macro.steps.some((step) => step.do === "reply");
  return picked.does === "insert" || picked.does === "open";
}

/** What is lost is said before anything leaves; the rest stands in the box. */
async function putFiles(
  { seat, warn }: Box,
  { it, files }: Extract<Picked, { does: "insert" }>,
  conversation: string,
): Promise<void> {
  const refusal = await putIntoBox(seat.tools, conversation, it, files);
  if (refusal !== null) warn(whyNoFiles(refusal));
  else if (files.some(({ kept }) => kept === null)) warn(words().fileGone);
}

function whyNoFiles(refusal: CommandRefusal): string {
  const isGone = refusal.code === "not_sendable" && refusal.why === "no_such_file";
  return isGone ? words().filesGone : actionWords().refusal(refusal);
}

/** Begins it, unless its reply has blanks that nobody knows yet: then that stands in the box, and nothing is done. */
async function runMacro({ seat, input, warn }: Box, macro: Macro, conversation: string): Promise<void> {
  const reply = macro.steps.find((step) => step.do === "reply");
  if (reply === undefined) {
    runsOf(seat.tools).start(macro, conversation, null);
    return;
  }
  const { outgoing, language } = seat.peek((state) => forCustomer(reply, state, conversation));
  const facts = seat.peek((state) => factsOf(state, conversation, seat.now(), language));
  const blanks = blanksIn(outgoing);
  const known = knownValues(blanks, facts);
  const left = blanks.filter((blank) => !known.has(blank));
  const filled: Outgoing = fillBlanks(outgoing, known);
  if (left.length === 0) {
    const whole = await withCopies(seat.tools, conversation, macro, filled);
    if (whole.ok) runsOf(seat.tools).start(macro, conversation, whole.outgoing);
    else warn(whyNoFiles(whole.refusal));
    return;
  }
  const text = wordsForBox(filled) ?? "";
  const from = input.selectionStart;
  if (text !== "") {
    typeInto(input, text);
    expectBlanks(input, conversation, from, { text, left });
  }
  warn(words().run.blanks(left.map((blank) => `{{${blank}}}`).join(", ")));
}
