// Typeset the mathematics of a page: \\( \\) and \\[ \\] everywhere, dollars in notebooks, where they are the custom.
// KaTeX weighs more than all else on a page, so a page without mathematics does not load it.
{
  const vendor = new URL("vendor/katex/", document.currentScript.src);
  const load = name => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: new URL(name, vendor), onload: done, onerror: failed });
    document.head.append(script);
  });
  const delimiters = [
    { left: "\\(", right: "\\)", display: false },
    { left: "\\[", right: "\\]", display: true },
  ];
  const dollars = [
    { left: "$$", right: "$$", display: true },
    { left: "$", right: "$", display: false },
  ];
  document.addEventListener("DOMContentLoaded", async () => {
    const texts = [...document.querySelectorAll(".arithmatex")];
    const cells = [...document.querySelectorAll(".jp-MarkdownCell")].filter(cell => /\$|\\[([]/.test(cell.textContent));
    if (!texts.length && !cells.length) return;
    await load("katex.min.js");
    await load("contrib/auto-render.min.js");
    for (const text of texts) renderMathInElement(text, { delimiters });
    for (const cell of cells) renderMathInElement(cell, { delimiters: [...dollars, ...delimiters] });
  });
}
