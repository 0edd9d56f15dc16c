import { html, nothing } from "lit";
import type { Target } from "../../../../worker/protocol/routing/config.ts";
import { choice, choicesOf, duration } from "../parts/fields.ts";
import { drawMarks, marksAt } from "../parts/marks.ts";
import type { Panel } from "../parts/panel.ts";

type Type = Target["type"];

/** Where customers go. `rule`: whose target it is, which cannot be itself. */
export function targetField(
  panel: Panel,
  at: string,
  to: Target,
  onSet: (to: Target) => void,
  rule: string | null = null,
) {
  const { words } = panel;
  const isThere = (type: Type) => type === to.type || type === "pool" || first(panel, type, rule) !== null;
  return html`<div class="pair" data-field=${at}>
    ${choice<Type>(panel, {
      ...{ at: `${at}.type`, label: words.target, value: to.type },
      choices: choicesOf(words.targets).filter(({ value }) => isThere(value)),
      onSet: (type) => {
        onSet(targetOf(panel, type, rule));
      },
    })}
    ${which(panel, at, to, onSet, rule)} ${drawMarks(marksAt(panel, at))}
  </div>`;
}

type Named = { value: string; label: string };

/** What one may choose of a type. */
function listOf({ model: { draft }, names }: Panel, type: Type, rule: string | null): Named[] {
  const named = (list: readonly { id: string }[] | undefined, of: (id: string) => string): Named[] =>
    (list ?? []).map(({ id }) => ({ value: id, label: of(id) }));
  switch (type) {
    case "pool":
      return [];
    case "queue":
      return named(draft.queues, names.queue);
    case "team":
      return named(draft.teams, names.team);
    case "agent":
      return names.people().map(({ sub, name }) => ({ value: sub, label: name }));
    case "bot":
    case "ask":
      return named(draft.bots, names.bot);
    case "rule":
      return named(
        draft.rules.filter(({ id }) => id !== rule),
        names.rule,
      );
  }
}

function first(panel: Panel, type: Type, rule: string | null): string | null {
  return listOf(panel, type, rule)[0]?.value ?? null;
}

function targetOf(panel: Panel, type: Type, rule: string | null): Target {
  const value = first(panel, type, rule) ?? "";
  switch (type) {
    case "pool":
      return { type };
    case "queue":
      return { type, queue: value };
    case "team":
      return { type, team: value };
    case "agent":
      // Whoever comes first by name may have left, or be at lunch.
      return { type, agent: "", seconds: 60, then: null };
    case "bot":
    case "ask":
      return { type, bot: value };
    case "rule":
      return { type, rule: value };
  }
}

function which(panel: Panel, at: string, to: Target, onSet: (to: Target) => void, rule: string | null) {
  const { words, model, names } = panel;
  if (to.type === "pool") return nothing;
  const field = (name: string, value: string, set: (value: string) => void) =>
    choice(panel, {
      ...{ at: `${at}.${name}`, label: words.which, value, onSet: set },
      choices: [
        ...(value === "" ? [{ value: "", label: words.pickAgent }] : []),
        ...listOf(panel, to.type, rule),
      ],
    });
  switch (to.type) {
    case "queue":
      return field("queue", to.queue, (queue) => {
        onSet({ ...to, queue });
      });
    case "team":
      return field("team", to.team, (team) => {
        onSet({ ...to, team });
      });
    case "bot":
    case "ask":
      return field("bot", to.bot, (bot) => {
        onSet({ ...to, bot });
      });
    case "rule":
      return field("rule", to.rule, (other) => {
        onSet({ ...to, rule: other });
      });
    case "agent":
      return [
        field("agent", to.agent, (agent) => {
          onSet({ ...to, agent });
        }),
        duration(panel, {
          ...{ at: `${at}.seconds`, label: words.agentSeconds, value: to.seconds },
          onSet: (seconds) => {
            onSet({ ...to, seconds: seconds ?? 0 });
          },
        }),
        thenField(panel, `${at}.then`, to.then, model.draft.queues, names.queue, (then) => {
          onSet({ ...to, then });
        }),
      ];
  }
}

/** The queue that comes next; everyone where it is none. */
export function thenField(
  panel: Panel,
  at: string,
  then: string | null,
  queues: readonly { id: string }[],
  nameOf: (id: string) => string,
  onSet: (then: string | null) => void,
) {
  const { words } = panel;
  return choice(panel, {
    ...{ at, label: words.then, value: then ?? "." },
    choices: [
      { value: ".", label: words.everyone },
      ...queues.map(({ id }) => ({ value: id, label: nameOf(id) })),
    ],
    onSet: (chosen) => {
      onSet(chosen === "." ? null : chosen);
    },
  });
}
