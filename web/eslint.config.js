import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist/", "dist-report/", "node_modules/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    plugins: { "react-hooks": hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Log contents are text and nothing else.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Set textContent: log contents are hostile." },
        { property: "outerHTML", message: "Set textContent: log contents are hostile." },
        { property: "insertAdjacentHTML", message: "Set textContent: log contents are hostile." },
        { property: "dangerouslySetInnerHTML", message: "Render text: log contents are hostile." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Render text: log contents are hostile.",
        },
      ],
    },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    // Loops over packed columns: an index within an array's length has a value.
    files: ["src/rows/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["test/**/*.mjs", "eslint.config.js"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        document: "readonly",
        window: "readonly",
        URL: "readonly",
        DragEvent: "readonly",
        DataTransfer: "readonly",
        File: "readonly",
        URLSearchParams: "readonly",
        navigator: "readonly",
        fetch: "readonly",
      },
    },
  },
);
