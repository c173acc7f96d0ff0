/** A spreadsheet takes a text that begins so for a formula; what it calculates may call home with the cells beside it. */
const FORMULA = /^[=@\t\r＝＠]|^[+\-＋－](?![\d\s(（])/u;
/** How a spreadsheet says that what follows is text. */
const QUOTED = /^'(?=[=@+\-\t\r＝＠＋－])/u;

/** Whether a cell would be calculated. A number with its sign or country code is none. */
export const isFormula = (text: string): boolean => FORMULA.test(text.trimStart()) || /^[\t\r]/.test(text);

/** A cell as it is meant: without the mark that only says it is text, and the blanks around it. */
export const cellText = (cell: string): string => cell.replace(QUOTED, '').trim();
