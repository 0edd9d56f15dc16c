import { TEMPLATE_BYTES_MAX } from "../limits.ts";
import type { Fault } from "../outgoing/faults.ts";
import { filesIn } from "../outgoing/files.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";
import type { MacroStep } from "./macro.ts";
import type { OtherLanguages } from "./saved-template.ts";

/** A message in its first language, and in others. */
export type Languages = { outgoing: Outgoing; language?: string; others?: OtherLanguages };

/**
 * Why a message cannot be kept as a template; null: it can. Whether Messenger takes it is another question, which is
 * answered when it is sent. One in several languages may be as large as one in one. Words, stickers and templates are kept,
 * unless they hold a file that was uploaded: it belongs to one conversation and goes with it. Nor is what they quote, which
 * is a message of one conversation.
 */
export function whyNotKept({ outgoing, language, others = [] }: Languages): Fault | null {
  const own = whyNotKind(outgoing);
  if (own !== null) return own;
  for (const [index, other] of others.entries()) {
    const fault = whyNotKind(other.outgoing);
    if (fault !== null) return { ...fault, path: `others[${String(index)}].${fault.path}` };
  }
  const named = [...(language === undefined ? [] : [language]), ...others.map((other) => other.language)];
  if (others.length > 0 && language === undefined) return { path: "language", why: "missing" };
  const plain = named.map((tag) => tag.toLowerCase().replaceAll("_", "-"));
  if (new Set(plain).size < plain.length) return { path: "others", why: "not_allowed" };
  return tooLarge(others.length === 0 ? outgoing : [outgoing, ...others]);
}

/** Why a macro cannot be kept. */
export function whyNotMacro(steps: readonly MacroStep[]): Fault | null {
  const reply = steps.find((step) => step.do === "reply");
  const fault = reply && whyNotKept(reply);
  return fault ? { ...fault, path: `steps[0].${fault.path}` } : tooLarge(steps);
}

function whyNotKind(outgoing: Outgoing): Fault | null {
  const [file] = filesIn(outgoing);
  if (file !== undefined) return { path: file.path, why: "not_allowed" };
  if (outgoing.kind === "utility" || outgoing.kind === "files") return { path: "kind", why: "not_allowed" };
  return outgoing.replyTo === undefined ? null : { path: "replyTo", why: "not_allowed" };
}

function tooLarge(kept: unknown): Fault | null {
  const bytes = new TextEncoder().encode(JSON.stringify(kept)).length;
  return bytes > TEMPLATE_BYTES_MAX ? { path: "", why: "too_large", limit: TEMPLATE_BYTES_MAX } : null;
}
