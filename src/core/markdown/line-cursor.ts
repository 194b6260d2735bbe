/** Width of a tab (CommonMark 0.31, section 2.2). */
const TAB_WIDTH = 4;

/** A line of a Markdown text, read from left to right in columns. A tab reaches to the next multiple of four columns. */
export class LineCursor {
  private at = 0;
  private column = 0;
  /** Whether some columns of the tab at `at` are read already. */
  private isInTab = false;
  /** Offset of the next character that is not white space. */
  private next = 0;
  /** Number of columns of white space before that character. */
  indent = 0;

  constructor(private readonly line: string) {
    this.measureIndent();
  }

  get isBlank(): boolean {
    return this.next === this.line.length;
  }

  /** The rest of the line after its white space. */
  get text(): string {
    return this.line.slice(this.next);
  }

  /** The rest of the line with its white space. A tab that is partly read is replaced by spaces. */
  get whole(): string {
    if (!this.isInTab) return this.line.slice(this.at);
    return ' '.repeat(TAB_WIDTH - (this.column % TAB_WIDTH)) + this.line.slice(this.at + 1);
  }

  /** Moves over at most `columns` columns of white space. */
  skipColumns(columns: number): void {
    let rest = Math.min(columns, this.indent);
    while (rest > 0) {
      const isTab = this.line.charAt(this.at) === '\t';
      const width = isTab ? TAB_WIDTH - (this.column % TAB_WIDTH) : 1;
      this.isInTab = width > rest;
      this.column += Math.min(width, rest);
      if (!this.isInTab) this.at++;
      rest -= width;
    }
    this.measureIndent();
  }

  /** Moves over the white space, and over `length` characters after it. */
  skipText(length: number): void {
    this.column += this.indent + length;
    this.at = this.next + length;
    this.isInTab = false;
    this.measureIndent();
  }

  private measureIndent(): void {
    let { at, column } = this;
    for (; at < this.line.length; at++) {
      const sign = this.line.charAt(at);
      if (sign === '\t') column += TAB_WIDTH - (column % TAB_WIDTH);
      else if (sign === ' ') column++;
      else break;
    }
    this.next = at;
    this.indent = column - this.column;
  }
}
