import { expect, waitUntil } from "@open-wc/testing";
import { browserMemory } from "../../../gadget/platform/memory.ts";
import { browserPlatform } from "../../../gadget/platform/platform.ts";
import { replacing } from "../support/replacing.ts";

const NAME = "fb-chat-test a";

afterEach(() => {
  localStorage.removeItem(NAME);
});

describe("the browser's memory", () => {
  it("is shared by the tabs of an origin", () => {
    browserMemory().set(NAME, "kept");

    const other = browserMemory();
    expect(other.get(NAME)).to.equal("kept");
    expect(other.names("fb-chat-test")).to.deep.equal([NAME]);
    other.remove(NAME);
    expect(other.get(NAME)).to.equal(null);
    expect(other.names("fb-chat-test")).to.deep.equal([]);
  });

  it("hears what another tab sets, and not what is removed, until it is told to stop", async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const other = frame.contentWindow!.localStorage;
    const heard: string[] = [];
    const stop = browserMemory().onOtherTab((name, text) => heard.push(`${name}: ${text}`));

    other.setItem(NAME, "kept");
    other.removeItem(NAME);
    other.setItem(NAME, "again");
    await waitUntil(() => heard.length === 2, "nothing is heard");
    expect(heard).to.deep.equal([`${NAME}: kept`, `${NAME}: again`]);

    stop();
    const told = new Promise((resolve) => window.addEventListener("storage", resolve, { once: true }));
    other.setItem(NAME, "more");
    await told;
    expect(heard).to.have.length(2);
    frame.remove();
  });

  const refusals: [string, () => unknown][] = [
    [
      "refused, as in a sandboxed frame",
      () => {
        throw new DOMException("denied", "SecurityError");
      },
    ],
    ["none, as in some embedded browsers", () => null],
    [
      "full",
      () => ({
        getItem: () => null,
        removeItem: () => {},
        setItem: () => {
          throw new DOMException("full", "QuotaExceededError");
        },
      }),
    ],
  ];
  for (const [what, storage] of refusals) {
    it(`is this page's alone where the storage is ${what}`, () => {
      replacing(globalThis, "localStorage", { get: storage });
      const memory = browserMemory();

      memory.set(NAME, "while the page lives");
      expect(memory.get(NAME)).to.equal("while the page lives");
      expect(memory.names("fb-chat-test")).to.include(NAME);
      memory.remove(NAME);
      expect(memory.get(NAME)).to.equal(null);
    });

    it(`of one tab is this page's alone where the storage is ${what}`, () => {
      replacing(globalThis, "sessionStorage", { get: storage });
      const tab = browserPlatform.tab!;

      tab.set(NAME, "while the page lives");
      expect(tab.get(NAME)).to.equal("while the page lives");
      tab.remove(NAME);
      expect(tab.get(NAME)).to.equal(null);
    });
  }

  it("knows which tabs are open, or that nobody can tell", async () => {
    const memory = browserMemory();
    expect(await memory.openTabs()).to.include(memory.tab);

    const refused = () => Promise.reject(new DOMException("denied", "SecurityError"));
    replacing(navigator, "locks", { value: { request: refused, query: refused } });
    expect(await browserMemory().openTabs()).to.equal(null);
    replacing(navigator, "locks", { value: undefined });
    expect(await browserMemory().openTabs()).to.equal(null);
  });
});
