/** By what a message of a run is known again, wherever it stands: `[q17.3]` is the third that a customer wrote in conversation 17. */
export type Mark = { by: "customer" | "agent"; conversation: number; number: number };

const LETTERS = { customer: "q", agent: "a" } as const;
const MARK = /\[([qa])(\d+)\.(\d+)\]/g;

export function markOf({ by, conversation, number }: Mark): string {
  return `[${LETTERS[by]}${String(conversation)}.${String(number)}]`;
}

/** Every mark in a text, in its order. */
export function marksIn(text: string): Mark[] {
  return Array.from(text.matchAll(MARK), ([, letter, conversation, number]) => ({
    by: letter === "q" ? "customer" : "agent",
    conversation: Number(conversation),
    number: Number(number),
  }));
}
