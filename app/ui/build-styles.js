/** Compiles the style sheet of all pages and the one that staff pages add, and their mirror images for languages
 *  written right to left. */
import { mkdirSync, writeFileSync } from "node:fs";
import rtlcss from "rtlcss";
import * as sass from "sass-embedded";

mkdirSync("build/styles", { recursive: true });
for (const [source, name] of [
  ["app/ui/site.scss", ""],
  ["app/ui/staff-site.scss", "staff-"],
]) {
  const css = compile(source);
  writeFileSync(`build/styles/${name}ltr.css`, css);
  writeFileSync(`build/styles/${name}rtl.css`, rtlcss.process(css));
}

function compile(source) {
  const compiled = sass.compile(source, {
    style: "compressed",
    loadPaths: ["node_modules"],
    quietDeps: true,
    silenceDeprecations: ["if-function"],
  });
  // it is served as UTF-8, and inside a page the mark would be part of the first selector
  const css = compiled.css.replace(/^\uFEFF/, "");
  // the content security policy lets no style sheet fetch anything, and a first visit's page holds it as it is
  const forbidden = /@font-face|@import|url\(|<\/|\uFEFF/.exec(css);
  if (forbidden) throw new Error(`The style sheet must not hold ${forbidden[0]}`);
  return css;
}
