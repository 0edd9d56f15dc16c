/** The desk of a deployment that serves one Page from its secrets. It is always there. */
export const MAIN_DESK = "main";
