import { html, nothing } from "lit";
import { ASSIGN_NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type {
  TargetAgent,
  TargetPlace,
  TransferTarget,
  TransferTargets,
} from "../../worker/protocol/thread/handover.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { words as actionWords } from "../words/action-words.ts";
import { duration } from "../words/list-times.ts";
import { moment } from "../words/time.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { styles } from "./handover.styles.ts";
import { Targets } from "./targets.ts";
import { words as menuWords } from "../thread/words.ts";

/** To whom something is given on, with what words, and whether it stays with its agent until somebody takes it. */
export type Transfer = { to: TransferTarget; note?: string; stays?: true };

/**
 * Asks to whom it is given on; null: it stays as it is. `owner`: of whom it is, by `sub`. `warning`: what is to be said before an agent
 * gets it, who is as the desk said last; empty: nothing.
 */
export async function askTransfer(
  root: ShadowRoot,
  seat: SeatController,
  owner: string | null,
  warning: (to: TargetAgent) => string = () => "",
): Promise<Transfer | null> {
  const { transferTitle, how, atOnce, stays, doTransfer } = menuWords().handover;
  return await askTarget(root, seat, {
    title: transferTitle,
    does: doTransfer,
    isPlace: true,
    owner,
    warning,
    // What nobody has stays with nobody.
    beside: (to) =>
      to?.type === "pool" || owner === null
        ? nothing
        : html`<fieldset>
            <legend>${how}</legend>
            <label><input type="radio" name="how" value="now" checked /><span>${atOnce}</span></label>
            <label><input type="radio" name="how" value="stays" /><span>${stays}</span></label>
          </fieldset>`,
  });
}

/** Asks whom to invite; null: nobody. */
export async function askInvite(
  root: ShadowRoot,
  seat: SeatController,
  owner: string | null,
): Promise<{ agent: string; note?: string } | null> {
  const { inviteTitle, doInvite } = menuWords().handover;
  const asked = {
    title: inviteTitle,
    does: doInvite,
    isPlace: false,
    owner,
    beside: () => nothing,
    warning: () => "",
  };
  const chosen = await askTarget(root, seat, asked);
  if (chosen?.to.type !== "agent") return null;
  return { agent: chosen.to.agent, ...(chosen.note === undefined ? {} : { note: chosen.note }) };
}

type Asked = {
  title: string;
  does: string;
  /** Teams, queues and everyone can be chosen as well. */
  isPlace: boolean;
  owner: string | null;
  beside: (to: TransferTarget | null) => unknown;
  warning: (to: TargetAgent) => string;
};

async function askTarget(root: ShadowRoot, seat: SeatController, asked: Asked): Promise<Transfer | null> {
  const { title, does, isPlace, owner, beside, warning } = asked;
  const w = menuWords().handover;
  let to: TransferTarget | null = null;
  /** Who was chosen, also where other words are looked for since. */
  let agent: TargetAgent | null = null;
  let isWanting = false;
  let given: Transfer | null = null;
  let redraw = (): void => {};
  const targets = new Targets(seat, () => {
    redraw();
  });
  targets.ask("");
  await openDialog(root, title, styles, (dialog, draw) => {
    redraw = () => {
      if (dialog.isConnected) draw();
    };
    const onSubmit = (event: SubmitEvent) => {
      const form = new FormData(event.target as HTMLFormElement);
      const note = (form.get("note") as string).trim();
      isWanting = to === null;
      if (to === null) event.preventDefault();
      else
        given = {
          to,
          ...(isBlank(note) ? {} : { note }),
          ...(form.get("how") === "stays" ? { stays: true as const } : {}),
        };
      draw();
    };
    const choose = (target: TransferTarget) => {
      to = target;
      const { agents = [] } = targets.found ?? {};
      agent = agents.find(({ sub }) => target.type === "agent" && sub === target.agent) ?? null;
      isWanting = false;
      draw();
    };
    const row = (target: TransferTarget, name: string, said: string, isOff = false) => {
      const value = keyOf(target);
      return html`<label class=${isOff ? "off" : ""}>
        <input
          type="radio"
          name="to"
          value=${value}
          ?disabled=${isOff}
          .checked=${to !== null && keyOf(to) === value}
          @change=${() => {
            choose(target);
          }}
        />
        <span class="name" dir="auto">${name}</span><span class="said">${said}</span>
      </label>`;
    };
    const found = targets.found;
    return html`
      <h2>${title}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <input
          type="search"
          class="find"
          aria-label=${w.find}
          placeholder=${w.find}
          autocomplete="off"
          @keydown=${(event: KeyboardEvent) => {
            goesIntoFound(event, dialog, targets.found);
          }}
          @input=${(event: Event) => {
            targets.ask((event.target as HTMLInputElement).value.trim());
          }}
        />
        <div class="targets" tabindex="-1">
          ${
            targets.isLost
              ? html`<p role="alert">
                  ${w.notKnown}
                  <button
                    type="button"
                    @click=${() => {
                      targets.again();
                    }}
                  >
                    ${w.again}
                  </button>
                </p>`
              : found === null
                ? html`<p role="status">${w.looking}</p>`
                : renderFound(found, { isPlace, owner, seat, row })
          }
        </div>
        ${isWanting ? html`<p role="alert">${w.required}</p>` : nothing}
        <p class="warning" role="status">${agent === null ? "" : warning(agent)}</p>
        <label class="above"
          >${w.words}<textarea name="note" rows="2" maxlength=${ASSIGN_NOTE_UNITS_MAX}></textarea>
        </label>
        ${beside(to)} ${formButtons(dialog, actionWords().cancel, does, false)}
      </form>
    `;
  });
  targets.end();
  return given;
}

type Found = TransferTargets & { words: string };
type Row = (to: TransferTarget, name: string, said: string, isOff?: boolean) => unknown;

function renderFound(
  found: Found,
  { isPlace, owner, seat, row }: { isPlace: boolean; owner: string | null; seat: SeatController; row: Row },
) {
  const w = menuWords().handover;
  const me = seat.peek((state) => state.session?.me.sub ?? "");
  const now = seat.now();
  const named = <T extends { name: string }>(all: T[]): T[] =>
    all.filter(({ name }) => holds(name, found.words));
  const agents = found.agents.filter(({ sub }) => sub !== owner);
  const [queues, teams] = isPlace ? [named(found.queues), named(found.teams)] : [[], []];
  const isEveryone = isPlace && owner !== null && holds(w.everyone, found.words);
  if (agents.length + queues.length + teams.length === 0 && !isEveryone)
    return html`<p role="status">${w.nobodyFound}</p>`;
  const group = (legend: string, rows: unknown[]) =>
    rows.length === 0
      ? nothing
      : html`<fieldset>
          <legend>${legend}</legend>
          ${rows}
        </fieldset>`;
  return html`
    ${group(
      w.agents,
      agents.map((agent) =>
        row(
          { type: "agent", agent: agent.sub },
          agent.sub === me ? `${agent.name} (${w.self})` : agent.name,
          agentSaid(agent),
          agent.presence !== "available" && agent.sub !== me,
        ),
      ),
    )}
    ${found.more ? html`<p>${w.more}</p>` : nothing}
    ${group(
      w.queues,
      queues.map((it) => row({ type: "queue", queue: it.id }, it.name, placeSaid(it, now))),
    )}
    ${group(
      w.teams,
      teams.map((it) => row({ type: "team", team: it.id }, it.name, placeSaid(it, now))),
    )}
    ${isEveryone ? row({ type: "pool" }, w.everyone, "") : nothing}
  `;
}

/** Whether it is available, and how much of what they may have they have. */
function agentSaid({ presence, load, capacity }: TargetAgent): string {
  const w = menuWords().handover;
  const { presence: said } = actionWords();
  const has = w.load(load, capacity);
  if (presence !== "available") return said[presence];
  return `${load >= capacity ? w.isFull : said.available} · ${has}`;
}

/** How many of it are free, who waits, and when it opens. */
function placeSaid({ free, members, waiting, since, isOpen, opensAt }: TargetPlace, now: number): string {
  const w = menuWords().handover;
  if (!isOpen) return opensAt === null ? w.closed : w.opens(moment(opensAt));
  return `${w.free(free, members)} · ${w.waiting(waiting, since === null ? "" : duration(now - since))}`;
}

function keyOf(to: TransferTarget): string {
  switch (to.type) {
    case "agent":
      return `agent ${to.agent}`;
    case "team":
      return `team ${to.team}`;
    case "queue":
      return `queue ${to.queue}`;
    case "pool":
      return "pool";
  }
}

function holds(name: string, words: string): boolean {
  return name.toLocaleLowerCase().includes(words.toLocaleLowerCase());
}

/**
 * Keys of the field, as in that for tags: arrow down goes into what was found, Enter chooses the first of it, where it is that of
 * the words in the field. Enter once more gives it there.
 */
function goesIntoFound(event: KeyboardEvent, dialog: HTMLDialogElement, found: Found | null): void {
  if (event.isComposing || (event.key !== "Enter" && event.key !== "ArrowDown")) return;
  const field = event.currentTarget as HTMLInputElement;
  const first = dialog.querySelector<HTMLInputElement>(".targets input:enabled");
  event.preventDefault();
  if (event.key === "ArrowDown") first?.focus();
  else if (event.repeat || found?.words !== field.value.trim() || found.words === "") return;
  else if (first?.checked) field.form?.requestSubmit();
  else first?.click();
}
