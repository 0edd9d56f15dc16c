import { expect } from "@open-wc/testing";
import { begunNote, keepNote, onNoteElsewhere } from "../../../gadget/memory/keep-note.ts";
import { eraseKept, KEPT } from "../../../gadget/memory/kept-names.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, BEN, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";

const NONE = { text: "", people: [], forOwner: false, isOpen: false };

async function aTab(other?: FakeMemory) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  if (other) desk.platform.memory = new FakeMemory("tab-2", other);
  const { seat } = await aConnectedSession(desk, MARIA);
  const { platform } = desk;
  return { tools: seat.tools, memory: platform.memory, platform };
}

describe("a note that is begun", () => {
  it("is one of its conversation, and gone with its words once its box is closed", async () => {
    const { tools, memory } = await aTab();
    keepNote(tools, MARIA, { text: "@Ben look", people: [BEN], isOpen: true });
    expect(begunNote(tools, MARIA)).to.deep.equal({
      ...{ text: "@Ben look", people: [BEN], forOwner: false, isOpen: true },
    });
    expect(begunNote(tools, JONAS)).to.deep.equal(NONE);

    keepNote(tools, MARIA, { isOpen: false });
    expect(begunNote(tools, MARIA).text).to.equal("@Ben look");
    keepNote(tools, MARIA, { text: "", people: [] });

    expect(memory.names(KEPT).filter((name) => name.includes(" note "))).to.deep.equal([]);
  });

  it("is heard of by the agent's other tabs, also that it is empty", async () => {
    const here = await aTab();
    const there = await aTab(here.memory);
    const heard: string[] = [];
    const stop = onNoteElsewhere(there.tools, (at) => heard.push(`${at} ${begunNote(there.tools, at).text}`));

    keepNote(here.tools, MARIA, { text: "Half a" });
    keepNote(here.tools, MARIA, { text: "" });
    stop();
    keepNote(here.tools, MARIA, { text: "Unheard" });

    expect(heard).to.deep.equal([`${MARIA} Half a`, `${MARIA} `]);
  });

  it("does not outlive the agent's signing out, and is not what somebody else wrote into the memory", async () => {
    const { tools, memory } = await aTab();
    keepNote(tools, MARIA, { text: "Half a note" });
    const [name] = memory.names(KEPT).filter((it) => it.endsWith(` note ${MARIA}`));
    for (const text of ["", "null", "7", '{"text":7}', `{"text":"${"x".repeat(4_001)}"}`]) {
      memory.set(name!, text);
      expect(begunNote(tools, MARIA), text).to.deep.equal(NONE);
    }
    memory.set(name!, '{"text":"@","people":[{"sub":7},null,"x"],"isOpen":"yes"}');
    expect(begunNote(tools, MARIA)).to.deep.equal({ ...NONE, text: "@" });

    eraseKept(memory, tools.server, tools.store.state);

    expect(begunNote(tools, MARIA)).to.deep.equal(NONE);
  });
});
