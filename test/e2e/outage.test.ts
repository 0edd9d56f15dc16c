import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");
/** Meta repeats a webhook after 1, 4 and 15 seconds, the gadget connects anew after at most 30. */

describe("the Worker dies while the gadget is open", () => {
  it("comes back to everything, and what was written meanwhile arrives once", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("Before");
    await desk.chooseView("open");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["Before"]);

    await stack().run.worker.kill();
    await expect.poll(() => desk.strip()).toContain("Offline");
    await phone.write("Meanwhile, from the customer");
    await desk.write("Meanwhile, from the agent");
    await expect.poll(() => desk.strip()).toContain("1 message waits");
    await stack().run.restartWorker();

    // It may say that a newer Worker is there: wrangler gives each start another version.
    await expect.poll(() => desk.strip()).not.toMatch(/Offline|Connecting|Catching up/);
    // The customer's message may come back by a repetition after the agent's left: then the agent is asked.
    await expect
      .poll(async () => {
        if ((await desk.question()) !== "") await desk.press("Send anyway");
        return (await phone.messages()).toSorted();
      })
      .toEqual(["Before", "Meanwhile, from the agent", "Meanwhile, from the customer"]);
    await expect
      .poll(async () => (await desk.texts()).toSorted())
      .toEqual(await phone.messages().then((all) => all.toSorted()));
  });
});
