/** One line of the code made worse, and the test that must notice. */
export type Mutation = {
  /** What is broken, as a sentence. */
  breaks: string;
  file: string;
  /** Stands exactly once in the file. */
  from: string;
  to: string;
  /** A test file, and words of the name of the test that must turn red; of the kill test, words of a difference. */
  caughtBy: { file: string; test: string };
};
