import * as v from "../values.ts";
import {
  FEEDBACK_BUTTON_UNITS_MAX,
  FEEDBACK_PLACEHOLDER_UNITS_MAX,
  FEEDBACK_QUESTION_UNITS_MAX,
  FEEDBACK_QUESTION_UNITS_MIN,
  FEEDBACK_SUBTITLE_UNITS_MAX,
  FEEDBACK_TITLE_UNITS_MAX,
} from "../outgoing/limits.ts";
import { words } from "../thread/words.ts";
import { Language, some } from "./fields.ts";

// How satisfied customers are: a part of the routing document.

/**
 * The words in one language. `question` is asked in either form; the others stand in Meta's template: `title` and `subtitle` above
 * the question's `button`, and `more` in the empty field for words of the customer's own, which is left out with it.
 */
export const SatisfactionText = v.strictObject({
  language: Language,
  question: v.pipe(words(FEEDBACK_QUESTION_UNITS_MAX), v.minLength(FEEDBACK_QUESTION_UNITS_MIN)),
  title: v.exactOptional(words(FEEDBACK_TITLE_UNITS_MAX)),
  subtitle: v.exactOptional(words(FEEDBACK_SUBTITLE_UNITS_MAX)),
  button: v.exactOptional(words(FEEDBACK_BUTTON_UNITS_MAX)),
  more: v.exactOptional(words(FEEDBACK_PLACEHOLDER_UNITS_MAX)),
});
export type SatisfactionText = v.InferOutput<typeof SatisfactionText>;

/**
 * Customers are asked once in a contact, when it was closed, how satisfied they are, from 1 to 5. `template`: by Meta's customer
 * feedback template, which wants the address of a privacy policy; `quick_replies`: by a message with five answers to tap. `texts`:
 * by the customer's language, the first where it is none of them. `bots`: also whom a program alone served; left out: whom a
 * person answered.
 */
export const Satisfaction = v.strictObject({
  by: v.picklist(["template", "quick_replies"]),
  texts: v.pipe(some(SatisfactionText), v.minLength(1)),
  privacyUrl: v.exactOptional(v.pipe(v.string(), v.url(), v.maxLength(2_000))),
  bots: v.exactOptional(v.literal(true)),
});
export type Satisfaction = v.InferOutput<typeof Satisfaction>;
