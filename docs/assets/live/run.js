// The programs of a page can be changed and run.  Nothing is loaded before the first click; without this script, or
// without a server behind the page, the page is what it was.
(() => {
  const base = new URL(".", document.currentScript.src);
  if (!window.Worker || location.protocol === "file:") return;

  const make = (tag, attributes = {}, text = "") => {
    const element = Object.assign(document.createElement(tag), { textContent: text });
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  // ## The programs
  const programs = [];
  for (const cell of document.querySelectorAll(".jp-CodeCell[id]")) {
    let results = cell.querySelector(".jp-OutputArea");
    if (!results) cell.append(results = make("div", { class: "jp-OutputArea" }));
    programs.push({ block: cell.querySelector(".highlight"), results,
                    mayFail: cell.classList.contains("celltag_raises-exception") });
  }
  for (const block of document.querySelectorAll(".highlight.live")) {
    const results = make("div", { class: "jp-OutputArea" });
    const known = block.nextElementSibling;
    block.after(results);
    if (known?.matches(".live-output")) results.append(known);
    programs.push({ block, results });
  }
  if (!programs.length) return;
  programs.forEach((program, n) => edit(program, n + 1));

  // A text field lies over the coloured program and shares its place, so the browser's own editing, undoing and reading
  // aloud work, and the field is always as large as the text.
  function edit(program, number) {
    const { block } = program, code = block.querySelector("code"), pre = code.parentElement;
    const field = make("textarea", { class: "live-field", spellcheck: "false", autocapitalize: "off", rows: "1",
      autocomplete: "off", wrap: "off", "aria-label": `Program ${number}`, "aria-describedby": "live-help" });
    field.value = code.textContent.replace(/\n$/, "");
    field.setSelectionRange(0, 0);
    const button = make("button", { type: "button", class: "live-run", title: "Run (Shift+Enter)",
                                    "aria-label": `Run program ${number}` }, "▶");
    Object.assign(program, { number, field, code, button, original: field.value, coloured: [...code.childNodes],
                             stored: [...program.results.childNodes], ran: null });
    code.setAttribute("aria-hidden", "true");
    block.classList.add("live-block");
    pre.append(field);
    block.append(button);
    button.onclick = () => run(program);
    field.oninput = () => { code.innerHTML = colour(field.value) + "\n"; };
    field.onkeydown = event => key(event, program);
  }

  // Escape, then Tab leaves the field: a Tab that always indents would hold the keyboard for good.
  let leaving = false;
  function key(event, program) {
    const field = program.field;
    if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run(program);
      if (event.shiftKey) programs[program.number]?.field.focus();
    } else if (event.key === "Tab" && !leaving) {
      event.preventDefault();
      indent(field, event.shiftKey);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const line = field.value.slice(0, field.selectionStart).split("\n").pop();
      insert("\n" + line.match(/^ */)[0] + (/:\s*(#.*)?$/.test(line) ? "    " : ""));
    }
    if (event.key !== "Shift") leaving = event.key === "Escape";
  }

  // The one way of changing a field that the browser can undo.
  const insert = text => document.execCommand(text ? "insertText" : "delete", false, text);

  function indent(field, back) {
    let { selectionStart: start, selectionEnd: end } = field;
    if (start === end && !back) return insert(" ".repeat(4 - (start - field.value.lastIndexOf("\n", start - 1) - 1) % 4));
    start = field.value.lastIndexOf("\n", start - 1) + 1;
    const lines = field.value.slice(start, end), moved = lines.replace(/^/gm, "    ");
    const next = back ? field.value.slice(start, end = Math.max(end, start + 4)).replace(/^ {1,4}/gm, "") : moved;
    field.setSelectionRange(start, end);
    insert(next);
    field.setSelectionRange(start, start + next.length);
  }

  // The colours of a changed program, in the classes that the unchanged one has.
  const TOKEN = new RegExp([
    /(?<c1>#.*)/, /(?<s>[rbfu]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))/,
    /\b(?<kc>True|False|None)\b/,
    /\b(?<k>and|as|assert|break|class|continue|def|del|elif|else|except|finally|for|from|if|import|in|is|lambda|not|or|pass|raise|return|try|while|with|yield)\b/,
    /\b(?<mi>\d[\w.]*)/, /(?<o>[-+*\/%@=<>!&|^~]+)/, /[A-Za-z_]\w*/,
  ].map(part => part.source).join("|"), "g");
  const plain = text => text.replace(/[&<>]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
  function colour(text) {
    let html = "", at = 0;
    for (const found of text.matchAll(TOKEN)) {
      const kind = Object.keys(found.groups).find(name => found.groups[name] !== undefined);
      html += plain(text.slice(at, found.index));
      html += kind ? `<span class="${kind}">${plain(found[0])}</span>` : plain(found[0]);
      at = found.index + found[0].length;
    }
    return html + plain(text.slice(at));
  }

  // ## The bar
  const one = programs.length === 1;
  const bar = make("div", { class: "live-bar", role: "group", "aria-label": "Python in this page" });
  const control = (text, act) => {
    const button = make("button", { type: "button" }, text);
    button.onclick = act;
    bar.append(button);
    return button;
  };
  control(one ? "▶ Run" : "▶ Run all", () => {
    if (programs.some(program => program.ran !== null)) end();
    enqueue(programs);
  });
  const stop = control("■ Stop", () => {
    end();
    say("Stopped. What the programs had computed is lost: the next Run starts Python anew.");
  });
  control("↺ Reset", reset);
  const progress = bar.appendChild(make("progress", { "aria-label": "Loading Python", hidden: "" }));
  const status = bar.appendChild(make("span", { role: "status" }));
  bar.append(make("span", { id: "live-help", hidden: "" },
    "Shift and Enter run the program. Tab indents; Escape, then Tab leaves the field."));
  const say = text => { status.textContent = text; };
  if (one) programs[0].block.after(bar);
  else (document.querySelector("article") ?? document.body).append(bar);
  bar.classList.toggle("live-one", one);
  stop.disabled = true;
  say("Change any program and run it: Python runs in your browser.");

  // ## Running
  let worker = null, ready = false, running = null, queue = [], began = 0, note = "";

  // What stands above and has not been run as it stands comes first, so a reader may press any Run.
  function run(program) {
    const above = programs.slice(0, program.number - 1).filter(p => p.ran !== p.field.value && p !== running);
    enqueue([...above, program], above.length);
  }

  function enqueue(wanted, above = 0) {
    note = above ? `first the ${above === 1 ? "one" : above} above that had not been run` : "";
    for (const program of wanted)
      if (!queue.includes(program)) { queue.push(program); program.block.dataset.live = "waiting"; }
    if (!worker) begin();
    next();
  }

  function begin() {
    worker = new Worker(new URL("worker.js", base));
    worker.onmessage = ({ data }) => hear[data.type](data);
    worker.onerror = event => hear.broken({ text: event.message ?? "its files are not there" });
    stop.disabled = false;
    progress.hidden = false;
    say("Loading Python ...");
  }

  const hear = {
    progress({ loaded, total }) {
      progress.max = total;
      progress.value = loaded;
      say(`Loading Python: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`);
    },
    starting() { progress.removeAttribute("value"); say("Starting Python ..."); },
    ready() { ready = true; progress.hidden = true; next(); },
    show({ kind, text }) { show(running, kind, text); },
    broken({ text }) { end(); say(`Python cannot be loaded (${text}). The page stays as it is.`); },
    done({ well }) {
      const program = running;
      running = null;
      if (program.fresh) program.results.replaceChildren();
      program.block.dataset.live = well ? "done" : "failed";
      if (well || program.mayFail) {
        say(queue.length ? status.textContent : `Done, in ${((performance.now() - began) / 1000).toFixed(2)} s.`);
      } else {
        const rest = queue.length;
        clear();
        say(`Program ${program.number} ended with an error` + (rest ? `; ${rest} more ${rest === 1 ? "was" : "were"} not run.` : "."));
      }
      next();
    },
  };

  function next() {
    if (!ready || running || !queue.length) return;
    running = queue.shift();
    running.ran = running.field.value;
    running.fresh = true;
    running.block.dataset.live = "running";
    began = performance.now();
    say(`Running program ${running.number}` + (note ? `, ${note} ...` : " ..."));
    worker.postMessage({ source: running.ran, number: running.number });
  }

  function clear() {
    for (const program of queue) delete program.block.dataset.live;
    queue = [];
  }

  function end() {
    worker?.terminate();
    worker = running = null;
    ready = false;
    clear();
    for (const program of programs) { program.ran = null; delete program.block.dataset.live; }
    stop.disabled = progress.hidden = true;
  }

  function reset() {
    const changed = programs.filter(program => program.field.value !== program.original);
    if (changed.length && !confirm("Bring back the programs of the page? What you have written is lost.")) return;
    end();
    for (const { field, code, original, coloured, results, stored } of programs) {
      field.value = original;
      code.replaceChildren(...coloured);
      results.replaceChildren(...stored);
    }
    say("The page is as it was.");
  }

  // ## Results, in the form that stored ones have
  function show(program, kind, text) {
    if (program.fresh) program.results.replaceChildren();
    program.fresh = false;
    const last = program.results.lastElementChild?.firstElementChild;
    if (last?.dataset.live === kind && kind.startsWith("std")) {
      last.firstElementChild.append(text);
      return;
    }
    const mime = { stdout: "text/plain", stderr: "application/vnd.jupyter.stderr", error: "application/vnd.jupyter.stderr" };
    const output = make("div", { class: "jp-OutputArea-output", "data-mime-type": mime[kind] ?? kind, "data-live": kind });
    if (kind === "text/html" || kind === "image/svg+xml") output.innerHTML = text;
    else output.append(make("pre", kind === "error" ? { class: "live-error" } : {}, text));
    const child = make("div", { class: "jp-OutputArea-child" });
    child.append(output);
    program.results.append(child);
    // A script that is set as text is never run; one that is made is.
    for (const dead of output.querySelectorAll("script")) {
      const script = make("script", {}, dead.textContent);
      for (const { name, value } of dead.attributes) script.setAttribute(name, value);
      dead.replaceWith(script);
    }
  }
})();
