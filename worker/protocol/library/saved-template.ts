import * as v from "../values.ts";
import { changedText } from "../changed-text.ts";
import { SHORTCUT_UNITS_MAX, TEMPLATE_LANGUAGES_MAX, TEMPLATE_NAME_UNITS_MAX } from "../limits.ts";
import type { Person } from "../message/entry.ts";
import type { Fault } from "../outgoing/faults.ts";
import type { FileAnswer } from "../outgoing/given-file.ts";
import { oneLine } from "../one-line.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { Language } from "../routing/fields.ts";

/** Who may use it: everyone at the desk, who is in a team, or the agent who saved it. */
export const TemplateScope = v.picklist(["desk", "team", "mine"]);
export type TemplateScope = v.InferOutput<typeof TemplateScope>;

/** Given by the desk; never used again. */
export const TemplateId = v.pipe(v.string(), v.uuid());
export type TemplateId = v.InferOutput<typeof TemplateId>;

/** What agents find it by, on one line. */
export const TemplateName = oneLine(TEMPLATE_NAME_UNITS_MAX);

/**
 * What agents type behind a slash to have it: one word of letters, digits, `_` and `-`. Capital letters are the same as small
 * ones, and it is kept in small ones.
 */
export const Shortcut = v.pipe(
  changedText((text) => text.normalize("NFC").toLowerCase(), SHORTCUT_UNITS_MAX),
  v.regex(/^[\p{L}\p{M}\p{N}_-]+$/u),
);

/** The same in other languages than its first. */
export const OtherLanguages = v.pipe(
  v.array(v.strictObject({ language: Language, outgoing: Outgoing })),
  v.maxLength(TEMPLATE_LANGUAGES_MAX - 1),
);
export type OtherLanguages = v.InferOutput<typeof OtherLanguages>;

/** What templates and macros have in common. `team`: whose it is, where that is its scope. `shortcut`: without its slash. */
export type Saved = {
  name: string;
  scope: TemplateScope;
  team?: string;
  shortcut?: string;
  /** Who saved it first, and when, in ms. */
  by: Person;
  madeAt: number;
  /** When it was last saved, in ms. */
  changedAt: number;
  /** What its messages send, in all its languages, each once; left out where that is nothing. One that is lost is not among them. */
  files?: FileAnswer[];
};

/** A message that is kept to be sent again. Blanks like `{{order}}` stand in its words as they were written. */
export type SavedTemplate = Saved & {
  template: TemplateId;
  outgoing: Outgoing;
  /** The language of `outgoing`, as in BCP 47, and the same in others. */
  language?: string;
  others?: OtherLanguages;
  /** What Messenger would refuse of it today, whatever its blanks are filled with; left out where that is nothing. */
  faults?: Fault[];
};
