/**
 * What keeps a client's messages beyond its process, for those who hand in a storage. No Later: nothing is shown meanwhile, and the
 * client asks again.
 */
export const loadClientKept = () => import("../kept.ts");
