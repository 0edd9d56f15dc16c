import type { Content, MessengerEvent } from "./content.ts";

/** What a tapped answer to the desk's question brings back: the contact, of which thread, and the score. */
export const RATING_PAYLOAD = /^fb-chat:satisfaction:(\d{1,15}):([0-9A-Z]{1,8}):([1-5])$/;
/** Under which name Meta's template tells of it: the contact, and of which thread. */
export const RATING_QUESTION = /^SATISFACTION_(\d{1,15})_([0-9A-Z]{1,8})(?: \(csat\))?$/;

/** Whether a customer says by it how satisfied they are, which asks nobody for anything. */
export function isSurveyAnswer(content: Content): boolean {
  if (content.kind === "quick_reply") return RATING_PAYLOAD.test(content.payload);
  if (content.kind !== "event" || content.event.type !== "feedback") return false;
  return content.event.answers.some(({ question }) => RATING_QUESTION.test(question));
}

/** What a customer said of a contact. `words`: in their own, where they wrote any. */
export type Rating = { contact: number; score: number; words?: string };

/** What was tapped, as an answer to a question of ours; null: it is none. */
export function ratingOfPayload(payload: string | null): (Rating & { of: string }) | null {
  const [, contact, of, score] = (payload === null ? null : RATING_PAYLOAD.exec(payload)) ?? [];
  return of === undefined ? null : { contact: Number(contact), score: Number(score), of };
}

/** What Meta's template brought back, as an answer to a question of ours; null: it is none, or tells no score. */
export function ratingOfEvent(event: MessengerEvent): (Rating & { of: string }) | null {
  if (event.type !== "feedback") return null;
  const ours = event.answers.flatMap(({ question, answer }) => {
    const [, contact, of] = RATING_QUESTION.exec(question) ?? [];
    return of === undefined
      ? []
      : [{ contact: Number(contact), of, answer, isScore: question.endsWith(")") }];
  });
  const scored = ours.find(({ isScore, answer }) => isScore && /^[1-5]$/.test(answer));
  if (scored === undefined) return null;
  const { contact, of } = scored;
  const words = ours.find(({ isScore, answer }) => !isScore && answer.trim() !== "")?.answer;
  return { contact, of, score: Number(scored.answer), ...(words === undefined ? {} : { words }) };
}
