import { expect } from "@open-wc/testing";
import { PING_INTERVAL_MS } from "../../../worker/protocol/limits.ts";
import { CLOSE } from "../../../worker/protocol/refusals.ts";
import { CONNECT_TIMEOUT_MS, OFFLINE_PROBE_MS, STABLE_MS } from "../../../gadget/wire/connection.ts";
import { PONG_TIMEOUT_MS } from "../../../gadget/wire/heartbeat.ts";
import { RENEW_MARGIN_MS } from "../../../gadget/wire/renewal.ts";
import { connectionStatus, emptySeat } from "../../../gadget/state/state.ts";
import { TOKEN_TIMEOUT_MS } from "../../../gadget/wire/pass.ts";
import { aConnectedSession, aSession } from "../support/a-session.ts";
import { anOlderWelcome, HOUR, MARIA, MINUTE, NOW, aWelcome, anEntry } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPass, FakeResponse } from "../support/fake-response.ts";
import { settled } from "../support/manual-clock.ts";

const problem = (status: number, code: string) => () =>
  Promise.resolve(new FakeResponse({ error: { code } }, status));

describe("connecting", () => {
  it("changes the host's token for a pass and offers it as the second protocol", async () => {
    const desk = new FakeDesk();

    const { told } = await aConnectedSession(desk);

    expect(desk.platform.requests).to.deep.equal([
      { url: "https://chat.example/api/v1/pass?view=inbox&length=50", token: "token" },
    ]);
    expect(desk.platform.socket.url).to.equal("wss://chat.example/socket?understands=list.changes,offers");
    expect(desk.platform.socket.protocols).to.deep.equal(["fb-chat.v1", "pass"]);
    expect(told).to.deep.equal(["connecting", "catching-up", "online"]);
  });

  it("asks a Worker that was put back to the version before by the name which that one knows", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = () => {
      const isFormer = desk.platform.requests.at(-1)?.url.endsWith("/api/v1/ticket");
      if (!isFormer) return problem(404, "route_not_found")();
      return Promise.resolve(new FakeResponse({ ticket: "former", expiresAt: 0 }));
    };

    const { told } = await aConnectedSession(desk);

    expect(desk.platform.socket.protocols).to.deep.equal(["fb-chat.v1", "former"]);
    expect(told).to.deep.equal(["connecting", "catching-up", "online"]);
  });

  it("waits longer after each try that failed", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const { seat, session } = aSession(desk);

    seat.enter(emptySeat);
    const tries: number[] = [];
    for (let second = 0; second < 60; second++) {
      await desk.platform.clock.advance(500);
      tries.push(desk.platform.requests.length);
    }

    // Half of 1, 2, 4, 8, 16 and 30 s: the random part is 0 here.
    expect(tries.at(-1)).to.equal(6);
    expect(connectionStatus(session.store.state)).to.equal("offline");
  });

  it("gives up a socket on which nothing comes", async () => {
    const desk = new FakeDesk();
    desk.platform.onSocket = () => {};
    const { seat } = aSession(desk);
    seat.enter(emptySeat);

    await desk.platform.clock.advance(CONNECT_TIMEOUT_MS + 1_000);

    expect(desk.platform.sockets).to.have.length(2);
  });

  it("comes back at once when the network does", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const { seat, session } = aSession(desk);
    seat.enter(emptySeat);
    await desk.platform.clock.advance(100);
    desk.platform.answerPass = aPass;

    desk.platform.wake();
    await desk.platform.clock.advance(0);

    expect(connectionStatus(session.store.state)).to.equal("online");
  });
});

describe("a network that was away for long", () => {
  it("is tried again soon when it is said to be back before anything gets through it", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const { seat, session } = aSession(desk);
    seat.enter(emptySeat);
    await desk.platform.clock.advance(10 * MINUTE);

    desk.platform.wake();
    await desk.platform.clock.advance(0);
    desk.platform.answerPass = aPass;
    await desk.platform.clock.advance(1_000);

    expect(connectionStatus(session.store.state)).to.equal("online");
  });
});

