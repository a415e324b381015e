/* global Chart */

const drawn = new Map();

/** The colour that the style sheet has by this name, as it is in light or in dark. */
function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Leaves every canvas empty. */
export function clearPlots() {
  for (const [id, chart] of drawn) {
    chart.destroy();
    document.getElementById(`${id}-plot`).removeAttribute('aria-label');
  }
  drawn.clear();
}

/**
 * Draws a plot in place of the one that the canvas has had.
 * @param label what somebody who does not see it is told
 * @param datasets of Chart.js, with a `paint` each, which names a colour of the style sheet
 */
function draw(id, label, type, labels, datasets, { stacked = false, percent = false, figures, legend = true, across }) {
  const canvas = document.getElementById(`${id}-plot`);
  canvas.setAttribute('aria-label', label);
  drawn.get(id)?.destroy();
  const [text, edge] = [colour('quiet'), colour('edge')];
  const write = percent ? (value) => `${value} %` : figures.ofMajor;
  const painted = datasets.map(({ paint, ...dataset }) => {
    return { ...dataset, backgroundColor: colour(paint), borderColor: colour(paint) };
  });
  const chart = new Chart(canvas, {
    type,
    data: { labels, datasets: painted },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked,
          title: { display: across !== undefined, text: across, color: text },
          grid: { display: false },
          ticks: { color: text, maxRotation: 0, autoSkipPadding: 12 },
        },
        y: {
          stacked,
          beginAtZero: true,
          grid: { color: edge },
          ticks: { color: text, callback: percent ? write : figures.tick },
        },
      },
      plugins: {
        legend: { display: legend, position: 'bottom', labels: { color: text, boxWidth: 12, boxHeight: 12 } },
        tooltip: {
          filter: ({ raw }) => raw !== null && raw !== 0,
          callbacks: { label: ({ dataset, raw }) => `${dataset.label}: ${write(raw)}` },
        },
      },
    },
  });
  drawn.set(id, chart);
}

const GAINS = ['new', 'expansion', 'reactivation'];
const LOSSES = ['contraction', 'churn'];

export function drawRevenue(months, labels, figures) {
  const bar = (name, sign) => ({
    ...{ type: 'bar', label: capitalised(name), paint: name, order: 1, maxBarThickness: 40 },
    data: months.map((month) => sign * figures.major(month[name])),
  });
  const closing = {
    ...{
      type: 'line',
      label: 'Closing',
      paint: 'closing',
      order: 0,
      borderWidth: 2,
      pointRadius: 2.5,
      stack: 'closing',
    },
    data: months.map((month) => figures.major(month.closing)),
  };
  const bars = [...GAINS.map((name) => bar(name, 1)), ...LOSSES.map((name) => bar(name, -1))];
  const label = 'A line of the recurring revenue at the end of each month, over bars of what has moved it';
  draw('revenue', label, 'bar', labels, [closing, ...bars], { stacked: true, figures });
}

export function drawCash(months, labels, figures) {
  const datasets = ['invoiced', 'collected', 'credited', 'refunded'].map((name) => ({
    ...{ label: capitalised(name), paint: name, maxBarThickness: 28 },
    data: months.map((month) => figures.major(month[name])),
  }));
  const label = 'Bars of what was invoiced, collected, credited and refunded in each month';
  draw('cash', label, 'bar', labels, datasets, { figures });
}

/** A line for each cohort that there is, the later the fainter. */
export function drawCohorts(cohorts, monthText, figures) {
  const there = cohorts.filter(({ months: [first] }) => first.revenue > 0);
  const longest = Math.max(1, ...there.map(({ months }) => months.length));
  const datasets = there.map(({ month, months }) => ({
    ...{ label: monthText(month), paint: 'accent', borderWidth: 2, pointRadius: 2.5 },
    data: months.map(({ revenue }) => Math.round((1000 * revenue) / months[0].revenue) / 10),
  }));
  const labels = Array.from({ length: longest }, (_, age) => String(age));
  const label = 'A line for each cohort: how much of its first revenue there is so many months later, in percent';
  draw('cohorts', label, 'line', labels, datasets, { percent: true, figures, legend: false, across: 'Months later' });
  shade(drawn.get('cohorts'), there.length);
}

function shade(chart, count) {
  chart.data.datasets.forEach((dataset, place) => {
    const share = Math.round(100 - (75 * place) / Math.max(1, count));
    const mixed = mix('accent', 'card', share);
    Object.assign(dataset, { borderColor: mixed, backgroundColor: mixed });
  });
  chart.update();
}

function mix(name, other, percent) {
  const probe = document.createElement('span');
  probe.style.color = `color-mix(in srgb, var(--${name}) ${percent}%, var(--${other}))`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export function drawAging(amounts, labels, figures) {
  const dataset = { label: 'Owed', paint: 'accent', maxBarThickness: 64, data: amounts.map(figures.major) };
  draw('aging', 'Bars of what is owed by how long it is past due', 'bar', labels, [dataset], {
    figures,
    legend: false,
  });
}

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
