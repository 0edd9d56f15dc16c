import { describe, expect, it } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { APP_ID, OTHER_APP_ID } from "../support/env.ts";
import { deliverAll, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

const TEMPLATE = {
  type: "template",
  payload: {
    template_type: "button",
    text: "Your order",
    buttons: [{ type: "postback", title: "Track", payload: "T" }],
  },
};

/** Everything the simulator can make Meta tell; each is delivered to the Worker as it comes. */
const DOINGS: Readonly<Record<string, (simulator: Simulator, psid: string) => unknown>> = {
  attachments: (simulator, psid) => {
    const customer = simulator.customer(psid);
    for (const name of ["photo", "gif", "video", "voice", "pdf", "zip", "sticker", "location"])
      customer.attach([name]);
    for (const name of ["link", "unsupported", "product", "template", "post", "ig_post"])
      customer.attach([name]);
    for (const name of ["reel", "ig_reel", "appointment"]) customer.attach([name]);
    customer.attach(["photo", "picture", "pdf"], { text: "all" });
  },
  changes: (simulator, psid) => {
    simulator.rules.unsent = "is_deleted";
    const customer = simulator.customer(psid);
    const { mid } = customer.text("helo");
    customer.edit(mid, "hello");
    customer.react(mid, "❤️");
    customer.unreact(mid);
    customer.send({ text: "and", reply_to: { mid } });
    customer.unsend(mid);
  },
  visits: (simulator, psid) => {
    const customer = simulator.customer(psid);
    customer.followLink("flyer");
    customer.followAd();
    customer.followAd({ text: "hi" });
    customer.askAboutProduct("Size?", "p1");
    customer.optInByPlugin("r");
    customer.optInByCheckbox("r", "u");
    customer.optInOnce();
    customer.changeNotifications(customer.optInToNotifications(), "stop");
    customer.linkAccount();
    customer.unlinkAccount();
  },
  submissions: (simulator, psid) => {
    const customer = simulator.customer(psid);
    customer.fillIn({ phone: "+4790000000" });
    customer.submitForm();
    customer.order();
    customer.startLeadFlow();
    customer.finishLeadFlow({ "Which tent?": "Two persons" });
    customer.reportCall(customer.call(), "accepted");
  },
  answers: (simulator, psid) => {
    const page = simulator.page();
    page.staffReply(psid, { text: "Here", attach: ["photo", "link"] });
    const { mid } = page.otherAppReply(psid, { attachments: [TEMPLATE] }, OTHER_APP_ID);
    simulator.customer(psid).tapButton("T");
    simulator.customer(psid).rate(mid, true);
    simulator.customer(psid).receive();
    simulator.customer(psid).read();
  },
  "the Page": (simulator, psid) => {
    const page = simulator.page();
    page.warn();
    page.label(psid, "VIP");
    page.unlabel(psid, "VIP");
    page.adminText(psid, "handed back");
    page.tellRoles({ [APP_ID]: ["secondary_receiver"] });
    page.setRouting(APP_ID);
    page.takeControl(psid);
    simulator.customer(psid).attach(["photo"]);
    page.staffReply(psid, "mine");
    page.passControl(psid, APP_ID);
    page.requestControl(psid, OTHER_APP_ID);
  },
};

describe("whatever the simulator tells, the Worker takes and names", () => {
  it.each(Object.keys(DOINGS))("%s", async (name) => {
    const simulator = meta.current;
    const thread = await aThread(simulator);
    DOINGS[name]?.(simulator, thread.psid);
    expect(simulator.outgoing.length).toBeGreaterThan(0);

    await deliverAll(simulator);

    const { entries } = await thread.read();
    expect(entries.length).toBeGreaterThan(0);
    const nameless = entries.filter(({ content }) => content.kind === "unsupported");
    expect(nameless.map(({ content }) => content)).toEqual([]);
  });
});
