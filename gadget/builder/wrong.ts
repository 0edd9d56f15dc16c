import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import { words } from "../words/builder-words.ts";
import type { BuilderWords } from "../words/locales/builder/en.ts";
import type { SaidFault } from "./phones.ts";

/** These are said while it is typed; what is only not there yet is said when the agent has left the field. */
const AT_ONCE: ReadonlySet<Fault["why"]> = new Set([
  "too_long",
  "too_many",
  "has_spaces",
  "not_plain",
  "not_an_id",
  "not_allowed",
]);

/** What is wrong with what is built, and how much of it is to be said by now. */
export class Wrong {
  readonly #left = new Set<string>();
  #isTried = false;
  #all: readonly SaidFault[] = [];
  /** What the Worker found, until something is changed. */
  #refused: Fault | null = null;

  get all(): readonly SaidFault[] {
    return this.#refused ? [this.#refused, ...this.#all] : this.#all;
  }

  get shown(): readonly SaidFault[] {
    return this.all.filter((fault) => fault === this.#refused || this.#isSaid(fault));
  }

  found(all: readonly SaidFault[]): void {
    this.#all = all;
  }

  /** Something else is built now. */
  afresh(): void {
    this.#left.clear();
    this.#isTried = false;
    this.#refused = null;
  }

  changed(): void {
    this.#refused = null;
  }

  refusedWith(fault: Fault | null): void {
    this.#refused = fault;
  }

  left(path: string): void {
    this.#left.add(path);
  }

  /** The agent wants to send it: everything is said. */
  tried(): void {
    this.#isTried = true;
  }

  at(path: string): SaidFault | null {
    return this.shown.find((fault) => fault.path === path) ?? null;
  }

  #isSaid({ path, why, problem }: SaidFault): boolean {
    return this.#isTried || problem !== undefined || AT_ONCE.has(why) || this.#left.has(path);
  }
}

/** Fields that are called otherwise than what they are in. */
const NAMES: readonly (readonly [RegExp, keyof BuilderWords["field"]])[] = [
  [/buttons\[\d+\]\.title$|\.buttonTitle$/, "button"],
  [/quickReplies\[\d+\]\.title$/, "answer"],
  [/\.question\.(title|id)$/, "question"],
  [/\.action\.text$/, "gridText"],
  [/\.action\.url$/, "gridAction"],
  [/\.defaultAction\.url$/, "defaultAction"],
  [/\.image\.url$/, "image"],
  [/\.media\.url$/, "mediaUrl"],
];

/** "Card 2, Title": where a path leads, in the words of the form. */
export function placeOf(path: string, isReceipt: boolean): string {
  const { field, group, row } = words();
  const rows: Record<string, (n: number) => string> = {
    quickReplies: row.reply,
    buttons: row.button,
    images: row.image,
    adjustments: row.adjustment,
    elements: isReceipt ? row.element : row.card,
  };
  const all: Partial<Record<string, string>> = { ...group, ...field };
  const named = NAMES.find(([pattern]) => pattern.test(path))?.[1] ?? path.split(".").at(-1)!;
  const within = [...path.matchAll(/(\w+)\[(\d+)\]/g)];
  return [
    ...within.flatMap(([, name, index]) => rows[name!]?.(Number(index) + 1) ?? []),
    ...(all[named] === undefined ? [] : [all[named]]),
  ].join(", ");
}

const NUMBERS = /\.(quantity|price|amount|subtotal|shippingCost|totalTax|totalCost)$/;

/** What is wrong, in words: of some fields in words of their own. */
export function wordsOf({ path, why, limit, example, problem }: SaidFault): string {
  const w = words();
  if (problem !== undefined) return w.atAddress[problem];
  if (why === "not_allowed" && path.startsWith("parameters")) return w.approved.signs;
  if (why === "missing" && /elements\[\d+\]\.subtitle$/.test(path)) return w.bareCard;
  if (why === "missing" && path.endsWith(".couponCode")) return w.bareCoupon;
  if (why === "missing" && NUMBERS.test(path)) return w.noNumber;
  if (why === "not_a_phone_number" && example !== undefined) return w.badPhone(example);
  return w.fault(why, limit);
}
