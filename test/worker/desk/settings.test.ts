import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { DEFAULT_DESK_SETTINGS, type DeskSettings } from "../../../worker/protocol/desk/settings.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";

const aDesk = (): Promise<TestDesk> => new TestDesk().attach();

describe("the settings of a desk", () => {
  it("are their defaults until somebody sets them", async () => {
    const { name } = await aDesk();

    const { desk } = await (await connect({ desk: name })).welcome();

    expect(desk).toEqual({ name, settings: DEFAULT_DESK_SETTINGS });
  });

  it("are told to everyone who is there, and kept for who comes later", async () => {
    const { name } = await aDesk();
    const kim = await connect({ desk: name });
    const ana = await connect({ desk: name, sub: "ana", role: "supervisor" });

    await ana.ask("desk.configure", { settings: { undoSeconds: 5 } });
    await ana.ask("desk.configure", { settings: { showsTyping: false } });
    const settings = { ...DEFAULT_DESK_SETTINGS, undoSeconds: 5, showsTyping: false };

    await kim.next((frame) => frame.type === "desk" && !frame.desk.settings.showsTyping);
    expect(kim.frames.findLast((frame) => frame.type === "desk")?.desk).toEqual({ name, settings });
    await evictDurableObject(deskStub(env, name));
    expect((await (await connect({ desk: name, sub: "sam" })).welcome()).desk.settings).toEqual(settings);
  });

  it("are a supervisor's to change", async () => {
    const { name } = await aDesk();
    const kim = await connect({ desk: name });

    expect(await kim.refusal("desk.configure", { settings: { showsSeen: false } })).toBe("not_allowed");
    const later = await connect({ desk: name, sub: "sam" });
    expect((await later.welcome()).desk.settings).toEqual(DEFAULT_DESK_SETTINGS);
  });

  it.each([
    { undoSeconds: 11 },
    { undoSeconds: -1 },
    { undoSeconds: 1.5 },
    { nudgeMinutes: 721 },
    { persona: "somebody" },
    { personaName: "n".repeat(51) },
    { personaPicture: "http://pictures.example/a.png" },
    { personaPicture: "not an address" },
    { notProcessedText: "n".repeat(2_001) },
    { colour: "red" },
  ])("refuse %j", async (settings) => {
    const { name } = await aDesk();
    const ana = await connect({ desk: name, sub: "ana", role: "supervisor" });

    expect(await ana.refusal("desk.configure", { settings: settings as Partial<DeskSettings> })).toBe(
      "bad_frame",
    );
  });
});
