import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { ratingOfEvent, ratingOfPayload } from "../../../worker/protocol/message/survey-answer.ts";
import type { EventSource } from "../../features/tell-host.ts";
import type { About } from "../../features/said.ts";
import { fire } from "../../session/fire.ts";
import { gatherTranscript } from "./gather-transcript.ts";

/** Tells of the end of a contact, and of what its customer thought of it, once each. `owner`: who has or had the conversation, by `sub`. */
export function tellOfContact(source: EventSource, about: About, entry: Entry, owner: string | null): void {
  tellClosed(source, about, entry, owner);
  tellRated(source, about, entry);
}

function tellClosed(source: EventSource, about: About, entry: Entry, owner: string | null): void {
  const { content, interaction, at } = entry;
  const line = content.kind === "system" ? content.line : null;
  if (line?.event !== "closed" || !source.said.isFirst("closed", about.conversation, entry)) return;
  const { by, codes = [], note = null } = line;
  const me = source.me();
  const mine = me !== null && (by?.sub === me || owner === me);
  fire(
    source.host,
    "fb-chat-conversation-closed",
    { ...about, interaction, at, by, codes, note, mine },
    false,
  );
  if (mine || source.shown() === about.conversation) void tellTranscript(source, about, entry);
}

async function tellTranscript(source: EventSource, about: About, closed: Entry): Promise<void> {
  const tools = source.tools();
  if (tools === null) return;
  const said = await gatherTranscript(tools, about.conversation, closed);
  const { interaction, at } = closed;
  fire(source.host, "fb-chat-transcript", { ...about, interaction, closedAt: at, ...said }, false);
}

function tellRated(source: EventSource, about: About, entry: Entry): void {
  const { content, author } = entry;
  const rating =
    content.kind === "quick_reply"
      ? ratingOfPayload(content.payload)
      : content.kind === "event"
        ? ratingOfEvent(content.event)
        : null;
  if (rating === null || author.type !== "customer") return;
  if (!source.said.isFirst("rated", about.conversation, entry)) return;
  const { contact: interaction, score, words = null } = rating;
  fire(source.host, "fb-chat-satisfaction", { ...about, interaction, score, words }, false);
}
