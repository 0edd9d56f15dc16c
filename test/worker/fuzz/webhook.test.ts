import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ANYTHING, spoilt } from "../support/arbitrary.ts";
import { PAGE_ID } from "../support/env.ts";
import { fuzzed, FUZZ_TIMEOUT } from "../support/fuzz.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";
import { bodyOf, itemOf, post, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

/** What Meta may say of somebody, each a good one that is spoilt afterwards. */
const EVENTS: Item[] = [
  { message: { mid: "m_1", text: "Hello", quick_reply: { payload: "a" }, reply_to: { mid: "m_0" } } },
  {
    message: {
      mid: "m_2",
      attachments: [{ type: "image", payload: { url: "https://x.fbcdn.net/a", sticker_id: 1 } }],
    },
  },
  { message: { mid: "m_3", is_echo: true, app_id: 200300400500, metadata: "x", text: "Hi" } },
  { postback: { mid: "m_4", title: "Go", payload: "go", referral: { ref: "r", source: "ADS" } } },
  { reaction: { mid: "m_1", action: "react", reaction: "love", emoji: "❤" } },
  { message_edit: { mid: "m_1", text: "Other", num_edit: 1 } },
  { read: { watermark: 1_700_000_000_000 } },
  { delivery: { mids: ["m_1"], watermark: 1_700_000_000_000 } },
  { referral: { ref: "r", source: "SHORTLINK", type: "OPEN_THREAD" } },
  { optin: { ref: "r", user_ref: "u", type: "notification_messages" } },
  { pass_thread_control: { new_owner_app_id: "1", metadata: "m" } },
  { "policy-enforcement": { action: "block", reason: "x" } },
  { hologram: { text: "x" } },
];
const PEOPLE = ["7700110901", "7700110902"];
const item = fc
  .tuple(fc.constantFrom(...EVENTS), fc.constantFrom(...PEOPLE), fc.nat({ max: 1_000_000 }))
  .map(([event, psid, n]) => itemOf(psid, event, 1_700_000_000_000 + n));
const list = fc.constantFrom("messaging", "standby", "changes", "messaging_feedback", "__proto__");
const envelope = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: item }, item.chain(spoilt), ANYTHING), { maxLength: 4 }),
    list,
  )
  .map(([items, name]) => ({
    object: "page",
    entry: [{ id: PAGE_ID, time: 1_700_000_000_000, [name]: items }],
  }));
const bodies = fc.oneof(
  { weight: 4, arbitrary: envelope.map((it) => JSON.stringify(it)) },
  { weight: 4, arbitrary: envelope.chain(spoilt).map((it) => JSON.stringify(it) ?? "") },
  ANYTHING.map((it) => JSON.stringify(it) ?? ""),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.nat({ max: 2_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  envelope.chain((it) => fc.nat({ max: 400 }).map((end) => JSON.stringify(it).slice(0, end))),
);

it(
  "takes whatever is signed, or says that it is no delivery, and nobody's thread is worse for it",
  FUZZ_TIMEOUT,
  async () => {
    const thread = await aThread(meta.current);
    const faults: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: unknown) => {
      if (/"event":"(?:fault|webhook\.not_written)"/.test(String(line))) faults.push(String(line));
    });

    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const response = await post(body);
        await response.body?.cancel();
        expect([200, 400, 404], body.slice(0, 500)).toContain(response.status);
        expect(faults, body.slice(0, 500)).toEqual([]);
      }),
      fuzzed(60),
    );

    expect((await post(bodyOf([textItem(thread.psid, "m_after_all", "Still here")]))).status).toBe(200);
    expect(JSON.stringify(await thread.rows())).toContain("Still here");
  },
);
