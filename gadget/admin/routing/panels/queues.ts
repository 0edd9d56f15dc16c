import { html } from "lit";
import type { Queue } from "../../../../worker/protocol/routing/config.ts";
import { newId, withField } from "../model/edit.ts";
import { queueLines } from "../model/describe.ts";
import { chips } from "../parts/chips.ts";
import { choice, choicesOf, duration, number, text } from "../parts/fields.ts";
import { items } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { peopleChips } from "../parts/people.ts";
import { serviceField } from "../parts/service.ts";
import { needsField } from "./needs.ts";

type Set = (queue: Queue) => void;

/** Where customers wait, and to whom they are offered. */
export function queuesPanel(panel: Panel) {
  const { model, words } = panel;
  return items<Queue>(panel, {
    ...{ at: "queues", label: words.panels.queues, items: model.draft.queues, add: words.add.queue },
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: (queue) => queueLines(panel, queue).map((line) => html`<p>${line}</p>`),
    blank: () => ({
      ...{ id: newId(model.uuid()), name: "", members: [], teams: [] },
      ...{ choose: "longest_idle", offerSeconds: 30 },
    }),
    onItems: (queues) => {
      model.patch({ queues });
    },
    draw: (queue, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: queue.name, hint: words.idHint(queue.id) },
        onSet: (name) => {
          set({ ...queue, name });
        },
      }),
      who(panel, queue, at, set),
      how(panel, queue, at, set),
      needsField(panel, `${at}.needs`, queue.needs, (needs) => {
        set(withField(queue, "needs", needs));
      }),
      when(panel, queue, at, set),
    ],
  });
}

function who(panel: Panel, queue: Queue, at: string, set: Set) {
  const { words, model, names } = panel;
  return html`<div class="pair">
    ${peopleChips(panel, {
      ...{ at: `${at}.members`, label: words.members, values: queue.members },
      onSet: (members) => {
        set({ ...queue, members });
      },
    })}
    ${chips(panel, {
      ...{ at: `${at}.teams`, label: words.teams, values: queue.teams, labelOf: names.team },
      options: model.draft.teams.map(({ id }) => ({ value: id, label: names.team(id) })),
      onSet: (teams) => {
        set({ ...queue, teams });
      },
    })}
  </div>`;
}

function how(panel: Panel, queue: Queue, at: string, set: Set) {
  const { words } = panel;
  return html`<div class="pair">
    ${choice(panel, {
      ...{ at: `${at}.choose`, label: words.choose, value: queue.choose, choices: choicesOf(words.chooses) },
      onSet: (choose) => {
        set({ ...queue, choose });
      },
    })}
    ${choice(panel, {
      ...{ at: `${at}.order`, label: words.order, value: queue.order ?? "waiting" },
      choices: choicesOf(words.orders),
      onSet: (order) => {
        set(withField(queue, "order", order === "waiting" ? undefined : order));
      },
    })}
    ${choice(panel, {
      ...{ at: `${at}.offer`, label: words.offer, value: queue.offer ?? "ask" },
      choices: choicesOf(words.offers),
      onSet: (offer) => {
        set(withField(queue, "offer", offer === "ask" ? undefined : offer));
      },
    })}
    ${duration(panel, {
      ...{ at: `${at}.offerSeconds`, label: words.offerSeconds, value: queue.offerSeconds },
      onSet: (seconds) => {
        set({ ...queue, offerSeconds: seconds ?? 0 });
      },
    })}
    ${duration(panel, {
      ...{ at: `${at}.stickySeconds`, label: words.sticky, never: words.never, value: queue.stickySeconds },
      onSet: (seconds) => {
        set(withField(queue, "stickySeconds", seconds));
      },
    })}
    ${number(panel, {
      ...{ at: `${at}.capacity`, label: words.capacity, hint: words.capacityHint, value: queue.capacity },
      onSet: (capacity) => {
        set(withField(queue, "capacity", capacity));
      },
    })}
  </div>`;
}

function when(panel: Panel, queue: Queue, at: string, set: Set) {
  const { words, model, names } = panel;
  const others = model.draft.queues.filter(({ id }) => id !== queue.id);
  const { overflow } = queue;
  return html`<div class="pair">
    ${serviceField(panel, `${at}.service`, words.asDesk, queue.service, (service) => {
      set(withField(queue, "service", service));
    })}
    ${choice(panel, {
      ...{ at: `${at}.hours`, label: words.queueHours, value: queue.hours ?? "." },
      choices: [
        { value: ".", label: words.always },
        ...model.draft.hours.map(({ id }) => ({ value: id, label: names.hours(id) })),
      ],
      onSet: (hours) => {
        set(withField(queue, "hours", hours === "." ? undefined : hours));
      },
    })}
    ${duration(panel, {
      ...{ at: `${at}.overflow.seconds`, label: words.overflowAfter, never: words.noOverflow },
      value: overflow?.seconds,
      onSet: (seconds) => {
        set(
          withField(
            queue,
            "overflow",
            seconds === undefined ? undefined : { to: null, ...overflow, seconds },
          ),
        );
      },
    })}
    ${
      overflow === undefined
        ? null
        : choice(panel, {
            ...{ at: `${at}.overflow.to`, label: words.overflowTo, value: overflow.to ?? "." },
            choices: [
              { value: ".", label: words.everyone },
              ...others.map(({ id }) => ({ value: id, label: names.queue(id) })),
            ],
            onSet: (to) => {
              set({ ...queue, overflow: { ...overflow, to: to === "." ? null : to } });
            },
          })
    }
  </div>`;
}
