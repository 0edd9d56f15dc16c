import type { HiddenKind } from "../../protocol/masking/masking.ts";
import type { Across } from "../../protocol/masking/across.ts";
import { HIDDEN_KINDS } from "../../protocol/masking/masking.ts";
import {
  hide,
  hideAcross,
  hideCut,
  hideHalves,
  hideSpans,
  spansAcross,
  spansIn,
  type HideRules,
} from "./hide.ts";
import { FOLLOWS_MS, isSparedPart, mayHoldPart } from "./across.ts";
import { merged, type Span } from "./span.ts";

/**
 * What leaves the Worker, as who does not see everything reads it: in whatever it is (an answer, a frame, an event, a question to a bot) each text by
 * its field's name. A test walks all shapes there are, and fails for a field that is neither here nor among those that hold no words.
 */

/** Fields that hold what people wrote, or were asked. */
export const TEXT_FIELDS: ReadonlySet<string> = new Set([
  ...["text", "rest", "title", "subtitle", "payload", "note", "answer", "question", "words", "written"],
  ...["about", "reason", "ref", "metadata", "post", "card", "code", "adTitle", "body", "label"],
]);
/**
 * By what holds it whose name it is: of customers and commenters, of their record in another system, of what they order, of what they sent. Other names are
 * colleagues', the desk's for its own (queues, tags, attributes, codes), or Pages'.
 */
const NAMED: ReadonlySet<string> = new Set([
  ...["customer", "person", "people", "holds", "record", "products", "attachments"],
]);
/** The same where it stands in one of these: what a line of a receipt says, and what a file is called. */
const OF_LINE = "what";
const OF_FILE = "mime";
/** Of what is known of a customer: what was typed. Days, yes and no, and choices of the desk's are no words of anybody. */
const TYPED: ReadonlySet<unknown> = new Set(["text", "number"]);
/** A link within a message; one that holds something hidden leads nowhere. */
const LINK_FIELD = "url";
/** Of another system: ids and links that it made. */
const OTHERS: ReadonlySet<string> = new Set(["ofTicket"]);
/** Where texts are cut, so that the end of a number may be missing. */
const CUT_IN: ReadonlySet<string> = new Set(["preview", "said", "replyTo"]);
/** What a message said before, or says since: told without the messages around it. */
const APART_IN: ReadonlySet<string> = new Set(["versions", "change"]);
/** As they are cut there, in UTF-16 units; half a character is left out. */
const CUT_UNITS = 138;

type Place = { key: string; inside: string; inContent: boolean };

/** Anything that goes out, with what is in it hidden. What holds nothing of it is the same. */
export function shownTo<T>(value: T, rules: HideRules): T {
  return new Shower(rules).show(value, { key: "", inside: "", inContent: false }) as T;
}

class Shower {
  readonly #rules: HideRules;
  /** Of what is being looked at, of what a message says. */
  #found = new Set<HiddenKind>();

  constructor(rules: HideRules) {
    this.#rules = rules;
  }

  show(value: unknown, place: Place): unknown {
    if (typeof value === "string") return this.#text(value, place);
    if (typeof value === "number" && place.key === "text") return this.#number(value, place);
    if (Array.isArray(value)) return this.#list(value, place);
    if (typeof value === "object" && value !== null)
      return this.#object(value as Record<string, unknown>, place);
    return value;
  }

