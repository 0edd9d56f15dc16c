import type { Actor } from "../../../domain/ownership.ts";
import { agentInLog, log, nameInLog } from "../../../log.ts";
import { declarationOf, type Command } from "../../../protocol/commands.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { Tools } from "./call.ts";

/** Tells the log of a command that was obeyed, if its declaration wants that: who did what, and to what. */
export async function audit(
  { env, objectId }: Pick<Tools, "env" | "objectId">,
  { sub, role }: Actor,
  command: Command,
): Promise<void> {
  const { audit: declared } = declarationOf(command.type);
  const fields = command as Record<string, unknown>;
  const told = typeof declared === "object" ? declared.where in fields && declared.where : declared;
  if (told === false) return;
  log({
    event: "command.done",
    command: command.type,
    desk: objectId,
    agent: await agentInLog(sub),
    role,
    ...("conversation" in command
      ? { object: nameInLog(conversationStub(env, command.conversation).id) }
      : {}),
    ...("agent" in command ? { about: await agentInLog(command.agent) } : {}),
    ...("pageId" in command ? { pageId: command.pageId } : {}),
    ...(told === true ? {} : { detail: wordsOf(fields[told]) }),
  });
}

/** A word of the protocol, or the names of what is set. */
function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : Object.keys(value ?? {}).join(" ");
}
