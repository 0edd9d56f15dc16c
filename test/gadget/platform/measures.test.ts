import { expect } from "@open-wc/testing";
import {
  dateIn,
  listIn,
  measureIn,
  numberIn,
  percentIn,
  timeZones,
  unitIn,
  weekdayIn,
} from "../../../gadget/platform/measures.ts";

const said = (lang: string) => [
  numberIn(lang, 1_000),
  measureIn(lang, 2, "minute"),
  unitIn(lang, "hour"),
  listIn(lang, "disjunction", ["Anna", "Ben"]),
  weekdayIn(lang, 1, "long"),
  dateIn(lang, "2026-12-24"),
];

describe("numbers, times and lists", () => {
  it("are as the language writes them", () => {
    expect(said("de")).to.deep.equal([
      ...["1.000", "2 Minuten", "Stunden", "Anna oder Ben", "Montag", "24. Dezember 2026"],
    ]);
  });

  it("stand as they are where the browser cannot say them", () => {
    expect(said("@")).to.deep.equal(["1000", "2 minute", "hour", "Anna, Ben", "1", "2026-12-24"]);
    expect(dateIn("en", "soon")).to.equal("soon");
  });

  it("are shares of a hundred that nobody rounded up, as the live view tells them", () => {
    expect([0.125, 0.29, 0.799, 1].map((share) => percentIn("en", share))).to.deep.equal([
      ...["12%", "29%", "79%", "100%"],
    ]);
    expect(percentIn("@", 0.125)).to.equal("12%");
  });

  it("know time zones by their names", () => {
    expect(timeZones()).to.include("Europe/Paris");
  });
});