describe("a browser that loses the network", () => {
  it("is offline within moments, and comes back with it", async () => {
    const desk = new FakeDesk();
    const { store, told } = await aConnectedSession(desk);

    desk.platform.losesNetwork();
    await desk.platform.clock.advance(OFFLINE_PROBE_MS);
    expect(connectionStatus(store.state)).to.equal("offline");
    expect(told.filter((line) => line.startsWith("auth"))).to.deep.equal([]);

    desk.platform.hasNetwork = true;
    desk.platform.wake();
    await desk.platform.clock.advance(0);
    expect(connectionStatus(store.state)).to.equal("online");
  });

  it("is not taken at its word while the socket answers", async () => {
    const desk = new FakeDesk();
    const { store } = await aConnectedSession(desk);

    desk.platform.losesNetwork();
    desk.platform.hasNetwork = true;
    desk.platform.socket.send("pong");
    await desk.platform.clock.advance(OFFLINE_PROBE_MS);

    expect(connectionStatus(store.state)).to.equal("online");
    expect(desk.platform.sockets).to.have.length(1);
  });
});

describe("a token", () => {
  const failures = [
    {
      name: "that the host cannot give",
      provider: () => Promise.reject(new Error("signed out")),
      reason: "token_provider_failed",
    },
    {
      name: "that the host's function throws",
      provider: () => {
        throw new Error("signed out");
      },
      reason: "token_provider_failed",
    },
    { name: "that is empty", provider: () => "", reason: "token_missing" },
    { name: "without a provider", provider: null, reason: "token_missing" },
  ];
  for (const { name, provider, reason } of failures) {
    it(`${name} asks for a sign-in`, async () => {
      const desk = new FakeDesk();
      const { seat, told } = aSession(desk, provider);

      seat.enter(emptySeat);
      await settled();

      expect(told).to.include.members(["auth-required", `auth: ${reason}`]);
    });
  }

  const away: [string, unknown][] = [
    ["fetch throws without a connection", new TypeError("Failed to fetch")],
    ["fetch throws after a time limit", new DOMException("", "TimeoutError")],
    ["it had for an answer, of a server out of order", new Response("", { status: 502 })],
    ["a library makes of that", Object.assign(new Error(), { response: { status: 503 } })],
    ["a library makes of no answer", Object.assign(new Error(), { code: "ERR_NETWORK" })],
  ];
  for (const [what, error] of away) {
    it(`for which the host cannot ask, with what ${what}, needs no sign-in and comes later`, async () => {
      const desk = new FakeDesk();
      const { seat, session, source, told } = aSession(desk, () => {
        throw error as Error;
      });
      seat.enter(emptySeat);
      await settled();
      expect(connectionStatus(session.store.state)).to.equal("sign-in-unreachable");
      source.provider = () => "token";

      await desk.platform.clock.advance(MINUTE);

      expect(told).to.deep.equal(["connecting", "sign-in-unreachable", "catching-up", "online"]);
    });
  }

  it("that never comes is one that the host cannot ask for", async () => {
    const desk = new FakeDesk();
    const { seat, told } = aSession(desk, () => new Promise(() => {}));

    seat.enter(emptySeat);
    await desk.platform.clock.advance(TOKEN_TIMEOUT_MS);

    expect(told).to.deep.equal(["connecting", "sign-in-unreachable"]);
  });

  it("that cannot be had without a network is not refused, whatever the host makes of it", async () => {
    const desk = new FakeDesk();
    desk.platform.hasNetwork = false;
    const { seat, told } = aSession(desk, () => Promise.reject(new Error("no session")));

    seat.enter(emptySeat);
    await desk.platform.clock.advance(5 * MINUTE);

    expect(told).to.deep.equal(["connecting", "offline"]);
  });

  it("that the host refuses again and again is told of once, until it was asked for another", async () => {
    const desk = new FakeDesk();
    const { seat, session, told } = aSession(desk, () => Promise.reject(new Error("signed out")));
    seat.enter(emptySeat);
    await desk.platform.clock.advance(30 * MINUTE);
    expect(told).to.deep.equal(["connecting", "auth-required", "auth: token_provider_failed"]);

    session.restart();
    await settled();

    expect(told.filter((line) => line.startsWith("auth:"))).to.have.length(2);
  });

  it("that the Worker refuses asks for a sign-in, and is asked for again later", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = problem(401, "token_expired");
    const { seat, session, told } = aSession(desk);
    seat.enter(emptySeat);
    await settled();
    expect(told).to.include("auth: token_expired");
    desk.platform.answerPass = aPass;

    await desk.platform.clock.advance(MINUTE);

    expect(connectionStatus(session.store.state)).to.equal("online");
  });

  it("that is fixed is not tried again by itself", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = problem(401, "token_expired");
    const { seat, source } = aSession(desk);
    source.mayRetryAuth = false;
    seat.enter(emptySeat);

    await desk.platform.clock.advance(HOUR);

    expect(desk.platform.requests).to.have.length(1);
  });

  it("is no matter when the Worker is out of order", async () => {
    const desk = new FakeDesk();
    desk.platform.answerPass = problem(503, "unavailable");
    const { seat, session } = aSession(desk);

    seat.enter(emptySeat);
    await settled();

    expect(connectionStatus(session.store.state)).to.equal("offline");
  });
});

