/** The one message by which a Page answers a comment. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { DAY, PAGE_ID, PSID, send, STRANGER } from "../support.ts";
import { HUMAN, many, type Rule } from "./rule.ts";

const answer = (simulator: Simulator, comment_id: string, more: object = {}) =>
  send(simulator, { recipient: { comment_id }, ...more });

const answerPost = (simulator: Simulator, post_id: string) => send(simulator, { recipient: { post_id } });

export const PRIVATE_REPLIES: readonly Rule[] = [
  {
    says: "who comments is reached without having written",
    when: (simulator) => answer(simulator, simulator.customer(STRANGER).comment("Price?")),
    then: "ok",
  },
  {
    says: "a comment is answered once",
    when: async (simulator) => {
      const id = simulator.customer(PSID).comment("Price?");
      await answer(simulator, id);
      return await answer(simulator, id);
    },
    then: "10900",
  },
  {
    says: "a comment is answered within 7 days, while it is there",
    when: async (simulator) => {
      const [old, gone] = [simulator.customer(PSID).comment("Price?"), simulator.customer(PSID).comment("?")];
      simulator.customer(PSID).deleteComment(gone);
      const deleted = await answer(simulator, gone);
      await simulator.advanceClock(7 * DAY + 1);
      return [deleted, await answer(simulator, old), await answer(simulator, "90210_1")];
    },
    then: "100/2534025",
  },
  {
    says: "a comment that Meta lets nobody answer privately is not",
    when: (simulator) => {
      const id = simulator.customer(PSID).comment("Price?");
      simulator.page().wall.refusePrivateReply(id);
      return answer(simulator, id);
    },
    then: "10903",
  },
  {
    says: "what staff answered privately is answered",
    when: (simulator) => {
      const id = simulator.customer(PSID).comment("Price?");
      simulator.page().wall.replyPrivately(id, "189 EUR");
      return answer(simulator, id);
    },
    then: "10900",
  },
  {
    says: "a visitor's post is answered privately, too",
    when: (simulator) => answerPost(simulator, simulator.customer(STRANGER).post("Are you open?")),
    then: "ok",
  },
  {
    says: "and once",
    when: async (simulator) => {
      const id = simulator.customer(PSID).post("Are you open?");
      await answerPost(simulator, id);
      return await answerPost(simulator, id);
    },
    then: "10900",
  },
  {
    says: "what the Page wrote, and a review, are not",
    when: async (simulator) => [
      await answerPost(simulator, `${PAGE_ID}_90210`),
      await answer(simulator, simulator.page().wall.comment(`${PAGE_ID}_90210`, "In stock")),
      await answerPost(simulator, simulator.customer(PSID).review("Friendly")),
    ],
    then: "100/2534025",
  },
  {
    says: "a private reply has no `HUMAN_AGENT`",
    world: { app: { humanAgent: true } },
    when: (simulator) => answer(simulator, simulator.customer(PSID).comment("Price?"), HUMAN),
    then: "100",
    words: "HUMAN_AGENT",
  },
  {
    says: "after it nothing more is sent until the person answers",
    when: async (simulator) => {
      const { body } = await answer(simulator, simulator.customer(STRANGER).comment("Price?"));
      return await send(simulator, { recipient: { id: body.recipient_id } });
    },
    then: "10/2018278",
  },
  {
    says: "a Page sends at most 750 private replies an hour",
    when: async (simulator) => {
      for (const id of many(750, () => simulator.customer(PSID).comment("Price?"))) {
        await simulator.advanceClock(4);
        await answer(simulator, id);
      }
      return await answer(simulator, simulator.customer(PSID).comment("Price?"));
    },
    then: "613",
  },
];
