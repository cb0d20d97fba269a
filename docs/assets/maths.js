// Typeset the mathematics of a page: \( \) and \[ \] everywhere, dollars in notebooks, where they are the custom.
document.addEventListener("DOMContentLoaded", () => {
  const delimiters = [
    { left: "\\(", right: "\\)", display: false },
    { left: "\\[", right: "\\]", display: true },
  ];
  const dollars = [
    { left: "$$", right: "$$", display: true },
    { left: "$", right: "$", display: false },
  ];
  for (const text of document.querySelectorAll(".arithmatex")) renderMathInElement(text, { delimiters });
  for (const cell of document.querySelectorAll(".jp-MarkdownCell"))
    renderMathInElement(cell, { delimiters: [...dollars, ...delimiters] });
});
