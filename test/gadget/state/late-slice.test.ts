import { expect } from "@open-wc/testing";
import type { DeskState, ServerFrame, Reply } from "../../../worker/protocol/frames.ts";
import { lateSlice } from "../../../gadget/state/late-slice.ts";
import { ChatStore } from "../../../gadget/state/store.ts";
import { aWelcome, BEN, NOW } from "../support/builders.ts";

let names = 0;

/** Names of the desk that came, in their order, as a script makes it that is loaded at this moment. */
const aSlice = () =>
  lateSlice<readonly string[]>(`names ${++names}`, [], (held, update) => {
    if (update.type !== "frame") return held;
    const { frame } = update;
    if (frame.type === "welcome") return [frame.desk.name];
    return frame.type === "desk" ? [...held, frame.desk.name] : held;
  });
const named = (name: string): DeskState => ({ ...aWelcome().desk, name });

function aStore() {
  const store = new ChatStore();
  const hears = (frame: Exclude<ServerFrame, Reply>) => {
    store.dispatch({ type: "frame", frame, at: NOW });
  };
  return { store, hears };
}

describe("a slice of the state that is loaded later", () => {
  it("follows what the Worker tells from then on, in every session of the page", () => {
    const stores = [aStore(), aStore()];
    for (const { hears } of stores) hears(aWelcome({ desk: named("one") }));
    const slice = aSlice();

    stores[0]!.hears({ type: "desk", desk: named("two") });

    expect(stores.map(({ store }) => slice.of(store.state))).to.deep.equal([["one", "two"], ["one"]]);
  });

  it("begins with the last welcome, and what was told of it last", () => {
    const { store, hears } = aStore();
    hears(aWelcome({ desk: named("former") }));
    hears({ type: "desk", desk: named("forgotten") });
    hears(aWelcome({ desk: named("one") }));
    hears({ type: "desk", desk: named("two") });
    hears({ type: "desk", desk: named("three") });

    const slice = aSlice();

    expect(slice.of(store.state)).to.deep.equal(["one", "three"]);
  });

  it("is as at the beginning where nobody is signed in, and for somebody else", () => {
    const { store, hears } = aStore();
    const slice = aSlice();
    hears(aWelcome({ desk: named("one") }));
    store.dispatch({ type: "forget" });
    expect(slice.of(store.state)).to.deep.equal([]);
    expect(aSlice().of(store.state)).to.deep.equal([]);

    hears(aWelcome({ desk: named("one") }));
    hears({ type: "desk", desk: named("two") });
    hears(aWelcome({ agent: { ...BEN, presence: "available", role: "agent" }, desk: named("one") }));
    expect(slice.of(store.state)).to.deep.equal(["one"]);
  });

  it("is the same object while nothing of it changes, and nobody is told", () => {
    const { store, hears } = aStore();
    const slice = aSlice();
    hears(aWelcome());
    const before = store.state;

    hears({ type: "list.gone", conversation: "1:2" });

    expect(store.state).to.equal(before);
    expect(slice.of(store.state)).to.equal(slice.of(before));
  });
});
