/** Profiles, conversations, labels and one-time tokens. */
import { graph, PAGE_ID, PSID, STRANGER, NOW } from "../support.ts";
import { read, type Rule } from "./rule.ts";

export const READING: readonly Rule[] = [
  {
    says: "of people who never wrote the profile is an empty object",
    when: (simulator) => read(simulator, STRANGER),
    then: "ok",
  },
  {
    says: "of people who came by a phone number there is no profile",
    world: { customers: [{ psid: PSID, lastMessageAt: NOW, phoneAccount: true }] },
    when: (simulator) => read(simulator, PSID),
    then: "100/2018218",
  },
  {
    says: "locale, time zone and gender need a permission each",
    when: (simulator) =>
      Promise.all(
        ["locale", "timezone", "gender"].map((field) => read(simulator, `${PSID}?fields=${field}`)),
      ),
    then: "100/2018247",
    status: 403,
  },
  {
    says: "of a message older than the 20 newest, or unsent, nothing is told but that it was",
    when: async (simulator) => {
      const customer = simulator.customer(PSID);
      const mids = Array.from({ length: 21 }, (_, n) => customer.text(`message ${n}`).mid);
      customer.unsend(mids[20] ?? "");
      customer.text("the 21st that is there");
      return await Promise.all(
        [mids[0], mids[20]].map((mid) => read(simulator, encodeURIComponent(mid ?? ""))),
      );
    },
    then: "9000001",
  },
  {
    says: "labels need the Page's contact terms accepted",
    world: { page: { labelTerms: false } },
    when: (simulator) =>
      graph(simulator, "POST", `/v27.0/${PAGE_ID}/custom_labels`, { page_label_name: "VIP" }),
    then: "2/2018344",
  },
];
