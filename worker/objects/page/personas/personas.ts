import type { Persona } from "../../../domain/persona.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import type { GraphAccess } from "../../../graph/client.ts";
import { findPersona, makePersona } from "../../../graph/personas.ts";
import { log } from "../../../log.ts";
import { PersonaStore } from "./persona-store.ts";

/** Meta is not asked again for so long where it would not make one: messages leave as the Page meanwhile. */
const REST_MS = 10 * 60_000;

type Tools = {
  sql: SqlStorage;
  access: (pageId: string) => GraphAccess | null;
  /** Meta's no to a call that sent nothing. */
  refused: (pageId: string, error: GraphErrorCode, token: string) => Promise<void>;
};

/** The Page's personas at Meta, each made at its first message and kept. A message never waits for more than one try. */
export class Personas {
  readonly #tools: Tools;
  readonly #store: PersonaStore;
  readonly #making = new Map<string, Promise<string | null>>();
  readonly #restsUntil = new Map<string, number>();
  /** Why the last that was asked for could not be made; null where it could. */
  problem: string | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#store = new PersonaStore(tools.sql);
  }

  /** Meta's id of it; null where it cannot be had now. Never rejects. */
  async idOf(pageId: string, persona: Persona): Promise<string | null> {
    const known = this.#store.find(persona);
    if (known !== null) return known;
    const key = JSON.stringify([persona.name, persona.pictureUrl]);
    const rests = this.#restsUntil.get(key) ?? 0;
    const now = Date.now();
    if (rests > now && rests <= now + REST_MS) return null;
    let making = this.#making.get(key);
    if (making === undefined) {
      making = this.#make(pageId, persona, key).finally(() => this.#making.delete(key));
      this.#making.set(key, making);
    }
    return await making;
  }

  /** Whether Meta has lost the one of that id: then the next message makes it anew. */
  async look(pageId: string, id: string): Promise<"there" | "lost" | "not_told"> {
    const access = this.#tools.access(pageId);
    const found = access === null ? "not_told" : await findPersona(access, id);
    if (found === "lost") this.#store.remove(id);
    return found;
  }

  async #make(pageId: string, persona: Persona, key: string): Promise<string | null> {
    const access = this.#tools.access(pageId);
    if (access === null) return null;
    const outcome = await makePersona(access, persona);
    if (outcome.kind === "accepted") {
      this.#store.put(persona, outcome.value, Date.now());
      this.problem = null;
      return outcome.value;
    }
    const error = outcome.kind === "refused" ? outcome.error : null;
    this.problem = error === null ? "no_answer" : `graph_${String(error.code)}`;
    this.#restsUntil.set(key, Date.now() + REST_MS);
    log({ event: "page.persona_failed", pageId, graphCode: error?.code ?? null });
    if (error !== null) await this.#tools.refused(pageId, error, access.token);
    return null;
  }
}
