import { html, nothing } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../../words/builder-words.ts";
import { Field } from "../field.ts";
import { checkField, choiceField, optionalChoice, optionalNumber, textField } from "../inputs.ts";

type Question = OutgoingTemplateOf<"customer_feedback">["question"];
type Score = NonNullable<Question["scoreOption"]>;

/** The scales that Messenger has for each kind of question; the first is how it begins. */
const SCALES: Record<Question["type"], readonly Score[]> = {
  csat: ["five_stars", "one_to_five", "five_emojis"],
  nps: ["zero_to_ten"],
  ces: ["one_to_seven"],
  free_form: [],
};

/** A question that the customer answers in a form of Messenger's ("Customer feedback template"). */
export function surveyForm(it: Field<OutgoingTemplateOf<"customer_feedback">>) {
  const { field } = words();
  return html`
    ${textField(it.of("title"), { label: field.title, max: limits.FEEDBACK_TITLE_UNITS_MAX })}
    ${textField(it.of("subtitle"), { label: field.subtitle, max: limits.FEEDBACK_SUBTITLE_UNITS_MAX })}
    ${textField(it.of("buttonTitle"), { label: field.button, max: limits.FEEDBACK_BUTTON_UNITS_MAX })}
    ${drawQuestion(it.of("question"))}
    ${textField(it.of("privacyUrl"), { label: field.privacyUrl, kind: "url", placeholder: "https://" })}
    ${optionalNumber(it.of("expiresInDays"), field.expiresInDays, true)}
  `;
}

function drawQuestion(question: Field<Question>) {
  const w = words();
  const { type, followUp } = question.value;
  const scales = Object.fromEntries(SCALES[type].map((scale) => [scale, w.scores[scale]]));
  const { none: _, ...labels } = w.labels;
  const isScored = type !== "free_form";
  return html`
    ${textField(question.of("title"), {
      label: w.field.question,
      max: limits.FEEDBACK_QUESTION_UNITS_MAX,
      isLong: true,
    })}
    <div class="side-by-side">
      ${choiceField(kindOf(question), w.field.questionType, w.questionTypes)}
      ${isScored ? optionalChoice(question.of("scoreOption"), w.field.scoreOption, scales, "") : nothing}
      ${isScored ? optionalChoice(question.of("scoreLabel"), w.field.scoreLabel, labels, w.labels.none) : nothing}
    </div>
    ${checkField(w.field.followUp, followUp !== undefined, (isOn) => {
      question.of("followUp").set(isOn ? { placeholder: "" } : undefined);
    })}
    ${
      followUp === undefined
        ? nothing
        : textField((question as Field<Required<Question>>).of("followUp").of("placeholder"), {
            label: w.field.placeholder,
            max: limits.FEEDBACK_PLACEHOLDER_UNITS_MAX,
          })
    }
  `;
}

function kindOf({ form, at, value, change }: Field<Question>): Field<Question["type"]> {
  return new Field(form, `${at}.type`, value.type, (next) => {
    change((question) => turnedInto(next(question.type), question));
  });
}

/** Each kind has scales of its own. */
function turnedInto(type: Question["type"], { scoreOption: _, scoreLabel, ...question }: Question): Question {
  const [scoreOption] = SCALES[type];
  if (scoreOption === undefined) return { ...question, type };
  return { ...question, type, scoreOption, ...(scoreLabel ? { scoreLabel } : {}) };
}
