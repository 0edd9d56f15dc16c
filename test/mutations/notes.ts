import type { Mutation } from "./mutation.ts";

const NOTES = "test/worker/desk/notes.test.ts";
const WAY_OUT = "test/worker/desk/notes-way-out.test.ts";

/** What colleagues write to each other, and who hears of it. */
export const WRITTEN_TO_COLLEAGUES: readonly Mutation[] = [
  {
    breaks: "anybody changes what a colleague wrote",
    file: "worker/domain/notes.ts",
    from: 'if (line.by.sub !== by.sub) return refused({ code: "not_allowed" });',
    to: "",
    caughtBy: { file: NOTES, test: "is its writer's alone to change" },
  },
  {
    breaks: "who does not see a conversation is mentioned in it",
    file: "worker/objects/desk/commands/notes.ts",
    from: 'if (!sees(sub, row)) return unavailable("unseen");',
    to: "",
    caughtBy: { file: NOTES, test: "is refused of who does not see the conversation" },
  },
  {
    breaks: "what a note said before stays in its row",
    file: "worker/domain/notes.ts",
    from: 'return done({ event: "note", by: line.by, text: "", takenBack });',
    to: "return done({ ...line, takenBack });",
    caughtBy: { file: NOTES, test: "is its writer's alone to change" },
  },
  {
    breaks: "a mention that was read is new again when its note is changed",
    file: "worker/domain/notes.ts",
    from: "before.find((it) => it.entry === entry && it.sub === sub) ?? { sub, entry }",
    to: "({ sub, entry })",
    caughtBy: { file: NOTES, test: "is not new to who has read it" },
  },
  {
    breaks: "a mention is lost with the desk that was about to write it",
    file: "worker/objects/desk/list/publications.ts",
    from: "mentioned: mentionedColumn(mentions),",
    to: "mentioned: row?.mentioned ?? null,",
    caughtBy: { file: NOTES, test: "is kept where the desk died" },
  },
  {
    breaks: "who has read all that mentions them finds it no more",
    file: "worker/objects/desk/list/lists.ts",
    from: "return found === undefined ? {} : { mentioned: true };",
    to: "return {};",
    caughtBy: { file: NOTES, test: "is told at once" },
  },
  {
    breaks: "a program hears what colleagues write to each other",
    file: "worker/objects/conversation/log/entries.ts",
    from: "AND author = 'customer' AND merged = 0 AND kind <> 'change'",
    to: "AND merged = 0 AND kind <> 'change'",
    caughtBy: { file: WAY_OUT, test: "by a program that speaks next" },
  },
];
