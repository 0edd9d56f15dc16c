import { describe, expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { AdminPage } from "./support/admin.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

describe("a person who wants to be forgotten", () => {
  it("is erased from the administration, goes from the agent's screen, and may begin anew", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("My secret order");
    await desk.chooseView("open");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["My secret order"]);

    const { openTab, run } = stack();
    const admin = new AdminPage(await openTab(`${run.url}/admin#${new URL(link.url).hash.slice(1)}`));
    await admin.go("Privacy");
    await admin.fill("Who", phone.conversation);
    await admin.press("Erase");
    await admin.shows("Everything that was said before now goes");
    await admin.page.locator("fb-chat-admin >>> wa-dialog[open] wa-button[variant=danger]").click();
    await admin.shows("1 conversation erased");

    await desk.page.bringToFront();
    await desk.page.waitForSelector("::-p-text(This conversation was erased)", { visible: true });
    const shown = await desk.page.$$eval("fb-chat-gadget >>> *", (all) => all.map((one) => one.textContent));
    expect(shown.join(" ")).not.toContain("My secret order");
    expect(shown.join(" ")).not.toContain(phone.name);

    // What was on its way when it was erased is told apart by Meta's time of it.
    await phone.write("It is me again");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["It is me again"]);
  });
});
