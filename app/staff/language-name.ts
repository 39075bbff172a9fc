/** @param code of a language. @returns its name in `inLanguage`: "Polish" */
export function languageName(code: string, inLanguage: string): string {
  const names = new Intl.DisplayNames([inLanguage.startsWith("en") ? "en-GB" : inLanguage, "en-GB"], {
    type: "language",
  });
  return names.of(code) ?? code;
}
