import { html } from "lit";
import type { Bot } from "../../../../worker/protocol/routing/automation.ts";
import { newId } from "../model/edit.ts";
import { chips } from "../parts/chips.ts";
import { duration, text } from "../parts/fields.ts";
import { items } from "../parts/items.ts";
import type { Panel } from "../parts/panel.ts";
import { setList } from "./agents.ts";
import { referencesBlock } from "./references.ts";
import { thenField } from "./target.ts";

/** Programs that speak with customers, or say where they go. */
export function botsPanel(panel: Panel) {
  const { model, words, names } = panel;
  return html`${items<Bot>(panel, {
    ...{ at: "bots", label: words.panels.bots, items: model.draft.bots ?? [], add: words.add.bot },
    keyOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    summaryOf: ({ url }) => url,
    blank: () => ({
      ...{ id: newId(model.uuid()), name: "", url: "https://", seconds: 10 },
      ...{ words: [], then: null },
    }),
    onItems: (bots) => {
      setList(panel, "bots", bots);
    },
    draw: (bot, at, set) => [
      text(panel, {
        ...{ at: `${at}.name`, label: words.name, value: bot.name, hint: words.idHint(bot.id) },
        onSet: (name) => {
          set({ ...bot, name });
        },
      }),
      text(panel, {
        ...{ at: `${at}.url`, label: words.url, value: bot.url, isCode: true },
        onSet: (url) => {
          set({ ...bot, url });
        },
      }),
      duration(panel, {
        ...{ at: `${at}.seconds`, label: words.botSeconds, value: bot.seconds },
        onSet: (seconds) => {
          set({ ...bot, seconds: seconds ?? 0 });
        },
      }),
      chips(panel, {
        ...{ at: `${at}.words`, label: words.botWords, values: bot.words, labelOf: (it) => it },
        hint: words.wordHint,
        onSet: (all) => {
          set({ ...bot, words: all });
        },
      }),
      thenField(panel, `${at}.then`, bot.then, model.draft.queues, names.queue, (then) => {
        set({ ...bot, then });
      }),
      html`<fb-chat-admin-bot-secret
        .admin=${panel.admin}
        .model=${model}
        .bot=${bot.id}
      ></fb-chat-admin-bot-secret>`,
    ],
  })}
  ${referencesBlock(panel)}`;
}
