import { vi } from "vitest";
import type { BotRequest } from "../../../worker/protocol/bots/wire.ts";
import type { Bot } from "../../../worker/protocol/routing/automation.ts";

type Answer = (request: BotRequest, headers: Headers) => unknown;
type Fetch = typeof fetch;

/** A program of the operator's at an address of its own; everything else is Meta's. Call it behind useMeta(). */
export class TestBot {
  readonly url: string;
  /** What it was asked, first to last. */
  readonly asked: BotRequest[] = [];
  readonly headers: Headers[] = [];
  readonly bodies: string[] = [];
  /** What it answers: JSON, or a whole response. */
  answer: Answer = ({ messages }) => ({
    messages: messages.map(({ content }) => ({
      kind: "text",
      text: `You said: ${content.kind === "text" ? content.text : content.kind}`,
    })),
  });

  constructor(url = "https://bot.example/hook") {
    this.url = url;
    const inner = vi.mocked(fetch).getMockImplementation() as Fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.startsWith(url)) return await inner(input, init);
      const body = await request.text();
      this.bodies.push(body);
      this.headers.push(request.headers);
      const asked = JSON.parse(body) as BotRequest;
      this.asked.push(asked);
      const answered = await this.answer(asked, request.headers);
      init?.signal?.throwIfAborted();
      return answered instanceof Response ? answered : Response.json(answered);
    });
  }

  /** As a document names it. */
  named(more: Partial<Bot> = {}): Bot {
    const shared = { id: "shop", name: "Shop bot", url: this.url, seconds: 5, words: ["agent"] };
    return { ...shared, then: "sales", ...more };
  }

  /** The words that it was told, by question. */
  get heard(): string[][] {
    return this.asked.map(({ messages }) =>
      messages.map(({ content }) => (content.kind === "text" ? content.text : content.kind)),
    );
  }
}
