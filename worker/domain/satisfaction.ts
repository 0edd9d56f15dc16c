import type { Outgoing } from "../protocol/outgoing/outgoing.ts";
import type { Satisfaction, SatisfactionText } from "../protocol/routing/satisfaction.ts";
import {
  EXPIRES_IN_DAYS_MAX,
  FEEDBACK_SUBTITLE_UNITS_MAX,
  FEEDBACK_TITLE_UNITS_MAX,
} from "../protocol/outgoing/limits.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { RATING_PAYLOAD, RATING_QUESTION } from "../protocol/message/survey-answer.ts";

/** The best that a contact can be given; 1 is the worst. */
export const SCORE_MAX = 5;

/** The contact that a customer is asked about: by its number, in the thread of that epoch. */
export type Asked = { contact: number; epoch: string };

/** What is known of a contact that was closed. `wrote`: its customer did; `bySomebody`: a person answered; `byProgram`: a program did. */
export type Served = { wrote: boolean; bySomebody: boolean; byProgram: boolean };

/** Whether its customer is asked: whoever said nothing, or was not answered, has nothing to say of it. */
export function isAskedAbout({ bots }: Pick<Satisfaction, "bots">, served: Served): boolean {
  return served.wrote && (served.bySomebody || (bots === true && served.byProgram));
}

const ASKING = "automation:satisfaction.";

/** By which command the question leaves: the same whenever it is given, so that nobody is asked twice about one contact. */
export function commandOfAsking({ contact, epoch }: Asked): string {
  return `${ASKING}${epoch}.${String(contact)}`;
}

/** Whether a command of that id asks it. */
export function isAsking(id: string): boolean {
  return id.startsWith(ASKING);
}

const KEY = /^@automation:satisfaction\.([\w-]+)\.(\d{1,15})(?:\.words)?#1$/;

/** Of which contact the entry of that key asks; null: it asks for no score. */
export function askedBy(key: string): Asked | null {
  const [, epoch, contact] = KEY.exec(key) ?? [];
  return epoch === undefined ? null : { epoch, contact: Number(contact) };
}

/** The question as it is sent. */
export function askingOf(
  { by, privacyUrl }: Pick<Satisfaction, "by" | "privacyUrl">,
  text: SatisfactionText,
  asked: Asked,
): Outgoing {
  const { question, title, subtitle, button, more } = text;
  if (by === "quick_replies" || privacyUrl === undefined) return withReplies(question, asked);
  return {
    kind: "template",
    template: {
      type: "customer_feedback",
      title: title ?? cutText(question, FEEDBACK_TITLE_UNITS_MAX),
      subtitle: subtitle ?? cutText(question, FEEDBACK_SUBTITLE_UNITS_MAX),
      buttonTitle: button ?? "★",
      question: {
        id: `SATISFACTION_${String(asked.contact)}_${shortOf(asked)}`,
        type: "csat",
        title: question,
        scoreLabel: "dis_sat",
        scoreOption: "five_stars",
        ...(more === undefined ? {} : { followUp: { placeholder: more } }),
      },
      privacyUrl,
      expiresInDays: EXPIRES_IN_DAYS_MAX,
    },
  };
}

/** The same question with answers to tap: where Meta does not take the template. Null: it is none of ours. */
export function inQuickReplies(outgoing: Outgoing, asked: Asked): Outgoing | null {
  if (outgoing.kind !== "template" || outgoing.template.type !== "customer_feedback") return null;
  return withReplies(outgoing.template.question.title, asked);
}

function withReplies(question: string, { contact, epoch }: Asked): Outgoing {
  const quickReplies = Array.from({ length: SCORE_MAX }, (_, at) => ({
    type: "text" as const,
    title: `${String(at + 1)} ★`,
    payload: payloadOf({ contact, epoch }, at + 1),
  }));
  return { kind: "text", text: question, quickReplies };
}

/** What an answer that was tapped, or typed, brings back. */
export function payloadOf(asked: Asked, score: number): string {
  return `fb-chat:satisfaction:${String(asked.contact)}:${shortOf(asked)}:${String(score)}`;
}

/** Ids of questions and payloads tell of which thread they are: another one may have a contact of that number. */
function shortOf({ epoch }: Asked): string {
  return epoch
    .replace(/[^0-9a-zA-Z]/g, "")
    .slice(0, 8)
    .toUpperCase();
}

/**
 * Where a message has what an answer to our question would bring back (`quickReplies[0].payload`); null: nowhere. Only the desk asks how
 * satisfied a customer is: whoever else did could give themselves the score.
 */
export function posesAsAsking(it: unknown, path = ""): string | null {
  if (typeof it === "string") return isOfAsking(it, path) ? path : null;
  if (typeof it !== "object" || it === null) return null;
  for (const [name, value] of Object.entries(it)) {
    const at = Array.isArray(it) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    const found = posesAsAsking(value, at);
    if (found !== null) return found;
  }
  return null;
}

function isOfAsking(text: string, path: string): boolean {
  if (path.endsWith("payload")) return RATING_PAYLOAD.test(text);
  return path.endsWith("question.id") && RATING_QUESTION.test(text);
}

/** Whether it is about a contact of the thread of that epoch. */
export function isOfThread({ of }: { of: string }, epoch: string): boolean {
  return of === shortOf({ contact: 0, epoch });
}

/** The score that somebody typed who did not tap: "4", "4 ★", "4/5"; null: it is a message like any other. */
export function typedScore(text: string): number | null {
  const [, digit] = /^\s*([1-5]|[١-٥])\s*(?:[★⭐]\ufe0f?|\/\s*5)?\s*$/u.exec(text.normalize("NFKC")) ?? [];
  if (digit === undefined) return null;
  const arabic = "١٢٣٤٥".indexOf(digit);
  return arabic < 0 ? Number(digit) : arabic + 1;
}