  #text(text: string, { key, inside, inContent }: Place): string | null {
    if (inContent && key === LINK_FIELD)
      return this.#noted(hide(text, this.#rules)).text === text ? text : null;
    if (!TEXT_FIELDS.has(key)) return text;
    if (APART_IN.has(inside)) return this.#noted(hideHalves(text, this.#rules)).text;
    const isCut = (CUT_IN.has(inside) || key === "post") && text.length >= CUT_UNITS;
    return this.#noted(isCut ? hideCut(text, this.#rules) : hide(text, this.#rules)).text;
  }

  /** That is known of a customer: a number which says something hidden is told as a text. */
  #number(value: number, place: Place): number | string | null {
    const text = String(value);
    const shown = this.#text(text, place);
    return shown === text ? value : shown;
  }

  #noted<T extends { hidden: readonly HiddenKind[] }>(it: T): T {
    for (const kind of it.hidden) this.#found.add(kind);
    return it;
  }

  #list(list: readonly unknown[], place: Place): unknown[] {
    if (place.key === "lines" || place.key === "entries") return this.#following(list, place);
    return list.map((one) => this.show(one, place));
  }

  /** What follows each other may hold a number that begins in one and ends in another. */
  #following(list: readonly unknown[], place: Place): unknown[] {
    const across = new Map<unknown, Span[]>();
    for (const run of runsOf(list)) {
      const spans = spansAcross(run.map(textOf), this.#rules);
      for (const [at, one] of run.entries())
        if ((spans[at] ?? []).length > 0) across.set(one, spans[at] ?? []);
    }
    return list.map((one) => {
      const spans = across.get(one);
      return this.show(spans === undefined ? one : this.#withHidden(one, spans), place);
    });
  }

  #withHidden(one: unknown, spans: readonly Span[]): unknown {
    const text = textOf(one);
    const all = merged([...spansIn(text, this.#rules), ...spans, ...this.#across(saidOf(one))]);
    return withText(
      one,
      hideSpans(text, all).text,
      all.map(({ kind }) => kind),
    );
  }

  #object(it: Record<string, unknown>, place: Place): Record<string, unknown> {
    if (place.key !== "content" || !("kind" in it)) return this.#fields(it, place);
    const before = this.#found;
    this.#found = new Set((it["masked"] as HiddenKind[] | undefined) ?? []);
    const shown = this.#fields(it, place);
    const masked = HIDDEN_KINDS.filter((kind) => this.#found.has(kind));
    this.#found = before;
    return masked.length === 0 ? shown : { ...shown, masked };
  }

  /** What the conversation says belongs to a number that stands in other texts as well, as far as it is looked for, and not cut off. */
  #across({ across, text }: { across?: unknown; text?: unknown }): Span[] {
    if (!Array.isArray(across) || typeof text !== "string") return [];
    return (across as Across[])
      .filter(({ kind, from }) => this.#rules.kinds.has(kind) && from < text.length)
      .filter((part) => !isSparedPart(part, text, this.#rules))
      .map(({ kind, from, to }) => ({ kind, from, to: Math.min(to, text.length), value: "" }));
  }

  #fields(given: Record<string, unknown>, place: Place): Record<string, unknown> {
    if (!Array.isArray(given["across"])) return this.#each(given, place);
    const { across: _, ...it } = given;
    const spans = this.#across(given);
    if (spans.length === 0) return this.#each(it, place);
    const text = String(it["text"]);
    const all = merged([...spansIn(text, this.#rules), ...spans]);
    this.#noted({ hidden: all.map(({ kind }) => kind) });
    return this.#each({ ...it, text: hideSpans(text, all).text }, place);
  }

  #each(it: Record<string, unknown>, { key, inContent }: Place): Record<string, unknown> {
    const shown: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(it)) {
      if (OTHERS.has(name) || (name === LINK_FIELD && it["type"] === "ticket")) {
        shown[name] = value;
        continue;
      }
      const field = isTheirs(name, key, it) ? "text" : name;
      shown[name] = this.show(value, { key: field, inside: key, inContent: inContent || name === "content" });
    }
    if (typeof it["text"] === "string" && Array.isArray(it["rest"])) this.#split(shown, it);
    // Where something stood in a text that is another now.
    if (shown["text"] !== it["text"] && Array.isArray(it["marks"])) shown["marks"] = [];
    return shown;
  }

  /** A text that left in several messages, looked through as one. */
  #split(shown: Record<string, unknown>, it: Record<string, unknown>): void {
    const rest = (it["rest"] as unknown[]).filter((one) => typeof one === "string");
    if (rest.length === 0) return;
    const [text, ...others] = hideAcross([String(it["text"]), ...rest], this.#rules).map(
      (one) => this.#noted(one).text,
    );
    shown["text"] = text;
    shown["rest"] = others;
  }
}

/** Whether a field that is called as many others are holds what somebody wrote, or is called. `of`: what holds it all. */
function isTheirs(field: string, of: string, it: Record<string, unknown>): boolean {
  switch (field) {
    case "name":
      if (OF_FILE in it || NAMED.has(of)) return true;
      return of === "lines" ? it["by"] === "customer" : of === "by" && !("sub" in it);
    case "value":
      return OF_LINE in it || ("of" in it && TYPED.has(it["type"]));
    // Who wrote what a list shows of a conversation: under a post that is one of several.
    case "agent":
      return it["author"] === "customer";
    default:
      return false;
  }
}

/** Texts of one person that follow each other soon. */
function runsOf(list: readonly unknown[]): unknown[][] {
  const runs: unknown[][] = [];
  for (const one of list) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && follows(last, one)) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  return runs.filter((run) => run.length > 1 && run.some((one) => mayHoldPart(textOf(one))));
}

type Written = {
  at: number;
  author?: { type: string };
  by?: string;
  content?: { kind: string; text?: string; across?: Across[] };
  text?: string;
  across?: Across[];
};

function follows(one: unknown, two: unknown): boolean {
  const [first, second] = [one as Written, two as Written];
  if (typeof one !== "object" || typeof two !== "object" || textOf(one) === "" || textOf(two) === "")
    return false;
  const isOne = (first.author?.type ?? first.by) === (second.author?.type ?? second.by);
  return isOne && Math.abs(second.at - first.at) <= FOLLOWS_MS;
}

/** What an entry of a thread or a line of a transcript says; empty where it says nothing in words. */
function textOf(one: unknown): string {
  const { content, text } = one as Written;
  const said = content === undefined ? text : content.kind === "text" ? content.text : undefined;
  return typeof said === "string" ? said : "";
}

/** Where its text stands. */
function saidOf(one: unknown): { text?: unknown; across?: unknown } {
  const { content, ...line } = one as Written;
  return content ?? line;
}

function withText(one: unknown, text: string, masked: HiddenKind[]): unknown {
  const { content, ...line } = one as Written;
  // All of that is hidden by now, and stands elsewhere.
  const { across: _, ...said } = content ?? line;
  return content === undefined ? { ...said, text } : { ...line, content: { ...said, text, masked } };
}
