import { filledIn } from "../../../worker/protocol/library/utility-template.ts";
import type { UtilityTemplate } from "../../../worker/protocol/library/utility-template.ts";
import { MESSAGE_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import { isBlank } from "../../../worker/protocol/message/blank.ts";
import { faultsIn } from "../../../worker/protocol/outgoing/faults.ts";
import type { Fault } from "../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingOf } from "../../../worker/protocol/outgoing/outgoing.ts";

export type Utility = OutgoingOf<"utility">;

/** What the agent wrote, in the order of the template's places; and, by their place, the ends of its buttons' addresses. */
export type Blanks = { readonly parameters: readonly string[]; readonly urls: readonly string[] };

export function emptyBlanks({ parameters, buttons = [] }: UtilityTemplate): Blanks {
  return { parameters: parameters.map(() => ""), urls: buttons.map(() => "") };
}

/** What was filled in before, as far as the template still has a place for it. */
export function blanksOf(template: UtilityTemplate, { parameters = [], buttons = [] }: Utility): Blanks {
  const named = (name: string) => parameters.find((it) => it.name === name)?.text;
  return {
    parameters: template.parameters.map((name, index) => named(name) ?? parameters[index]?.text ?? ""),
    urls: (template.buttons ?? []).map((it, index) =>
      it.type === "web_url" && it.takes ? (buttons[index]?.url ?? "") : "",
    ),
  };
}

/** Its body as far as it is filled in. */
export function bodyOf({ body, parameters }: UtilityTemplate, blanks: Blanks): string {
  return filledIn(body, new Map(parameters.map((name, index) => [name, blanks.parameters[index] ?? ""])));
}

export function filled(template: UtilityTemplate, written: Blanks): Utility {
  const trimmed = (all: readonly string[]) => all.map((text) => text.trim());
  const blanks = { parameters: trimmed(written.parameters), urls: trimmed(written.urls) };
  const { name, language, header, parameters, named, buttons = [] } = template;
  const shown = [...(header === undefined ? [] : [header]), bodyOf(template, blanks)].join("\n");
  const texts = blanks.parameters.map((text, index) =>
    named ? { name: parameters[index]!, text } : { text },
  );
  // Buttons are sent all or not at all: those that need nothing are Meta's to add.
  const needs = buttons.some((it) => it.type === "postback" || it.takes);
  const presses = buttons.map((it, index) =>
    it.type === "postback" ? {} : { url: it.takes ? (blanks.urls[index] ?? "") : it.url },
  );
  return {
    ...{ kind: "utility", name, language },
    ...(shown.length > MESSAGE_UNITS_MAX ? {} : { shown }),
    ...(texts.length === 0 ? {} : { parameters: texts }),
    ...(needs ? { buttons: presses } : {}),
  };
}

/** What Messenger would refuse of it: what the Worker would, and the end of an address that is not there. */
export function faultsOf(template: UtilityTemplate, blanks: Blanks): Fault[] {
  const urls = (template.buttons ?? []).flatMap((it, index): Fault[] => {
    if (it.type !== "web_url" || !it.takes) return [];
    const path = `buttons[${String(index)}].url`;
    const url = blanks.urls[index] ?? "";
    return isBlank(url) ? [{ path, why: "missing" }] : [];
  });
  return [...faultsIn(filled(template, blanks)), ...urls];
}
