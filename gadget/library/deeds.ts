import type {
  OtherLanguages,
  Saved,
  SavedTemplate,
  TemplateId,
  TemplateScope,
} from "../../worker/protocol/library/saved-template.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { knows } from "../state/features.ts";
import { lateSlice } from "../state/late-slice.ts";
import type { ChatState } from "../state/state.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** How often what is kept may have changed: with each welcome, whenever the Worker says so, and with the desk's teams. */
export const libraryChanges = lateSlice("library", 0, (changes, update) =>
  update.type === "frame" && ["templates", "welcome", "desk"].includes(update.frame.type)
    ? changes + 1
    : changes,
);

type Channel = Pick<DeedTools, "channel">;

/** All that this agent may use; null where nobody can say now. `asksFiles`: those with files among them, at a Worker that keeps some. */
export async function templatesOf({ channel }: Channel, asksFiles = false): Promise<SavedTemplate[] | null> {
  const answer = await channel.request({ type: "templates.list", ...(asksFiles ? { files: true } : {}) });
  return answer.ok ? answer.result.templates : null;
}

/** What is kept, and in place of which: what that has beside it stays. */
export type ToKeep = {
  template: TemplateId | null;
  base?: number;
  name: string;
  scope: TemplateScope;
  team?: string;
  outgoing: Outgoing;
  language?: string;
  others?: OtherLanguages;
};

/** What it was changed from, so that nothing is replaced that somebody saved since; an older Worker replaces it. */
export function baseOf(it: Pick<Saved, "changedAt">, state: ChatState): { base?: number } {
  return knows(state, "template_base") ? { base: it.changedAt } : {};
}

/** Whether somebody saved it since. */
export function isChanged(refusal: CommandRefusal): boolean {
  return refusal.code === "wrong_state" && refusal.state === "changed";
}

/** Keeps a message; null: it is kept. */
export async function keepTemplate(
  { channel }: Channel,
  { template, ...kept }: ToKeep,
): Promise<CommandRefusal | null> {
  const which = template === null ? {} : { template };
  const answer = await channel.request({ type: "template.save", ...which, ...kept });
  return answer.ok ? null : answer.refusal;
}

/** Deletes one; null: it is gone, perhaps by somebody else. */
export async function deleteTemplate(
  { channel }: Channel,
  template: TemplateId,
): Promise<CommandRefusal | null> {
  const answer = await channel.request({ type: "template.delete", template });
  return answer.ok || answer.refusal.code === "not_found" ? null : answer.refusal;
}
