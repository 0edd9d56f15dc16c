import { isNotProcessed, notProcessedCommand } from "../../../domain/not-processed.ts";
import { personaFor } from "../../../domain/persona.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { Publication, SendCommand } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";

/** Conversations and interactions that were told are told apart by the Conversation: these need not be asked again. */
const TOLD_MAX = 1_000;

type Tools = {
  env: Env;
  store: DeskStore;
  apply: (publication: Publication) => Promise<void>;
};

/**
 * Tells a customer that something of theirs could not be shown or kept, where the desk has words for it: once in an
 * interaction, as a program, so that it answers nobody, takes no conversation, and leaves only while Meta's 24 hours last. A
 * desk that dies over it says nothing: the words are a courtesy.
 */
export class NotProcessed {
  readonly #tools: Tools;
  readonly #told = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether these news ask for it; then tell() is to be called. Asked of every publication: mostly there are no words. */
  isAsked({ entries }: Publication, now: number): boolean {
    if (this.#tools.store.settings.all().notProcessedText === "" || entries === null) return false;
    return entries.some((entry) => isNotProcessed(entry, now));
  }

  /** Never rejects. */
  async tell({ conversation, entries }: Publication, now: number): Promise<void> {
    const entry = entries?.findLast((it) => isNotProcessed(it, now));
    if (entry === undefined) return;
    const { env, store, apply } = this.#tools;
    const id = notProcessedCommand(entry.interaction);
    const key = `${conversation} ${id}`;
    if (this.#told.has(key)) return;
    if (this.#told.size >= TOLD_MAX) this.#told.clear();
    this.#told.add(key);
    const settings = store.settings.all();
    // Nobody wrote it: gadgets say so in their language.
    const by = { sub: "not-processed", name: "" };
    const persona = personaFor(settings, { ...by, role: "service" });
    const command: SendCommand = {
      id,
      by,
      automatic: true,
      ...(persona === null ? {} : { persona }),
      outgoing: { kind: "text", text: settings.notProcessedText },
      // It answers whatever was written since.
      seenRev: Number.MAX_SAFE_INTEGER,
      holdMs: 0,
    };
    try {
      const answer = await conversationStub(env, conversation).send(conversation, command);
      if (answer.ok && !answer.value.isRepeated) await apply(answer.value.publication);
    } catch (error) {
      log({ event: "fault", where: "desk.notProcessed", error: traceOf(error) });
    }
  }
}
