import * as v from "valibot";
import { answer, command } from "../command.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { TemplateId, TemplateName, TemplateScope, type SavedTemplate } from "./saved-template.ts";

/** Messages that are kept to be sent again. */
export const libraryCommands = [
  /** All that this agent may use: the desk's and their own, in the order in which they were made. */
  command({
    name: "templates.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ templates: SavedTemplate[] }>(),
  }),
  /**
   * Keeps a message, or puts it in the place of one that is kept; `scope` may be another then. What is the desk's, or
   * becomes it, is for who may `configure_desk`. A template that Messenger would refuse is kept all the same.
   */
  command({
    name: "template.save",
    about: "desk",
    right: "answer",
    afterLoss: "keeps_order",
    audit: "scope",
    fields: {
      template: v.exactOptional(TemplateId),
      name: TemplateName,
      scope: TemplateScope,
      outgoing: Outgoing,
    },
    result: answer(),
  }),
  /** One that is not there is `not_found`: to say it again does no harm. */
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
