import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Where a thing may stand, and nowhere else. Flat config replaces a rule's options, so each place says what is
 *  forbidden there. */
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are read and checked once, in app/env.server.ts.",
};
const postedData = {
  selector: "CallExpression[callee.property.name='formData']",
  message: "Posted data comes in by one door: readForm in app/http/read-form.server.ts.",
};
const forbid = (...what) => ({ "no-restricted-syntax": ["error", ...what] });

const everywhere = {
  // what `eslint:recommended` would find and the compiler does not
  eqeqeq: ["error", "always", { null: "ignore" }],
  "no-async-promise-executor": "error",
  "no-cond-assign": "error",
  "no-constant-condition": "error",
  "no-control-regex": "error",
  "no-debugger": "error",
  "no-duplicate-case": "error",
  "no-empty": "error",
  "no-eval": "error",
  "no-fallthrough": "error",
  "no-irregular-whitespace": ["error", { skipTemplates: true, skipJSXText: true }],
  "no-misleading-character-class": "error",
  "no-self-assign": "error",
  "no-self-compare": "error",
  "no-sparse-arrays": "error",
  "no-unsafe-finally": "error",
  "no-useless-backreference": "error",
  "no-useless-catch": "error",
  "no-useless-escape": "error",
  "no-var": "error",
  "prefer-const": "error",
};

export default defineConfig(
  globalIgnores(["build/", "data/", "test-results/", "db/migrations/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: everywhere },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // the compiler looks at these, and knows `_` for what is left out on purpose
      "@typescript-eslint/no-unused-vars": "off",
      // an interface of ours is async although one implementation has nothing to wait for
      "@typescript-eslint/require-await": "off",
      // `keyof T & string` says what a key is used as, and costs nothing
      "@typescript-eslint/no-redundant-type-constituents": "off",
      // Remix answers by throwing a Response
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: [{ from: "lib", name: "Response" }], allowRethrowing: true },
      ],
    },
  },
  { files: ["app/**", "db/**", "public/**"], rules: { "no-console": "error" } },
  { files: ["app/**", "db/**"], rules: forbid(environment, postedData) },
  { files: ["app/env.server.ts", "app/start.js", "db/columns.ts"], rules: forbid(postedData) },
  { files: ["app/http/read-form.server.ts"], rules: forbid(environment) },
  {
    files: ["**/*.test.ts", "tests/**"],
    rules: {
      // what came over a wire is `any`, and the assertion that follows is what looks at it
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      // mail servers and drivers reject with plain objects, and so do their stand-ins
      "@typescript-eslint/only-throw-error": "off",
    },
  },
);
