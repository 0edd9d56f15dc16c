/** A program that speaks with customers before people do, as docs/bots.md has it: the demo's own, to try and to read. */
import type { BotRequest } from "../../../worker/protocol/bots/wire.ts";
import { answerTo, type Answer } from "./answers.ts";
import { isFromDesk } from "./signature.ts";

/** Where the demo's back end has it. */
export const DEMO_BOT_PATH = "/demo/bot";

/** Who wrote longest ago is greeted anew. */
const CONVERSATIONS_MAX = 1_000;

type Met = { contact: number | null; misses: number; last: { id: string; answer: Answer } };

export class DemoBot {
  /** With which desks sign that ask it, by the id under which their document names it. */
  readonly #secrets = new Map<string, string>();
  readonly #met = new Map<string, Met>();

  /** `secret`: as `bot.renewSecret` told it. */
  meet(bot: string, secret: string): void {
    this.#secrets.set(bot, secret);
  }

  hasMet(bot: string): boolean {
    return this.#secrets.has(bot);
  }

  /** Null: not its address. 401 to whoever is no desk that it has met. */
  async answer(request: Request, now = Date.now()): Promise<Response | null> {
    if (new URL(request.url).pathname !== DEMO_BOT_PATH) return null;
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    const body = await request.text();
    const isKnown = [...this.#secrets.values()].some((it) => isFromDesk(request.headers, body, it, now));
    if (!isKnown) return Response.json({ error: { code: "signature_invalid" } }, { status: 401 });
    return Response.json(this.#answerOnce(JSON.parse(body) as BotRequest));
  }

  /** What comes again is answered as before. */
  #answerOnce(request: BotRequest): Answer {
    const { id, conversation, contact } = request;
    const before = this.#met.get(conversation);
    if (before?.last.id === id) return before.last.answer;
    const { answer, misses } = answerTo(request, before?.contact === contact ? before.misses : null);
    this.#met.delete(conversation);
    this.#met.set(conversation, { contact, misses, last: { id, answer } });
    const [oldest] = this.#met.keys();
    if (this.#met.size > CONVERSATIONS_MAX && oldest !== undefined) this.#met.delete(oldest);
    return answer;
  }
}
