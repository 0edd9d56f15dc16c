import * as v from "valibot";
import { answer, command } from "../command.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { Id, Language } from "../routing/fields.ts";
import { MacroSteps, type Macro } from "./macro.ts";
import {
  OtherLanguages,
  Shortcut,
  TemplateId,
  TemplateName,
  TemplateScope,
  type SavedTemplate,
} from "./saved-template.ts";

/** Whose it is, and how it is found. Where one is replaced, `shortcut` stays as it was if it is left out; null: it has none. */
const whose = {
  name: TemplateName,
  scope: TemplateScope,
  team: v.exactOptional(Id),
  shortcut: v.exactOptional(v.nullable(Shortcut)),
};

/** Messages that are kept to be sent again, and what is done at one press. */
export const libraryCommands = [
  /**
   * All that this agent may use: the desk's, their teams' and their own, in the order in which they were made. Who may
   * `configure_desk` is told those of all teams.
   */
  command({
    name: "templates.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ templates: SavedTemplate[]; macros: Macro[] }>(),
  }),
  /**
   * Keeps a message, or puts it in the place of one that is kept; `scope` may be another then. What is the desk's or a team's,
   * or becomes it, is for who may `configure_desk`. `language`: of `outgoing`; `others`: the same in others. Both stay as they
   * were where one is replaced and they are left out. A template that Messenger would refuse is kept all the same.
   */
  command({
    name: "template.save",
    about: "desk",
    right: "answer",
    afterLoss: "keeps_order",
    audit: "scope",
    fields: {
      template: v.exactOptional(TemplateId),
      ...whose,
      outgoing: Outgoing,
      language: v.exactOptional(v.nullable(Language)),
      others: v.exactOptional(OtherLanguages),
    },
    result: answer(),
  }),
  /** Keeps a macro, or puts it in the place of one that is kept, by the same rules. What it does is not tried. */
  command({
    name: "macro.save",
    about: "desk",
    right: "answer",
    afterLoss: "keeps_order",
    audit: "scope",
    fields: { macro: v.exactOptional(TemplateId), ...whose, steps: MacroSteps },
    result: answer(),
  }),
  /** A template or a macro. One that is not there is `not_found`: to say it again does no harm. */
  command({
    name: "template.delete",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { template: TemplateId },
    result: answer(),
  }),
] as const;
