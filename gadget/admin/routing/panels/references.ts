import { html, nothing } from "lit";
import type { AskedOfReferences } from "../../../../worker/protocol/routing/automation.ts";
import { textArea } from "../../shell/text-area.ts";
import { spoken } from "../../words/words.ts";
import { withField } from "../model/edit.ts";
import { choice } from "../parts/fields.ts";
import { rows } from "../parts/items.ts";
import { languageChoices } from "../parts/languages.ts";
import { warningsAt, wrongAt } from "../parts/marks.ts";
import type { Panel } from "../parts/panel.ts";

/** No program has such an id. */
const NOBODY = ".";

type Text = AskedOfReferences["texts"][number];

/** Which of the programs is asked as soon as a customer came by a reference, and what is said where it does not answer. */
export function referencesBlock(panel: Panel) {
  const { model, words } = panel;
  const { references, bots = [] } = model.draft;
  const set = (changed: AskedOfReferences | undefined): void => {
    model.set(withField(model.draft, "references", changed));
  };
  if (bots.length === 0 && references === undefined) return nothing;
  return html`<section class="block">
    <h3>${words.references}</h3>
    <p class="hint">${words.referencesHint}</p>
    ${choice(panel, {
      ...{ at: "references.bot", label: words.referencesBot, value: references?.bot ?? NOBODY },
      choices: [
        { value: NOBODY, label: words.referencesNobody },
        ...bots.map(({ id, name }) => ({ value: id, label: name })),
      ],
      onSet: (bot) => {
        if (bot === NOBODY) set(undefined);
        else set(references === undefined ? { bot, texts: [] } : { ...references, bot });
      },
    })}
    ${references === undefined ? nothing : drawTexts(panel, references, set)}
  </section>`;
}

function drawTexts(panel: Panel, references: AskedOfReferences, set: (changed: AskedOfReferences) => void) {
  const { words } = panel;
  const { texts } = references;
  return html`${rows<Text>(panel, {
      ...{ at: "references.texts", label: words.referencesTexts, rows: texts, add: words.add.text },
      blank: () => ({ language: freeLanguage(texts), text: "" }),
      draw: (it, place, setText) => drawText(panel, it, place, setText),
      onRows: (changed) => {
        set({ ...references, texts: changed });
      },
    })}
    <p class="hint">${words.textHint}</p>`;
}

function drawText(panel: Panel, it: Text, place: string, setText: (text: Text) => void) {
  const { words } = panel;
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
        ...{ name: `${place}.text`, label: words.text, value: it.text, hint: "" },
        wrong: wrongAt(panel, `${place}.text`),
        onInput: (text) => {
          setText({ ...it, text });
        },
      })}
      ${warningsAt(panel, `${place}.text`)}
    </div>
  `;
}

/** The language that the administrator reads first, then those that nothing is said in yet. */
function freeLanguage(texts: readonly Text[]): string {
  const ours = [spoken.lang, "en", "de", "es", "fr", "ar", "zh"];
  return ours.find((it) => !texts.some(({ language }) => language === it)) ?? "en";
}
