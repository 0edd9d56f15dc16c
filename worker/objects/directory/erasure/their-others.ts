import type { Env } from "../../../env.ts";
import { deskStub } from "../../kernel/stubs.ts";

/**
 * These conversations, and with them whatever somebody at one of these desks said to be the same person's. They are of Pages of the same desk, which
 * whoever asks reaches.
 */
export async function withTheirOthers(
  env: Env,
  desks: ReadonlySet<string | null>,
  conversations: readonly string[],
): Promise<string[]> {
  const known = [...desks].filter((desk) => desk !== null);
  const found = await Promise.all(
    known.map(async (desk) => await deskStub(env, desk).samePeople(desk, conversations)),
  );
  return [...new Set([...conversations, ...found.flat()])];
}
