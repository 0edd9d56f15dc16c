import { agentName } from "../state/agent-name.ts";
import type { Texts } from "../platform/doors.ts";
import type { ChatState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** `textOf`: null for what need not be kept. `restore` is handed that text, or null, once it is known who is there. */
type Choice<T> = {
  prefix: string;
  of: (state: ChatState) => T;
  textOf: (value: T) => string | null;
  restore: (kept: string | null) => void;
};

/** Keeps what each agent chose, in this browser, beyond the page and the working day. */
export function keepChoice<T>(store: ChatStore, memory: Texts, server: string, choice: Choice<T>): void {
  let name: string | null = null;
  let value = choice.of(store.state);
  const look = (state: ChatState): void => {
    const before = name;
    name = agentName(choice.prefix, server, state);
    if (name === null) return;
    if (name !== before) choice.restore(memory.get(name));
    else if (choice.of(state) !== value) {
      const text = choice.textOf(choice.of(state));
      if (text === null) memory.remove(name);
      else memory.set(name, text);
    }
    value = choice.of(store.state);
  };
  store.subscribe(look);
  // It may be known already who is there.
  look(store.state);
}
