import { expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack();

it("says to the agent who has it open that a conversation was erased, and begins anew when its person writes", async () => {
  const { run, newCustomer, openDesk } = stack();
  const phone = await newCustomer();
  const desk = await openDesk("kim");
  await phone.write("My order is 4711");
  await phone.shows("My order is 4711");
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await expect.poll(() => desk.texts()).toEqual(["My order is 4711"]);
  await desk.type("Dear customer");
  const stored = () =>
    desk.page.evaluate(
      (conversation) =>
        [...Object.entries(localStorage), ...Object.entries(sessionStorage)].filter((kept) =>
          kept.join().includes(conversation),
        ).length,
      phone.conversation,
    );
  await expect.poll(stored).toBeGreaterThan(0);

  const asked = await fetch(`${run.simulatorUrl}/demo/token?agent=alex`);
  const { token } = (await asked.json()) as { token: string };
  const answer = await fetch(`${run.url}/api/v1/admin/erasure.start`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ conversations: [phone.conversation] }),
  });
  expect(answer.status, await answer.text()).toBe(200);

  await expect.poll(() => desk.refused()).toContain("This conversation was erased.");
  const rows = () =>
    desk.page.$$eval("fb-chat-gadget >>> fb-chat-list-row", (all) =>
      all.map(({ shadowRoot }) => shadowRoot?.textContent ?? "").join(),
    );
  await expect.poll(rows).not.toContain(phone.name);
  await expect.poll(stored).toBe(0);

  await phone.write("Hello again");

  await expect.poll(() => desk.texts()).toEqual(["Hello again"]);
  expect(await desk.draft()).toBe("");
});
