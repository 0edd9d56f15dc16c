import fc from "fast-check";
import { PAGE_ID } from "./env.ts";
import type { Item } from "./webhook.ts";

/** Seconds apart, so that a time given in seconds is as exact as any; hours ago, so that none lies ahead. */
const FIRST_AT = Math.floor(Date.now() / 1_000) * 1_000 - 3 * 60 * 60_000;
const atOf = (n: number): number => FIRST_AT + n * 1_000;

/**
 * Whom and which Pages items are about: mostly one person, so that items meet, at Page 0, which is the one that is
 * connected.
 */
const person = fc.constantFrom(0, 0, 0, 0, 1);
const page = fc.constantFrom(0, 0, 0, 0, 1, 2);
export const ITEMS_MAX = 14;

/** What becomes of an item: an entry of its person's thread, a line in its Page's log, or a mark. */
export type Fate = "entry" | "page" | "mark";

/** Something that happens, before anybody knows when, to whom, and under which ids. */
type Draft = {
  fate: Fate;
  list: "messaging" | "standby" | "changes" | "calls";
  make: (place: Place) => Item;
};
type Place = { n: number; pageId: string; psid: string; mid: string; at: number };

export type Happening = Draft & { person: number; page: number; time: TimeForm };
type TimeForm = "number" | "seconds" | "text" | "iso" | "entry";

/** One item as Meta would send it, and what must become of it. */
export type Sent = Place & { fate: Fate; list: Draft["list"]; item: Item };

/** Ids that no other run uses; `world` is replaced when what two of them hold is compared. */
export function placed(happenings: Happening[], world: string): Sent[] {
  return happenings.map(({ person, page, time, fate, list, make }, n) => {
    // What names no person goes to a Page that this world has for itself.
    const index = fate === "page" && page === 0 ? 1 : page;
    const pageId = index === 0 ? PAGE_ID : `${world}-page-${String(index)}`;
    const psid = `${world}-person-${String(person)}`;
    const place = { n, pageId, psid, mid: `m_${String(n)}`, at: atOf(n) };
    const item = make(place);
    if (list !== "changes") Object.assign(item, timestampIn(time, place.at));
    return { ...place, fate, list, item };
  });
}

function timestampIn(form: TimeForm, at: number): { timestamp?: number | string } {
  switch (form) {
    case "number":
      return { timestamp: at };
    case "seconds":
      return { timestamp: at / 1_000 };
    case "text":
      return { timestamp: String(at) };
    case "iso":
      return { timestamp: new Date(at).toISOString() };
    case "entry":
      return {};
  }
}

/** An envelope of these items; each keeps the time of its entry, whatever it comes with. */
export function envelopeOf(items: Sent[]): string {
  const entry = items.map(({ pageId, at, list, item }) => ({ id: pageId, time: at, [list]: [item] }));
  return JSON.stringify({ object: "page", entry });
}

const unit = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("a", " ", "ß", "👍", "\u0000", '"', "\\", "\u2028", "<") },
  // Halves of characters among them.
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
);
const text = fc.string({ unit, minLength: 1, maxLength: 40 }).map((words) => `x${words}`);
const deep = fc.integer({ min: 1, max: 400 }).map((levels) => {
  let value: unknown = 0;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { deep: value };
  return value;
});

/** No text, no number and no `true`: none of these is taken for what should have stood there. */
const nothing = fc.constantFrom<unknown>(null, false, [], {}, [null], [[]]);
const odd = fc.oneof(
  nothing,
  fc.boolean(),
  fc.double({ noNaN: true }),
  text,
  fc.jsonValue({ maxDepth: 2 }),
  deep,
);
const oddName = fc.constantFrom("__proto__", "constructor", "toString", "hop_context", "hologram", "", "0");

const fromCustomer = ({ psid, pageId }: Place): Item => ({ sender: { id: psid }, recipient: { id: pageId } });
const fromPage = ({ psid, pageId }: Place): Item => ({ sender: { id: pageId }, recipient: { id: psid } });
const ofPage = ({ pageId }: Place): Item => ({ recipient: { id: pageId } });

