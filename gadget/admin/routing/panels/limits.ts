import { html, nothing } from "lit";
import { withField } from "../model/edit.ts";
import { duration, number } from "../parts/fields.ts";
import { serviceField } from "../parts/service.ts";
import { zoneField, zoneNames } from "../parts/zone.ts";
import type { Panel } from "../parts/panel.ts";

const IDLE = { afterSeconds: 1_800, percent: 50 };

/** What holds for everyone at the desk. */
export function limitsPanel(panel: Panel) {
  const { model, words } = panel;
  const { draft } = model;
  return html`<section class="block">
    ${number(panel, {
      ...{ at: "capacity", label: words.deskCapacity, value: draft.capacity },
      onSet: (capacity = 0) => {
        model.patch({ capacity });
      },
    })}
    ${number(panel, {
      ...{ at: "missedMax", label: words.missedMax, value: draft.missedMax },
      onSet: (missedMax = 0) => {
        model.patch({ missedMax });
      },
    })}
    ${duration(panel, {
      ...{ at: "graceSeconds", label: words.grace, value: draft.graceSeconds },
      onSet: (seconds = 0) => {
        model.patch({ graceSeconds: seconds });
      },
    })}
    ${duration(panel, {
      ...{ at: "idleAwaySeconds", label: words.idleAway, never: words.never, value: draft.idleAwaySeconds },
      onSet: (seconds) => {
        model.set(withField(draft, "idleAwaySeconds", seconds));
      },
    })}
    ${duration(panel, {
      ...{ at: "idle.afterSeconds", label: words.idle, never: words.never },
      value: draft.idle?.afterSeconds,
      onSet: (seconds) => {
        const idle = seconds === undefined ? undefined : { ...IDLE, ...draft.idle, afterSeconds: seconds };
        model.set(withField(draft, "idle", idle));
      },
    })}
    ${
      draft.idle === undefined
        ? nothing
        : number(panel, {
            ...{ at: "idle.percent", label: words.idlePercent, value: draft.idle.percent },
            onSet: (percent = 0) => {
              model.patch({ idle: { ...IDLE, ...draft.idle, percent } });
            },
          })
    }
    ${serviceField(panel, "service", words.never, draft.service, (service) => {
      model.set(withField(draft, "service", service));
    })}
    ${zoneNames()}
    ${zoneField(panel, {
      ...{ at: "timeZone", label: words.deskZone, value: draft.timeZone ?? "" },
      onSet: (zone) => {
        model.set(withField(draft, "timeZone", zone === "" ? undefined : zone));
      },
    })}
  </section>`;
}
