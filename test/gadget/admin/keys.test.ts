import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { KEY_WORDS } from "../../../gadget/admin/keys/words/words.ts";
import { RESOURCES, SCOPES } from "../../../worker/protocol/api/scopes.ts";
import { FakeWorker, NOW, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

async function open(worker = new FakeWorker()) {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const driver = await mountAdmin(frame, worker, { hash: "#keys" });
  await driver.shows("API keys");
  /** The box tells of it a little later. */
  const tick = async (scope: string): Promise<void> => {
    const box = driver.all(`fb-chat-admin-keys wa-checkbox[data-field="${scope}"]`)[0]!;
    const told = new Promise((done) => box.addEventListener("change", done, { once: true }));
    box.click();
    await told;
  };
  const submit = (): void =>
    void driver.all("fb-chat-admin-keys form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
  return { driver, worker, tick, submit };
}

describe("the screen for API keys", () => {
  it("lists each key with who made it, what it may, until when, and its last use", async () => {
    const { driver } = await open();
    await driver.shows("CRM sync");
    await driver.shows("by Max Berg");
    await driver.shows("Messages: write");
    await driver.shows("over since");
    await driver.shows("never used");
  });

  it("makes one with what was chosen, and shows it once", async () => {
    const { driver, worker, tick, submit } = await open();
    await driver.shows("CRM sync");
    await driver.write("name", " Shop ");
    await tick("messages:write");
    await tick("conversations:read");
    await driver.choose("end", "90");
    submit();

    await driver.shows("The key of Shop");
    await driver.shows("fbk_main_");
    expect(worker.of("apiKey.create")).to.deep.equal([
      {
        desk: "main",
        name: "Shop",
        scopes: ["conversations:read", "messages:write"],
        endsAt: NOW + 90 * 24 * 60 * 60_000,
      },
    ]);
    await waitUntil(() => worker.of("apiKey.list").length === 2);
  });

  it("says that nobody was told one whose answer was lost", async () => {
    const { driver, worker, tick, submit } = await open();
    await driver.shows("CRM sync");
    worker.has({
      "apiKey.create": ({ name, scopes }) => ({
        key: null,
        entry: {
          ...{ key: "c1b2c3d4e5f60718", name, scopes, by: { sub: "max", name: "Max Berg" } },
          ...{ madeAt: NOW, endsAt: null, usedAt: null },
        },
      }),
    });
    await driver.write("name", "Shop");
    await tick("messages:write");
    submit();

    await driver.shows("its answer was lost on the way");
  });

  it("gives nothing before it has a name and a scope", async () => {
    const { driver, worker, tick, submit } = await open();
    await driver.shows("CRM sync");
    submit();
    await driver.shows("Give it a name.");
    await driver.shows("Choose at least one.");
    await driver.write("name", "Shop");
    submit();
    await tick("notes:write");
    await tick("notes:write");
    submit();
    await driver.shows("Choose at least one.");
    expect(worker.of("apiKey.create")).to.deep.equal([]);
  });

  it("revokes one once that was said again", async () => {
    const { driver, worker } = await open();
    await driver.shows("CRM sync");
    driver.all("fb-chat-admin-keys li wa-button")[0]!.click();
    await driver.shows("Revoke the key of CRM sync?");
    expect(worker.of("apiKey.revoke")).to.deep.equal([]);
    driver.all('fb-chat-admin-keys wa-dialog wa-button[variant="danger"]')[0]!.click();
    await waitUntil(() => worker.of("apiKey.revoke").length === 1);
    expect(worker.of("apiKey.revoke")).to.deep.equal([{ desk: "main", key: "a1b2c3d4e5f60718" }]);
  });

  it("says that the desk has all that it may have", async () => {
    const worker = new FakeWorker();
    worker.has({ "apiKey.create": () => new Refused("wrong_state", 409, { state: "full" }) });
    const { driver, tick, submit } = await open(worker);
    await driver.shows("CRM sync");
    await driver.write("name", "Shop");
    await tick("pages:read");
    submit();
    await driver.shows("all the keys that it may have");
  });

  it("has words for every scope, in six languages", () => {
    expect(Object.keys(KEY_WORDS)).to.have.length(6);
    for (const words of Object.values(KEY_WORDS)) {
      expect(Object.keys(words.resources)).to.have.members(Object.keys(RESOURCES));
      for (const scope of SCOPES)
        expect(words.acts[scope.split(":")[1] as "read"], scope).to.be.a("string").that.is.not.empty;
    }
  });
});
