import type { AutomaticReply } from "../../../protocol/routing/automation.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { isEmptyWord } from "../words.ts";
import { goneIn, isGone, twice } from "./ids.ts";

/** Meta lets nobody write later after the customer did ("Messenger Platform policy", standard messaging). */
const WINDOW_SECONDS = 24 * 60 * 60;

/** What stands in braces, and what for. */
const WORDS: Partial<Record<AutomaticReply["on"], string>> = { closed_hours: "opens", position: "position" };

/** What is wrong with closing by itself. */
export function closingProblems({ autoClose, replies = [] }: RoutingConfig): RoutingProblem[] {
  if (autoClose?.warnSeconds === undefined) return [];
  const path = "autoClose.warnSeconds";
  const after = autoClose.afterSeconds - autoClose.warnSeconds;
  if (after <= 0) return [{ path, why: "too_early" }];
  if (!replies.some(({ on }) => on === "still_there")) return [{ path, why: "no_reply" }];
  return after >= WINDOW_SECONDS ? [{ path, why: "outside_window" }] : [];
}

/** What is wrong with automatic replies. */
export function replyProblems(config: RoutingConfig): RoutingProblem[] {
  return (config.replies ?? []).flatMap((reply, at) => {
    const path = `replies.${String(at)}`;
    return [
      ...goneIn(config.queues, reply.queues ?? [], (i) => `${path}.queues.${String(i)}`),
      ...twice(reply.texts, `${path}.texts`, ({ language }) => language.toLowerCase(), ".language"),
      ...reply.texts.flatMap(({ text }, i) =>
        unknownWords(text, reply.on).map((by) => ({
          path: `${path}.texts.${String(i)}.text`,
          why: "unknown_word" as const,
          by,
        })),
      ),
      ...(isSaid(config, reply) ? [] : [{ path: `${path}.on`, why: "never_said" as const }]),
    ];
  });
}

/** What is wrong with asking how satisfied customers are. */
export function satisfactionProblems({ satisfaction }: RoutingConfig): RoutingProblem[] {
  if (satisfaction === undefined) return [];
  const { by, privacyUrl, texts } = satisfaction;
  const path = "satisfaction";
  const isTemplate = by === "template";
  return [
    ...(isTemplate && privacyUrl === undefined
      ? [{ path: `${path}.privacyUrl`, why: "needed" as const }]
      : []),
    ...(privacyUrl !== undefined && !privacyUrl.startsWith("https://")
      ? [{ path: `${path}.privacyUrl`, why: "not_https" as const }]
      : []),
    ...twice(texts, `${path}.texts`, ({ language }) => language.toLowerCase(), ".language"),
  ];
}

/** Customers would read them as they stand there. */
function unknownWords(text: string, on: AutomaticReply["on"]): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].flatMap(([braces, word]) => (word === WORDS[on] ? [] : [braces]));
}

/** Whether anything of the document can bring its occasion about. */
function isSaid({ queues, autoClose }: RoutingConfig, { on, queues: only }: AutomaticReply): boolean {
  const where = queues.filter(({ id }) => only?.includes(id) ?? true);
  switch (on) {
    case "closed_hours":
      return where.some(({ hours }) => hours !== undefined);
    case "position":
    case "nobody":
      return where.length > 0;
    case "still_there":
      return autoClose?.warnSeconds !== undefined;
    default:
      return true;
  }
}

/** What a desk knows of programs: whether any is asked at that address, and whether the one of that id has a secret. */
export type ProgramsKnown = { isAskedAt: (url: string) => boolean; hasSecret: (bot: string) => boolean };

/** What is wrong with programs that answer. */
export function botProblems(
  config: RoutingConfig,
  { isAskedAt, hasSecret }: ProgramsKnown,
): RoutingProblem[] {
  return (config.bots ?? []).flatMap(({ id, url, then, words }, at) => {
    const path = `bots.${String(at)}`;
    return [
      ...(isSafe(url) ? [] : [{ path: `${path}.url`, why: "not_https" as const }]),
      ...(isSafe(url) && !isAskedAt(url) ? [{ path: `${path}.url`, why: "not_public" as const }] : []),
      ...(hasSecret(id) ? [] : [{ path, why: "no_secret" as const }]),
      ...(then !== null && isGone(config.queues, then)
        ? [{ path: `${path}.then`, why: "gone" as const }]
        : []),
      ...emptyWords(words, `${path}.words`),
    ];
  });
}

/** Whether there is who is asked of references. */
export function referenceProblems({ references, bots }: RoutingConfig): RoutingProblem[] {
  return references === undefined || !isGone(bots, references.bot)
    ? []
    : [{ path: "references.bot", why: "gone" }];
}

/** Which of these are found in nothing that a customer may write. */
export function emptyWords(words: readonly string[], path: string): RoutingProblem[] {
  return words.flatMap((word, at) =>
    isEmptyWord(word) ? [{ path: `${path}.${String(at)}`, why: "empty_word" as const }] : [],
  );
}

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:") return true;
  return protocol === "http:" && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
