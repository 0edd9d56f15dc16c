/** Conversations at which the agent looks without being shown to colleagues, until they open them as everybody does. */
export const silent = new Set<string>();
