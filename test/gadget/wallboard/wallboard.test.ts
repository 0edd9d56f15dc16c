import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { CLOSE } from "../../../worker/protocol/refusals.ts";
import type { TeamNews } from "../../../worker/protocol/team/told.ts";
import { boardOf, dueOf, warningsOf } from "../../../gadget/live/board.ts";
import { told } from "../../../gadget/live/shown.ts";
import { fitting } from "../../../gadget/wallboard/fitting.ts";
import type { FbChatWallboard } from "../../../gadget/wallboard/index.ts";
import "../../../gadget/wallboard/index.ts";
import { aWelcome, HOUR, MINUTE, NOW } from "../support/builders.ts";
import { FakePlatform, type FakeSocket } from "../support/fake-platform.ts";
import { aLedAgent, aTeamAt } from "../support/leading.ts";
import { settled } from "../support/manual-clock.ts";
import { Screen } from "../support/screen.ts";

/** A Worker that tells of a team, and hears what it is asked. */
class FakeTeam {
  readonly platform = new FakePlatform();
  readonly asked: string[] = [];
  team: TeamNews = aTeamAt(this.platform.clock.now);
  /** How it ends a new socket; null: it welcomes it. */
  ends: number | null = null;

  constructor() {
    this.platform.onSocket = (socket) => this.#accept(socket);
  }

  #accept(socket: FakeSocket): void {
    if (this.ends !== null) return socket.close(this.ends);
    const { now } = this.platform.clock;
    socket.onText = (text) => {
      this.asked.push((JSON.parse(text) as { type: string }).type);
      this.#tell(socket, { type: "team", ...this.team });
    };
    this.#tell(socket, aWelcome({ now, expiresAt: now + HOUR }, "wallboard"));
  }

  tell(news: TeamNews): void {
    this.#tell(this.platform.socket, { type: "team", ...news });
  }

  #tell(socket: FakeSocket, frame: object): void {
    if (socket.isOpen) socket.send(JSON.stringify(frame));
  }
}

async function aWall(team = new FakeTeam(), lang = "en") {
  const wall = await fixture<FbChatWallboard>(
    html`<fb-chat-wallboard
      lang=${lang}
      server="https://chat.example"
      .platform=${team.platform}
      .tokenProvider=${() => "token"}
    ></fb-chat-wallboard>`,
  );
  const screen = new Screen(wall);
  await settled();
  await wall.updateComplete;
  return { wall, screen, team, clock: team.platform.clock };
}

const shown = (change: Partial<TeamNews> = {}) => told(null, { ...aTeamAt(NOW), ...change })!;
const today = () => new Date(NOW).toISOString().slice(0, 10);
const warned = (change: Partial<TeamNews>, now = NOW): string[] =>
  warningsOf(boardOf(shown(change), now, today)).map(({ line: { name }, why }) => `${name} ${why}`);

