import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { newBotSecret, signedHeaders } from "../../worker/bots/signature.ts";

type IsFromDesk = (headers: Record<string, string>, body: string, secret: string, now?: number) => boolean;

it("docs/bots.md shows how a program knows who asks it", async () => {
  const text = await readFile(new URL("../../docs/bots.md", import.meta.url), "utf8");
  const code = /```js\n([^]*?)```/.exec(text)?.[1] ?? "";
  const file = join(tmpdir(), `is-from-desk-${crypto.randomUUID()}.mjs`);
  await writeFile(file, code);
  const { isFromDesk } = (await import(pathToFileURL(file).href)) as { isFromDesk: IsFromDesk };
  await rm(file);
  const [secret, former, now, body] = [newBotSecret(), newBotSecret(), 1_795_968_000_000, '{"a":"ä"}'];

  const headers = await signedHeaders([secret, former], crypto.randomUUID(), now, body);

  expect(isFromDesk(headers, body, secret, now)).toBe(true);
  expect(isFromDesk(headers, body, former, now)).toBe(true);
  expect(isFromDesk(headers, body, newBotSecret(), now)).toBe(false);
  expect(isFromDesk(headers, `${body} `, secret, now)).toBe(false);
  expect(isFromDesk({ ...headers, "webhook-id": "other" }, body, secret, now)).toBe(false);
  expect(isFromDesk(headers, body, secret, now + 301_000)).toBe(false);
  expect(isFromDesk({}, body, secret, now)).toBe(false);
});
