/** Compiles the one style sheet of the site, and its mirror image for languages written right to left. */
import { mkdirSync, writeFileSync } from "node:fs";
import rtlcss from "rtlcss";
import * as sass from "sass-embedded";

const { css } = sass.compile("app/ui/site.scss", {
  style: "compressed",
  loadPaths: ["node_modules"],
  quietDeps: true,
  silenceDeprecations: ["if-function"],
});

// the content security policy lets no style sheet fetch anything
const forbidden = /@font-face|@import|url\(/.exec(css);
if (forbidden) throw new Error(`The style sheet must fetch nothing, but holds ${forbidden[0]}`);

mkdirSync("build/styles", { recursive: true });
writeFileSync("build/styles/ltr.css", css);
writeFileSync("build/styles/rtl.css", rtlcss.process(css));
