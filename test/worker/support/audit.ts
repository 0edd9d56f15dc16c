import { AuditVerifier, type Verified } from "../../../worker/domain/audit/verify.ts";
import { auditStub, deskStub, directoryStub } from "../../../worker/objects/kernel/stubs.ts";
import type { AuditEntry } from "../../../worker/protocol/audit/entry.ts";
import { due } from "./duties.ts";
import { env } from "./env.ts";

/** All lines of a desk's audit as they are exported, once everything that waits was handed on. */
export async function auditLines(desk = "main"): Promise<string[]> {
  await due(deskStub(env, desk), "deeds");
  await due(directoryStub(env), "deeds");
  return await writtenLines(desk);
}

/** The same, of what was handed on. */
export async function writtenLines(desk = "main"): Promise<string[]> {
  const lines: string[] = [];
  let after: number | null = null;
  do {
    const told: { lines: string[]; next: number | null } = await auditStub(env, desk).lines(desk, after, 500);
    lines.push(...told.lines);
    after = told.next;
  } while (after !== null);
  return lines;
}

export type Line = AuditEntry & { id: string };

/** What is said of deeds, in their order: of all, or of those so called. */
export async function deedsOf(desk = "main", ...deeds: string[]): Promise<Line[]> {
  const all = (await auditLines(desk)).map((text) => JSON.parse(text) as Line);
  return deeds.length === 0 ? all : all.filter(({ deed }) => deeds.includes(deed));
}

/** What a chain is found to be. */
export async function verified(lines: readonly string[], head: Verified["head"] = null): Promise<Verified> {
  const verifier = new AuditVerifier();
  for (const line of lines) await verifier.take(line);
  return verifier.end(head);
}
