/**
 * A table with a heading for every row and column, which says what the plot beside it shows.
 * @param rows lists of texts, the first of which is the row's heading
 */
export function tableOf(caption, headings, rows) {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  for (const heading of headings) head.append(headingCell(heading, 'col'));
  const body = table.createTBody();
  for (const [heading, ...cells] of rows) {
    const row = body.insertRow();
    row.append(headingCell(heading, 'row'));
    for (const text of cells) {
      const cell = row.insertCell();
      cell.textContent = text;
      if (text === '') cell.className = 'nothing';
    }
  }
  return table;
}

function headingCell(text, scope) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
