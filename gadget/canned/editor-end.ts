import { html, nothing } from "lit";
import type { AsideUntil } from "../../worker/protocol/library/macro.ts";
import type { TransferTarget } from "../../worker/protocol/thread/handover.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { codesOf, queuesOf, tagsOf, teamsOf } from "./desk-told.ts";
import type { Draft, End, Faults } from "./draft.ts";
import { words } from "./words.ts";

const UNTIL: readonly AsideUntil[] = ["hour", "tomorrow", "monday", "message"];

/** Which tags a macro adds; nothing where the desk has none. */
export function renderTags({ tags }: Draft, seat: SeatController, change: (to: Pick<Draft, "tags">) => void) {
  const all = seat.peek(tagsOf);
  // One that is gone from the document is refused: it can be taken away here.
  const gone = tags.filter((tag) => !all.some(({ id }) => id === tag)).map((id) => ({ id, name: id }));
  if (all.length + gone.length === 0) return nothing;
  return html`<fieldset class="tags">
    <legend>${words().editor.tags}</legend>
    ${[...all, ...gone].map(
      ({ id, name }) =>
        html`<label
          ><input
            type="checkbox"
            .checked=${tags.includes(id)}
            @change=${(event: Event) => {
              const isOn = (event.target as HTMLInputElement).checked;
              change({ tags: isOn ? [...tags, id] : tags.filter((tag) => tag !== id) });
            }}
          /><span dir="auto">${name}</span></label
        >`,
    )}
  </fieldset>`;
}

/** What a macro does in the end, and what belongs to it. */
export function renderEnd(
  { end }: Draft,
  faults: Faults,
  seat: SeatController,
  change: (to: Pick<Draft, "end">) => void,
) {
  const w = words().editor;
  const begin: Record<End["do"], End> = {
    nothing: { do: "nothing" },
    give: { do: "give", to: null },
    aside: { do: "aside", until: "tomorrow" },
    close: { do: "close", code: "", more: [] },
  };
  const names: Record<End["do"], string> = {
    close: w.close,
    aside: w.aside,
    give: w.give,
    nothing: w.nothing,
  };
  const isWrong = faults.end === undefined ? "false" : "true";
  return html`<div class="field">
    <label for="end">${w.then}</label>
    <div class="pair">
      <select
        id="end"
        aria-invalid=${isWrong}
        aria-describedby="end-wrong"
        @change=${(event: Event) => {
          change({ end: begin[(event.target as HTMLSelectElement).value as End["do"]] });
        }}
      >
        ${(Object.keys(names) as End["do"][]).map(
          (it) => html`<option value=${it} ?selected=${it === end.do}>${names[it]}</option>`,
        )}
      </select>
      ${renderMore(end, seat, (to) => {
        change({ end: to });
      })}
    </div>
    <p id="end-wrong" class="wrong">${faults.end ?? nothing}</p>
  </div>`;
}

function renderMore(end: End, seat: SeatController, change: (end: End) => void) {
  const w = words().editor;
  if (end.do === "aside")
    return html`<select
      aria-label=${w.aside}
      @change=${(event: Event) => {
        change({ do: "aside", until: (event.target as HTMLSelectElement).value as AsideUntil });
      }}
    >
      ${UNTIL.map((it) => html`<option value=${it} ?selected=${it === end.until}>${w.until(it)}</option>`)}
    </select>`;
  if (end.do === "give") return renderTargets(end.to, seat, change);
  const codes = seat.peek(codesOf);
  if (end.do !== "close" || (codes.length === 0 && end.code === "")) return nothing;
  const isGone = end.code !== "" && !codes.some(({ id }) => id === end.code);
  return html`<select
    aria-label=${w.code}
    @change=${(event: Event) => {
      change({ ...end, code: (event.target as HTMLSelectElement).value });
    }}
  >
    <option value="" ?selected=${end.code === ""}>${w.noCode}</option>
    ${isGone ? html`<option value=${end.code} selected>${end.code}</option>` : nothing}
    ${codes.map(({ id, name }) => html`<option value=${id} ?selected=${id === end.code}>${name}</option>`)}
  </select>`;
}

function renderTargets(to: TransferTarget | null, seat: SeatController, change: (end: End) => void) {
  const w = words();
  const agents = Object.values(seat.peek((state) => state.agents));
  const targets: [TransferTarget, string][] = [
    [{ type: "pool" }, w.steps.everyone],
    ...seat
      .peek(queuesOf)
      .map(({ id, name }): [TransferTarget, string] => [{ type: "queue", queue: id }, name]),
    ...seat.peek(teamsOf).map(({ id, name }): [TransferTarget, string] => [{ type: "team", team: id }, name]),
    ...agents.map(({ sub, name }): [TransferTarget, string] => [{ type: "agent", agent: sub }, name]),
  ];
  const chosen = JSON.stringify(to);
  const keys = targets.map(([target]) => JSON.stringify(target));
  return html`<select
    aria-label=${w.editor.give}
    @change=${(event: Event) => {
      const at = keys.indexOf((event.target as HTMLSelectElement).value);
      change({ do: "give", to: targets[at]?.[0] ?? to });
    }}
  >
    ${to === null || keys.includes(chosen) ? nothing : html`<option value=${chosen} selected>…</option>`}
    ${to === null ? html`<option value="" selected>–</option>` : nothing}
    ${targets.map(
      ([, name], at) => html`<option value=${keys[at]!} ?selected=${keys[at] === chosen}>${name}</option>`,
    )}
  </select>`;
}
