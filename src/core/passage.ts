/** A text that the user has selected on a page for a point of the post. */
export interface Passage {
  /** The selected text as it is shown, with line feeds between blocks. */
  text: string;
  /** The text of the page before and after it, at most 200 characters each; '' when unknown. */
  before: string;
  after: string;
  /** Characters of the page's code-free text before it: orders passages that the article lacks. */
  offset: number;
}
