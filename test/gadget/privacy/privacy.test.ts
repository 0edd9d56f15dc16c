import { expect, waitUntil } from "@open-wc/testing";
import type { Role } from "../../../worker/protocol/rights.ts";
import { knowsMuch, opensCustomer } from "../customer-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aWelcome, BEN, HOUR, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";

const IN = "fb-chat-privacy";
const HOLD = { at: NOW - HOUR, by: BEN, reason: "Claim 44/2026 is open" };

async function aPanel(role: Role, more: GadgetOptions = {}, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({}, role);
  knowsMuch(desk);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, width: 1200, ...more });
  await opensCustomer(all.screen);
  return { desk, ...all };
}

describe("a legal hold", () => {
  it("is set by who may, not without a reason, and stands in the head of the thread", async () => {
    const { desk, screen, gadget } = await aPanel("supervisor");
    await screen.shows("Legal hold…", IN);
    screen.press("Legal hold…");
    await screen.shows("Put this conversation under a legal hold?");
    await expect(gadget).to.be.accessible();
    const box = screen.all<HTMLInputElement>("dialog input")[0]!;
    screen.press("Set the hold");
    expect(box.validity.valueMissing).to.equal(true);
    box.value = "Claim 44/2026 is open";
    screen.press("Set the hold");
    await waitUntil(() => desk.sent("conversation.hold").length > 0, "not sent");
    const [{ conversation, isHeld, reason } = {}] = desk.sent("conversation.hold");
    expect({ conversation, isHeld, reason }).to.deep.equal({
      ...{ conversation: MARIA, isHeld: true, reason: "Claim 44/2026 is open" },
    });

    desk.changes(MARIA, [], { hold: HOLD });
    await screen.shows("Legal hold by Ben Brandt", "fb-chat-hold-strip");
    await screen.shows("Claim 44/2026 is open", "fb-chat-hold-strip");
    await screen.shows("Lift the legal hold…", IN);
    await expect(gadget).to.be.accessible();
  });

  it("is shown to everybody who sees the thread, and lifted by who may alone", async () => {
    const { screen } = await aPanel("agent", {}, (desk) => desk.changes(MARIA, [], { hold: HOLD }));

    await screen.shows("Claim 44/2026 is open", "fb-chat-hold-strip");
    expect(screen.all(`${IN} button`)).to.have.length(0);
  });

  it("says where the desk did not do it, and lets go when it is cancelled", async () => {
    const { desk, screen } = await aPanel("supervisor", {}, (it) => it.changes(MARIA, [], { hold: HOLD }));
    await screen.shows("Lift the legal hold…", IN);
    screen.press("Lift the legal hold…");
    await screen.shows("Lift the legal hold?");
    screen.press("Cancel");
    await screen.hides("Lift the legal hold?");
    expect(desk.sent("conversation.hold")).to.have.length(0);

    desk.refuse("conversation.hold", { code: "unavailable" });
    screen.press("Lift the legal hold…");
    await screen.shows("Lift the legal hold?");
    screen.all<HTMLInputElement>("dialog input")[0]!.value = "Settled";
    screen.press("Lift the hold");
    await screen.shows("The desk did not do it. Try again.", IN);
  });

  it("is not offered at a Worker that knows nothing of it", async () => {
    const older = await aPanel("supervisor", {}, (desk) => {
      desk.welcome = aWelcome(
        { features: (desk.welcome.features ?? []).filter((it) => it !== "privacy") },
        "supervisor",
      );
    });
    await older.screen.shows("Last message");
    expect(older.screen.all(`${IN} button`)).to.have.length(0);
  });
});

describe("all that is kept of a customer", () => {
  it("is given out by a link of the Worker's, which the browser fetches", async () => {
    const { desk, screen } = await aPanel("admin", {}, (it) => {
      it.archive = "/export?link=abc";
    });
    await screen.shows("Everything kept of them, as a zip", IN);
    const pressed: string[] = [];
    const onPress = (event: Event) => {
      const [link] = event.composedPath();
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      pressed.push(link.href);
    };
    document.addEventListener("click", onPress);
    screen.press("Everything kept of them, as a zip");
    await screen.shows("The download has begun", IN);
    await waitUntil(() => pressed.length > 0, "nothing was fetched");
    document.removeEventListener("click", onPress);

    expect(pressed[0]).to.match(/^https?:.*\/export\?link=abc$/);
    expect(desk.sent("customer.exportLink")).to.have.length(1);
  });

  it("is not offered to supervisors, and says where it could not be had", async () => {
    const { screen } = await aPanel("supervisor");
    await screen.shows("Legal hold…", IN);
    expect(screen.all(`${IN} .export`)).to.have.length(0);

    const admin = await aPanel("admin", {}, (desk) =>
      desk.refuse("customer.exportLink", { code: "unavailable" }),
    );
    await admin.screen.shows("Everything kept of them, as a zip", IN);
    admin.screen.press("Everything kept of them, as a zip");
    await admin.screen.shows("The archive could not be had. Try again.", IN);
  });
});
