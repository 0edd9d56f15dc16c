/** The Page of what names none: there it is counted what came for Pages that nobody connected. */
export const NO_PAGE = "0";
