/** The lint of the house: what may import what, and what no file may do. */

/** Folders of lib in the order in which they may be imported: each imports those before it, and itself. */
const order = [
  "periods",
  "access",
  "agreements",
  "metrics",
  "bands",
  "slas",
  "proposals",
  "library",
  "reporting",
  "settlement",
  "import",
  "promises",
  "issues",
  "chain",
  "early-warning",
  "scorecards",
  "network-file",
];

const machine = {
  group: [
    "**/app/**",
    "**/db/**",
    "next",
    "next/*",
    "next-auth",
    "next-auth/*",
    "react",
    "react-*",
    "drizzle-orm",
    "drizzle-orm/*",
    "postgres",
    "pino",
    "node:*",
  ],
  message: "lib is pure: no screen, no database, no machine.",
};

const machineByOldNames = {
  regex: "^(fs|crypto|path|child_process)(/|$)",
  message: "lib is pure: no machine, whatever its modules are called.",
};

const screens = {
  group: ["**/app/**", "next", "next/*", "react", "react-*"],
  message: "db knows rules and tables, no screens.",
};

/** What app may ask of db: queries within doors, files read and written apart, and what the server says about itself. */
const tables = {
  group: [
    "**/db/**",
    "!**/db/queries",
    "!**/db/queries/**",
    "!**/db/doors",
    "!**/db/role-safety",
    "!**/db/log",
    "!**/db/files/in-thread",
    "!**/db/files/write-workbook",
    "!**/db/refuse-unsafe-role",
  ],
  message: "Ask db/queries within db/doors: app knows nothing else of db.",
};

const drivers = {
  group: ["drizzle-orm", "drizzle-orm/*", "postgres"],
  message: "Ask db/queries: app writes no SQL.",
};

const rawSql = [
  "error",
  { property: "unsafe", message: "Statements are parameterised; only the doors build any." },
  { object: "sql", property: "raw", message: "Statements are parameterised." },
];

const impure = [
  "error",
  { object: "Date", property: "now", message: "The clock is read at the edge." },
  { object: "Math", property: "random", message: "No chance in lib." },
  { object: "crypto", property: "randomUUID", message: "No chance in lib." },
];

function imports(...patterns) {
  return ["error", { patterns }];
}

const libraries = order.map((folder, place) => {
  const later = order.slice(place + 1).flatMap((name) => [`**/${name}/**`, `**/lib/${name}/**`]);
  const ahead =
    later.length === 0 ? [] : [{ group: later, message: "lib imports earlier folders only." }];
  return {
    files: [`lib/${folder}/**`],
    rules: {
      "no-restricted-imports": imports(machine, machineByOldNames, ...ahead),
      "no-restricted-globals": ["error", "process", "fetch", "console", "setTimeout"],
      "no-restricted-properties": impure,
    },
  };
});

export default {
  plugins: ["typescript", "unicorn", "oxc", "import", "react", "jsx-a11y", "nextjs", "promise"],
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    complexity: ["error", { max: 10 }],
    eqeqeq: "error",
    "import/no-cycle": "error",
    "import/no-named-as-default-member": "off",
    "import/no-unassigned-import": "off",
    "jsx-a11y/no-noninteractive-element-interactions": [
      "error",
      { handlers: ["onClick", "onMouseDown", "onMouseUp", "onKeyPress", "onKeyDown", "onKeyUp"] },
    ],
    "jsx-a11y/no-noninteractive-tabindex": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
    "max-lines-per-function": ["error", { max: 80, skipComments: true }],
    "no-await-in-loop": "off",
    "no-console": "error",
    "no-restricted-properties": rawSql,
    "no-shadow": "off",
    "react/react-in-jsx-scope": "off",
    "typescript/consistent-return": "off",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": ["error", { checkThenables: true }],
    "typescript/no-misused-promises": ["error", { checksVoidReturn: false }],
    "typescript/no-non-null-assertion": "error",
    "typescript/require-array-sort-compare": "off",
    "typescript/switch-exhaustiveness-check": "error",
    "unicorn/consistent-function-scoping": ["error", { checkArrowFunctions: false }],
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
  },
  overrides: [
    ...libraries,
    { files: ["db/**"], rules: { "no-restricted-imports": imports(screens) } },
    { files: ["app/**"], rules: { "no-restricted-imports": imports(tables, drivers) } },
    {
      files: ["db/doors.ts", "db/migrate.ts", "db/embedded/**", "db/testing/**", "bench/**"],
      rules: { "no-restricted-properties": "off" },
    },
    {
      files: ["**/*.test.ts", "e2e/**"],
      rules: {
        "max-lines-per-function": "off",
        "no-restricted-globals": "off",
        "no-restricted-imports": "off",
        "no-restricted-properties": "off",
        "unicorn/consistent-function-scoping": "off",
      },
    },
  ],
};
