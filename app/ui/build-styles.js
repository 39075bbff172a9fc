/** Compiles the one style sheet of the site, and its mirror image for languages written right to left. */
import { mkdirSync, writeFileSync } from "node:fs";
import rtlcss from "rtlcss";
import * as sass from "sass-embedded";

const compiled = sass.compile("app/ui/site.scss", {
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

mkdirSync("build/styles", { recursive: true });
writeFileSync("build/styles/ltr.css", css);
writeFileSync("build/styles/rtl.css", rtlcss.process(css));
