import { post, sign } from "../meta.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";
import { quiet, read, reset, sum } from "./counters.ts";

const PSID = "7700110066000001";
const TIMES = 10;

type Json = Record<string, unknown>;
type Kind = { [name: string]: (n: number) => Json };

const customer = (event: Json): Json => ({ sender: { id: PSID }, recipient: { id: PAGE_ID }, ...event });
const message = (more: Json): Json => customer({ message: more });
const mid = (kind: string, n: number): string => `m_rows_${kind}_${String(n)}`;

/** One of each kind that costs differently; `n` counts up from 0 within a kind. Changes are about the texts. */
const KINDS: Kind = {
  text: (n) => message({ mid: mid("text", n), text: "Where is it?" }),
  reply: (n) => message({ mid: mid("reply", n), text: "That one", reply_to: { mid: mid("text", n) } }),
  quick_reply: (n) => message({ mid: mid("quick", n), text: "Blue", quick_reply: { payload: "BLUE" } }),
  postback: (n) => customer({ postback: { mid: mid("postback", n), title: "Start", payload: "START" } }),
  location: (n) => {
    const coordinates = { lat: 52.5, long: 13.4 };
    return message({
      mid: mid("location", n),
      attachments: [{ type: "location", payload: { coordinates } }],
    });
  },
  echo: (n) => ({
    sender: { id: PAGE_ID },
    recipient: { id: PSID },
    message: { is_echo: true, app_id: 263902037430900, mid: mid("echo", n), text: "On its way" },
  }),
  reaction: (n) => customer({ reaction: { mid: mid("text", n), action: "react", emoji: "👍" } }),
  edit: (n) => customer({ message_edit: { mid: mid("text", n), text: "Where are they?", num_edit: 1 } }),
  unsend: (n) => message({ mid: mid("text", n), is_deleted: true }),
  delivery: () => customer({ delivery: { watermark: Date.now() } }),
  read: () => customer({ read: { watermark: Date.now() } }),
  referral: (n) => customer({ referral: { ref: `r${String(n)}`, source: "SHORTLINK", type: "OPEN_THREAD" } }),
  optin: (n) => customer({ optin: { type: "notification_messages", title: `t${String(n)}` } }),
  order: (n) => customer({ order: { note: String(n), products: [] } }),
  thread_control: (n) => customer({ pass_thread_control: { new_owner_app_id: "1", metadata: String(n) } }),
  unknown: (n) => customer({ hologram: n }),
  of_page: (n) => ({ recipient: { id: PAGE_ID }, app_roles: { [String(n)]: ["primary_receiver"] } }),
};

/** Rows written of one item of each kind, in all objects, in a conversation that is under way. */
export async function measureRows(counted: string): Promise<Record<string, number>> {
  await post(counted, item(message({ mid: "m_rows_first", text: "hi" })));
  await quiet(counted);
  const rows: Record<string, number> = {};
  for (const [kind, make] of Object.entries(KINDS)) {
    await reset(counted);
    for (let n = 0; n < TIMES; n++) await post(counted, item(make(n)));
    await quiet(counted);
    rows[kind] = sum((await read(counted)).rows) / TIMES;
  }
  return rows;
}

let lastAt = Date.now();

/** No two items have the same time: a mark that is no further than the last one would cost nothing. */
function item(messaging: Json): ReturnType<typeof sign> {
  lastAt = Math.max(lastAt + 1, Date.now());
  const timed = { ...messaging, timestamp: lastAt };
  return sign({ object: "page", entry: [{ id: PAGE_ID, time: lastAt, messaging: [timed] }] });
}
