import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { MediaLinkAnswer } from "../frames.ts";
import { TEMPLATE_FILES_MAX } from "../limits.ts";
import type { FileAnswer } from "../outgoing/given-file.ts";
import { FileId, Outgoing } from "../outgoing/outgoing.ts";
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

/**
 * The `changedAt` of what it was changed from, in ms: where somebody saved it since, nothing is kept, and it is `wrong_state`
 * (`changed`). Left out: it takes the place of whatever is there.
 */
const base = v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/** Messages that are kept to be sent again, and what is done at one press. */
export const libraryCommands = [
  /**
   * All that this agent may use: the desk's, their teams' and their own, in the order in which they were made. Who may
   * `configure_desk` is told those of all teams. What sends files is told to whom asks for that: others cannot send it.
   */
  command({
    name: "templates.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { files: v.exactOptional(v.literal(true)) },
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
      base,
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
    fields: { macro: v.exactOptional(TemplateId), base, ...whose, steps: MacroSteps },
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
  /**
   * Copies of files of a template or macro for a message to this customer, in the order in which they are asked for: they are
   * given as if the agent had given them anew, and outlive the template. Said again, it makes further ones; what no message
   * uses is removed. `not_sendable` names the first that is not there, with `path` as within an `outgoing` of these `files`.
   */
  command({
    name: "template.copyFiles",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "ends",
    audit: false,
    fields: {
      template: TemplateId,
      files: v.pipe(v.array(FileId), v.minLength(1), v.maxLength(TEMPLATE_FILES_MAX)),
    },
    result: answer<{ files: FileAnswer[] }>(),
  }),
  /** A link to a file of a template that this agent sees, or that they gave and no template has yet, good for MEDIA_LINK_MS. */
  command({
    name: "template.fileLink",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { file: FileId },
    result: answer<MediaLinkAnswer>(),
  }),
] as const;
