import { expect } from "vitest";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ResultOf } from "../../../worker/protocol/frames.ts";
import type { Retention } from "../../../worker/protocol/retention/retention.ts";
import { due } from "./duties.ts";
import { env } from "./env.ts";
import { checkAnswer } from "./results.ts";
import { ANA, KIM, until, type TestThread } from "./thread.ts";

const desk = () => deskStub(env, "main");

type OfDesk = Extract<
  DeskCommand,
  { type: "desk.configure" | "retention.read" | "retention.preview" | "search" }
>;

/** As Ana, who needs no token for it: time passes, and hers would be over. */
export async function ask<T extends OfDesk["type"]>(
  type: T,
  fields: Omit<Extract<OfDesk, { type: T }>, "type" | "id">,
): Promise<ResultOf<T>> {
  const command = { ...fields, type, id: crypto.randomUUID() } as unknown as DeskCommand;
  const outcome: unknown = await desk().command("main", ANA, command);
  const told = JSON.parse(JSON.stringify(outcome)) as { ok: true; value: ResultOf<T> };
  checkAnswer(type, { ok: true, result: told.value });
  return told.value;
}

/** The desk is set so. */
export const keeps = (retention: Retention) => ask("desk.configure", { settings: { retention } });

export const previewOf = (retention: Retention) => ask("retention.preview", { retention });

export async function closed(thread: TestThread): Promise<void> {
  const outcome = await thread.command(KIM, "conversation.close", {});
  expect(outcome.ok).toBe(true);
  await until(async () => expect((await thread.thread()).interaction?.closedAt ?? null).not.toBe(null));
}

/** The desk looks through all that it has, and whatever goes on by itself comes to its end. */
export async function looksThrough(...threads: TestThread[]): Promise<void> {
  const before = (await ask("retention.read", {})).endedAt;
  await until(async () => {
    await due(desk(), "retention");
    expect((await ask("retention.read", {})).endedAt).not.toBe(before);
  });
  for (const thread of threads) await finished(thread);
}

export async function finished(thread: TestThread): Promise<void> {
  await until(async () => {
    const isDone = await thread.inside(async (conversation) => {
      await conversation.agenda.run("retention");
      return !conversation.agenda.due(Date.now()).includes("retention");
    });
    expect(isDone).toBe(true);
  });
}