describe("what needs attention", () => {
  const place = { ...aTeamAt(NOW).places![0]!, since: NOW };
  const good = { contacts: 10, answered: 10, onTime: 8, late: 2, missed: 0 };
  const day = { ...aTeamAt(NOW).today!, desk: good, queue: { sales: good }, team: {}, page: {} };

  it("is who waits for four fifths of the time that the target leaves, and then that it is missed", () => {
    const places = [place];
    expect(warned({ places, today: day }, NOW + 239_999)).to.deep.equal([]);
    expect(warned({ places, today: day }, NOW + 240_000)).to.deep.equal(["Sales soon"]);
    expect(warned({ places, today: day }, NOW + 300_000)).to.deep.equal(["Sales late"]);
    const { service: _, ...without } = place;
    expect(warned({ places: [without], today: day }, NOW + 300_000)).to.deep.equal([]);
  });

  it("is that somebody has an agent and no answer, for the target is that of the first answer", () => {
    const places = [{ ...place, since: null, waiting: 0, offered: 0, unmet: { n: 2, since: NOW } }];
    expect(warned({ places, today: day }, NOW + 240_000)).to.deep.equal(["Sales soon"]);
    const { desk, queues } = boardOf(shown({ places, today: day }), NOW + 300_000, today);
    expect([desk.waiting, desk.unmet, desk.waitedMs, desk.wait]).to.deep.equal([0, 2, 300_000, "late"]);
    expect([queues[0]?.unmet, queues[0]?.waitedMs]).to.deep.equal([2, 300_000]);

    const agent = aLedAgent({ ...{ sub: "zoe", name: "Zoe" }, due: { since: NOW, seconds: 300 } });
    expect([0, 240_000, 300_000].map((ms) => dueOf(agent, NOW + ms))).to.deep.equal(["fine", "soon", "late"]);
  });

  it("is at once that nobody is there where somebody waits and somebody should be", () => {
    const left = { ...place, here: 0, free: 0 };
    expect(warned({ places: [left], today: day }, NOW + 300_000)).to.deep.equal(["Sales nobody"]);
    expect(warned({ places: [{ ...left, isOpen: false }], today: day })).to.deep.equal([]);
    expect(warned({ places: [{ ...left, waiting: 0, since: null }], today: day })).to.deep.equal([]);
  });

  it("says why nobody is asked for who waits, of whom that is so", async () => {
    const team = new FakeTeam();
    team.team = {
      ...team.team,
      places: [
        { ...place, stuck: { why: "passed", who: "Kim Lee" } },
        { ...place, key: "help", name: "Help", stuck: { why: "full" } },
        { ...place, key: "new", name: "New", stuck: { why: "of a newer Worker" as "full" } },
      ],
    };
    const { screen } = await aWall(team);

    const said = screen
      .all("tbody th small")
      .map(({ textContent }) => textContent.replace(/[\u2066-\u2069]/g, ""));
    expect(said).to.deep.equal(["Kim Lee just did not take it", "All who are here are at capacity", ""]);
  });

  it("is a share below the target once: of queues, else of the desk, teams or Pages", () => {
    const bad = { ...good, onTime: 7, late: 3 };
    const places = [place, { ...place, key: "help", name: "Help", since: null }];
    const pages = [
      { id: "100", name: "Lamps", waiting: 0, since: null },
      { id: "200", name: "Chairs", waiting: 0, since: null },
    ];
    const bads = { desk: bad, queue: { help: bad }, team: { shop: bad }, page: { "200": bad } };
    const said = (change: object) => warned({ places, pages, today: { ...day, ...bads, ...change } });
    expect(said({})).to.deep.equal(["Help below"]);
    expect(said({ queue: {} })).to.deep.equal([" below"]);
    expect(said({ queue: {}, desk: good })).to.deep.equal(["Shop below"]);
    expect(said({ queue: {}, desk: good, team: {} })).to.deep.equal(["Chairs below"]);
  });

  it("is nothing of yesterday", () => {
    const yesterday = { ...day, day: "2026-11-19", desk: { ...good, onTime: 0 } };
    const board = boardOf(shown({ today: yesterday }), NOW, today);
    expect([
      board.isKnown,
      board.desk.figures.answered,
      warned({ places: [], today: yesterday }),
    ]).to.deep.equal([...[false, 0, []]]);
  });
});

describe("what agents have", () => {
  it("is all that they have, whoever is there, beside what those who are there could be given", () => {
    const of = { teams: ["shop"], capacity: 5 };
    const agents = [
      aLedAgent({ ...of, sub: "a", name: "A", load: 2 }),
      aLedAgent({ ...of, sub: "b", name: "B", load: 7 }),
      aLedAgent({ ...of, sub: "c", name: "C", load: 3, presence: "away" }),
      aLedAgent({ ...of, sub: "d", name: "D", load: 1, presence: "offline" }),
    ];
    const { desk, teams } = boardOf(shown({ agents }), NOW, today);
    // B has no room, and is not there for another.
    const crew = { here: 1, all: 4, load: 13, room: 3 };
    expect([desk.crew, teams[0]?.crew]).to.deep.equal([crew, crew]);

    const told = agents.map((agent) => ({ ...agent, ...(agent.sub === "a" ? { room: 0 } : {}) }));
    expect(boardOf(shown({ agents: told }), NOW, today).desk.crew?.room).to.equal(0);
  });
});

describe("a Page", () => {
  it("is marked where who waits by it misses the target of where they wait", () => {
    const page = { id: "100", name: "Lamps", waiting: 1, since: NOW - 60_000 };
    const waits = (more: object) =>
      boardOf(shown({ pages: [{ ...page, ...more }] }), NOW, today).pages[0]?.wait;
    expect([waits({ due: { since: NOW - 60_000, seconds: 60 } }), waits({})]).to.deep.equal(["late", "fine"]);
  });
});

describe("a team that is told piece by piece", () => {
  it("keeps what is left out, and takes what is null", () => {
    const before = shown();
    const after = told(before, { agents: [], gone: ["cleo"], today: null, service: null })!;
    expect([after.agents.size, after.places, after.today, after.service]).to.deep.equal([
      ...[3, before.places, null, null],
    ]);
    expect(told(null, { agents: [], gone: [] })).to.equal(null);
  });
});

