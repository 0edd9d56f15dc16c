import { anEntry, aText, JONAS, MARIA } from "./builders.ts";
import { FakeDesk } from "./fake-desk.ts";

/** A desk with two conversations, each of whose customers says who they are. */
export function aDeskOfTwo(): FakeDesk {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("I am Maria") })]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [
    anEntry(1, { content: aText("I am Jonas") }),
  ]);
  return desk;
}
