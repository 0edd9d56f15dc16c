import { afterLoss } from "../../worker/protocol/after-loss.ts";
import type { Feature } from "../../worker/protocol/session/features.ts";
import type { CommandRules, OlderForm } from "./commands.ts";

/** What becomes of commands that change something, as their declarations say, and how Workers of the version before take them. */
export const commandRules: CommandRules = { afterLoss, olderForm };

/** Only words have an older form. */
function olderForm(command: object): OlderForm | null {
  const { outgoing, text = outgoing?.text } = command as { outgoing?: { text?: string }; text?: string };
  if ("writtenHere" in command)
    return inForm("outgoing", { ...command, writtenHere: undefined, outgoing: undefined, text });
  if ("pass" in command) return inForm("pass", { ...command, pass: undefined, ticket: command.pass });
  return null;
}

function inForm(lacks: Feature, command: object): OlderForm {
  return { lacks, text: JSON.stringify(command) };
}
