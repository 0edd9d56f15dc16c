import { html, nothing } from "lit";
import type { Satisfaction, SatisfactionText } from "../../../../worker/protocol/routing/satisfaction.ts";
import { spoken } from "../../words/words.ts";
import { withField } from "../model/edit.ts";
import { choice, choicesOf, text, tick } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import { languageChoices } from "../parts/languages.ts";
import type { Panel } from "../parts/panel.ts";

/** Fields that Meta's template has beside its question. */
const OF_TEMPLATE = ["title", "subtitle", "button", "more"] as const;

/** How customers are asked how satisfied they are, and whether. */
export function satisfactionBlock(panel: Panel) {
  const { model, words } = panel;
  const { satisfaction } = model.draft;
  const set = (changed: Satisfaction | undefined): void => {
    model.set(withField(model.draft, "satisfaction", changed));
  };
  return html`<section class="block">
    <h3>${words.satisfaction}</h3>
    <p class="hint">${words.satisfactionHint}</p>
    ${choice<Satisfaction["by"] | "off">(panel, {
      ...{ at: "satisfaction.by", label: words.satisfactionBy, value: satisfaction?.by ?? "off" },
      choices: choicesOf(words.satisfactionBys),
      onSet: (by) => {
        if (by === "off") return set(undefined);
        set(satisfaction === undefined ? { by, texts: [firstText(panel)] } : { ...satisfaction, by });
      },
    })}
    ${satisfaction === undefined ? nothing : drawAsking(panel, satisfaction, set)}
  </section>`;
}

function drawAsking(panel: Panel, asking: Satisfaction, set: (changed: Satisfaction) => void) {
  const { words } = panel;
  const { by, texts, privacyUrl = "", bots = false } = asking;
  return html`
    ${
      by === "template"
        ? text(panel, {
            ...{ at: "satisfaction.privacyUrl", label: words.privacyUrl, value: privacyUrl, isCode: true },
            onSet: (url) => {
              set(withField(asking, "privacyUrl", url === "" ? undefined : url));
            },
          })
        : nothing
    }
    ${rows<SatisfactionText>(panel, {
      ...{ at: "satisfaction.texts", label: words.text, rows: texts, add: words.add.text },
      blank: () => ({ language: freeLanguage(texts), question: "" }),
      draw: (it, place, setText) => drawText(panel, by, it, place, setText),
      onRows: (changed) => {
        set({ ...asking, texts: changed });
      },
    })}
    <p class="hint">${words.textHint}</p>
    ${tick(panel, {
      ...{ at: "satisfaction.bots", label: words.satisfactionBots, value: bots },
      onSet: (isOn) => {
        set(withField(asking, "bots", isOn ? true : undefined));
      },
    })}
  `;
}

function drawText(
  panel: Panel,
  by: Satisfaction["by"],
  it: SatisfactionText,
  place: string,
  setText: (text: SatisfactionText) => void,
) {
  const { words } = panel;
  return html`
    ${choice(panel, {
      ...{ at: `${place}.language`, label: words.language, value: it.language },
      choices: languageChoices(it.language),
      onSet: (language) => {
        setText({ ...it, language });
      },
    })}
    ${text(panel, {
      ...{ at: `${place}.question`, label: words.satisfactionTexts.question, value: it.question },
      onSet: (question) => {
        setText({ ...it, question });
      },
    })}
    ${
      by === "quick_replies"
        ? nothing
        : OF_TEMPLATE.map((field) =>
            text(panel, {
              ...{ at: `${place}.${field}`, label: words.satisfactionTexts[field], value: it[field] ?? "" },
              isOptional: true,
              onSet: (value) => {
                setText(withField(it, field, value === "" ? undefined : value));
              },
            }),
          )
    }
  `;
}

/** What is asked before anybody wrote words of their own, in the language that the administrator reads. */
function firstText({ words }: Panel): SatisfactionText {
  return { language: spoken.lang, ...words.satisfactionFirst };
}

function freeLanguage(texts: readonly SatisfactionText[]): string {
  const ours = ["en", "de", "es", "fr", "ar", "zh"];
  return ours.find((it) => !texts.some(({ language }) => language === it)) ?? "en";
}
