/** JSON with the place of every value in its text, so that a text can be changed without being written anew. */
export type JsonNode = { start: number; end: number } & (
  | { kind: "object"; members: { key: string; value: JsonNode }[] }
  | { kind: "array"; items: JsonNode[] }
  | { kind: "string"; value: string }
  | { kind: "bare"; value: string }
);

/** Reads a text that JSON.parse takes. */
export function readJson(text: string): JsonNode {
  return new Reader(text).value();
}

/** The last member of that name, as JSON.parse has it. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === "object" ? node.members.findLast((one) => one.key === key)?.value : undefined;
}

export function itemsOf(node: JsonNode | undefined): JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

export function stringOf(node: JsonNode | undefined): string | null {
  return node?.kind === "string" ? node.value : null;
}

/** An id as string or number, digit for digit. Null where there is none, or an empty one. */
export function idOf(node: JsonNode | undefined): string | null {
  if (node?.kind === "string") return node.value === "" ? null : node.value;
  return node?.kind === "bare" && /^-?\d/.test(node.value) ? node.value : null;
}

/** A string or a number as a number; NaN for everything else. */
export function numberOf(node: JsonNode | undefined): number {
  return node?.kind === "string" || node?.kind === "bare" ? Number(node.value || NaN) : NaN;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonNode {
    this.#skipSpace();
    const start = this.#at;
    const first = this.#text.charAt(start);
    if (first === "{") return this.#object(start);
    if (first === "[") return this.#array(start);
    if (first === '"') return { kind: "string", value: this.#string(), start, end: this.#at };
    const value = this.#take(/[^\s,\]}]+/y);
    return { kind: "bare", value, start, end: this.#at };
  }

  #object(start: number): JsonNode {
    const members: { key: string; value: JsonNode }[] = [];
    this.#at++;
    while (!this.#closes("}")) {
      this.#skipSpace();
      const key = this.#string();
      this.#skipSpace();
      this.#at++; // the colon
      members.push({ key, value: this.value() });
    }
    return { kind: "object", members, start, end: this.#at };
  }

  #array(start: number): JsonNode {
    const items: JsonNode[] = [];
    this.#at++;
    while (!this.#closes("]")) items.push(this.value());
    return { kind: "array", items, start, end: this.#at };
  }

  /** Passes a comma, or the end. */
  #closes(bracket: string): boolean {
    this.#skipSpace();
    const char = this.#text.charAt(this.#at);
    if (char !== bracket && char !== ",") return false;
    this.#at++;
    return char === bracket;
  }

  #string(): string {
    return JSON.parse(this.#take(/"(?:[^"\\]|\\.)*"/y)) as string;
  }

  #skipSpace(): void {
    this.#take(/\s*/y);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}
