/** Windows, tags, and who may write to whom at all. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { DAY, PSID, send, STRANGER } from "../support.ts";
import { HUMAN, sendEach, template, type Rule } from "./rule.ts";

const FEEDBACK = { messaging_type: "MESSAGE_TAG", tag: "CUSTOMER_FEEDBACK" };
const SURVEY = template({
  template_type: "customer_feedback",
  title: "How was it?",
  feedback_screens: [{ questions: [{ id: "q_1", type: "csat" }] }],
  business_privacy: { url: "https://a.example" },
});
const tagged = (tag: string) => ({ messaging_type: "MESSAGE_TAG", tag });

function since(simulator: Simulator, age: number): Simulator {
  simulator.customer(PSID).setWindowAge(age);
  return simulator;
}

export const WINDOWS: readonly Rule[] = [
  {
    says: "the tags removed in April 2026 are refused at any time",
    when: (simulator) =>
      sendEach(simulator, ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"].map(tagged)),
    then: "100/1893061",
    words: "(#100) Invalid parameter",
  },
  {
    says: "`MESSAGE_TAG` needs a tag that exists",
    when: (simulator) => sendEach(simulator, [{ messaging_type: "MESSAGE_TAG" }, tagged("SHIPPING_UPDATE")]),
    then: "100",
  },
  {
    says: "answers and updates end 24 hours after the person wrote",
    when: (simulator) =>
      sendEach(since(simulator, DAY + 1), [{}, { messaging_type: "UPDATE" }, { messaging_type: undefined }]),
    then: "10/2018278",
    words: "(#10) This message is sent outside of allowed window. Learn more about the new policy here: ",
  },
  {
    says: "the last moment of the 24 hours counts",
    when: (simulator) => send(since(simulator, DAY)),
    then: "ok",
  },
  {
    says: "`HUMAN_AGENT` lasts seven days",
    world: { app: { humanAgent: true } },
    when: (simulator) => send(since(simulator, 7 * DAY), HUMAN),
    then: "ok",
  },
  {
    says: "`HUMAN_AGENT` ends after seven days",
    world: { app: { humanAgent: true } },
    when: (simulator) => send(since(simulator, 7 * DAY + 1), HUMAN),
    then: "10/2018278",
  },
  {
    says: "`HUMAN_AGENT` needs its feature, which apps do not have from the start",
    when: (simulator) => send(simulator, HUMAN),
    then: "10",
  },
  {
    says: "`CUSTOMER_FEEDBACK` is for its template alone",
    when: (simulator) => send(simulator, FEEDBACK),
    then: "100",
  },
  {
    says: "`CUSTOMER_FEEDBACK` ends after seven days",
    when: (simulator) => send(since(simulator, 7 * DAY + 1), { ...FEEDBACK, message: SURVEY }),
    then: "10/2018278",
  },
  {
    says: "a sticker needs the 24 hours, whatever its tag",
    world: { app: { humanAgent: true } },
    when: (simulator) => {
      const message = { sticker_id: 369239263222822 };
      return sendEach(since(simulator, DAY + 1), [{ message }, { ...HUMAN, message }]);
    },
    then: "10/2018278",
  },
  {
    says: "a `user_ref` is written to within 24 hours of its checkbox",
    when: async (simulator) => {
      simulator.customer(STRANGER).optInByCheckbox("cart", "ref-1");
      await simulator.advanceClock(DAY + 1);
      return await send(simulator, { recipient: { user_ref: "ref-1" } });
    },
    then: "10/2018278",
  },
  {
    says: "who blocked the Page is not reached",
    when: (simulator) => {
      simulator.customer(PSID).block();
      return sendEach(simulator, [{}, { sender_action: "typing_on" }]);
    },
    then: "551/1545041",
    words: "(#551) This person isn't available right now.",
  },
  {
    says: "an app that is not live reaches only people with a role on it",
    world: { app: { live: false } },
    when: (simulator) => send(simulator),
    then: "200/2018028",
  },
  {
    says: "an app with Standard Access reaches only people with a role on it",
    world: { app: { access: "standard" } },
    when: (simulator) => send(simulator),
    then: "200/2018028",
  },
  {
    says: "a restricted Page sends nothing",
    when: (simulator) => {
      simulator.page().restrict();
      return send(simulator);
    },
    then: "10/1893063",
  },
];
