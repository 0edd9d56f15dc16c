import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";

type Answer = (asked: IncomingMessage, answer: ServerResponse, times: number) => void;

/** `npm run recover` before something that answers so; `times` counts from 1, by command. */
async function recover(answer: Answer, ...more: string[]): Promise<{ status: unknown; told: string }> {
  const times = new Map<string, number>();
  const server = createServer((asked, answered) => {
    const path = asked.url ?? "";
    times.set(path, (times.get(path) ?? 0) + 1);
    asked.resume().on("end", () => answer(asked, answered, times.get(path) ?? 0));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const args = ["demo/recover.ts", "--url", url, "--at", "2026-12-01T10:00Z", ...more];
  const env = { ...process.env, OPERATOR_TOKEN: "a-token" };
  return await new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, out, errors) => {
      server.close();
      server.closeAllConnections();
      resolve({ status: error === null ? 0 : error.code, told: out + errors });
    });
  });
}

const PREVIEW = { desk: "main", at: 1, objects: 2, looked: [], erasures: 0 };
const json = (answer: ServerResponse, value: object): void => void answer.end(JSON.stringify(value));
const looked =
  (next: Answer): Answer =>
  (asked, answer, times) =>
    asked.url?.endsWith("restore.look") === true
      ? json(answer, { result: PREVIEW })
      : next(asked, answer, times);

describe.concurrent("npm run recover", () => {
  it.each<[string, Answer, RegExp]>([
    ["is no Worker", (_, answer) => void answer.end("<html>"), /as no Worker of this kind does \(HTTP 200\)/],
    ["answers nothing", (_, answer) => json(answer, {}), /as no Worker of this kind does \(HTTP 200\)/],
    [
      "refuses",
      (_, answer) => json(answer, { error: { code: "not_allowed" } }),
      /Refused: not_allowed\. Nothing/,
    ],
  ])("ends with 2 and words where what answers %s", async (_what, answer, words) => {
    const { status, told } = await recover(answer, "--go");

    expect(told).toMatch(words);
    expect(status).toBe(2);
  });

  it("waits for an answer as long as it was told, and no longer", async () => {
    const { status, told } = await recover(() => undefined, "--go", "--patience", "1");

    expect(told).toMatch(/does not answer: no answer in time\. Nothing was begun\./);
    expect(status).toBe(2);
  });

  it("says nothing of an end that it does not know, and how to ask again", async () => {
    const { status, told } = await recover(
      looked((_, answer) => void answer.destroy()),
      "--go",
    );

    expect(status).toBe(1);
    const [, id = ""] = /^restoration (\S+)$/m.exec(told) ?? [];
    expect(told).toContain(`Ask again later: the same command, with --id ${id}`);
    expect(told).not.toContain("Nothing was begun");
  });

  it("goes on where one answer was lost, and tells the end under the id that it was given", async () => {
    const id = "0b6f0d7e-0000-4000-8000-000000000001";
    const { status, told } = await recover(
      looked((_, answer, times) => {
        if (times === 1) answer.destroy();
        else json(answer, { result: { id, endedAt: 5, back: 2, objects: 2, left: {} } });
      }),
      ...["--go", "--id", id],
    );

    expect(status).toBe(0);
    expect(told).toContain(`--undo ${id} --go`);
  });
});
