import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { inOneLine } from "../../worker/protocol/one-line.ts";
import { blanksIn, fillBlanks } from "../../worker/protocol/library/blanks.ts";
import { knownValues, plainBlank } from "../../worker/protocol/library/variables.ts";
import type { ToDoWith } from "../features/page-methods.ts";
import { factsOf, forCustomer } from "../library/for-customer.ts";
import { templatesOf } from "../library/deeds.ts";
import { canned } from "../late/canned.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import { knows } from "../state/features.ts";
import { isPlain } from "../state/outgoing.ts";

/**
 * Puts a template into the box of the conversation on the screen, in the customer's language, with its blanks filled in by what is given and
 * known; those that are left stand there as blanks. One of more than words is opened to be looked at before it is sent.
 */
export async function insertTemplate(
  { gadget, seat }: ToDoWith,
  template: unknown,
  given: unknown,
): Promise<FbChatOutcome> {
  const conversation = seat.store.state.selected;
  if (conversation === null) return { ok: false, code: "no_conversation" };
  if (seat.store.state.readonly) return { ok: false, code: "readonly" };
  const all = await templatesOf(seat.tools, knows(seat.store.state, "canned_files"));
  if (all === null) return { ok: false, code: "lost" };
  const { state } = seat.store;
  if (state.selected !== conversation) return { ok: false, code: "superseded" };
  const one = all.find((it) => it.template === template);
  if (one === undefined) return { ok: false, code: "not_found" };
  const { outgoing, language } = forCustomer(one, state, conversation);
  const facts = factsOf(state, conversation, seat.now(), language);
  const blanks = blanksIn(outgoing);
  const values = new Map([...knownValues(blanks, facts), ...givenFor(blanks, given)]);
  const filled = fillBlanks(outgoing, values);
  if (filled.kind === "files" && filled.quickReplies === undefined)
    return insertFiles({ gadget, seat }, conversation, one, filled);
  if (isPlain(filled) && "text" in filled) return gadget.insertText(filled.text);
  const change = { back: { outgoing: filled, refusal: null } };
  seat.tools.store.dispatch({ type: "composed", conversation, change });
  return { ok: true };
}

/** Its words stand in the box, and its files beside them. */
async function insertFiles(
  { gadget, seat }: Pick<ToDoWith, "gadget" | "seat">,
  conversation: ConversationId,
  one: SavedTemplate,
  outgoing: Extract<Outgoing, { kind: "files" }>,
): Promise<FbChatOutcome> {
  if (!(await canned.load())) return { ok: false, code: "not_loaded" };
  if (seat.store.state.selected !== conversation) return { ok: false, code: "superseded" };
  const { namedIn, putIntoBox } = canned.value!;
  const written = await gadget.insertText(outgoing.text ?? "");
  if (!written.ok) return written;
  const refusal = await putIntoBox(seat.tools, conversation, one, namedIn(outgoing, one));
  return refusal === null ? { ok: true } : { ok: false, code: refusal.code };
}

/** What the page gave for these blanks, however it writes their names: of it the texts that say something, in one line each. */
function givenFor(blanks: readonly string[], given: unknown): Map<string, string> {
  if (typeof given !== "object" || given === null) return new Map();
  const said = new Map<string, string>();
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const text = typeof value === "string" ? inOneLine(value) : "";
    if (text !== "") said.set(plainBlank(name), text);
  }
  return new Map(
    blanks
      .flatMap((blank) => [[blank, said.get(plainBlank(blank)) ?? ""] as const])
      .filter(([, it]) => it !== ""),
  );
}
