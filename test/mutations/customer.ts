import type { Mutation } from "./mutation.ts";

const THREAD = "test/worker/desk/thread.test.ts";
const ASSIST = "test/gadget/assist/assist.test.ts";
const CUSTOMER = "test/gadget/customer/customer.test.ts";

/** What is known of a customer, and what is done with what is written. */
export const KNOWN_OF_CUSTOMERS: readonly Mutation[] = [
  {
    breaks: "who gathers files reads a thread of any length",
    file: "worker/objects/conversation/news/reading.ts",
    from: "looked < GATHERED_LOOKED_MAX;",
    to: "looked >= 0;",
    caughtBy: { file: THREAD, test: "looks at so many entries and no more" },
  },
  {
    breaks: "what lies under the panel about the customer can be reached",
    file: "gadget/customer/fb-chat-customer-pane.ts",
    from: "if (this.over) this.#stopInert",
    to: "if (false) this.#stopInert",
    caughtBy: { file: CUSTOMER, test: "out of reach until Escape" },
  },
  {
    breaks: "what the device translates leaves it",
    file: "gadget/assist/translate.ts",
    from: "device === null ? null : await orAborted",
    to: "device === null || provider ? null : await orAborted",
    caughtBy: { file: ASSIST, test: "nothing is asked of the page or the Worker" },
  },
  {
    breaks: "a translation writes over what was changed meanwhile",
    file: "gadget/assist/fb-chat-assist-strip.ts",
    from: 'else if (this._draft.value !== before) not("changed");',
    to: "",
    caughtBy: { file: ASSIST, test: "keeps what was changed while it was translated" },
  },
  {
    breaks: "notes of colleagues are handed to what suggests replies",
    file: "gadget/assist/ask.ts",
    from: 'if (isGone || !isSaid || author.type === "system" || isBlank(content.text)) return [];',
    to: 'if (content.kind === "system" && content.line.event === "note") return [{ by: "page", text: content.line.text, at }];\n  if (isGone || !isSaid) return [];',
    caughtBy: { file: ASSIST, test: "by no note" },
  },
  {
    breaks: "translations of who was erased stay",
    file: "gadget/assist/translations.ts",
    from: "made.drop((conversation) => wasErased(state, conversation));",
    to: 'void wasErased(state, "");',
    caughtBy: { file: ASSIST, test: "goes with the customer who is erased" },
  },
];
