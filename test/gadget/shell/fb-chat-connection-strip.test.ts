import { expect } from "@open-wc/testing";
import { CLOSE } from "../../../worker/protocol/refusals.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { aPass, FakeResponse } from "../support/fake-response.ts";

const never = () => new Promise<Response>(() => {});
const broken = () => Promise.reject<Response>(new TypeError("network"));

function aDesk() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  return desk;
}

describe("<fb-chat-connection-strip>", () => {
  it("says that it connects", async () => {
    const desk = aDesk();
    desk.platform.answerPass = never;

    const { screen } = await aGadget(desk);

    await screen.shows("Connecting…", "fb-chat-connection-strip");
  });

  it("says that it catches up", async () => {
    const desk = aDesk();
    desk.silent.add("list.open");

    const { gadget, screen } = await aGadget(desk);

    await screen.shows("Catching up…", "fb-chat-connection-strip");
    await expect(gadget).to.be.accessible();
  });

  it("says nothing while all is well", async () => {
    const { screen } = await aGadget(aDesk());
    await screen.shows("Maria Lopez");

    expect(screen.text("fb-chat-connection-strip")).to.equal("");
  });

  it("has list and thread say what they wait for, and not that they load, where nothing is on its way", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { conversation: MARIA, tokenProvider: null });

    await screen.shows("Waiting for your sign-in.", "fb-chat-list-pane");
    await screen.shows("Waiting for your sign-in.", "fb-chat-entries");
    expect(screen.text()).not.to.include("Loading…");
    await expect(gadget).to.be.accessible();
  });

  it("says when the host cannot ask for a sign-in, and calls for none", async () => {
    const desk = aDesk();
    let required = 0;
    document.addEventListener("fb-chat-auth-required", () => required++);
    const tokenProvider = () => Promise.reject<string>(new TypeError("Failed to fetch"));

    const { gadget, screen } = await aGadget(desk, { conversation: MARIA, tokenProvider });

    await screen.shows("Your sign-in cannot be checked", "fb-chat-connection-strip");
    await screen.shows("Waiting for the connection", "fb-chat-entries");
    await expect(gadget).to.be.accessible();
    expect(required).to.equal(0);
  });

  it("says who signed out that they did, and connects on the host's word alone", async () => {
    const desk = aDesk();
    let required = 0;
    document.addEventListener("fb-chat-auth-required", () => required++);
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Message 1");

    await gadget.logout();

    await screen.shows("Signed out.", "fb-chat-connection-strip");
    expect(screen.text("fb-chat-connection-strip")).to.equal("Signed out.");
    await expect(gadget).to.be.accessible();
    expect(required).to.equal(0);
    gadget.reconnect();
    await screen.shows("Maria Lopez");
  });

  it("has list and thread wait for the connection before anything was loaded", async () => {
    const desk = aDesk();
    desk.platform.answerPass = broken;

    const { screen } = await aGadget(desk, { conversation: MARIA });

    await screen.shows("Waiting for the connection", "fb-chat-list-pane");
    await screen.shows("Waiting for the connection", "fb-chat-entries");
    expect(screen.text()).not.to.include("Loading…");
  });

  it("says that it is offline, how many messages wait, and lets them leave on return", async () => {
    const desk = aDesk();
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Message 1");
    desk.platform.answerPass = broken;
    await desk.breaks();
    await screen.shows("Offline. What you see may be out of date.");

    screen.write("One");
    screen.key("Enter");
    await screen.shows("Offline. 1 message waits to be sent.");
    screen.write("Two");
    screen.key("Enter");
    await screen.shows("Offline. 2 messages wait to be sent.");
    await screen.shows("Waiting for the connection", "fb-chat-echo");

    desk.platform.answerPass = aPass;
    screen.press("Try now");
    await screen.hides("Offline");
    expect(desk.sent("message.send").map(textOf)).to.deep.equal(["One", "Two"]);
  });

  it("says that a sign-in is needed", async () => {
    const { gadget, screen } = await aGadget(aDesk(), {
      tokenProvider: () => Promise.reject(new Error("signed out")),
    });

    await screen.shows("Sign-in needed");
    await expect(gadget).to.be.accessible();
    expect(screen.text()).to.not.include("has ended");
  });

  it("says that the first sign-in was refused, and of a later one that the session is over", async () => {
    const desk = aDesk();
    const { answerPass } = desk.platform;
    const refuses = () => Promise.resolve(new FakeResponse({ error: { code: "token_invalid" } }, 401));
    desk.platform.answerPass = refuses;
    const { gadget, screen } = await aGadget(desk);
    await screen.shows("Your sign-in was refused.");
    await expect(gadget).to.be.accessible();

    desk.platform.answerPass = answerPass;
    screen.press("Try now");
    await screen.hides("Your sign-in was refused.");
    await screen.shows("Anna Agent");
    desk.platform.answerPass = refuses;
    gadget.reconnect();

    await screen.shows("Your session with this desk has ended.");
  });

  it("says that there are too many windows, and takes over on demand", async () => {
    const desk = aDesk();
    const { screen } = await aGadget(desk);
    await screen.shows("Maria Lopez");
    await desk.breaks(CLOSE.tooManySockets);
    await screen.shows("open in too many of your windows");

    screen.press("Use it here");

    await screen.hides("too many");
    expect(desk.platform.sockets).to.have.length(2);
  });
});
