/** Control of threads. */
import { APP_ID, PSID, send } from "../support.ts";
import { control, type Rule } from "./rule.ts";

const OTHER_APP = "441300970011223";

export const THREADS: readonly Rule[] = [
  {
    says: "while another app controls the thread, nothing is sent",
    world: { page: { defaultAppId: APP_ID } },
    when: (simulator) => {
      simulator.page().setThreadOwner(PSID, OTHER_APP);
      return send(simulator);
    },
    then: "10/2018300",
  },
  {
    says: "into an idle thread only the default app writes",
    world: { page: { defaultAppId: OTHER_APP } },
    when: (simulator) => send(simulator),
    then: "10/2018300",
  },
  {
    says: "while Meta asks the questions of a lead ad, nothing is sent",
    when: (simulator) => {
      simulator.page().setThreadOwner(PSID, "413038776280800");
      return send(simulator);
    },
    then: "10/2018321",
  },
  {
    says: "control is taken only where the Page has a default app",
    when: (simulator) => control(simulator, "take"),
    then: "100/2534037",
  },
  {
    says: "control is taken only by an app that the Page's settings allow to",
    world: { page: { defaultAppId: OTHER_APP }, app: { mayTakeControl: false } },
    when: (simulator) => control(simulator, "take"),
    then: "100/2534037",
  },
  {
    says: "control is passed to apps that exist",
    when: (simulator) => control(simulator, "pass", { target_app_id: "1" }),
    then: "100/2018164",
  },
];
