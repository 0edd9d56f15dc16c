import { expect, waitUntil } from "@open-wc/testing";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, byBen, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

/** What a thread shows at once, with what stands between. */
const TOGETHER = 8;

/**
 * Entries that were each read by themselves, on the screen together, for axe to look at: a gadget takes it about as long
 * as each of them. A colleague writes between them, or some would be folded into one.
 */
export async function passAxe(entries: Partial<Entry>[]): Promise<void> {
  expect(entries).to.not.deep.equal([]);
  for (let at = 0; at < entries.length; at += TOGETHER) {
    const some = entries.slice(at, at + TOGETHER);
    const apart = some.flatMap((entry) => [{ author: byBen, content: aText("Yes?") }, entry]);
    const desk = new FakeDesk();
    desk.has(
      { conversation: MARIA },
      apart.map((entry, index) => anEntry(index + 1, entry)),
    );
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA, height: 300 * apart.length });
    await waitUntil(() => screen.all("fb-chat-entry").length === apart.length, "not all are on the screen");
    for (const content of screen.all<HTMLElement & { updateComplete: Promise<boolean> }>("fb-chat-content"))
      await content.updateComplete;
    await expect(gadget).to.be.accessible();
    gadget.remove();
  }
}
