import { waitUntil } from "@open-wc/testing";
import type { Attachment } from "../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aMedia, aPicture } from "../support/files.ts";

/** A thread of these entries on the screen; `desk` prepares files and refusals before. */
export async function aThreadWith(
  entries: (Partial<Entry> & { id?: number })[],
  { desk = new FakeDesk(), width = 900, height = 640 } = {},
) {
  desk.has(
    { conversation: MARIA },
    entries.map((entry, index) => anEntry(entry.id ?? index + 1, entry)),
  );
  const all = await aGadget(desk, { conversation: MARIA, width, height });
  await waitUntil(() => all.screen.all("fb-chat-content").length > 0);
  await Promise.all(
    all.screen
      .all<HTMLElement & { updateComplete: Promise<boolean> }>("fb-chat-content")
      .map((one) => one.updateComplete),
  );
  return { desk, ...all };
}

export const withParts = (...parts: Attachment[]): Partial<Entry> => ({
  content: { kind: "text", text: "", rest: [], parts },
});

/** A thread of one picture, which lies enlarged above it. */
export async function anEnlargedPicture() {
  const desk = new FakeDesk();
  desk.files.set("1.1", aPicture("teal", 200, 150));
  const all = await aThreadWith([withParts({ type: "image", media: aMedia("1.1") })], { desk });
  await waitUntil(() => all.screen.all("fb-chat-media img").length === 1);
  const [enlarge] = all.screen.buttons().filter(({ ariaLabel }) => ariaLabel?.startsWith("Enlarge"));
  enlarge!.click();
  await waitUntil(() => all.screen.all("fb-chat-viewer img").length === 1);
  return all;
}
