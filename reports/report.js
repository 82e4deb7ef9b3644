// Filters and sorts the table of products. The report says everything without it.
(() => {
  const table = document.getElementById("products");
  const form = document.getElementById("filters");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const shown = document.getElementById("shown");
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = rows.map(row => fold(row.textContent));
  const fields = Array.from(form.querySelectorAll("input, select"));
  const apply = () => {
    const wanted = new Map(fields.map(field => [field.name, field.value]));
    let count = 0;
    rows.forEach((row, index) => {
      const fits = texts[index].includes(fold(wanted.get("text"))) &&
        ["phase", "incubator", "state"].every(name => !wanted.get(name) || row.dataset[name].split(" / ").includes(wanted.get(name)));
      row.hidden = !fits;
      if (fits) count += 1;
    });
    shown.textContent = count + " / " + rows.length;
  };
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", event => event.preventDefault());
  Array.from(table.tHead.rows[0].cells).forEach((cell, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      const ascending = cell.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent;
      const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      rows.sort((a, b) => (ascending ? 1 : -1) * compare(key(a), key(b)));
      body.append(...rows);
      rows.forEach((row, index) => { texts[index] = fold(row.textContent); });
    });
  });
  apply();
})();
