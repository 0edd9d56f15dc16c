/** Media that was saved for reuse: `attachment_id`s belong to one Page and live 90 days (Send API, attachments). */
import type { SimulatorContext } from "../../context.ts";
import type { PageState, SavedAttachment } from "../../world/state.ts";
import { invalidParameter } from "../errors.ts";

const SAVED_FOR_MS = 90 * 24 * 60 * 60_000;

export function saveAttachment(
  context: SimulatorContext,
  page: PageState,
  type: string,
  url: string,
): string {
  const id = context.ids.attachmentId();
  page.attachments[id] = { type, url, savedAt: context.clock.now() };
  return id;
}

/** @throws GraphError 100/2018074 for an id that is unknown, another Page's or too old. */
export function checkSavedAttachment(
  context: SimulatorContext,
  page: PageState,
  id: string,
): SavedAttachment {
  const saved = page.attachments[id];
  if (saved === undefined || context.clock.now() - saved.savedAt > SAVED_FOR_MS) {
    throw invalidParameter("Invalid attachment id.", 2018074);
  }
  return saved;
}
