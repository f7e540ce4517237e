/** Something could not be done before the hub was asked: `message` is a sentence for the person. */
export class PageProblem extends Error {
  override readonly name = "PageProblem";
}
