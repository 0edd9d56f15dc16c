import { html, nothing } from "lit";
import { REPLY_OCCASIONS, type AutomaticReply } from "../../../../worker/protocol/routing/automation.ts";
import { textArea } from "../../shell/text-area.ts";
import { newId, withField } from "../model/edit.ts";
import { languageWords } from "../model/formats.ts";
import { chips } from "../parts/chips.ts";
import { choice, choicesOf, duration } from "../parts/fields.ts";
import { items, rows } from "../parts/items.ts";
import { languageChoices } from "../parts/languages.ts";
import { warningsAt, wrongAt } from "../parts/marks.ts";
import type { Panel } from "../parts/panel.ts";
import { spoken } from "../../words/words.ts";
import { satisfactionBlock } from "./satisfaction.ts";
import { setList } from "./agents.ts";

type Set = (reply: AutomaticReply) => void;

/** What the desk says by itself, and when it closes by itself. */
export function repliesPanel(panel: Panel) {
  const { model, words } = panel;
  const replies = model.draft.replies ?? [];
  return html`
    ${items<AutomaticReply>(panel, {
      ...{ at: "replies", label: words.panels.replies, items: replies, add: words.add.reply },
      keyOf: ({ id }) => id,
      nameOf: ({ on }) => words.occasions[on],
      summaryOf: ({ texts }) =>
        texts.map(
          ({ language, text }) => html`<p>${languageWords(language)}: <span dir="auto">${text}</span></p>`,
        ),
      blank: () => ({
        id: newId(model.uuid()),
        on: REPLY_OCCASIONS.find((it) => !replies.some(({ on }) => on === it)) ?? "received",
        texts: [{ language: spoken.lang, text: "" }],
      }),
      onItems: (all) => {
        setList(panel, "replies", all);
      },
      draw: (reply, at, set) => drawReply(panel, reply, at, set),
    })}
    ${autoClose(panel)} ${satisfactionBlock(panel)}
  `;
}

function drawReply(panel: Panel, reply: AutomaticReply, at: string, set: Set) {
  const { words, model, names } = panel;
  return [
    choice(panel, {
      ...{ at: `${at}.on`, label: words.on, value: reply.on, choices: choicesOf(words.occasions) },
      onSet: (on) => {
        set({ ...reply, on });
      },
    }),
    rows(panel, {
      ...{ at: `${at}.texts`, label: words.text, rows: reply.texts, add: words.add.text },
      blank: () => ({ language: freeLanguage(reply), text: "" }),
      draw: (it, place, setText) => drawText(panel, reply, it, place, setText),
      onRows: (texts) => {
        set({ ...reply, texts });
      },
    }),
    html`<p class="hint">${words.textHint}</p>`,
    chips(panel, {
      ...{ at: `${at}.queues`, label: words.onlyQueues, values: reply.queues ?? [], labelOf: names.queue },
      ...{ hint: reply.queues === undefined ? words.allQueues : "" },
      options: model.draft.queues.map(({ id }) => ({ value: id, label: names.queue(id) })),
      onSet: (queues) => {
        set(withField(reply, "queues", queues.length === 0 ? undefined : queues));
      },
    }),
    duration(panel, {
      ...{ at: `${at}.againSeconds`, label: words.againAfter, never: words.anyContact },
      value: reply.againSeconds,
      onSet: (seconds) => {
        set(withField(reply, "againSeconds", seconds));
      },
    }),
  ];
}

type Text = AutomaticReply["texts"][number];

function drawText(
  panel: Panel,
  { on }: AutomaticReply,
  it: Text,
  place: string,
  setText: (text: Text) => void,
) {
  const { words } = panel;
  const stands = on === "closed_hours" ? words.opens : on === "position" ? words.position : "";
  return html`
    ${choice(panel, {
      ...{ at: `${place}.language`, label: words.language, value: it.language },
      choices: languageChoices(it.language),
      onSet: (language) => {
        setText({ ...it, language });
      },
    })}
    <div class="field wide">
      ${textArea({
        ...{ name: `${place}.text`, label: words.text, value: it.text, hint: stands },
        wrong: wrongAt(panel, `${place}.text`),
        onInput: (text) => {
          setText({ ...it, text });
        },
      })}
      ${warningsAt(panel, `${place}.text`)}
    </div>
  `;
}

function freeLanguage({ texts }: AutomaticReply): string {
  const ours = ["en", "de", "es", "fr", "ar", "zh"];
  return ours.find((it) => !texts.some(({ language }) => language === it)) ?? "en";
}

function autoClose(panel: Panel) {
  const { model, words } = panel;
  const { autoClose: closing } = model.draft;
  return html`<section class="block">
    <h3>${words.autoClose}</h3>
    ${duration(panel, {
      ...{ at: "autoClose.afterSeconds", label: words.autoCloseAfter, never: words.never },
      value: closing?.afterSeconds,
      onSet: (seconds) => {
        const changed = seconds === undefined ? undefined : { ...closing, afterSeconds: seconds };
        model.set(withField(model.draft, "autoClose", changed));
      },
    })}
    ${
      closing === undefined
        ? nothing
        : duration(panel, {
            ...{ at: "autoClose.warnSeconds", label: words.autoCloseWarn, never: words.never },
            value: closing.warnSeconds,
            onSet: (seconds) => {
              model.set(withField(model.draft, "autoClose", withField(closing, "warnSeconds", seconds)));
            },
          })
    }
  </section>`;
}
