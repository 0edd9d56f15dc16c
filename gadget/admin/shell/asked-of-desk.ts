import type { Doing } from "../state/doing.ts";
import type { Outcome } from "../wire/api.ts";
import type { deskChoice } from "./desk-choice.ts";

type Choice = ReturnType<typeof deskChoice>;

type Tools<T> = {
  choice: () => Choice;
  ask: (at: Choice["at"]) => Promise<Outcome<T>>;
  /** What came of it, for the desk that is still chosen. */
  take: (outcome: Outcome<T>) => void;
};

/** Asks once for what is told of the desk that is chosen. An answer about one that was chosen before is let go. */
export class AskedOfDesk<T> {
  readonly #tools: Tools<T>;
  #desk: string | null = null;

  constructor(tools: Tools<T>) {
    this.#tools = tools;
  }

  /** Where that was not done yet, and somebody said which desk is meant. Called as often as the form is drawn. */
  async look(): Promise<void> {
    const { desk, isMeant, at } = this.#tools.choice();
    if (this.#desk === desk || !isMeant) return;
    this.#desk = desk;
    const outcome = await this.#tools.ask(at);
    if (this.#desk === desk) this.#tools.take(outcome);
  }

  /** What follows what was told, of the same desk. */
  async further(ask: Tools<T>["ask"], take: Tools<T>["take"]): Promise<void> {
    const { desk, at } = this.#tools.choice();
    const outcome = await ask(at);
    if (this.#desk === desk && this.#tools.choice().desk === desk) take(outcome);
  }

  /** Once more: it was lost, or is another by now. */
  async again(): Promise<void> {
    this.#desk = null;
    await this.look();
  }
}

/** Does something at the desk that is chosen. Null where it was refused, or another was chosen before the answer, of which that says nothing. */
export async function doneAtDesk<T>(
  doing: Doing,
  name: string,
  choice: () => Choice,
  ask: (at: Choice["at"]) => Promise<Outcome<T>>,
): Promise<{ value: T } | null> {
  const { desk, at } = choice();
  const done = await doing.run(name, () => ask(at));
  if (choice().desk === desk) return done;
  doing.forget();
  return null;
}
