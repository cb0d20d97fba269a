// Python in a worker, so that a long loop cannot freeze the page, and can be stopped: by ending the worker.
const here = new URL(".", self.location).href;
const files = {};

// Every file is loaded first, with its bytes counted; Pyodide, which fetches for itself, is then given what is there.
async function load() {
  const table = await (await fetch(here + "payload.json", { cache: "no-cache" })).json();
  const total = table.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  await Promise.all(table.map(async ({ name, bytes, mark }) => {
    const answer = await fetch(`${here}${name}?${mark}`);
    if (!answer.ok) throw new Error(`${name} is missing on the server (${answer.status})`);
    const content = new Uint8Array(bytes);
    let at = 0;
    for (const reader = answer.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      content.set(value, at);
      at += value.length;
      postMessage({ type: "progress", loaded: (loaded += value.length), total });
    }
    files[name] = content;
  }));
}

const fetched = self.fetch;
self.fetch = (address, options) => {
  const name = String(address.url ?? address).replace(here, "");
  if (!(name in files)) return fetched(address, options);
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return Promise.resolve(new Response(files[name], { headers: { "Content-Type": type } }));
};

const script = name => importScripts(URL.createObjectURL(new Blob([files[name]], { type: "text/javascript" })));

async function start() {
  await load();
  postMessage({ type: "starting" });
  script("pyodide.js");
  script("pyodide.asm.js");
  const python = await loadPyodide({ indexURL: here });
  for (const name of ["numpy.zip", "refgrad.zip"])
    python.unpackArchive(files[name], "zip", { extractDir: "/live" });
  for (const name in files) delete files[name];
  // Notebooks read their data beside themselves.
  python.runPython(`
import os, sys
sys.path[:0] = ["/live/notebooks", "/live"]
os.makedirs("/live/notebooks", exist_ok=True)
os.chdir("/live/notebooks")
`);
  return python.pyimport("runner");
}

const runner = start();
runner.then(() => postMessage({ type: "ready" }), error => postMessage({ type: "broken", text: String(error) }));

onmessage = async ({ data: { source, number } }) => {
  const python = await runner;
  const well = python.run(source, number, (kind, text) => postMessage({ type: "show", kind, text }));
  postMessage({ type: "done", well });
};
