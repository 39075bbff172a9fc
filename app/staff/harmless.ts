/** A spreadsheet looks past spaces for what it takes for a formula. */
export const harmless = (text: string) => text.replace(/(^|\n)(\s*)(?=[=+\-@\t])/g, "$1$2'");
