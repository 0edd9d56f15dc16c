import { Later } from "./later.ts";

/** What can be sent beside words, in a menu at the box: loaded when it is pressed for. */
export const sendMenu = new Later(() => import("../compose/send-menu.ts"));

/** What messages of more than words are built with: loaded with the first of them. */
export const builder = new Later(() => import("../builder/index.ts"));

/** The tables of phone numbers: loaded with the first button that calls one. */
export const phoneNumbers = new Later(() => import("../builder/phone-numbers.ts"));

/** Files in the box, and their way to the Worker: loaded with the first of them. */
export const boxFiles = new Later(() => import("../compose/box-files/index.ts"));

/** What records a voice: loaded when somebody wants to. */
export const voice = new Later(() => import("../compose/voice/index.ts"));
