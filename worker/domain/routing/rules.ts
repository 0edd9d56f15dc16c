import type { Conditions, Hours, RoutingConfig, Rule, Target } from "../../protocol/routing/config.ts";
import { isLanguage } from "../language/tags.ts";
import { isOpen } from "./hours.ts";
import { fitsTags, NO_TAG_FACTS, type TagFacts } from "../tags/matching.ts";
import { Said } from "./words.ts";

/**
 * What is known of a customer who begins a contact. `ref`: of the link or advertisement by which they came; `language`: theirs, as
 * spokenBy() has it ("fr", "fr-ca"); null: not known. `postId`: under which post
 * they write, Meta's id of it; left out: in Messenger. What agents said of them before is left out where it is nothing.
 */
export type Facts = {
  pageId: string;
  postId?: string;
  ref: string | null;
  payload: string | null;
  text: string;
  language: string | null;
  isReturning: boolean;
} & Partial<TagFacts>;

/** Where they go, by which rule, and which of its conditions held. */
export type Routed = { rule: Rule | null; because: (keyof Conditions)[]; to: Target };

/** The first rule that fits decides; where none does, what the desk does otherwise. */
export function route(config: RoutingConfig, facts: Facts, now: number): Routed {
  const said = new Said(facts.text);
  const rule = config.rules.find(({ when }) => fits(when, facts, said, config.hours, now));
  if (rule === undefined)
    return { rule: null, because: [], to: endOf(config, config.otherwise) ?? POOL_TARGET };
  const because = Object.keys(rule.when) as (keyof Conditions)[];
  return { rule, because, to: endOf(config, rule.to) ?? POOL_TARGET };
}

/** Everyone's. */
export const POOL_TARGET: Target = { type: "pool" };

/** Where a target leads that may name another rule; null where rules lead in a circle, or to one that is gone. */
export function endOf(config: Pick<RoutingConfig, "rules">, to: Target): Target | null {
  const seen = new Set<string>();
  let at: Target | undefined = to;
  while (at?.type === "rule" && !seen.has(at.rule)) {
    const { rule }: { rule: string } = at;
    seen.add(rule);
    at = config.rules.find(({ id }) => id === rule)?.to;
  }
  return at === undefined || at.type === "rule" ? null : at;
}

function fits(when: Conditions, facts: Facts, said: Said, hours: readonly Hours[], now: number): boolean {
  const { pages, kinds, posts, refs, payloads, keywords, languages, returning } = when;
  return (
    (pages?.includes(facts.pageId) ?? true) &&
    (kinds?.includes(facts.postId === undefined ? "messenger" : "comment") ?? true) &&
    (posts === undefined || (facts.postId !== undefined && posts.includes(facts.postId))) &&
    (refs?.some((it) => isLike(it, facts.ref)) ?? true) &&
    (payloads?.some((it) => isLike(it, facts.payload)) ?? true) &&
    (keywords === undefined || said.hasAny(keywords)) &&
    (languages?.some((it) => speaks(facts, it)) ?? true) &&
    (returning === undefined || returning === facts.isReturning) &&
    (when.hours === undefined || areSo(when.hours, hours, now)) &&
    fitsTags(when, { ...NO_TAG_FACTS, ...facts })
  );
}

function areSo({ id, are }: NonNullable<Conditions["hours"]>, hours: readonly Hours[], now: number): boolean {
  const found = hours.find((it) => it.id === id);
  return found !== undefined && isOpen(found, now) === (are === "open");
}

function speaks({ language }: Facts, sought: string): boolean {
  return language !== null && isLanguage(sought, language);
}

function isLike(pattern: string, value: string | null): boolean {
  if (value === null) return false;
  return pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}
