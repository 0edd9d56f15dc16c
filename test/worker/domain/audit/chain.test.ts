import { describe, expect, it } from "vitest";
import {
  firstLine,
  headText,
  lineAfter,
  readHead,
  stubLine,
  type AuditLine,
} from "../../../../worker/domain/audit/line.ts";
import { AuditVerifier, type AuditFault, type Verified } from "../../../../worker/domain/audit/verify.ts";

/** A desk's chain of `count` lines beside the first one. */
async function aChain(count: number, desk = "main"): Promise<AuditLine[]> {
  const lines = [await firstLine({ at: 1, id: "began", desk })];
  for (let no = 1; no <= count; no++) {
    const before = lines.at(-1);
    if (before === undefined) throw new Error("no line");
    lines.push(
      await lineAfter(before, {
        ...{ id: `id-${String(no)}`, at: no, kind: "saw", deed: "thread.open" },
        ...{ by: { as: "agent", id: "kim", role: "agent" }, conversations: ["c_1"] },
      }),
    );
  }
  return lines;
}

async function verified(
  texts: readonly string[],
  head: { seq: number; hash: string } | null = null,
): Promise<Verified> {
  const verifier = new AuditVerifier();
  for (const text of texts) await verifier.take(text);
  return verifier.end(head);
}

const faultsOf = async (
  texts: readonly string[],
  head: { seq: number; hash: string } | null = null,
): Promise<AuditFault[]> => (await verified(texts, head)).faults;

const textsOf = (lines: readonly AuditLine[]): string[] => lines.map(({ text }) => text);

/** A line that says something else, with a hash that is right for that. */
async function forged(lines: readonly AuditLine[], seq: number): Promise<AuditLine> {
  const before = lines[seq - 1];
  if (before === undefined) throw new Error("no line before");
  return await lineAfter(before, {
    id: "forged",
    at: 9,
    kind: "saw",
    deed: "thread.open",
    by: { as: "system", id: null },
  });
}

