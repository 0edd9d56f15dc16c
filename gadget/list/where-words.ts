import type { Agent, DeskState } from "../../worker/protocol/frames.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { t } from "../words/strings.ts";
import { systemWords } from "../words/system-words.ts";
import { words } from "./words.ts";

/** Of what nobody has: who is asked whether they take it, or where it waits. */
export function whereWords(
  { finer }: Summary,
  desk: DeskState | null,
  agents: Readonly<Record<string, Agent>>,
): string {
  if (finer?.state === "offered") return words().offeredTo(finer.to.map(({ name }) => name));
  const queue = finer?.state === "queued" ? placeName(finer.queue, desk, agents) : "";
  if (queue === "") return t.unassigned;
  return systemWords({ event: "queued", queue, by: null });
}

/** The name of a place by its key (docs/protocol.md, "Routing"); empty: everyone's, or one that is not known here. */
function placeName(key: string, desk: DeskState | null, agents: Readonly<Record<string, Agent>>): string {
  const { queues = [], teams = [] } = desk?.routing ?? {};
  const team = teams.find(({ id }) => key === `team:${id}`);
  const [, ofOne = ""] = /^agent:\d+:[^:]*:(.*)$/s.exec(key) ?? [];
  return (queues.find(({ id }) => id === key) ?? team ?? agents[ofOne])?.name ?? "";
}
