import { done, refused } from "../../../domain/outcome.ts";
import { auditStub } from "../../kernel/stubs.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { hadEffect, keepEffect } from "./once.ts";
import { Readings } from "./readings.ts";

/** What was done at the desk: an object of its own keeps it, and has all of it before it is read. */
export function auditHandlers({
  env,
  store,
  witness,
}: Tools): Handlers<"audit.read" | "audit.export" | "audit.keep"> {
  const readings = new Readings();
  return {
    "audit.read": async ({ command: { type: _type, id: _id, of, ...question } }) => {
      const name = store.name();
      if (name === null || !(await witness.handOn())) return refused({ code: "unavailable" });
      const { entries, ...found } = await auditStub(env, name).read(name, {
        ...question,
        ...(of === undefined ? {} : { conversation: of }),
      });
      const subs = new Set(entries.flatMap(({ by }) => by.id ?? []));
      const names = [...subs].flatMap((sub) => {
        const person = store.people.find(sub);
        return person === null ? [] : [[sub, person.name] as const];
      });
      return done({ ...found, deeds: entries, names: Object.fromEntries(names) });
    },

    // Each time lines leave, whatever id it was asked by: that they did is a line by itself, so that no two answers are the same. What goes on with them
    // is the same time.
    "audit.export": async (call) => {
      const name = store.name();
      if (name === null || !(await witness.handOn())) return refused({ code: "unavailable" });
      const { after = null, limit } = call.command;
      const lines = await auditStub(env, name).lines(name, after, limit);
      return readings.piece(call, { from: after, next: lines.next }, lines);
    },

    "audit.keep": async (call) => {
      const name = store.name();
      if (name === null) return refused({ code: "unavailable" });
      const { days } = call.command;
      if (hadEffect(store.decided.all(), call)) return wasSo({ days, was: days });
      const was = await auditStub(env, name).keep(name, days);
      if (was === days) return wasSo({ days, was });
      keepEffect(store, call);
      return done({ days, was });
    },
  };
}