/** The mid of some message, in this thread, in another or in none; now and then what is no mid. */
const target = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 2 }).map((n): unknown => `m_${String(n)}`) },
  { weight: 1, arbitrary: nothing },
);
/** Files have no link here: a copy that is under way would be another state each time one looks. */
const attachment = fc.oneof(
  fc
    .constantFrom("image", "video", "audio", "file", "sticker")
    .map((type) => ({ type, payload: { sticker_id: 1 } })),
  fc.record({
    type: fc.constantFrom("fallback", "reel", "post", "share"),
    payload: fc.record({ title: odd, url: odd }),
  }),
  fc.record({ type: fc.constant("location"), payload: fc.record({ coordinates: odd }) }),
  fc.record({
    type: fc.constant("template"),
    payload: fc.record({ template_type: text, text, buttons: odd }),
  }),
  fc.record({
    type: fc.constant("appointment_booking"),
    payload: fc.record({ start_time: odd, status: odd }),
  }),
  fc.record({ type: odd, payload: odd }),
);

/** What `message` may hold beside its mid; each may be odd. */
const content = fc.record(
  {
    text: fc.oneof({ weight: 5, arbitrary: text }, odd),
    attachments: fc.oneof({ weight: 3, arbitrary: fc.array(attachment, { maxLength: 3 }) }, odd),
    quick_reply: fc.oneof(fc.record({ payload: text }), odd),
    reply_to: fc.record({ mid: target }),
    referral: fc.oneof(fc.record({ ref: text, source: text, ads_context_data: odd }), odd),
    admin_text: text,
    is_deleted: fc.constantFrom(true, false, null),
    tags: odd,
  },
  { requiredKeys: [] },
);

type Making = fc.Arbitrary<(place: Place) => Item>;

function customers(kind: string, body: fc.Arbitrary<unknown>): Making {
  return body.map((value) => (place) => ({ ...fromCustomer(place), [kind]: value }));
}

/** Messages and what becomes of them: more of these, so that changes meet on one message. */
const talk: Making[] = [
  text.map((words) => (place) => ({ ...fromCustomer(place), message: { mid: place.mid, text: words } })),
  customers("reaction", fc.record({ mid: target, action: fc.constantFrom("react", "unreact"), emoji: text })),
  customers("message_edit", fc.record({ mid: target, text, num_edit: odd })),
];

const entries: Making[] = [
  fc.tuple(content, fc.boolean()).map(([message, hasMid]) => (place) => ({
    ...fromCustomer(place),
    message: { ...message, ...(hasMid ? { mid: place.mid } : {}) },
  })),
  fc.tuple(content, odd).map(([message, appId]) => (place) => ({
    ...fromPage(place),
    message: { ...message, is_echo: true, app_id: appId, metadata: "1.none.1", mid: place.mid },
  })),
  fc
    .record({ title: text, payload: odd, referral: odd }, { requiredKeys: [] })
    .map((postback) => (place) => ({
      ...fromCustomer(place),
      postback: { ...postback, mid: place.mid },
    })),
  target.map((mid) => (place) => ({ ...fromCustomer(place), message: { mid, is_deleted: true } })),
  customers("response_feedback", fc.record({ mid: target, feedback: text })),
  customers("optin", fc.record({ type: odd, title: odd, payload: odd }, { requiredKeys: [] })),
  customers("referral", fc.record({ ref: odd, source: odd }, { requiredKeys: [] })),
  customers("account_linking", fc.record({ status: odd, authorization_code: text })),
  customers("pass_thread_control", fc.record({ new_owner_app_id: odd, metadata: odd })),
  customers("take_thread_control", fc.record({ previous_owner_app_id: odd })),
  customers("request_thread_control", fc.record({ requested_owner_app_id: odd })),
  customers("messaging_feedback", fc.record({ feedback_screens: fc.oneof(odd, fc.array(odd)) })),
  customers(
    "messaging_customer_information",
    fc.record({ screens: fc.array(fc.record({ responses: odd })) }),
  ),
  customers("form", fc.record({ id: odd })),
  customers("order", fc.record({ products: fc.oneof(odd, fc.array(odd)), note: odd })),
  customers("template", fc.record({ type: fc.constantFrom("coupon", "other"), coupon_code: odd })),
  // Receipts of nothing mark nothing, and are kept whole.
  customers("delivery", fc.record({ mids: nothing, watermark: nothing })),
  customers("read", fc.record({ watermark: nothing })),
  // Kinds that nobody knows, and known ones that are no object.
  fc.tuple(oddName, odd).map(
    ([name, value]) =>
      (place) =>
        withField(fromCustomer(place), name, value),
  ),
  customers("message", nothing),
  customers("reaction", nothing),
];

