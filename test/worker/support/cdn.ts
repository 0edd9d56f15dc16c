import { vi } from "vitest";
import { env } from "./env.ts";
import type { Item } from "./webhook.ts";

export const CDN = "https://scontent.xx.fbcdn.net";

export const PNG = bytesOf("\x89PNG\r\n\x1a\nthe rest of a picture");
export const MP4 = bytesOf("\x00\x00\x00\x20ftypisomthe rest of a film");

/** Bytes as a binary string has them. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

type Answer = (signal: AbortSignal | null) => Response | Promise<Response>;

/** Stands before Meta's hosts of files; all other calls go where they went before. */
export class TestCdn {
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer>();

  /** Call it after the test has its simulator. */
  constructor() {
    const inner = vi.mocked(fetch).getMockImplementation();
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!/\.(fbcdn\.net|fbsbx\.com)$/.test(url.hostname))
        return await (inner?.(input, init) ?? fetch(input, init));
      this.asked.push(url.pathname);
      const answer = this.#answers.get(url.pathname);
      return answer === undefined ? new Response(null, { status: 404 }) : await answer(init?.signal ?? null);
    });
  }

  /** A link at which there is what `answer` says, the same each time it is asked for. */
  at(path: string, answer: Uint8Array<ArrayBuffer> | number | Answer): string {
    this.#answers.set(
      path,
      typeof answer === "function"
        ? answer
        : typeof answer === "number"
          ? () => new Response(null, { status: answer })
          : () => new Response(answer),
    );
    return `${CDN}${path}?oh=signature&oe=2`;
  }
}

/** A message with these files. */
export function filesItem(
  psid: string,
  pageId: string,
  files: { type: string; url?: string }[],
  mid = newMid(),
): Item {
  const attachments = files.map(({ type, url }) => ({ type, payload: url === undefined ? {} : { url } }));
  return {
    sender: { id: psid },
    recipient: { id: pageId },
    timestamp: Date.now(),
    message: { mid, attachments },
  };
}

export function newMid(): string {
  return `m_${crypto.randomUUID()}`;
}

export function bucket(): R2Bucket {
  if (env.MEDIA === undefined) throw new Error("vitest runs without the bucket of wrangler.toml");
  return env.MEDIA;
}

/** Keys of all that is kept of one conversation. */
export async function keptKeys(prefix: string): Promise<string[]> {
  return (await bucket().list({ prefix })).objects.map(({ key }) => key);
}