describe("what fits", () => {
  const tables = { lines: [[12, 5], [5]], headPx: 100, linePx: 10 };
  const agents = { many: 40, columns: 4, headPx: 50, rowPx: 20 };

  it("is no more than there is", () => {
    expect(fitting(10_000, tables, agents)).to.deep.equal({ lines: 12, agents: 40, together: true });
    const none = { many: 0, columns: 4, headPx: 0, rowPx: 0 };
    expect(fitting(10_000, tables, none).lines).to.equal(12);
  });

  it("grows by turns, up to what is left", () => {
    // 150 of heads; five lines of both rows take 100, three rows of agents 60.
    expect(fitting(310, tables, agents)).to.deep.equal({ lines: 5, agents: 12, together: true });
    // Beyond five lines there are no Pages any more: each costs once.
    expect(fitting(320, tables, agents)).to.deep.equal({ lines: 6, agents: 12, together: true });
  });

  it("is one part after the other, where both have too little", () => {
    expect(fitting(249, tables, agents)).to.deep.equal({ lines: 9, agents: 36, together: false });
  });

  it("is never less than a few, whatever the screen", () => {
    expect(fitting(0, tables, agents)).to.deep.equal({ lines: 3, agents: 8, together: false });
  });
});

describe("a wallboard", () => {
  it("asks as a screen on a wall, and shows who waits, how the day goes and who is there", async () => {
    const { wall, screen, team } = await aWall();

    expect(team.platform.requests[0]?.url).to.contain("/api/v1/pass?as=wallboard");
    expect(team.asked).to.deep.equal(["team.open"]);
    const text = screen.text();
    for (const words of [
      "75%",
      "Target: 80% within 5:00",
      "2 of 4",
      "Ben Brandt",
      "2 wait, the first for 6 min",
      "Away for 12 min",
      "Lamp Shop",
    ])
      expect(text).to.contain(words);
    expect(text).to.contain("Sales: the first waits for 4:00, and the target is 5:00");
    expect(text).to.contain("1 agent is offline").and.to.contain("Target missed");
    expect(screen.all("fb-chat-live-board [role=status]")[0]?.textContent).to.equal(
      "Needs attention: Sales, The whole desk",
    );
    expect(screen.buttons()).to.deep.equal([]);
    await expect(wall).to.be.accessible();
  });

  it("passes over what answers its pings", async () => {
    const { screen, team } = await aWall();

    expect(() => team.platform.socket.send("pong")).not.to.throw();
    expect(screen.text()).to.contain("Ben Brandt");
  });

  it("says who asks for help, and for how long", async () => {
    const team = new FakeTeam();
    team.team = { ...team.team, hands: [{ by: { sub: "ben", name: "Ben Brandt" }, at: NOW - 3 * MINUTE }] };
    const { screen } = await aWall(team);

    expect(screen.text()).to.contain("Ben Brandt asks for help, for 3 min");
    expect(screen.all("fb-chat-live-board [role=status]")[0]?.textContent).to.contain(
      "Who wants help: Ben Brandt",
    );
  });

  it("keeps what it was told last while the connection is lost, says so after a while, and comes back", async () => {
    const { wall, screen, team, clock } = await aWall();
    const statuses: string[] = [];
    wall.addEventListener("fb-chat-connection", ({ detail }) => statuses.push(detail.status));
    team.platform.hasNetwork = false;
    team.platform.socket.close(1006);
    await clock.advance(1_900);
    await wall.updateComplete;
    expect(screen.text()).not.to.contain("No connection");
    await clock.advance(100);
    await wall.updateComplete;
    expect(screen.text()).to.contain("No connection since");

    await clock.advance(10 * MINUTE);
    await wall.updateComplete;
    expect(screen.text()).to.contain("No connection since");
    // Nobody knows how long they wait by now.
    expect(screen.text()).to.contain("the first waits for 4:00");

    team.platform.hasNetwork = true;
    team.team = { ...aTeamAt(clock.now), agents: [aLedAgent({ sub: "zoe", name: "Zoe Ade" })] };
    await clock.advance(MINUTE);
    await wall.updateComplete;
    expect(screen.text()).to.contain("Zoe Ade").and.not.to.contain("No connection");
    expect(screen.text()).not.to.contain("Ben Brandt");
    expect(statuses.at(-1)).to.equal("online");
  });

  it("takes a new socket before its token ends, and one by and by where there were too many", async () => {
    const { team, clock } = await aWall();
    await clock.advance(59 * MINUTE);
    expect(team.platform.sockets).to.have.length(2);
    expect(team.platform.sockets[0]!.isOpen).to.equal(false);

    team.ends = CLOSE.tooManySockets;
    team.platform.socket.close(1006);
    await clock.advance(10_000);
    const opened = team.platform.sockets.length;
    team.ends = null;
    await clock.advance(2 * MINUTE);
    expect(team.platform.sockets.length).to.be.greaterThan(opened);
    expect(team.asked.at(-1)).to.equal("team.open");
  });

  it("says that nobody signed it in, and tells the page", async () => {
    const team = new FakeTeam();
    const reasons: string[] = [];
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    frame.addEventListener("fb-chat-auth-required", ({ detail }) => reasons.push(detail.reason));
    const wall = document.createElement("fb-chat-wallboard");
    Object.assign(wall, { platform: team.platform, server: "https://chat.example", lang: "en" });
    frame.append(wall);
    await settled();
    await wall.updateComplete;

    expect(new Screen(wall).text()).to.contain("This screen is not signed in.");
    expect(reasons).to.deep.equal(["token_missing"]);

    wall.token = "token";
    await wall.updateComplete;
    await settled();
    await wall.updateComplete;
    expect(new Screen(wall).text()).to.contain("Ben Brandt");
  });

  it("shows in turn what does not fit", async () => {
    const team = new FakeTeam();
    const agents = Array.from({ length: 30 }, (_, n) => {
      const two = String(n + 10);
      return aLedAgent({ sub: two, name: `Agent ${two}` });
    });
    team.team = { ...team.team, agents };
    const { wall, screen, clock } = await aWall(team);
    expect(screen.text()).to.contain("Agent 10").and.to.contain("Agent 33");
    expect(screen.text()).not.to.contain("Agent 34");

    await clock.advance(10_000);
    await wall.updateComplete;
    await settled();
    expect(screen.text()).to.contain("2 of 2").and.to.contain("Agent 39");
    expect(screen.text()).not.to.contain("Agent 10");
  });

  /** On a screen of that size, at which so many are there. */
  async function aScreen(width: number, height: number, { queues = 1, agents = 4 } = {}) {
    const team = new FakeTeam();
    team.team = {
      ...team.team,
      agents: Array.from({ length: agents }, (_, n) => aLedAgent({ sub: `${n}`, name: `Agent ${n + 10}` })),
      places: Array.from({ length: queues }, (_, n) => ({
        ...{ ...aTeamAt(NOW).places![0]!, key: `${n}`, name: `Queue ${n + 10}`, waiting: 0, since: null },
      })),
    };
    const all = await aWall(team);
    Object.assign(all.wall.parentElement!.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
    const board = () => all.wall.shadowRoot!.querySelector("fb-chat-live-board")!;
    const drawn = (what: string) => all.screen.all(`fb-chat-live-board ${what}`);
    const fits = () => all.wall.scrollHeight <= all.wall.clientHeight;
    return { ...all, board, drawn, fits };
  }

  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
    [1080, 1920],
    [1280, 720],
  ] as const)
    it(`shows what fits ${width} × ${height}, all of it in turn`, async () => {
      const { wall, screen, clock, board, fits } = await aScreen(width, height, { queues: 12, agents: 60 });
      await waitUntil(() => fits() && board().turn?.lines !== 8, "it does not fit");

      const seen = new Set<string>();
      for (let turn = 0; turn < 40; turn++) {
        for (const [name] of screen.text().matchAll(/(Queue|Agent) \d\d/g)) seen.add(name);
        await clock.advance(10_000);
        await wall.updateComplete;
        await board().updateComplete;
        await waitUntil(fits, "a turn does not fit");
      }
      expect(seen.size).to.equal(72);
    });

  it("shows all at once where there is room, and more of it on a larger screen", async () => {
    const { wall, drawn, fits } = await aScreen(1080, 1920, { queues: 8, agents: 12 });
    await waitUntil(() => fits() && drawn(".agents li").length === 12, "there is room for all");
    expect(drawn("tbody tr").length).to.equal(8 + 1 + 1);

    wall.parentElement!.style.blockSize = "500px";
    await waitUntil(() => fits() && drawn("tbody tr").length < 10, "it does not fit any more");
    wall.parentElement!.style.blockSize = "1920px";
    await waitUntil(() => fits() && drawn("tbody tr").length === 10, "there is room again");
  });

  it("speaks the language of what is around it", async () => {
    const { wall, screen } = await aWall(new FakeTeam(), "ar");
    await screen.shows("أطول انتظار");
    expect(screen.all("section")[0]?.dir).to.equal("rtl");
    wall.lang = "en";
    await screen.shows("Longest wait");
  });

  it("asks for nothing any more once it is gone, and anew when it is back", async () => {
    const { wall, team, clock } = await aWall();
    const parent = wall.parentElement!;
    wall.remove();
    await settled();
    expect(team.platform.socket.isOpen).to.equal(false);
    expect([clock.waiting, team.platform.wakers]).to.deep.equal([0, 0]);

    parent.append(wall);
    await settled();
    expect(team.platform.socket.isOpen).to.equal(true);
  });
});
