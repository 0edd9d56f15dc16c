import { PAGE_INBOX_APP_IDS } from "../protocol/page/apps.ts";
import type { Author } from "../protocol/message/entry.ts";
import type { Role } from "../protocol/rights.ts";

/**
 * A person answers a customer, or a program that took the conversation as a person would. Whoever is greeted by a machine
 * still waits: their conversation stays unanswered, and nobody's first response or ownership comes of it. The right to the
 * Human Agent tag comes of people alone.
 */

/** Whose answer it is: nobody's (0), a person's (1), a program's that has the conversation (2). */
export type Answers = 0 | 1 | 2;

/**
 * Meta sends its instant replies and away messages as the app of its inbox, where staff write as well. They come about
 * two seconds after the customer's message; nobody has read and answered a first message within this.
 */
export const INSTANT_REPLY_MS = 20_000;

/** Whoever wrote within this is still there, and then answers within seconds. */
export const STILL_THERE_MS = 10 * 60_000;

/** A message of the Page that no agent here wrote. `hasMetadata`: only programs give a message any. `at` in ms. */
export type Echo = { appId: string | null; hasMetadata: boolean; at: number };

/** What was said before it. `at` in ms. */
export type SaidBefore = { at: number; by: "customer" | "person" | "program" };

/**
 * Whether what is kept of an entry says that its customer was answered with it. Each entry is kept with it beside whether it
 * asks; of a time before that, whatever the Page said counts. The one place that knows; in SQL: `answers IS NOT 0` of
 * what the Page said.
 */
export function isAnswer({ author, answers }: { author: Author["type"]; answers: Answers | null }): boolean {
  return author !== "customer" && author !== "system" && answers !== 0;
}

/** The same, and that it was a person: Meta lets them alone write after 24 hours, and it is no automatic message. */
export function isPersonsAnswer(row: { author: Author["type"]; answers: Answers | null }): boolean {
  return isAnswer(row) && row.answers !== 2;
}

/** Of what is written by command: `automatic`: a program wrote it; `hasIt`: to which the conversation is given. */
export function answersBy({ automatic, hasIt }: { automatic?: true; hasIt?: true }): Answers {
  if (automatic !== true) return 1;
  return hasIt === true ? 2 : 0;
}

/** Whoever holds such a token writes by themselves; `service` is for programs, and a screen on a wall writes nothing. */
export function isPerson(role: Role): boolean {
  return role !== "service" && role !== "wallboard";
}

/**
 * Whether a person wrote it, as far as anybody can tell: staff in Meta's inbox, unless it came as an instant reply comes,
 * or someone in an app of which the desk says that people write with it (`peopleApps`). What cannot be told is no
 * answer: a customer is shown as waiting once too often rather than once too seldom. A desk that names the inbox itself
 * has no instant replies.
 */
export function isPersonsEcho(
  { appId, hasMetadata, at }: Echo,
  before: readonly SaidBefore[],
  peopleApps: readonly string[],
): boolean {
  if (appId === null) return false;
  if (isNamed(appId, peopleApps)) return true;
  if (!PAGE_INBOX_APP_IDS.includes(appId) || hasMetadata) return false;
  const within = (by: SaidBefore["by"], ms: number): boolean =>
    before.some((said) => said.by === by && said.at <= at && at - said.at < ms);
  return !within("customer", INSTANT_REPLY_MS) || within("person", STILL_THERE_MS);
}

function isNamed(appId: string, peopleApps: readonly string[]): boolean {
  const spellings = PAGE_INBOX_APP_IDS.includes(appId) ? PAGE_INBOX_APP_IDS : [appId];
  return spellings.some((id) => peopleApps.includes(id));
}
