import { html, nothing } from "lit";
import type { DeskState } from "../../worker/protocol/frames.ts";
import type { GoesTo } from "../../worker/protocol/team/commands.ts";
import { words as actionWords } from "../words/action-words.ts";
import { inOrder, type TeamShown } from "./shown.ts";
import { words } from "./words.ts";

/** Of whom it is now: an agent by `sub`, or a place by its key. */
type From = { agent: string } | { place: string };

/** What is given back goes where they lead; else everyone takes it. */
function hasRules(desk: DeskState | null): boolean {
  return desk?.routing !== undefined;
}

/** Where something may go: back, to a queue, to an agent; nothing is chosen yet, and nobody is offered what they have. */
export function targetField(label: string, { agents }: TeamShown, desk: DeskState | null, from: From) {
  const w = words();
  const queues = (desk?.routing?.queues ?? []).filter(({ id }) => !("place" in from) || id !== from.place);
  const isTheirs = (sub: string): boolean => "agent" in from && sub === from.agent;
  return html`<label
    >${label}
    <select name="to" required>
      <option value="">${w.choose}</option>
      ${"place" in from && from.place.startsWith("pool") ? nothing : html`<option value="everyone">${hasRules(desk) ? w.byRules : w.everyone}</option>`}
      ${queues.map(({ id, name }) => html`<option value=${`queue:${id}`}>${w.queue(name)}</option>`)}
      ${inOrder(agents.values())
        .filter(({ sub }) => !isTheirs(sub))
        .map(
          ({ sub, name, presence, load, capacity }) =>
            html`<option value=${`agent:${sub}`}>
              ${name} · ${actionWords().presence[presence]} · ${w.load(load, capacity)}
            </option>`,
        )}
    </select></label
  >`;
}

/** What was chosen, and what is said of so many conversations that went there. */
export function chosenIn(
  form: HTMLFormElement,
  { agents }: TeamShown,
  desk: DeskState | null,
): { to: GoesTo; gave: (n: number) => string } {
  const value = new FormData(form).get("to") as string;
  const [, kind, id = ""] = /^(agent|queue):(.*)$/s.exec(value) ?? [];
  const givenTo = (name: string) => (n: number) => words().gave(n, name);
  if (kind === "agent") return { to: { agent: id }, gave: givenTo(agents.get(id)?.name ?? id) };
  const queue = desk?.routing?.queues.find((it) => it.id === id);
  if (kind === "queue") return { to: { queue: id }, gave: givenTo(queue?.name ?? id) };
  return { to: { everyone: true }, gave: hasRules(desk) ? wentByRules : wentToEveryone };
}

function wentByRules(n: number): string {
  return words().wentByRules(n);
}

function wentToEveryone(n: number): string {
  const w = words();
  return w.gave(n, w.everyone);
}
