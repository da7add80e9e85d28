// Makes one module of many. The server replaces MODULES with the modules, each after those that it
// imports. Each gets its own address, which replaces its name in the imports of later modules.
// So every module keeps its own scope, and the browser connects them.

/** @type {[name: string, source: string][]} */
const MODULES = [];

const addresses = new Map();
for (const [name, source] of MODULES) {
  const linked = source.replace(/ from "\.\/(.+)";$/gm, (_, other) => ` from "${addresses.get(other)}";`);
  const text = `${linked}\n//# sourceURL=sverka/${name}`;
  addresses.set(name, URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}
const [entry] = MODULES[MODULES.length - 1];
export default (await import(addresses.get(entry))).default;
