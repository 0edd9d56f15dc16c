import { TEMPLATE_BYTES_MAX, TEMPLATE_FILES_MAX } from "../limits.ts";
import type { Fault } from "../outgoing/faults.ts";
import { filesIn, type NamedFile } from "../outgoing/files.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";
import type { MacroStep } from "./macro.ts";
import type { OtherLanguages } from "./saved-template.ts";

/** A message in its first language, and in others. */
export type Languages = { outgoing: Outgoing; language?: string; others?: OtherLanguages };

/**
 * Why a message cannot be kept as a template; null: it can. Whether Messenger takes it is another question, which is
 * answered when it is sent. One in several languages may be as large as one in one. Words, files, stickers and templates are
 * kept, unless a picture of theirs was uploaded: pictures of templates have an address. Nor is what they quote, which is a
 * message of one conversation. That their files are the desk's is another question, too.
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
  const files = new Set(filesNamed({ outgoing, others }).map(({ file }) => file));
  if (files.size > TEMPLATE_FILES_MAX) return { path: "files", why: "too_many", limit: TEMPLATE_FILES_MAX };
  return tooLarge(others.length === 0 ? outgoing : [outgoing, ...others]);
}

/** The files that a message sends, in all its languages, in reading order; paths as of whyNotKept(). */
export function filesNamed({ outgoing, others = [] }: Pick<Languages, "outgoing" | "others">): NamedFile[] {
  const inOthers = others.flatMap((other, index) =>
    filesIn(other.outgoing).map(({ path, file }) => ({ path: `others[${String(index)}].${path}`, file })),
  );
  return [...filesIn(outgoing), ...inOthers];
}

/** Why a macro cannot be kept. */
export function whyNotMacro(steps: readonly MacroStep[]): Fault | null {
  const reply = steps.find((step) => step.do === "reply");
  const fault = reply && whyNotKept(reply);
  return fault ? { ...fault, path: `steps[0].${fault.path}` } : tooLarge(steps);
}

function whyNotKind(outgoing: Outgoing): Fault | null {
  const picture = filesIn(outgoing).find(({ path }) => !path.startsWith("files["));
  if (picture !== undefined) return { path: picture.path, why: "not_allowed" };
  if (outgoing.kind === "utility") return { path: "kind", why: "not_allowed" };
  return outgoing.replyTo === undefined ? null : { path: "replyTo", why: "not_allowed" };
}

function tooLarge(kept: unknown): Fault | null {
  const bytes = new TextEncoder().encode(JSON.stringify(kept)).length;
  return bytes > TEMPLATE_BYTES_MAX ? { path: "", why: "too_large", limit: TEMPLATE_BYTES_MAX } : null;
}
