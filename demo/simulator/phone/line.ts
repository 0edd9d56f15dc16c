/** A script that all phones of a browser share: it holds their one connection to the simulator, as long as any is open. */
import { CHANGES } from "./changes.ts";

const phones: MessagePort[] = [];
const events = new EventSource("/phone/events");
for (const type of CHANGES)
  events.addEventListener(type, () => {
    // To a phone that was closed nothing is delivered, and nothing fails.
    for (const phone of phones) phone.postMessage(type);
  });

addEventListener("connect", (event) => {
  const [phone] = (event as MessageEvent).ports;
  if (phone === undefined) return;
  phones.push(phone);
  // What changed since the page read: the connection may have been there before it.
  phone.postMessage("open");
});
