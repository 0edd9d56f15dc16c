import { expect } from "@open-wc/testing";
import { versionGap } from "../../../gadget/session/versions.ts";
import { initialState } from "../../../gadget/state/state.ts";
import { reduce } from "../../../gadget/state/reduce.ts";
import { VERSION } from "../../../worker/protocol/version.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, aWelcome, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";

const NEWER = "99.0.0";
const OLDER = "0.0.9";

function aDesk(version: string) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ version });
  desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("I am Maria") })]);
  return desk;
}

describe("versions", () => {
  it("are compared by their numbers", () => {
    const gapTo = (version: string) =>
      versionGap(reduce(initialState, { type: "frame", frame: aWelcome({ version }), at: NOW }));
    const [major, minor, patch] = VERSION.split(".").map(Number) as [number, number, number];

    expect(gapTo(VERSION)).to.equal(null);
    expect(gapTo(`${major}.${minor + 10}.${patch}`)).to.equal("behind");
    expect(gapTo(`${major + 10}.0.0`)).to.equal("behind");
    expect(gapTo("0.0.0")).to.equal("ahead");
  });
});

describe("a gadget that is older than the Worker", () => {
  it("works, says so, and offers a reload", async () => {
    const { screen } = await aGadget(aDesk(NEWER), { conversation: MARIA });

    await screen.shows(`version ${VERSION} of the chat, the server ${NEWER}`);
    await screen.shows("I am Maria");
    expect(screen.buttons("Reload")).to.have.length(1);
  });

  it("does not ask again in the same browser, until there is another version", async () => {
    const desk = aDesk(NEWER);
    const { gadget, screen } = await aGadget(desk);
    await screen.shows("A reload may bring the newer one");
    screen.press("Later");
    await screen.hides("A reload may bring the newer one");
    gadget.remove();

    const again = aDesk(NEWER);
    again.platform.memory = new FakeMemory("tab-2", desk.platform.memory);
    const second = await aGadget(again);
    await second.screen.shows("Maria Lopez");
    expect(second.screen.text("fb-chat-connection-strip")).to.equal("");

    again.welcome = aWelcome({ version: "99.1.0" });
    await again.breaks();
    await again.platform.clock.advance(1_000);
    await second.screen.shows("the server 99.1.0");
  });

  it("passes over frames, fields and contents it does not know", async () => {
    const desk = aDesk(NEWER);
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("I am Maria");

    desk.push({ type: "weather", sun: true } as never);
    desk.changes(MARIA, [{ content: { kind: "hologram", what: "a cat" } as never }]);
    desk.changes(MARIA, [{ author: { type: "robot" } as never, content: aText("I am a robot") }]);
    desk.customerWrites(MARIA, "Still there?");

    await screen.shows("Still there?", "fb-chat-entry");
    await screen.shows("I am a robot", "fb-chat-entry");
  });
});

describe("a gadget that is newer than the Worker", () => {
  it("works as far as the Worker does, says so, and offers a reload", async () => {
    const desk = aDesk(OLDER);
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows(`version ${VERSION} of the chat, the server only ${OLDER}`);
    await screen.shows("I am Maria");
    expect(screen.buttons("Reload")).to.have.length(1);

    desk.refuse("conversation.close", { code: "bad_frame" });
    screen.press("Close");

    await screen.shows("The server did not understand this. Reloading the page may help.");
  });

  it("says so too when the Worker understands nothing of it", async () => {
    const desk = aDesk(OLDER);
    desk.silent.add("list.open");

    const { screen } = await aGadget(desk);

    await screen.shows("some things may not work");
  });
});
