import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { Hours } from "../../../../worker/protocol/routing/config.ts";
import { timeZone } from "../../../platform/time-zone.ts";
import { icon } from "../../shell/icon.ts";
import { newId, withField } from "../model/edit.ts";
import { dateName, dayName } from "../model/formats.ts";
import { hoursLines } from "../model/describe.ts";
import { daysOf, nextSpan, WEEKDAYS, weekOf, type Span } from "../model/week.ts";
import { text } from "../parts/fields.ts";
import { items, rows } from "../parts/items.ts";
import { drawMarks, marksAt } from "../parts/marks.ts";
import { zoneField, zoneNames } from "../parts/zone.ts";
import type { Panel } from "../parts/panel.ts";

/** When somebody is there. */
export function hoursPanel(panel: Panel) {
  const { model, words } = panel;
  return html`${zoneNames()}
  ${items<Hours>(panel, {
    ...{ at: "hours", label: words.panels.hours, items: model.draft.hours, add: words.add.hours },
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: (hours) => hoursLines(panel, hours).map((line) => html`<p>${line}</p>`),
    blank: () => ({
      ...{ id: newId(model.uuid()), name: "", holidays: [] },
      timeZone: timeZone() ?? "UTC",
      week: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
    }),
    onItems: (hours) => {
      model.patch({ hours });
    },
    draw: (hours, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: hours.name },
        onSet: (name) => {
          set({ ...hours, name });
        },
      }),
      zone(panel, hours, at, set),
      week(panel, hours, at, set),
      holidays(panel, hours, at, set),
    ],
  })}`;
}

type Set = (hours: Hours) => void;

function zone(panel: Panel, hours: Hours, at: string, set: Set) {
  return zoneField(panel, {
    ...{ at: `${at}.timeZone`, label: panel.words.timeZone, value: hours.timeZone },
    onSet: (named) => {
      set({ ...hours, timeZone: named });
    },
  });
}

function week(panel: Panel, hours: Hours, at: string, set: Set) {
  const { words } = panel;
  const days: Span[][] = daysOf(hours.week);
  const setDays = (changed: readonly (readonly Span[])[]) => {
    set({ ...hours, week: weekOf(changed) });
  };
  return html`<fieldset class="week" data-field="${at}.week">
    <legend>${words.week}</legend>
    ${daysOf(hours.week).map((spans, index) => {
      const day = dayName(WEEKDAYS[index]!);
      const marks = spans.flatMap(({ entry }) => marksAt(panel, `${at}.week.${entry}`, true));
      return html`<div class="day" role="group" aria-label=${day}>
        <span class="day-name">${day}</span>
        ${drawSpans(panel, `${at}.week-${index}`, day, days[index]!, (changed) => {
          setDays(days.with(index, changed));
        })}
        ${drawMarks(marks)}
      </div>`;
    })}
    <wa-button
      appearance="plain"
      size="s"
      @click=${() => {
        setDays(days.map((spans, index) => (index < 5 ? days[0]! : spans)));
      }}
      >${words.copyDay}</wa-button
    >
  </fieldset>`;
}

function holidays(panel: Panel, hours: Hours, at: string, set: Set) {
  const { words } = panel;
  return rows<Hours["holidays"][number]>(panel, {
    ...{ at: `${at}.holidays`, label: words.holidays, rows: hours.holidays, add: words.add.holiday },
    blank: () => ({ date: new Date(panel.now()).toISOString().slice(0, 10), open: [] }),
    draw: (holiday, place, setHoliday) => html`
      <div class="field">
        <label for="in-${place}.date">${words.date}</label>
        <input
          id="in-${place}.date"
          data-field="${place}.date"
          type="date"
          required
          .value=${live(holiday.date)}
          @change=${(event: Event) => {
            setHoliday({ ...holiday, date: (event.target as HTMLInputElement).value });
          }}
        />
        ${drawMarks(marksAt(panel, `${place}.date`))}
      </div>
      ${text(panel, {
        ...{ at: `${place}.name`, label: words.name, value: holiday.name ?? "", isOptional: true },
        onSet: (name) => {
          setHoliday(withField(holiday, "name", name === "" ? undefined : name));
        },
      })}
      <div class="day holiday" role="group" aria-label=${dateName(holiday.date)}>
        ${drawSpans(panel, `${place}.open`, dateName(holiday.date), holiday.open, (open) => {
          setHoliday({ ...holiday, open: [...open] });
        })}
        ${drawMarks(marksAt(panel, `${place}.open`, true))}
      </div>
    `,
    onRows: (all) => {
      set({ ...hours, holidays: all });
    },
  });
}

/** The spans of a day, of which midnight as an end is written "24:00". */
function drawSpans(
  panel: Panel,
  at: string,
  day: string,
  spans: readonly Span[],
  onSpans: (spans: Span[]) => void,
) {
  const { words } = panel;
  const time = (index: number, end: "from" | "to") => {
    const value = spans[index]![end];
    return html`<input
      type="time"
      required
      data-field="${at}.${index}.${end}"
      aria-label="${day}: ${words[end]}"
      .value=${live(value === "24:00" ? "00:00" : value)}
      @change=${(event: Event) => {
        const typed = (event.target as HTMLInputElement).value.slice(0, 5);
        if (typed === "") return;
        const read = end === "to" && typed === "00:00" ? "24:00" : typed;
        onSpans(spans.with(index, { from: spans[index]!.from, to: spans[index]!.to, [end]: read }));
      }}
    />`;
  };
  return html`<span class="spans">
    ${spans.length === 0 ? html`<span class="muted">${words.closedDay}</span>` : nothing}
    ${spans.map(
      (_, index) =>
        html`<span class="span">
          ${time(index, "from")}<span aria-hidden="true">–</span>${time(index, "to")}
          <button
            type="button"
            class="quiet"
            data-field="${at}.${index}-remove"
            aria-label=${words.removeThis(`${day}, ${spans[index]!.from}–${spans[index]!.to}`)}
            @click=${() => {
              onSpans(spans.toSpliced(index, 1));
              panel.say(words.removed(day), `${at}-add`);
            }}
          >
            ${icon("xmark")}
          </button>
        </span>`,
    )}
    <button
      type="button"
      class="quiet"
      data-field="${at}-add"
      aria-label="${day}: ${words.add.span}"
      title=${words.add.span}
      @click=${() => {
        onSpans([...spans, nextSpan(spans)]);
        panel.say("", `${at}.${spans.length}.from`);
      }}
    >
      ${icon("plus")}
    </button>
  </span>`;
}