describe("the chain of an audit", () => {
  it("is whole as it was written, and names whose it is and its head", async () => {
    const lines = await aChain(5);

    const { desk, lines: count, head, faults } = await verified(textsOf(lines), lines[5] ?? null);

    expect({ desk, count, faults }).toEqual({ desk: "main", count: 6, faults: [] });
    expect(head).toEqual({ seq: 5, hash: lines[5]?.hash });
  });

  it("is whole with an empty line at the end, and each line is JSON for whoever else reads it", async () => {
    const texts = textsOf(await aChain(2));

    expect(await faultsOf([...texts, ""])).toEqual([]);
    expect(JSON.parse(texts[1] ?? "")).toMatchObject({
      seq: 1,
      deed: "thread.open",
      by: { as: "agent", id: "kim" },
    });
  });

  it("names a line in which a letter was changed", async () => {
    const texts = textsOf(await aChain(5));
    texts[3] = (texts[3] ?? "").replace("kim", "sam");

    expect(await faultsOf(texts)).toEqual([{ fault: "changed", line: 4, seq: 3 }]);
  });

  it("names a line that was put in place of another, though its own hash is right", async () => {
    const lines = await aChain(5);
    const texts = textsOf(lines);
    texts[3] = (await forged(lines, 3)).text;

    expect(await faultsOf(texts)).toEqual([{ fault: "replaced", line: 4, seq: 3 }]);
  });

  it("names lines that are missing", async () => {
    const texts = textsOf(await aChain(6));
    texts.splice(2, 2);

    expect(await faultsOf(texts)).toEqual([{ fault: "missing", line: 3, seq: 2, to: 3 }]);
  });

  it("names a line that stands elsewhere", async () => {
    const texts = textsOf(await aChain(5));
    const [moved = ""] = texts.splice(2, 1);
    texts.splice(4, 0, moved);

    expect(await faultsOf(texts)).toEqual([{ fault: "out_of_order", line: 5, seq: 2 }]);
  });

  it("names a line that stands there twice, and where it stood first", async () => {
    const texts = textsOf(await aChain(5));
    texts.splice(4, 0, texts[2] ?? "");

    expect(await faultsOf(texts)).toEqual([{ fault: "doubled", line: 5, seq: 2, first: 3 }]);
  });

  it("names another line of the same number", async () => {
    const lines = await aChain(5);
    const texts = textsOf(lines);
    texts.push((await forged(lines, 3)).text);

    expect(await faultsOf(texts)).toEqual([{ fault: "other_of_same", line: 7, seq: 3, first: 4 }]);
  });

  it("sees by a head that was noted elsewhere that the end is cut off, and does not without", async () => {
    const lines = await aChain(5);
    const texts = textsOf(lines).slice(0, 4);

    expect(await faultsOf(texts)).toEqual([]);
    expect(await faultsOf(texts, lines[5])).toEqual([{ fault: "cut_off", line: 4, seq: 4, to: 5 }]);
  });

  it("sees by such a head that the chain went on otherwise from an earlier state", async () => {
    const lines = await aChain(5);
    const other = await forged(lines, 4);
    const next = await lineAfter(other, {
      ...{ id: "next", at: 10, kind: "saw", deed: "thread.open", by: { as: "system", id: null } },
    });
    const texts = [...textsOf(lines.slice(0, 4)), other.text, next.text];

    expect(await faultsOf(texts)).toEqual([]);
    expect(await faultsOf(texts, lines[5])).toEqual([{ fault: "other_head", line: 6, seq: 5 }]);
    expect(await faultsOf(texts, lines[3])).toEqual([]);
  });

  it("takes a stub for what was cut from the front where the chain tells of it, and for nothing else", async () => {
    const lines = await aChain(5);
    const upTo = lines[2];
    const last = lines[5];
    if (upTo === undefined || last === undefined) throw new Error("no line");
    const cut = await lineAfter(last, {
      ...{ id: "cut", at: 11, kind: "audit", deed: "audit.cut", by: { as: "system", id: null } },
      about: { upTo: upTo.seq, stands: upTo.hash },
    });
    const stub = await stubLine("main", upTo);
    const rest = textsOf(lines.slice(3));

    expect(await faultsOf([stub.text, ...rest, cut.text])).toEqual([]);
    expect(await faultsOf([stub.text, ...rest])).toEqual([{ fault: "cut_unwitnessed", line: 1, seq: 2 }]);
    expect(await faultsOf([...rest, cut.text])).toEqual([
      { fault: "no_beginning", line: 1, seq: 3 },
      { fault: "missing", line: 1, seq: 0, to: 2 },
    ]);
    const later = await stubLine("main", lines[4] ?? last);
    expect(await faultsOf([later.text, ...textsOf(lines.slice(5)), cut.text])).toEqual([
      { fault: "cut_unwitnessed", line: 1, seq: 4 },
    ]);
  });

  it("names what is no line, and a chain that begins within another", async () => {
    const texts = textsOf(await aChain(2));
    const [other = ""] = textsOf(await aChain(0, "other"));

    expect(await faultsOf([...texts, "{}", "rubbish"])).toEqual([
      { fault: "unreadable", line: 4 },
      { fault: "unreadable", line: 5 },
    ]);
    expect(await faultsOf([...texts, other])).toEqual([
      { fault: "second_beginning", line: 4, seq: 0 },
      { fault: "other_of_same", line: 4, seq: 0, first: 1 },
    ]);
  });

  it("says of a later format that it does not know it", async () => {
    const [first] = await aChain(0);
    const text = (first?.text ?? "").replace('"format":1', '"format":2');

    expect((await faultsOf([text])).map(({ fault }) => fault)).toEqual(["unknown_format", "changed"]);
  });

  it("writes and reads a head as text", () => {
    const head = { seq: 41, hash: "ab".repeat(32) };

    expect(readHead(headText(head))).toEqual(head);
    expect(readHead(` 41:${"AB".repeat(32)}\n`)).toEqual(head);
    for (const text of ["", "41", `41:${"ab".repeat(31)}`, `x:${"ab".repeat(32)}`])
      expect(readHead(text)).toBeNull();
  });
});
