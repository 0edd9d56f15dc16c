/** What was sent, against what is found where it should have arrived. */

/** How a run ended for messages: all but `unsettled` and `told` must be none. `examples`: some of each, in words. */
export type Findings = {
  /** Sent, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** There, and behind one that was sent later. */
  outOfOrder: number;
  /** There, and never sent. */
  strange: number;
  /** Answers that did not reach the phone, as the thread says: their agent knows. */
  told: number;
  /** Conversations that nobody could read. */
  unread: number;
  examples: string[];
};

const EXAMPLES_MAX = 20;

export function noFindings(): Findings {
  return { lost: 0, doubled: 0, outOfOrder: 0, strange: 0, told: 0, unread: 0, examples: [] };
}

/** Whether nothing was lost, doubled, out of its order or made up, and everything was looked at. */
export function isClean({ lost, doubled, outOfOrder, strange, unread }: Findings): boolean {
  return lost + doubled + outOfOrder + strange + unread === 0;
}

/** What differs between numbers that should stand somewhere, in this order and once each, and those that do. */
export function differences(
  expected: readonly number[],
  found: readonly number[],
): { lost: number[]; doubled: number[]; outOfOrder: number[]; strange: number[] } {
  const rank = new Map(expected.map((number, index) => [number, index]));
  const seen = new Set<number>();
  const doubled: number[] = [];
  const strange: number[] = [];
  const outOfOrder: number[] = [];
  let highest = -1;
  for (const number of found) {
    const place = rank.get(number);
    if (place === undefined) strange.push(number);
    else if (seen.has(number)) doubled.push(number);
    else if (place < highest) outOfOrder.push(number);
    seen.add(number);
    highest = Math.max(highest, place ?? -1);
  }
  return { lost: expected.filter((number) => !seen.has(number)), doubled, outOfOrder, strange };
}

/** An answer as the thread has it. `sent`: it arrived; `told`: the thread says that it did not, or that nobody knows. */
export type AnswerFound = { number: number; state: "sent" | "told" | "open" };

/**
 * A conversation as it is found. `questions`: numbers of the customer's messages in the thread, in the order shown. `answers`: of the
 * agents', in the order of acceptance. `onPhone`: of the answers that the customer has, in their order; null: nobody can look.
 */
export type Found = { questions: number[]; answers: AnswerFound[]; onPhone: number[] | null };

type Kept = { questions: number; asked: number; accepted: Set<number>; refused: Set<number> };

/** Every message is known by the number of its conversation and its own there: a customer's, and an agent's, each from 1 on. */
export class Ledger {
  readonly #kept = new Map<number, Kept>();
  readonly findings = noFindings();
  #questions = 0;
  #accepted = 0;

  /** Conversations that somebody wrote in. */
  get conversations(): number[] {
    return [...this.#kept.keys()];
  }

  get questions(): number {
    return this.#questions;
  }

  /** Answers that the desk took. */
  get answers(): number {
    return this.#accepted;
  }

  /** A customer writes. Answers the number of the message. */
  writes(conversation: number): number {
    this.#questions += 1;
    return (this.#of(conversation).questions += 1);
  }

  /** An agent is about to answer. Until somebody knows better it may arrive, or not. */
  asks(conversation: number): number {
    return (this.#of(conversation).asked += 1);
  }

  /** The desk took the answer, and so it must arrive. */
  accepted(conversation: number, number: number): void {
    this.#accepted += 1;
    this.#of(conversation).accepted.add(number);
  }

  /** The desk did not take it, and so it must not. */
  refused(conversation: number, number: number): void {
    this.#of(conversation).refused.add(number);
  }

  /** Holds one conversation against what was sent in it. `found` null: it cannot be read. */
  check(conversation: number, found: Found | null): void {
    if (found === null) {
      this.findings.unread += 1;
      this.#example(`conversation ${String(conversation)} cannot be read`);
      return;
    }
    const { questions, asked, accepted, refused } = this.#of(conversation);
    this.#compare(
      `question ${String(conversation)}.`,
      Array.from({ length: questions }, (_, n) => n + 1),
      found.questions,
    );
    const inThread = found.answers.map(({ number }) => number);
    // What nobody knows of may be there, wherever it stands; what was refused is strange.
    const isOpen = (n: number): boolean => n <= asked && !accepted.has(n) && !refused.has(n);
    const once = inThread.filter((n, at) => !isOpen(n) || inThread.indexOf(n) !== at);
    this.#compare(`answer ${String(conversation)}.`, [...accepted], once);
    if (found.onPhone === null) return;
    const arrived = found.answers.filter(({ state }) => state === "sent").map(({ number }) => number);
    const told = found.answers.filter(({ state }) => state === "told");
    // What the thread calls unknown may have arrived, and is no stranger then.
    const known = found.onPhone.filter((n) => !told.some(({ number }) => number === n));
    this.#compare(`answer on the phone ${String(conversation)}.`, [...new Set(arrived)], known);
    this.findings.told += told.length;
    for (const { number } of told)
      this.#example(`answer ${String(conversation)}.${String(number)} is told not to have arrived`);
    for (const { number } of found.answers.filter(({ state }) => state === "open")) {
      this.findings.lost += 1;
      this.#example(`answer ${String(conversation)}.${String(number)} never left`);
    }
  }

  #compare(what: string, expected: readonly number[], found: readonly number[]): void {
    const all = differences(expected, found);
    for (const [kind, words] of [
      ["lost", "is lost"],
      ["doubled", "is there twice"],
      ["outOfOrder", "is behind a later one"],
      ["strange", "is there and was never sent"],
    ] as const) {
      this.findings[kind] += all[kind].length;
      for (const number of all[kind]) this.#example(`${what}${String(number)} ${words}`);
    }
  }

  #example(words: string): void {
    if (this.findings.examples.length < EXAMPLES_MAX) this.findings.examples.push(words);
  }

  #of(conversation: number): Kept {
    const kept = this.#kept.get(conversation);
    if (kept !== undefined) return kept;
    const made = { questions: 0, asked: 0, accepted: new Set<number>(), refused: new Set<number>() };
    this.#kept.set(conversation, made);
    return made;
  }
}
