import { expect, waitUntil } from "@open-wc/testing";
import { aDeskOfTwo } from "../support/a-desk-of-two.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aToken } from "../support/a-token.ts";
import { ANNA, aWelcome, BEN, MARIA } from "../support/builders.ts";
import { settled } from "../support/manual-clock.ts";

const text = { kind: "text", text: "Hello" } as const;

/** A gadget with Maria's conversation, signed in as Anna. */
async function ofAnna() {
  const desk = aDeskOfTwo();
  desk.welcome = aWelcome({ scope: "main:agent" });
  const all = await aGadget(desk, {
    conversation: MARIA,
    tokenProvider: () => aToken({ sub: ANNA.sub }),
  });
  await all.screen.shows("You can reply until");
  return { desk, ...all };
}

describe("another token provider", () => {
  it("that gives the same agent's tokens is asked, and nothing else changes", async () => {
    const { desk, gadget, screen } = await ofAnna();
    let asked = 0;

    for (let render = 0; render < 3; render++) {
      gadget.tokenProvider = () => {
        asked++;
        return aToken({ sub: ANNA.sub });
      };
      await gadget.updateComplete;
    }
    const sent = gadget.send(text);

    expect((await sent).ok).to.equal(true);
    expect(asked).to.equal(3);
    await screen.shows("Hello", "fb-chat-entry");
    expect(desk.platform.sockets).to.have.length(1);
    expect(desk.platform.socket.isOpen).to.equal(true);
  });

  it("that gives somebody else's is another agent, in whose name nothing of before leaves, nor anything in the old one's", async () => {
    const { desk, gadget, screen } = await ofAnna();
    screen.write("Half a sent");
    desk.welcome = aWelcome({ scope: "main:agent", agent: { ...BEN, presence: "available", role: "agent" } });

    gadget.tokenProvider = () => aToken({ sub: BEN.sub });
    const sent = await gadget.send(text);

    expect(sent).to.deep.equal({ ok: false, code: "session_changed" });
    await waitUntil(() => desk.platform.sockets.length === 2, "it did not connect anew");
    await waitUntil(async () => (await gadget.getState()).agent?.sub === BEN.sub, "Ben is not there");
    await screen.shows("You can reply until");
    expect(screen.box.value).to.equal("");
    expect(desk.sent("message.send")).to.deep.equal([]);
    expect((await gadget.send(text)).ok).to.equal(true);
  });

  it("that gives another role of the same agent's signs in anew, as does one whose tokens cannot be read", async () => {
    const { desk, gadget } = await ofAnna();

    gadget.tokenProvider = () => aToken({ sub: ANNA.sub, role: "supervisor" });
    await waitUntil(() => desk.platform.sockets.length === 2, "the role is not asked for");
    await settled();
    gadget.tokenProvider = () => "sealed";
    await waitUntil(() => desk.platform.sockets.length === 3, "the token is not tried");
  });

  it("that gives nothing asks for a sign-in", async () => {
    const { desk, gadget, screen } = await ofAnna();

    gadget.tokenProvider = () => "";

    await screen.shows("Sign-in needed");
    expect(desk.platform.socket.isOpen).to.equal(false);
  });
});
