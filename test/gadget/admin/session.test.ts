import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { settled } from "../support/manual-clock.ts";
import { aToken, FakeWorker, NOW, Refused } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

const MINUTE = 60_000;

const aFrame = () => fixture<HTMLElement>(html`<div lang="en"></div>`);

/** An administrator who came by a link, on a screen. */
async function comesByLink(hash = "#link=secret-1", worker = new FakeWorker()) {
  const asked: { secret?: string; token: string | null }[] = [];
  worker.session = (body, token) => {
    asked.push({ ...body, token });
    return { token: `${aToken()} ${asked.length}`, expiresAt: worker.clock.now + 15 * MINUTE };
  };
  const driver = await mountAdmin(await aFrame(), worker, { isAlone: true, hash });
  await driver.shows("Lamps & Light Berlin");
  return { driver, worker, asked };
}

describe("signing in at the admin", () => {
  it("takes the link out of the address before it is used", async () => {
    const { asked } = await comesByLink();

    expect(location.hash).to.equal("#pages");
    expect(asked).to.deep.equal([{ secret: "secret-1", token: null }]);
  });

  it("comes by Cloudflare Access where there is no link", async () => {
    const { asked } = await comesByLink("#pages");

    expect(asked).to.deep.equal([{ token: null }]);
  });

  it("keeps the session in the tab: a reload asks for none", async () => {
    const { worker, asked } = await comesByLink();

    const driver = await mountAdmin(await aFrame(), worker, { isAlone: true });
    await driver.shows("Lamps & Light Berlin");

    expect(asked).to.have.lengthOf(1);
  });

  it("keeps nothing where the page around signs people in", async () => {
    const worker = new FakeWorker();
    const driver = await mountAdmin(await aFrame(), worker);
    await driver.shows("Lamps & Light Berlin");

    expect(worker.platform.tab?.get("fb-chat-admin")).to.equal(null);
  });

  it("says so two minutes before the end, and goes on with the token that is still good", async () => {
    const { driver, worker, asked } = await comesByLink();
    await worker.clock.advance(13.5 * MINUTE);
    await driver.shows("Your session ends in two minutes.");

    driver.press("Stay signed in");

    await driver.hides("Your session ends in two minutes.");
    expect(asked.at(-1)?.token).to.equal(`${aToken()} 1`);
  });

  it("asks to sign in again above what is half filled in, which stays", async () => {
    const { driver, worker } = await comesByLink();
    await driver.follows("Desks");
    await driver.shows("New desk");
    await driver.write("name", "Sofas");

    await worker.clock.advance(16 * MINUTE);
    await driver.shows("What you filled in is still here.");
    await driver.write("link", "https://chat.example/admin#link=secret-2");
    await waitUntil(() => !driver.button("Sign in with the link").disabled);
    driver.press("Sign in with the link");

    await driver.hides("What you filled in is still here.");
    const field = driver.all<HTMLElement & { value: string }>('[data-field="name"]')[0];
    expect(field?.value).to.equal("Sofas");
  });

  it("gives a command again that came after the session had ended", async () => {
    const { driver, worker } = await comesByLink();
    await driver.follows("Desks");
    await driver.shows("New desk");
    await driver.write("name", "Sofas");
    await driver.write("id", "sofas");
    worker.dead.add(`${aToken()} 1`);

    driver.all("fb-chat-admin-desks form")[0]!.dispatchEvent(new Event("submit", { cancelable: true }));
    await driver.shows("What you filled in is still here.");
    driver.press("Sign in with Access");

    await waitUntil(() => worker.of("desk.create").length === 2, "the command was not given again");
    expect(worker.given.filter(({ command }) => command === "desk.create").at(-1)?.token).to.equal(
      `${aToken()} 2`,
    );
  });

  it("forgets the token with Sign out, and tells the Worker", async () => {
    const { driver, worker } = await comesByLink();

    driver.press("Sign out");

    await driver.shows("With a one-time link");
    await settled();
    expect(worker.dead.has(`${aToken()} 1`)).to.equal(true);
    expect(worker.platform.tab?.get("fb-chat-admin")).to.equal(null);
  });

  it("does not say that nobody is signed in where the page around cannot ask who it is", async () => {
    const worker = new FakeWorker();
    let isAway = false;
    const provider = () =>
      isAway ? Promise.reject(Object.assign(new Error("no token"), { status: 502 })) : aToken();
    const driver = await mountAdmin(await aFrame(), worker, { provider });
    await driver.shows("Lamps & Light Berlin");

    isAway = true;
    await driver.follows("Desks");

    await driver.shows("The server did not answer.");
    expect(driver.text).not.to.contain("You are not signed in.");
  });

  it("keeps a session that is good while nobody answers that it may be longer", async () => {
    const { driver, worker } = await comesByLink();
    await worker.clock.advance(13.5 * MINUTE);
    await driver.shows("Your session ends in two minutes.");
    worker.isAway = true;

    driver.press("Stay signed in");
    await settled();

    expect(driver.text).not.to.contain("What you filled in is still here.");
  });

  it("says why a link was refused", async () => {
    const worker = new FakeWorker();
    worker.session = () => new Refused("link_invalid", 401);
    const driver = await mountAdmin(await aFrame(), worker, { isAlone: true, hash: "#link=old" });

    await driver.shows("older than 15 minutes");
  });

  it("does not begin with a token whose time is over", async () => {
    const worker = new FakeWorker();
    worker.platform.tab?.set("fb-chat-admin", JSON.stringify({ token: aToken(), expiresAt: NOW - 1 }));
    const driver = await mountAdmin(await aFrame(), worker, { isAlone: true });

    await driver.shows("With Cloudflare Access");
    expect(worker.given).to.deep.equal([]);
  });
});
