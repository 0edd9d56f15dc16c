/** Words on the screen that are in no catalogue: what stays as it is in a language that marks all that it translates. */
import type { FbChatGadget } from "../../../gadget/index.ts";
import { languageChoices } from "../../../gadget/views/known.ts";
import type { FakeDesk } from "./fake-desk.ts";
import type { Screen } from "./screen.ts";

/** Texts that states bring along beside what is in the desk: what was typed, and how days and people are written. */
const NOT_OURS =
  /^([\p{Lu}\p{Script=Arabic}]{1,2}|C\d|yesterday|today|Found it, thank you!|Order 1001|Lopez, Maria Fernanda|www\.openstreetmap\.org|It is on its way\.|May I have the number of your order, please\?)$/u;
/** The browser's own names, which it has in no language that is none. */
const BROWSERS = /^(\w+day, \w+ \d+|\p{Lu}\w\w \d+(, \d{4})?|(American )?English|German \(Germany\))$/u;
const LANGUAGES = new Set(languageChoices(undefined).map(([, name]) => name));
/** Times, numbers and signs. */
const NO_WORDS = /^(?:[^\p{L}]|AM|PM|UTC|Mon|Tue|Wed|Thu|Fri|Sat|Sun|min|hr|days?|PDF|DOCX|kB|MB|bytes?)*$/u;

function wordsIn(root: Element | ShadowRoot): string[] {
  const words: string[] = [];
  for (const node of root.querySelectorAll("*")) {
    // Files in what asks above everything are said with it.
    if (node.shadowRoot && !node.matches(":is(dialog, [popover]) fb-chat-file-rows"))
      words.push(...wordsIn(node.shadowRoot));
    // Codes are for programs; what was announced, or asked above everything, was so in the language of its time.
    if (node.closest('style, code, dialog, [popover], .parts li, [role="log"], .sr-only[role="status"]'))
      continue;
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent ?? "");
    }
    for (const name of ["aria-label", "title", "data-tip", "placeholder"])
      words.push(node.getAttribute(name) ?? "");
  }
  return words.map((word) => word.replace(/\s+/g, " ").trim());
}

/** What nobody translated and nobody wrote, of what a gadget says in the language `en-XA`. */
export function untranslated(gadget: FbChatGadget, screen: Screen, desk: FakeDesk): string[] {
  const data = JSON.stringify([
    ...desk.conversations.values(),
    desk.welcome,
    desk.commands,
    ...desk.versions.values(),
    ...desk.approved,
    ...desk.templates,
    ...desk.stickers,
    ...desk.library,
    ...desk.unapproved,
    ...desk.pushed,
  ])
    .replaceAll("\\n", " ")
    .replace(/ +/g, " ");
  const typed = [
    ...["fb-chat-echo", "fb-chat-box-files bdi"].flatMap((own) =>
      screen.all(own).map((element) => screen.textOf(element)),
    ),
    ...["input", "textarea"].flatMap((field) =>
      screen.all(field).map((element) => JSON.stringify((element as HTMLInputElement).value)),
    ),
  ];
  const filledIn = data.replaceAll("{{customer.first_name}}", "Maria");
  const said = [data, data.replaceAll("_", " "), filledIn, ...typed].map((text) => text.toLowerCase());
  const isTheirs = (word: string) => {
    // A translated word may follow a name, and go before one: "Ben Brandt: ⟦…⟧".
    // One that stands around a name is in two pieces, each with one of the marks.
    const rest = word.replace(/(: )?⟦.*⟧(: )?|^⟦[^⟧]*$|^[^⟦]*⟧$/u, "");
    if (NOT_OURS.test(word) || BROWSERS.test(word) || LANGUAGES.has(word) || NO_WORDS.test(rest)) return true;
    // Several of theirs stand beside each other, and around what is filled in: "your order [Number] is on its way".
    const parts = rest.split(/ · |: |(?<=[.?]) |\{\{[^{}]*\}\}|\[[^[\]]*\]/u).map((part) => part.trim());
    return parts.every(
      (part) =>
        NO_WORDS.test(part) ||
        said.some((text) => text.includes(JSON.stringify(part).slice(1, -1).toLowerCase())),
    );
  };
  return wordsIn(gadget.shadowRoot!).filter(
    (word) => !word.endsWith("UTC)") && !word.startsWith("http") && !isTheirs(word),
  );
}
