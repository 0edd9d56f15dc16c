/** How much is too much. */
import { graph, PAGE_ID, PSID, send } from "../support.ts";
import { many, sendEach, type Rule } from "./rule.ts";

const audio = { message: { attachment: { type: "audio", payload: { url: "https://cdn.example/a.mp3" } } } };
const exceeded = "(#613) Calls to this api have exceeded the rate limit.";

export const LIMITS: readonly Rule[] = [
  {
    says: "a Page sends at most 300 texts a second",
    when: async (simulator) => {
      await sendEach(
        simulator,
        many(300, () => ({})),
      );
      return await send(simulator);
    },
    then: "613",
    words: exceeded,
  },
  {
    says: "a Page sends at most 10 sounds and films a second",
    when: async (simulator) => {
      await sendEach(
        simulator,
        many(10, () => audio),
      );
      return await send(simulator, audio);
    },
    then: "613",
    words: exceeded,
  },
  {
    says: "of conversations and their messages a Page reads at most 2 a second",
    when: async (simulator) => {
      simulator.customer(PSID).text("hi");
      const list = () => graph(simulator, "GET", `/v27.0/${PAGE_ID}/conversations`);
      await list();
      await list();
      return await list();
    },
    then: "613",
    words: exceeded,
  },
  {
    says: "the profile of a Page is read and set at most 10 times in 10 minutes",
    when: async (simulator) => {
      const get = () => graph(simulator, "GET", `/v27.0/${PAGE_ID}/messenger_profile?fields=greeting`);
      for (let n = 0; n < 10; n += 1) await get();
      return await get();
    },
    then: "613",
    words: exceeded,
  },
  {
    says: "an app whose budget is spent gets no answer (on order: `faults`)",
    when: (simulator) => {
      simulator.faults.order({ kind: "error", code: 4 });
      return send(simulator);
    },
    then: "4",
    words: "(#4) Application request limit reached",
  },
];
