import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { NO_ROUTING, type RoutingConfig } from "../../worker/protocol/routing/config.ts";
import { AdminPage } from "./support/admin.ts";
import { pressedSoon } from "./support/press.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

/** The section on routing, used by the names of its fields where several have one name. */
class RoutingPage extends AdminPage {
  at(field: string): string {
    return `fb-chat-admin >>> [data-field="${field}"]`;
  }

  async type(field: string, text: string): Promise<void> {
    await this.page.locator(this.at(field)).click();
    await this.page.keyboard.type(text);
  }

  /** Into a list of chips, where the box is empty once it was taken. */
  async add(field: string, text: string): Promise<void> {
    await this.type(field, text);
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(
      (box) => (box as HTMLInputElement).value === "",
      {},
      (await this.page.waitForSelector(this.at(field)))!,
    );
  }

  async choose(field: string, value: string): Promise<void> {
    // What stands at the foot of the screen lies over what is below the fold.
    await (
      await this.page.waitForSelector(this.at(field))
    )?.evaluate((it) => {
      it.scrollIntoView({ block: "center" });
    });
    // Drawn anew meanwhile, by a form that changed, it is closed again.
    do await this.page.locator(this.at(field)).click();
    while (!(await pressedSoon(this.page, `${this.at(field)} wa-option[value="${value}"]`)));
  }

  async saves(version: number): Promise<void> {
    await this.press("Save");
    await this.shows(`Saved as version ${version}.`);
  }

  /** What is in force, as the Worker has it. */
  async stored(): Promise<{ version: number; config: RoutingConfig }> {
    return await this.page.evaluate(async () => {
      const { token } = JSON.parse(sessionStorage.getItem("fb-chat-admin") ?? "{}") as { token: string };
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch("/api/v1/admin/routing.get", { method: "POST", headers, body: "{}" });
      const { result } = (await response.json()) as { result: { version: number; config: RoutingConfig } };
      return result;
    });
  }
}

it("an operator writes who answers whom, tries it, brings a version back, and takes it from a file", async () => {
  const { openTab, run } = stack();
  const admin = new RoutingPage(await openTab(`${run.url}/admin#${new URL(link.url).hash.slice(1)}`));
  await admin.shows("From the configuration");
  await admin.go("Routing");
  await admin.shows("Nobody wrote rules yet");

  await admin.press("Teams", "link");
  await admin.press("Add a team");
  await admin.type("teams.0.name", "France");
  await admin.add("teams.0.members", "kim");
  await admin.press("Business hours", "link");
  await admin.press("Add hours");
  await admin.type("hours.0.name", "Day");
  await admin.press("Queues", "link");
  await admin.press("Add a queue");
  await admin.type("queues.0.name", "Sales");
  await admin.add("queues.0.teams", "France");
  await admin.press("Rules", "link");
  await admin.press("Add a rule");
  await admin.type("rules.0.name", "The ad in France");
  await admin.add("rules.0.when.languages", "French");
  await admin.add("rules.0.when.refs", "ad7");
  await admin.choose("rules.0.to.type", "queue");
  await admin.shows("Customers who speak French and who came by “ad7” go to the queue “Sales”.");

  await admin.press("Try it", "link");
  await admin.choose("try.language", "fr");
  await admin.type("try.ref", "ad7");
  await admin.press("Where does it go?");
  await admin.shows("go to the queue “Sales”, because the rule “The ad in France” fits:");
  expect((await admin.stored()).version).toBe(0);
  await admin.saves(1);
  const first = (await admin.stored()).config;
  expect(first.queues[0]).toMatchObject({ name: "Sales", teams: [first.teams[0]?.id] });
  expect(first.hours[0]?.week).toEqual([{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }]);
  expect(first.agents).toEqual([{ sub: "kim", name: "kim" }]);

  await admin.press("Rules", "link");
  await admin.press("Remove The ad in France");
  await admin.saves(2);
  await admin.press("Versions", "link");
  await admin.press("Bring back as a draft: Version 1");
  await admin.shows("Version 1 is the draft now.");
  await admin.saves(3);
  expect((await admin.stored()).config).toEqual(first);

  const folder = await mkdtemp(join(tmpdir(), "routing-"));
  try {
    const file = join(folder, "routing.json");
    await writeFile(file, JSON.stringify({ ...NO_ROUTING, capacity: 0 }, null, 2));
    await admin.press("Export and import", "link");
    const choose = async () =>
      (await admin.page.waitForSelector(admin.at("file")))!
        .toElement("input")
        .then((it) => it.uploadFile(file));
    await choose();
    await admin.shows("Line 9");
    await writeFile(file, JSON.stringify({ ...NO_ROUTING, capacity: 7 }, null, 2));
    await choose();
    await admin.press("Make it the draft");
    await admin.shows("The file is the draft now.");
    await admin.saves(4);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect((await admin.stored()).config).toEqual({ ...NO_ROUTING, capacity: 7 });
});