const pageItems: Making[] = [
  fc.constantFrom("warning", "block", "unblock", "praise").map((action) => (place) => ({
    ...ofPage(place),
    policy_enforcement: { action, reason: place.mid },
  })),
  odd.map((roles) => (place) => ({ ...ofPage(place), app_roles: roles })),
  text.map((ref) => (place) => ({ ...ofPage(place), optin: { ref, user_ref: "u" } })),
  nothing.map((sender) => (place) => ({ ...ofPage(place), sender, message: { text: "from nobody" } })),
];

const watermark = fc.nat({ max: ITEMS_MAX }).map(atOf);

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      fate: fc.constant("entry" as const),
      list: fc.constantFrom("messaging" as const, "messaging" as const, "standby" as const),
      make: fc
        .tuple(fc.oneof(fc.oneof(...entries), fc.oneof(...talk)), fc.option(fc.tuple(oddName, odd)))
        .map(
          ([make, sibling]) =>
            (place: Place): Item =>
              sibling === null ? make(place) : withField(make(place), ...sibling),
        ),
    }),
  },
  { weight: 3, arbitrary: drafts("page", "messaging", fc.oneof(...pageItems)) },
  {
    weight: 1,
    arbitrary: drafts(
      "page",
      "changes",
      fc.tuple(text, odd).map(([field, value]) => () => ({ field, value: { value } })),
    ),
  },
  {
    weight: 1,
    arbitrary: drafts(
      "entry",
      "changes",
      fc.constantFrom("add", "remove").map((action) => ({ psid }) => ({
        field: "inbox_labels",
        value: { action, user: { id: psid }, label: { page_label_name: "VIP" } },
      })),
    ),
  },
  {
    weight: 1,
    arbitrary: drafts(
      "entry",
      "calls",
      fc.tuple(fc.constantFrom("connect", "terminate"), odd).map(([event, status]) => ({ psid, pageId }) => {
        return { from: psid, to: pageId, event, status };
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: drafts(
      "mark",
      "messaging",
      fc.oneof(
        watermark.map((at) => (place: Place) => ({ ...fromCustomer(place), read: { watermark: at } })),
        fc.tuple(watermark, odd).map(([at, mids]) => (place: Place) => {
          return { ...fromCustomer(place), delivery: { mids, watermark: at } };
        }),
      ),
    ),
  },
);

function drafts(fate: Fate, list: Draft["list"], make: Making): fc.Arbitrary<Draft> {
  return fc.record({ fate: fc.constant(fate), list: fc.constant(list), make });
}

/** Also `__proto__`, as JSON would give it. What the item has already stays. */
function withField(item: Item, name: string, value: unknown): Item {
  return Object.fromEntries([...Object.entries(item), [name, value] as const]);
}

export const happening: fc.Arbitrary<Happening> = fc
  .tuple(
    draft,
    person,
    page,
    fc.constantFrom<TimeForm>("number", "number", "seconds", "text", "iso", "entry"),
  )
  .map(([what, who, where, time]) => ({ ...what, person: who, page: where, time }));
