/**
 * The shop by itself: `SHOP_PORT`, `SHOP_FILE` (SQLite), `SHOP_DESK` (the Worker's address), `SHOP_KEY` (an API key of the desk's),
 * `SHOP_PAGE`, `SHOP_APP` (ids at Meta), and `SHOP_SIMULATOR` where Meta is the simulator. `npm start` runs it.
 */
import { startShop } from "./server.ts";
import { settingsFrom } from "./settings.ts";

try {
  const shop = await startShop(settingsFrom(process.env));
  let isEnding = false;
  const end = (): void => {
    // Ctrl-C reaches it by the terminal, and by whoever began it once more.
    if (isEnding) return;
    isEnding = true;
    void shop.close().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  // Whoever began it is gone.
  process.on("disconnect", end);
  process.send?.("ready");
} catch (error) {
  console.error("shop:", error instanceof Error ? error.message : error);
  process.exit(1);
}
