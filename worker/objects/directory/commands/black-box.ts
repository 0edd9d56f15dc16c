import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import { may } from "../../../protocol/rights.ts";
import type { AdminActor } from "../../kernel/doors/directory.ts";
import type { BlackBoxDoor } from "../../kernel/doors/black-box.ts";
import { NO_PAGE } from "../../../protocol/page/no-page.ts";
import { blackBoxStub } from "../../kernel/stubs.ts";
import { pageOf, reaches, type Handlers, type Tools } from "../call.ts";

type OfBoxes = `blackBox.${"show" | "keep" | "find" | "read" | "foresee" | "replay"}` | OfLetters;
type OfLetters = `deadLetter.${"list" | "read" | "foresee" | "replay" | "drop"}`;

/** What came raw for Pages, and what could not be read or written of it. */
export function blackBoxHandlers(tools: Tools): Handlers<OfBoxes> {
  const { env } = tools;

  /** The box of a Page, for whoever reaches its desk; what names no Page is for who manages desks. */
  const boxOf = async (
    actor: AdminActor,
    pageId: string,
  ): Promise<Outcome<DurableObjectStub<BlackBoxDoor>, AdminRefusal>> => {
    const desk = pageId === NO_PAGE ? null : ((await pageOf(tools, pageId))?.desk ?? null);
    const isTheirs =
      pageId === NO_PAGE ? may(actor.role, "manage_desks") : desk !== null && reaches(actor, desk);
    return isTheirs ? done(blackBoxStub(env, pageId)) : refused({ code: "not_found" });
  };

  return {
    "blackBox.show": async (actor, { pageId }) => {
      const box = await boxOf(actor, pageId);
      return box.ok ? done(await box.value.state(pageId)) : box;
    },

    "blackBox.keep": async (actor, { pageId, hours }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const kept = await box.value.keep(pageId, hours === 0 ? null : hours);
      return kept.ok ? done({ state: kept.value.state, was: kept.value.was ?? 0 }) : kept;
    },

    "blackBox.find": async (actor, { pageId, limit, ...asked }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const { named: id = null, kind = null, outcome = null, code = null } = asked;
      const { from = null, to = null, before = null } = asked;
      return done(await box.value.find(pageId, { id, kind, outcome, code, from, to, before, limit }));
    },

    "blackBox.read": async (actor, { pageId, record }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const parts = await box.value.read(pageId, { row: record, as: "record" });
      return parts.ok ? done({ parts: parts.value }) : parts;
    },

    "blackBox.foresee": async (actor, { pageId, record }) => {
      const box = await boxOf(actor, pageId);
      return box.ok ? await box.value.foresee(pageId, { row: record, as: "record" }) : box;
    },

    "blackBox.replay": async (actor, { pageId, record }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const replayed = await box.value.replay(pageId, { row: record, as: "record" });
      return replayed.ok ? done({ items: replayed.value.items }) : replayed;
    },

    "deadLetter.list": async (actor, { pageId, before = null, limit }) => {
      const box = await boxOf(actor, pageId);
      return box.ok ? done(await box.value.letters(pageId, before, limit)) : box;
    },

    "deadLetter.read": async (actor, { pageId, letter }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const parts = await box.value.read(pageId, { row: letter, as: "letter" });
      return parts.ok ? done({ parts: parts.value }) : parts;
    },

    "deadLetter.foresee": async (actor, { pageId, letter }) => {
      const box = await boxOf(actor, pageId);
      return box.ok ? await box.value.foresee(pageId, { row: letter, as: "letter" }) : box;
    },

    "deadLetter.replay": async (actor, { pageId, letter }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const replayed = await box.value.replay(pageId, { row: letter, as: "letter" });
      return replayed.ok ? done({ items: replayed.value.items }) : replayed;
    },

    "deadLetter.drop": async (actor, { pageId, letter }) => {
      const box = await boxOf(actor, pageId);
      if (!box.ok) return box;
      const dropped = await box.value.drop(pageId, letter);
      return dropped.ok ? done(null) : dropped;
    },
  };
}
