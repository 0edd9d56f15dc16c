/** Tries of one question that a program did not answer, in all. */
export const BOT_TRIES_MAX = 3;

/** Questions of one contact: two programs that talk to each other end here. */
export const BOT_TURNS_MAX = 200;

const DELAYS_MS = [1_000, 4_000];

/** When a program is asked again after so many tries, in ms; null: it is not. */
export function nextBotTry(tries: number, now: number): number | null {
  const delay = DELAYS_MS[tries - 1];
  return delay === undefined || tries >= BOT_TRIES_MAX ? null : now + delay;
}

/** The command of one of several messages of an answer: the same whenever it is sent. `turn` is a UUID. */
export function commandOfTurn(bot: string, turn: string, at: number): string {
  return `bot:${bot}:${turn.slice(0, -2)}${at.toString(16).padStart(2, "0")}`;
}