describe("an open socket", () => {
  it("is pinged, and stays while pongs come", async () => {
    const desk = new FakeDesk();
    await aConnectedSession(desk);

    await desk.platform.clock.advance(4 * PING_INTERVAL_MS);

    expect(desk.platform.socket.received.filter((text) => text === "ping")).to.have.length(4);
    expect(desk.platform.sockets).to.have.length(1);
  });

  it("on which nothing comes back counts as dead, and another one is opened", async () => {
    const desk = new FakeDesk();
    const { store } = await aConnectedSession(desk);
    desk.platform.socket.isOpen = false; // what is sent goes nowhere, and nobody says so

    await desk.platform.clock.advance(PING_INTERVAL_MS + PONG_TIMEOUT_MS);

    expect(desk.platform.sockets).to.have.length(2);
    expect(connectionStatus(store.state)).to.equal("online");
  });

  it("is tested when the page wakes up", async () => {
    const desk = new FakeDesk();
    await aConnectedSession(desk);

    desk.platform.wake();

    expect(desk.platform.socket.received.at(-1)).to.equal("ping");
  });

  it("that held is opened anew at once", async () => {
    const desk = new FakeDesk();
    await aConnectedSession(desk);
    await desk.platform.clock.advance(STABLE_MS);

    await desk.breaks();
    await desk.platform.clock.advance(0);

    expect(desk.platform.sockets).to.have.length(2);
  });

  it("that did not hold is opened anew after a pause", async () => {
    const desk = new FakeDesk();
    await aConnectedSession(desk);

    await desk.breaks(CLOSE.tokenExpired);
    await desk.platform.clock.advance(0);
    expect(desk.platform.sockets).to.have.length(1);

    await desk.platform.clock.advance(1_000);
    expect(desk.platform.sockets).to.have.length(2);
  });

  it("of an expired token is opened anew with another one", async () => {
    const desk = new FakeDesk();
    const { source } = await aConnectedSession(desk);
    await desk.platform.clock.advance(STABLE_MS);
    source.provider = () => "second";

    await desk.breaks(CLOSE.tokenExpired);
    await desk.platform.clock.advance(0);

    expect(desk.platform.requests.at(-1)?.token).to.equal("second");
  });

  it("that was one too many is not opened anew by itself, but by the agent", async () => {
    const desk = new FakeDesk();
    const { session, store } = await aConnectedSession(desk);

    await desk.breaks(CLOSE.tooManySockets);
    await desk.platform.clock.advance(HOUR);
    expect(desk.platform.sockets).to.have.length(1);
    expect(connectionStatus(store.state)).to.equal("too-many-sockets");

    session.restart();
    await settled();
    expect(connectionStatus(store.state)).to.equal("online");
  });

  it("of an agent who was removed is not opened anew by itself, but by the agent", async () => {
    const desk = new FakeDesk();
    const { session, store } = await aConnectedSession(desk);

    await desk.breaks(CLOSE.removed);
    await desk.platform.clock.advance(HOUR);
    expect(desk.platform.sockets).to.have.length(1);
    expect(connectionStatus(store.state)).to.equal("removed");

    session.restart();
    await settled();
    expect(connectionStatus(store.state)).to.equal("online");
  });

  it("leaves no timer and no listener behind when it is closed", async () => {
    const desk = new FakeDesk();
    const { session } = await aConnectedSession(desk);

    session.stop();

    expect(desk.platform.clock.waiting).to.equal(0);
    expect(desk.platform.wakers).to.equal(0);
    expect(desk.platform.socket.isOpen).to.equal(false);
  });
});

