import { personaFor } from "../../../domain/persona.ts";
import type { Env } from "../../../env.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { Publication, SendCommand } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";

/** A customer who goes on writing meanwhile is followed so often. */
const FOLLOWED_MAX = 5;

export type SenderTools = {
  env: Env;
  store: DeskStore;
  apply: (publication: Publication) => Promise<void>;
  linesCarried: (conversation: string) => Promise<void>;
};

/** What a program says. `id`: of the command, the same each time it is tried. `seenRev`: see Guard; null: it answers whatever was written. */
export type Automatic = {
  id: string;
  by: Person;
  outgoing: Outgoing;
  seenRev: number | null;
  /** It is said into silence ("Are you still there?", "Goodbye"): whatever anybody says meanwhile overtakes it. */
  isIntoSilence?: boolean;
};

/** `answered`: a person said something meanwhile, or where it is said into silence anybody, and nothing was sent. Else the code of the refusal. */
export type Sent = "sent" | "answered" | "not_sendable" | "not_possible";

/**
 * Has a Conversation take what a program says: after the desk's lines that tell why, never behind a person's back, once however
 * often it is tried. It answers nobody, and leaves within Meta's 24 hours alone. Rejects where nobody can tell what came of it.
 */
export async function sendAutomatically(
  { env, store, apply, linesCarried }: SenderTools,
  conversation: string,
  { id, by, outgoing, seenRev, isIntoSilence = false }: Automatic,
): Promise<Sent> {
  await linesCarried(conversation);
  const persona = personaFor(store.settings.all(), { ...by, role: "service" });
  const command: SendCommand = {
    id,
    by,
    automatic: true,
    ...(persona === null ? {} : { persona }),
    outgoing,
    seenRev: seenRev ?? Number.MAX_SAFE_INTEGER,
    holdMs: 0,
  };
  for (let times = 0; times < FOLLOWED_MAX; times += 1) {
    const answer = await conversationStub(env, conversation).send(conversation, command);
    if (answer.ok) {
      if (!answer.value.isRepeated) await apply(answer.value.publication);
      return "sent";
    }
    const { refusal } = answer;
    if (refusal.code !== "changed") return refusal.code === "not_sendable" ? "not_sendable" : "not_possible";
    const isAnswered = ({ author }: Entry): boolean => isIntoSilence && author.type === "customer";
    if (refusal.entries.some((it) => isPersons(it) || isAnswered(it))) return "answered";
    command.seenRev = refusal.rev;
  }
  return "answered";
}

/** A person of the Page's side said it. What the customer adds, and the desk's own lines, keep nobody from being told. */
function isPersons({ author, automatic }: Entry): boolean {
  return author.type !== "customer" && author.type !== "system" && automatic !== true;
}
