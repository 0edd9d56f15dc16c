import { html } from "lit";
import type { Reason } from "../../../../worker/protocol/routing/people.ts";
import { newId, withField } from "../model/edit.ts";
import { text, tick } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { setList } from "./agents.ts";

/** What agents choose from. */
export function reasonsPanel(panel: Panel) {
  const { model, words } = panel;
  const { awayReasons = [], decline, wrapUp } = model.draft;
  return html`
    <section class="block">
      ${reasonRows(panel, "awayReasons", words.awayReasons, awayReasons, (all) => {
        setList(panel, "awayReasons", all);
      })}
    </section>
    <section class="block">
      ${reasonRows(panel, "decline.reasons", words.decline, decline?.reasons ?? [], (reasons) => {
        setDecline(panel, reasons, decline?.isRequired ?? false);
      })}
      ${tick(panel, {
        ...{ at: "decline.isRequired", label: words.isRequired, value: decline?.isRequired ?? false },
        onSet: (isRequired) => {
          setDecline(panel, decline?.reasons ?? [], isRequired);
        },
      })}
    </section>
    <section class="block">
      ${reasonRows(panel, "wrapUp.codes", words.wrapUp, wrapUp?.codes ?? [], (codes) => {
        setWrapUp(panel, codes, wrapUp?.isRequired ?? false);
      })}
      ${tick(panel, {
        ...{ at: "wrapUp.isRequired", label: words.isRequired, value: wrapUp?.isRequired ?? false },
        onSet: (isRequired) => {
          setWrapUp(panel, wrapUp?.codes ?? [], isRequired);
        },
      })}
    </section>
  `;
}

function setDecline({ model }: Panel, reasons: Reason[], isRequired: boolean): void {
  const isLeftOut = reasons.length === 0 && !isRequired;
  model.set(withField(model.draft, "decline", isLeftOut ? undefined : { reasons, isRequired }));
}

function setWrapUp({ model }: Panel, codes: Reason[], isRequired: boolean): void {
  const isLeftOut = codes.length === 0 && !isRequired;
  model.set(withField(model.draft, "wrapUp", isLeftOut ? undefined : { codes, isRequired }));
}

function reasonRows(
  panel: Panel,
  at: string,
  label: string,
  reasons: readonly Reason[],
  onRows: (rows: Reason[]) => void,
) {
  const { model, words } = panel;
  return rows<Reason>(panel, {
    ...{ at, label, rows: reasons, add: words.add.reason, onRows },
    blank: () => ({ id: newId(model.uuid()), name: "" }),
    draw: (reason, place, set) =>
      text(panel, {
        ...{ at: `${place}.name`, label: words.name, value: reason.name },
        onSet: (name) => {
          set({ ...reason, name });
        },
      }),
  });
}
