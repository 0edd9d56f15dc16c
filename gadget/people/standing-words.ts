import type { DeskState } from "../../worker/protocol/frames.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { invitedTo, transferOf } from "../../worker/protocol/thread/state.ts";
import { desk } from "../state/desk.ts";
import type { ChatState } from "../state/state.ts";
import { words } from "../words/beside-words.ts";
import { momentTime } from "../words/moments.ts";
import { t } from "../words/strings.ts";
import { systemWords } from "../words/system-words.ts";

/** Who is called how, and what the time is by the Worker's clock. */
type Around = Pick<ChatState, "agents" | "late" | "session">;

/**
 * Where an open conversation stands, beside whose it is, in few words: "Offered to Kim", "Waits in Sales", "Asked: Pia", "Aside
 * until 14:00". Of what nobody has and waits nowhere, that; empty where whose it is says all.
 */
export function standingWords(summary: Summary, around: Around): string {
  if (summary.status === "closed") return "";
  return summary.owner === null ? whereWords(summary, around) : besideOwner(summary, around).join(" · ");
}

/** Of what nobody has: who is asked whether they take it, which program has it, or where it waits. */
function whereWords({ finer }: Summary, { agents, ...state }: Around): string {
  const { offeredTo, offeredToYou, waitsFor } = words();
  if (finer?.state === "offered") {
    const isMine = finer.to.some(({ sub }) => sub === state.session?.me.sub);
    return isMine ? offeredToYou : offeredTo(namesOf(finer.to));
  }
  if (finer?.state === "bot" && finer.name) return systemWords({ event: "bot", bot: finer.name, by: null });
  if (finer?.state !== "queued") return t.unassigned;
  const ofOne = agentOf(finer.queue);
  if (ofOne !== null) return agents[ofOne] ? waitsFor(agents[ofOne].name) : t.unassigned;
  const queue = placeName(finer.queue, desk.of(state));
  return queue === "" ? t.unassigned : systemWords({ event: "queued", queue, by: null });
}

function besideOwner(summary: Summary, { session }: Around): string[] {
  const { finer } = summary;
  const { asked, helping, asideUntil } = words();
  const transfer = transferOf(summary);
  const helpers = invitedTo(finer);
  const now = Date.now() + (session?.clockOffsetMs ?? 0);
  return [
    ...(transfer ? [asked(transfer.place ? [transfer.place] : namesOf(transfer.to))] : []),
    ...(finer?.state === "snoozed"
      ? [asideUntil(finer.until === null ? "" : momentTime(finer.until, now), finer.onMessage)]
      : []),
    ...(helpers.length > 0 ? [helping(namesOf(helpers))] : []),
  ];
}

function namesOf(people: readonly Person[]): string[] {
  return people.map(({ name }) => name);
}

/** Whose alone it is, where a rule leads to one agent, by `sub` (docs/protocol.md, "Routing"); null: not one agent's. */
function agentOf(key: string): string | null {
  return /^agent:\d+:[^:]*:(.*)$/s.exec(key)?.[1] ?? null;
}

/** The name of a queue or team by its key; empty: everyone's, or one that is not known here. */
function placeName(key: string, state: DeskState | null): string {
  const { queues = [], teams = [] } = state?.routing ?? {};
  const team = teams.find(({ id }) => key === `team:${id}`);
  return (queues.find(({ id }) => id === key) ?? team)?.name ?? "";
}
