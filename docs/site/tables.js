// Where a row of a table is shown as a block (extra.css), each of its cells but the first says which column it is of;
// a sentence that says what the first one means needs no name.
for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, number) => {
      if (number && !["", "meaning", "what"].includes(names[number])) cell.dataset.column = names[number];
    });
  }
}
