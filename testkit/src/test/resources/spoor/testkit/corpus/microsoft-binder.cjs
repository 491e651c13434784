// Asks Microsoft's binder (@kusto/language-service-next, MIT) about queries.
//
//   node microsoft-binder.cjs FOLDER SCHEMA < queries.jsonl > verdicts.jsonl
//
// FOLDER is the package's; SCHEMA a file {"tables": {name: {column: type}}}. A query is
// {"id", "query"}; its verdict {"id", "bind": "bound" | "binder-error", "open", "result", "said"},
// where "result" holds pairs of name and type, "open" tells that more columns may follow, and
// "said" is the first error.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [folder, schemaFile] = process.argv.slice(2);
require(path.join(folder, 'bridge.min.js'));
require(path.join(folder, 'Kusto.Language.Bridge.min.js'));
const { KustoCode, GlobalState, Symbols } = globalThis.Kusto.Language;

const list = (items) => (items ? globalThis.System.Linq.Enumerable.from(items).ToArray() : []);
const tables = Object.entries(JSON.parse(fs.readFileSync(schemaFile, 'utf8')).tables).map(
    ([name, columns]) => {
        const text = Object.entries(columns).map(([column, type]) => `['${column}']: ${type}`);
        return new Symbols.TableSymbol.$ctor7(name, `(${text.join(', ')})`, null);
    },
);
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('case', tables));

function columns(type) {
    if (!type) {
        return null;
    }
    if (type.Columns !== undefined && type.Columns !== null) {
        return list(type.Columns).map((column) => [column.Name, column.Type ? column.Type.Name : '']);
    }
    return null;
}

function judge({ id, query }) {
    const code = KustoCode.ParseAndAnalyze(query.replace(/\r\n/g, '\n'), globals);
    const errors = list(code.GetDiagnostics()).filter((one) => one.Severity === 'Error');
    if (errors.length > 0) {
        return { id, bind: 'binder-error', said: `${errors[0].Code}: ${errors[0].Message}` };
    }
    const result = columns(code.ResultType);
    const open = code.ResultType !== null && code.ResultType.IsOpen === true;
    return result === null || open ? { id, bind: 'bound', open } : { id, bind: 'bound', open, result };
}

const out = [];
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
    if (line.trim() !== '') {
        out.push(JSON.stringify(judge(JSON.parse(line))) + '\n');
    }
}
process.stdout.write(out.join(''));
