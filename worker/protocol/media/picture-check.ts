/**
 * What is at an address, as Meta would find it. `not_public`: no https, or nothing that somebody outside can fetch;
 * `unreachable`: no answer, none in time, or that there is nothing, which may pass; `a_page`: a web page, not the picture on
 * it; `too_large`: above IMAGE_BYTES_MAX.
 */
export type PictureCheck = { ok: true; mime: string; bytes: number } | { ok: false; why: PictureProblem };

export type PictureProblem = "not_public" | "unreachable" | "a_page" | "not_a_picture" | "too_large";
