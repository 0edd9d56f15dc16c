/** So long lines of an audit are kept where nobody says otherwise, in days. */
export const AUDIT_DAYS = 730;
/** No desk keeps them for less. */
export const AUDIT_DAYS_MIN = 180;
export const AUDIT_DAYS_MAX = 3_650;
/** Of one answer. */
export const AUDIT_PAGE_MAX = 200;
/** Lines of one answer, as they are exported. */
export const AUDIT_LINES_MAX = 1_000;
