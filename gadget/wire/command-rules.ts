import { afterLoss } from "../../worker/protocol/after-loss.ts";
import type { Feature } from "../../worker/protocol/session/features.ts";
import { FRAME_BYTES_MAX } from "../../worker/protocol/limits.ts";
import type { CommandRules } from "./commands.ts";

/** What a Worker takes that does not know a feature. */
type OlderForm = { lacks: Feature; text: string };

/**
 * What becomes of commands that change something, as their declarations say, and how Workers of the version before take them.
 * `isSignedOut`: what is given then is nobody's, and would leave in the name of whoever comes next.
 */
export function commandRules(isSignedOut: () => boolean): CommandRules {
  const isTooLarge = (text: string) => new TextEncoder().encode(text).length > FRAME_BYTES_MAX;
  const whyNot: CommandRules["whyNot"] = (text) => {
    if (isSignedOut()) return "session_changed";
    return isTooLarge(text) ? "too_large" : null;
  };
  return { afterLoss, formFor, whyNot, holds: false };
}

const formFor: CommandRules["formFor"] = (text, knows) => {
  const older = olderForm(JSON.parse(text) as object);
  return older && !knows(older.lacks) ? older.text : text;
};

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
