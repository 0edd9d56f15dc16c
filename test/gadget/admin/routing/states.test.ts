import { looksRight } from "../support/every-state.ts";
import { ROUTING_STATES } from "./states.ts";

describe("every state of the section on routing", () => {
  looksRight(ROUTING_STATES);
});
