/** A page of the CRM for the screen on the wall: an element and a token provider. */
import type { FbChatWallboard } from "../../gadget/wallboard/index.ts";
import { DEMO_WALL } from "../agents.ts";
import { fetchToken } from "../page/agents.ts";

/** Set by the build, as for the page with the gadget. */
declare const SIMULATOR_PORT: number;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const wallboard = document.querySelector<FbChatWallboard>("fb-chat-wallboard");
if (wallboard !== null) wallboard.tokenProvider = () => fetchToken(simulator, DEMO_WALL);
