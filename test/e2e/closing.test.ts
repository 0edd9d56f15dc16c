/** Whoever closes a socket is answered, as RFC 6455 section 5.5.1 has it; clients wait for that answer. */
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { PROTOCOL } from "../../worker/protocol/frames.ts";
import { FRAME_BYTES_MAX, SOCKETS_PER_AGENT_MAX } from "../../worker/protocol/limits.ts";
import type { PassAnswer } from "../../worker/protocol/session/pass.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

async function newPass(sub = "kim"): Promise<string> {
  const headers = { Authorization: `Bearer ${await mintToken({ sub, name: sub })}` };
  const response = await fetch(`${stack().run.url}/api/v1/pass`, { method: "POST", headers });
  return ((await response.json()) as PassAnswer).pass;
}

const socketUrl = (): string => `${stack().run.url.replace(/^http/, "ws")}/socket`;

/** A WebSocket client of bytes, which does nothing by itself. */
class RawClient {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  hasEnded = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (bytes) => (this.#received = Buffer.concat([this.#received, bytes])));
    socket.on("close", () => (this.hasEnded = true));
    socket.on("error", () => (this.hasEnded = true));
  }

  /** Resolves when the desk has said welcome. */
  static async open(): Promise<RawClient> {
    const { port } = new URL(stack().run.url);
    const client = new RawClient(connect(Number(port), "127.0.0.1"));
    const lines = [
      "GET /socket HTTP/1.1",
      `Host: localhost:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${Buffer.from("0123456789abcdef").toString("base64")}`,
      `Sec-WebSocket-Protocol: ${PROTOCOL}, ${await newPass()}`,
    ];
    client.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    await expect.poll(() => client.#received.includes('"type":"welcome"')).toBe(true);
    return client;
  }

  /** A close frame with this code, or with none. */
  sendClose(code: number | null): void {
    const body = code === null ? Buffer.alloc(0) : Buffer.from([code >> 8, code & 0xff]);
    // Masked with zeros, which leave it as it is.
    this.#socket.write(Buffer.concat([Buffer.from([0x88, 0x80 | body.length, 0, 0, 0, 0]), body]));
  }

  /** The code of the close frame that came last; null without one. */
  get closeCode(): number | null {
    const bytes = this.#received;
    const at = bytes.lastIndexOf(0x88);
    if (at < 0 || at + 2 + (bytes[at + 1] ?? 0) !== bytes.length) return null;
    return bytes[at + 1] === 0 ? 1005 : bytes.readUInt16BE(at + 2);
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

describe("a raw client that closes", () => {
  it.each([
    ["1000", 1000, 1000],
    ["1001", 1001, 1001],
    ["1002", 1002, 1002],
    ["1004", 1004, 1000],
    ["1012", 1012, 1012],
    ["3000", 3000, 3000],
    ["4000", 4000, 4000],
    ["no code", null, 1000],
  ])("with %s is answered with a close frame", async (_name, code, answered) => {
    const client = await RawClient.open();

    client.sendClose(code);

    await expect.poll(() => client.closeCode).toBe(answered);
    client.destroy();
  });
});

describe("Node's client", () => {
  const closeOf = async (act: (socket: WebSocket) => void, sub = "kim") => {
    const socket = new WebSocket(socketUrl(), [PROTOCOL, await newPass(sub)]);
    const closed = new Promise<{ code: number; clean: boolean }>((resolve) => {
      socket.addEventListener("close", ({ code, wasClean }) => resolve({ code, clean: wasClean }));
    });
    await new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }));
    act(socket);
    return await closed;
  };

  it("closes cleanly", async () => {
    expect(await closeOf((socket) => socket.close(1000, "done"))).toEqual({ code: 1000, clean: true });
    expect(await closeOf((socket) => socket.close())).toEqual({ code: 1000, clean: true });
  });

  it("is closed cleanly by the desk", async () => {
    const tooLong = "x".repeat(FRAME_BYTES_MAX + 1);
    expect(await closeOf((socket) => socket.send(tooLong))).toEqual({ code: 1009, clean: true });
    const notText = new Uint8Array([1]);
    expect(await closeOf((socket) => socket.send(notText))).toEqual({ code: 4400, clean: true });
  });

  it("is closed cleanly where it is one too many", async () => {
    const sockets = [];
    for (let count = 0; count < SOCKETS_PER_AGENT_MAX; count++) {
      const socket = new WebSocket(socketUrl(), [PROTOCOL, await newPass("socketful")]);
      await new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }));
      sockets.push(socket);
    }

    const extra = new WebSocket(socketUrl(), [PROTOCOL, await newPass("socketful")]);
    const { code, wasClean } = await new Promise<CloseEvent>((resolve) => {
      extra.addEventListener("close", resolve);
    });

    expect([code, wasClean]).toEqual([4429, true]);
    for (const socket of sockets) socket.close();
  });
});

describe("Chromium", () => {
  it("closes cleanly", async () => {
    const tab = await stack().openTab(`${stack().run.url}/gallery/`);
    const closed = await tab.evaluate(
      async (url, protocol, passes) => {
        const close = async (pass: string, code?: number) => {
          const socket = new WebSocket(url, [protocol, pass]);
          await new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }));
          return await new Promise((resolve) => {
            socket.addEventListener("close", ({ code, wasClean }) => resolve([code, wasClean]));
            socket.close(code);
          });
        };
        return [await close(passes[0] ?? "", 1000), await close(passes[1] ?? "")];
      },
      socketUrl(),
      PROTOCOL,
      [await newPass(), await newPass()],
    );

    expect(closed).toEqual([
      [1000, true],
      [1000, true],
    ]);
  });
});
