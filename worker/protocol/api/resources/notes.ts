import * as v from "../../values.ts";
import { EntryId } from "../../ids.ts";
import { Nothing } from "../../results/results.ts";
import { fieldsOf, route } from "../route.ts";

/** What colleagues write to each other; no customer sees any of it. They are entries of the thread, and read with its messages. */
export const noteRoutes = [
  route({
    name: "addNote",
    method: "POST",
    path: "/conversations/{conversation}/notes",
    scope: "notes:write",
    summary: "Writes a note into the thread",
    command: "note.add",
    body: fieldsOf("note.add", "text", "to", "mentions"),
    description: "`note` is what it is changed and taken back by: its entry in the thread.",
    fields: (given) => given,
    answer: v.strictObject({ note: EntryId }),
    told: ({ entry }) => ({ note: entry }),
  }),
  route({
    name: "editNote",
    method: "PATCH",
    path: "/conversations/{conversation}/notes/{note}",
    scope: "notes:write",
    summary: "Changes a note of one's own",
    command: "note.edit",
    body: fieldsOf("note.edit", "text", "mentions"),
    fields: ({ note, ...given }) => ({ ...given, entry: note }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "takeBackNote",
    method: "DELETE",
    path: "/conversations/{conversation}/notes/{note}",
    scope: "notes:write",
    summary: "Takes a note back: its words are kept nowhere",
    command: "note.takeBack",
    fields: ({ conversation, note }) => ({ conversation, entry: note }),
    answer: Nothing,
    told: () => null,
  }),
];
