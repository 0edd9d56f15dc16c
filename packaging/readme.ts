/**
 * The page about embedding as the package has it: without what stands between `<!-- repository -->` and
 * `<!-- /repository -->`, which is for who has the repository, and without links to other pages of its docs.
 */
export function readmeOf(page: string): string {
  return page
    .replaceAll(/<!-- repository -->.*?<!-- \/repository -->\n*/gs, "")
    .replaceAll(/\[([^\]]*)\]\((?!https?:|#)[^)]*\)/g, "$1");
}
