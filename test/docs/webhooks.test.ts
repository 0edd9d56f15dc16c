import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { newBotSecret, signedHeaders } from "../../worker/bots/signature.ts";
import { TEST_EVENT, WEBHOOK_EVENTS } from "../../worker/protocol/webhooks/events.ts";

const page = await readFile(new URL("../../docs/webhooks.md", import.meta.url), "utf8");
const code = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? "";

/** What is given to whoever verifies, and whether it is good. */
async function cases(): Promise<[string, Record<string, string>, string, string, number, boolean][]> {
  const [secret, former, now, body] = [newBotSecret(), newBotSecret(), 1_795_968_000_000, '{"a":"ä"}'];
  const headers = await signedHeaders([secret, former], "evt_1", now, body);
  return [
    ["the secret", headers, body, secret, now, true],
    ["the one before", headers, body, former, now, true],
    ["a clock that is four minutes apart", headers, body, secret, now + 240_000, true],
    ["a clock that is six minutes apart", headers, body, secret, now + 360_000, false],
    ["another secret", headers, body, newBotSecret(), now, false],
    ["another body", headers, `${body} `, secret, now, false],
    ["another id", { ...headers, "webhook-id": "evt_2" }, body, secret, now, false],
    ["no headers", {}, body, secret, now, false],
  ];
}

describe("docs/webhooks.md", () => {
  it("has every event", () => {
    const rows = page.split("\n").filter((line) => /^\| `\w+\.\w+`/.test(line));
    const named = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, it]) => it),
    );
    expect(named.sort()).toEqual([...WEBHOOK_EVENTS, TEST_EVENT].sort());
  });

  it("shows how a delivery is verified in Node", async () => {
    const file = join(tmpdir(), `is-from-desk-${crypto.randomUUID()}.mjs`);
    await writeFile(file, code("js"));
    const { isFromDesk } = (await import(pathToFileURL(file).href)) as {
      isFromDesk: (headers: object, body: string, secret: string, now: number) => boolean;
    };
    await rm(file);
    for (const [name, headers, body, secret, now, isGood] of await cases())
      expect(isFromDesk(headers, body, secret, now), name).toBe(isGood);
  });

  it("shows how a delivery is verified in Python", async () => {
    const given = (await cases()).map(([, headers, body, secret, now]) => [headers, body, secret, now]);
    const script = `import json, sys\n${code("python")}
for headers, body, secret, now in json.load(sys.stdin):
    print(is_from_desk(headers, body.encode(), secret, now / 1000))`;
    const said = execFileSync("python3", ["-c", script], { input: JSON.stringify(given), encoding: "utf8" });
    expect(said.trim().split("\n")).toEqual((await cases()).map((it) => (it[5] ? "True" : "False")));
  });
});

describe("what is signed", () => {
  it("is what the library of Standard Webhooks verifies, by the secret and the one before", async () => {
    const [secret, former, body] = [newBotSecret(), newBotSecret(), '{"type":"webhook.test","a":"ä"}'];
    const headers = await signedHeaders([secret, former], "evt_1", Date.now(), body);

    for (const good of [secret, former])
      expect(new Webhook(good).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(newBotSecret()).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });

  it("is what the library signs", async () => {
    const [secret, at, body] = [newBotSecret(), new Date(1_795_968_000_000), "{}"];
    const headers = await signedHeaders([secret], "evt_1", at.getTime(), body);
    expect(headers["webhook-signature"]).toBe(new Webhook(secret).sign("evt_1", at, body));
  });
});
