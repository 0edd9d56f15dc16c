import { concernedByNote, mentionsRead, writtenNote, type NoteWords } from "../../../domain/notes.ts";
import { namedAs, withNamed } from "../../../domain/team/roster.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import { NOTE_TARGETS_MAX } from "../../../protocol/limits.ts";
import type { NoteTarget } from "../../../protocol/notes/mention.ts";
import type { Refusal, TargetProblem } from "../../../protocol/refusals.ts";
import type { NoteAnswer } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { mentionsOf, toSummary, type ConversationRow } from "../list/row.ts";
import { holds, PRESENCE_ORDER } from "../routing/targets.ts";
import { commandKey, doneUnless, wasSo, type Handlers, type Tools } from "./call.ts";

type Colleague = Omit<NoteTarget, "sees">;
type NoteType = "note.add" | "note.edit" | "note.takeBack" | "note.targets" | "mentions.read";

/** What agents write to each other about conversations, and whom they name. */
export function noteHandlers(tools: Tools): Handlers<NoteType> {
  const { env, store, sockets, sights, masks, apply, linesCarried, listChanged } = tools;

  /** As far as the desk knows what their token lets them be. */
  const sees = (sub: string, row: ConversationRow): boolean =>
    sights.sees({ sub, role: store.people.roleOf(sub) }, row);

  const named = (subs: readonly string[], row: ConversationRow): Outcome<Person[], Refusal> => {
    const people: Person[] = [];
    for (const sub of new Set(subs)) {
      const person = store.people.find(sub) ?? namedAs(store.routed().config, sub);
      if (person === null) return unavailable("gone");
      if (!sees(sub, row)) return unavailable("unseen");
      people.push(person);
    }
    return done(people);
  };

  /** Takes the news of it, and tells whom it concerns, or did: also that it says something else by now, or nothing. */
  const tell = async (name: string, answer: NoteAnswer): Promise<Outcome<{ entry: number }, Refusal>> => {
    if (!answer.ok) return refused(answer.refusal);
    const { publication, isRepeated, entry, line, before } = answer.value;
    await apply(publication);
    const row = store.list.find(name);
    if (row !== null && !isRepeated) {
      const told = [...concernedByNote(line), ...(before === null ? [] : concernedByNote(before))];
      if (told.length > 0)
        sockets.tellOf(row, told, { type: "handover", summary: toSummary(row), line, entry });
    }
    return doneUnless(isRepeated, { entry });
  };

  const changed = async (name: string, answer: NoteAnswer): Promise<Outcome<null, Refusal>> => {
    const told = await tell(name, answer);
    return told.ok ? { ...told, value: null } : told;
  };

  return {
    "note.add": async ({ actor, command, row }) => {
      const { name } = row;
      const { text, to: sub, mentions: subs = [] } = command;
      const id = commandKey(actor, command);
      const stub = conversationStub(env, name);
      const [to, mentions] = [named(sub === undefined ? [] : [sub], row), named(subs, row)];
      const refusal = !to.ok ? to.refusal : !mentions.ok ? mentions.refusal : null;
      // A command that is repeated is answered as it was, though somebody whom it names has left since.
      if (refusal !== null) {
        const entry = await stub.findNote(name, id);
        return entry === null ? refused(refusal) : wasSo({ entry });
      }
      const words: NoteWords = { text, mentions: mentions.ok ? mentions.value : [] };
      // Lines of what was decided earlier are carried first: the note stands below them.
      await linesCarried(name);
      const by = { sub: actor.sub, name: actor.name };
      const line = writtenNote(by, words, to.ok ? (to.value[0] ?? null) : null);
      return await tell(name, await stub.addNote(name, { id, line }));
    },

    "note.edit": async ({ actor, command, row }) => {
      const { entry, text, mentions: subs = [] } = command;
      const mentions = named(subs, row);
      if (!mentions.ok) return mentions;
      const { sub, name, role } = actor;
      const hide = masks.policyFor(actor);
      const answer = await conversationStub(env, row.name).changeNote(row.name, {
        ...{ id: commandKey(actor, command), entry, by: { sub, name, role } },
        words: { text, mentions: mentions.value },
        ...(hide === null ? {} : { hide }),
      });
      return await changed(row.name, answer);
    },

    "note.takeBack": async ({ actor, command, row }) => {
      const { sub, name, role } = actor;
      const answer = await conversationStub(env, row.name).changeNote(row.name, {
        ...{ id: commandKey(actor, command), entry: command.entry, by: { sub, name, role } },
        words: null,
      });
      return await changed(row.name, answer);
    },

    "note.targets": ({ actor, command, row }) => {
      const here = sockets.subs();
      const isHere = new Set(here);
      const known = store.people.listed(Date.now(), here).map(({ sub, name, presence }): Colleague => ({
        ...{ sub, name, presence: isHere.has(sub) ? presence : "offline" },
      }));
      const agents = withNamed(known, store.routed().config, offline)
        .filter(({ sub, name }) => sub !== actor.sub && holds(name, command.words ?? ""))
        .map((colleague): NoteTarget => ({ ...colleague, sees: sees(colleague.sub, row) }))
        .sort(
          (a, b) =>
            Number(b.sees) - Number(a.sees) || PRESENCE_ORDER[a.presence] - PRESENCE_ORDER[b.presence],
        );
      return done({ agents: agents.slice(0, NOTE_TARGETS_MAX), more: agents.length > NOTE_TARGETS_MAX });
    },

    "mentions.read": ({ actor, command, row }) => {
      const before = mentionsOf(row);
      const after = mentionsRead(before, actor.sub, command.upTo);
      if (after === before) return wasSo(null);
      store.transaction(() => store.list.setMentions(row.name, after, row.version + 1));
      const next = store.list.find(row.name);
      if (next !== null) sockets.broadcastSummary(row, next, null);
      listChanged();
      return done(null);
    },
  };
}

function offline(person: Person): Colleague {
  return { ...person, presence: "offline" };
}

function unavailable(why: TargetProblem): Outcome<never, Refusal> {
  return refused({ code: "target_unavailable", why });
}
