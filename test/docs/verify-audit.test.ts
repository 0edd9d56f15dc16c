import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { firstLine, headText, lineAfter, stubLine, type AuditLine } from "../../worker/domain/audit/line.ts";

type Ended = { status: unknown; out: string; errors: string };

let folder = "";
const lines: AuditLine[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audit-"));
  lines.push(await firstLine({ at: 1, id: "began", desk: "south" }));
  for (let no = 1; no < 6; no++)
    lines.push(
      await lineAfter(lines[no - 1] ?? { seq: -1, hash: "" }, {
        ...{
          id: `id-${String(no)}`,
          at: no,
          kind: "saw",
          deed: "thread.open",
          by: { as: "agent", id: "kim" },
        },
      }),
    );
});
afterAll(() => rm(folder, { recursive: true }));

/** `npm run verify-audit` of a file with these lines. */
async function verify(texts: readonly string[], ...options: string[]): Promise<Ended> {
  const file = join(folder, `${crypto.randomUUID()}.jsonl`);
  await writeFile(file, texts.map((text) => `${text}\n`).join(""));
  return await run(file, ...options);
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["demo/verify-audit.ts", ...args], (error, out, errors) =>
      resolve({ status: error === null ? 0 : error.code, out, errors }),
    );
  });
}

const texts = (): string[] => lines.map(({ text }) => text);
const head = (): string => headText(lines.at(-1) ?? { seq: 0, hash: "" });

describe("npm run verify-audit", () => {
  it("says of a chain that it is whole, whose it is and which head it has", async () => {
    const { status, out } = await verify(texts(), "--head", head());

    expect(status).toBe(0);
    expect(out).toBe(
      `desk: south\nlines: 6\nhead: ${head()}\nThe head that was given is the newest there is to know of: the end was compared.\nThe chain is whole.\n`,
    );
  });

  it("names each line that is changed, doubled, missing or elsewhere, and ends with 1", async () => {
    const changed = texts();
    changed[2] = (changed[2] ?? "").replace("kim", "sam");
    const doubled = [...texts().slice(0, 4), ...texts().slice(3)];
    const missing = texts().filter((_text, at) => at !== 3);
    const moved = [...texts().slice(0, 2), ...texts().slice(3), texts()[2] ?? ""];

    const all = await Promise.all(
      [changed, doubled, missing, moved].map((it) => verify(it, "--head", head())),
    );

    expect(all.map(({ status, out }) => [status, out.split("\n")[0]])).toEqual([
      [1, "line 3: no. 2 was changed: its hash is not that of what it says"],
      [1, "line 5: no. 3 stands in line 4 already"],
      [1, "before line 4: no. 3 is missing"],
      [1, "line 6: no. 2 stands behind a later line"],
    ]);
  });

  it("sees an end that is cut off by the head alone", async () => {
    const [without, beside] = await Promise.all([
      verify(texts().slice(0, 4)),
      verify(texts().slice(0, 4), "--head", head()),
    ]);

    expect(without.status).toBe(0);
    expect(without.out).toContain("No --head was given");
    expect(beside.status).toBe(1);
    expect(beside.out).toContain("behind line 4: no. 4 to 5 are missing: the end was cut off");
  });

  it("takes a file as Windows and editors leave it, and says nothing of that", async () => {
    const [, ...others] = texts();
    const { status, out } = await verify([
      `\uFEFF${texts()[0] ?? ""}\r`,
      ...others.map((text) => `${text}\r`),
    ]);

    expect({ status, begins: out.split("\n")[0] }).toEqual({ status: 0, begins: "desk: south" });
  });

  it("tells two exports that were joined from one, in few words however long they are", async () => {
    const { status, out } = await verify([...texts(), ...texts()]);

    expect(status).toBe(1);
    expect(out.split("\n").slice(0, 4)).toEqual([
      "line 7: no. 0 begins another chain: verify two exports that were joined each by itself",
      "line 7: no. 0 stands in line 1 already",
      "  likewise each line behind it, up to line 12",
      "desk: south",
    ]);
  });

  it("says what an older head cannot tell, and from where on a chain stands that was cut", async () => {
    const [, , third, , last] = lines;
    if (third === undefined || last === undefined) throw new Error("no lines");
    const stub = await stubLine("south", third);
    const cut = await lineAfter(lines[5] ?? last, {
      ...{ id: "cut", at: 9, kind: "audit", deed: "audit.cut", by: { as: "system", id: null } },
      about: { upTo: third.seq, stands: third.hash },
    });
    const pruned = [stub.text, ...texts().slice(3), cut.text];

    const [whole, since, unwitnessed] = await Promise.all([
      verify(pruned, "--head", headText(last)),
      verify(pruned, "--head", headText(lines[1] ?? last)),
      verify(pruned.slice(0, -1)),
    ]);

    expect(whole.status).toBe(0);
    expect(whole.out).toContain("Lines up to no. 2 were cut from the front");
    expect(whole.out).toContain("is no. 4: whether lines are missing behind no. 6 cannot be seen");
    expect(since.out).toContain("no. 1, was cut since: it says nothing of this file");
    expect(unwitnessed.status).toBe(1);
    expect(unwitnessed.out).toContain("line 1: it begins behind no. 2, and no line of it says that");
  });

  it("ends with 2 where there is nothing to verify", async () => {
    const all = await Promise.all([
      ...[run(join(folder, "nothing.jsonl")), run(), verify([]), verify(texts(), "--head", "5")],
      ...[verify(["<!doctype html>", "no audit"]), run(folder)],
    ]);

    expect(all.map(({ status, out }) => [status, out])).toEqual(all.map(() => [2, ""]));
  });
});
