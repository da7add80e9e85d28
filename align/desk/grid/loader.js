// Makes one module of many. The server puts the modules in the place of MODULES: each comes after
// those that it imports. Each becomes an address of its own, which stands in the imports of those
// that follow, so that every module keeps its scope, and the browser joins them.

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
