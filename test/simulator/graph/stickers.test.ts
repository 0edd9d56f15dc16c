import { describe, expect, test } from "vitest";
import {
  APP_ID,
  APP_SECRET,
  codeOf,
  graph,
  makeSimulator,
  PSID,
  send,
  TOKEN,
  type Answer,
} from "../support.ts";

const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;
const ROUND = "840909108572865";

type Told = { id: string; name: string; image_url?: string; preview_image_url?: string };

function ask(
  simulator: ReturnType<typeof makeSimulator>,
  path: string,
  token: string | null = APP_TOKEN,
): Promise<Answer> {
  return graph(simulator, "GET", `/v27.0/${path}`, undefined, token);
}

const told = ({ body }: Answer): Told[] => body.data as unknown as Told[];

describe("Meta's stickers", () => {
  test("are the app's to list, and no Page's", async () => {
    const simulator = makeSimulator();

    for (const path of ["sticker_packs", `sticker_packs/${ROUND}/stickers`, "sticker_search?q=smile"]) {
      expect((await ask(simulator, path)).status).toBe(200);
      expect((await ask(simulator, path, TOKEN)).status).toBe(400);
      expect(codeOf(await ask(simulator, path, null))).toBe("104");
    }
  });

  test("lie in packs, with how many there are and a picture, in the language that is asked for", async () => {
    const simulator = makeSimulator();

    const [first, second] = told(await ask(simulator, "sticker_packs"));
    const [german] = told(await ask(simulator, "sticker_packs?locale=de_DE"));

    expect(first).toMatchObject({ id: ROUND, name: "Round Friends", sticker_count: 21 });
    expect(second).not.toHaveProperty("description");
    expect(german?.name).toBe("Runde Freunde");
    expect((await simulator.fetch(new Request(first?.preview_image_url ?? ""))).status).toBe(200);
  });

  test("of a pack have names, sizes and pictures", async () => {
    const simulator = makeSimulator();

    const [one] = told(await ask(simulator, `sticker_packs/${ROUND}/stickers?locale=de_DE`));

    expect(one).toMatchObject({ name: "Lächeln, gelb", width: 120, height: 120, is_animated: false });
    const picture = await simulator.fetch(new Request(one?.image_url ?? ""));
    expect(picture.headers.get("content-type")).toBe("image/png");
    expect(codeOf(await ask(simulator, "sticker_packs/1/stickers"))).toBe("100/33");
  });

  test("are found by English words, and by others where their language is named", async () => {
    const simulator = makeSimulator();
    const count = async (query: string) => told(await ask(simulator, `sticker_search?${query}`)).length;

    expect(await count("q=heart")).toBe(7);
    expect(await count("q=herz")).toBe(0);
    expect(await count("q=herz&locale=de_DE")).toBe(7);
    expect(await count("q=heart&locale=de_DE")).toBe(7);
    expect(codeOf(await ask(simulator, "sticker_search?q=h"))).toBe("100");
    expect(codeOf(await ask(simulator, "sticker_search"))).toBe("100");
  });

  test("arrive as they are in the catalogue", async () => {
    const simulator = makeSimulator();
    const [one] = told(await ask(simulator, "sticker_search?q=star"));

    await send(simulator, { message: { sticker_id: one?.id } });

    const [sent] = simulator.customer(PSID).thread.messages.at(-1)?.attachments ?? [];
    expect(sent).toMatchObject({ type: "sticker", payload: { sticker_id: Number(one?.id) } });
  });
});
