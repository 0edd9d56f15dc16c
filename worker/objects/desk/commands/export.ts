import { signExportLink } from "../../../bucket/export-link.ts";
import { keyOf } from "../../../bucket/keys.ts";
import { configOf } from "../../../config.ts";
import { filesIn } from "../../../domain/entry-files.ts";
import { refused } from "../../../domain/outcome.ts";
import type { ExportedFile } from "../../../protocol/export/commands.ts";
import { EXPORT_LINK_MS } from "../../../protocol/limits.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { toSummary } from "../list/row.ts";
import type { Handlers, Tools } from "./call.ts";
import { contactsOf } from "./interactions.ts";
import { linkTo } from "./media.ts";
import { Readings } from "./readings.ts";

/** What is kept of a customer, for who asks what that is. */
export function exportHandlers({
  env,
  store,
  persons,
}: Tools): Handlers<"customer.export" | "customer.exportLink"> {
  const readings = new Readings();
  const filesOf = async (conversation: string, { id, content, changes }: Entry): Promise<ExportedFile[]> => {
    if (content.kind !== "text" || changes?.isUnsent === true) return [];
    const kept = filesIn(content).filter(({ media }) => media.state === "ready");
    const links = await Promise.all(
      kept.map(async ({ media: { id: media, name, mime, bytes } }) => {
        const link = await linkTo(env, store, keyOf(conversation, media));
        return link === null ? [] : [{ entry: id, media, name, mime, bytes, ...link }];
      }),
    );
    return links.flat();
  };

  return {
    "customer.exportLink": async (call) => {
      const { actor, command, row } = call;
      const desk = store.name();
      const { appSecret } = configOf(env);
      if (desk === null || appSecret === null) return refused({ code: "unavailable" });
      const conversations = [row.name, ...persons.othersOf(row.name).map(({ name }) => name)];
      const expiresAt = Date.now() + EXPORT_LINK_MS;
      const { id, language = "en" } = command;
      const grant = { desk, conversations, id, sub: actor.sub, name: actor.name, language, expiresAt };
      const link = { url: await signExportLink(appSecret, grant), expiresAt };
      // Made anew it is the same.
      return readings.once(call, conversations, link);
    },

    "customer.export": async (call) => {
      const { name } = call.row;
      const { before = null, limit } = call.command;
      const { entries, more } = await conversationStub(env, name).history(name, before, limit);
      const files = await Promise.all(entries.map((entry) => filesOf(name, entry)));
      const page = {
        summary: toSummary(call.row),
        contacts: before === null ? contactsOf(store, call.row) : [],
        others: before === null ? persons.othersOf(name).map(toSummary) : [],
        ...{ entries, files: files.flat(), more },
      };
      return readings.once(call, [name], page);
    },
  };
}