describe("a token that ends", () => {
  const inFiveMinutes = () => {
    const desk = new FakeDesk();
    desk.welcome = aWelcome({ expiresAt: NOW + 5 * MINUTE });
    return desk;
  };

  it("is renewed in time, over the same socket", async () => {
    const desk = inFiveMinutes();
    await aConnectedSession(desk);

    await desk.platform.clock.advance(5 * MINUTE - RENEW_MARGIN_MS);
    expect(desk.sent("session.renew")).to.have.length(1);

    await desk.platform.clock.advance(30 * MINUTE);
    expect(desk.sent("session.renew")).to.have.length(1);
    expect(desk.platform.sockets).to.have.length(1);
  });

  it("is asked for again while the host cannot give another", async () => {
    const desk = inFiveMinutes();
    const { source, told } = await aConnectedSession(desk);
    source.provider = () => Promise.reject(new Error("not now"));
    await desk.platform.clock.advance(5 * MINUTE - RENEW_MARGIN_MS);
    expect(told).to.include("auth: token_provider_failed");
    source.provider = () => "second";

    await desk.platform.clock.advance(10_000);

    expect(desk.sent("session.renew")).to.have.length(1);
  });

  it("and of which the host has no other is told of once while the old one is good", async () => {
    const desk = inFiveMinutes();
    const { source, told } = await aConnectedSession(desk);
    source.provider = () => Promise.reject(new Error("signed out"));

    await desk.platform.clock.advance(5 * MINUTE);

    expect(told.filter((line) => line.startsWith("auth:"))).to.have.length(1);
  });

  it("is renewed at a Worker of the version before by the name which that one knows", async () => {
    const desk = inFiveMinutes();
    desk.welcome = { ...anOlderWelcome(), expiresAt: desk.welcome.expiresAt };
    await aConnectedSession(desk);

    await desk.platform.clock.advance(5 * MINUTE - RENEW_MARGIN_MS);

    const told = desk.sent("session.renew").map(({ pass, ticket }) => ({ pass, ticket }));
    expect(told).to.deep.equal([{ pass: undefined, ticket: "pass" }]);
    expect(desk.platform.sockets).to.have.length(1);
  });

  it("of another agent starts a session of its own", async () => {
    const desk = inFiveMinutes();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { store } = await aConnectedSession(desk, MARIA);
    desk.refuse("session.renew", { code: "pass_invalid" });

    await desk.platform.clock.advance(5 * MINUTE - RENEW_MARGIN_MS);

    expect(desk.platform.sockets).to.have.length(2);
    expect(connectionStatus(store.state)).to.equal("online");
  });
});
