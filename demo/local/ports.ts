import { createServer, type AddressInfo } from "node:net";

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** @throws Error with a sentence for people */
export async function requireFreePort(port: number, what: string, variable: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const why = code === "EADDRINUSE" ? "is taken" : `cannot be used (${code})`;
    const other = `${variable}=${String(port + 1000)} npm start`;
    throw new Error(
      `Port ${String(port)}, for the ${what}, ${why}. Stop what uses it, or choose another: ${other}`,
    );
  }
}

function listenOnce(port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}
