import type { Persona } from "../../../domain/persona.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import { pageStub } from "../../kernel/stubs.ts";

/** The Page is asked again after this; where it had none, soon. */
const HELD_MS = 60 * 60_000;
const NONE_HELD_MS = 10 * 60_000;
/** A conversation has few agents. */
const HELD_MAX = 20;

type Held = { id: string | null; until: number };

/** Meta's ids of the personas under which messages of this conversation leave, asked from the Page and kept in memory. */
export class Personas {
  readonly #env: Env;
  readonly #held = new Map<string, Held>();

  constructor(env: Env) {
    this.#env = env;
  }

  /** Null: it leaves as the Page. Undefined: the Page must be asked. */
  held(persona: Persona | null, now: number): string | null | undefined {
    if (persona === null) return null;
    const held = this.#held.get(keyOf(persona));
    return held !== undefined && held.until > now ? held.id : undefined;
  }

  /** Never rejects: a message waits for no persona. */
  async idOf(pageId: string, persona: Persona | null): Promise<string | null> {
    const held = this.held(persona, Date.now());
    if (persona === null || held !== undefined) return held ?? null;
    let id: string | null = null;
    try {
      id = await pageStub(this.#env, pageId).persona(pageId, persona);
    } catch (error) {
      log({ event: "fault", where: "conversation.personas", error: traceOf(error) });
    }
    this.#hold(persona, { id, until: Date.now() + (id === null ? NONE_HELD_MS : HELD_MS) });
    return id;
  }

  /** Meta refused a message that came from it, and may have lost it. */
  async look(pageId: string, persona: Persona): Promise<"there" | "lost" | "not_told"> {
    const id = this.#held.get(keyOf(persona))?.id ?? null;
    if (id === null) return "not_told";
    this.#held.delete(keyOf(persona));
    try {
      return await pageStub(this.#env, pageId).lookForPersona(pageId, id);
    } catch (error) {
      log({ event: "fault", where: "conversation.personas", error: traceOf(error) });
      return "not_told";
    }
  }

  #hold(persona: Persona, held: Held): void {
    if (this.#held.size >= HELD_MAX) this.#held.clear();
    this.#held.set(keyOf(persona), held);
  }
}

function keyOf({ name, pictureUrl }: Persona): string {
  return JSON.stringify([name, pictureUrl]);
}
