import { looksRight } from "../support/every-state.ts";
import { REPORTS_STATES } from "./states.ts";

describe("every state of the section on reports", () => {
  looksRight(REPORTS_STATES);
});
