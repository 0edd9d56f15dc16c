/** Around the thread in what a private reply carries as `metadata`: its echo comes to another conversation, and names this one. */
export const PRIVATE_MARK = "!";

/** What stands for Meta's id of a private reply of which Meta says that it is there, and not what it is called. */
export const PRIVATE_UNNAMED = "private_reply:";
