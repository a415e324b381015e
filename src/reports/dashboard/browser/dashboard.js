import { Refusal, ReportsApi } from './reports-api.js';
import { clearReports, showReports } from './sections.js';

/** Kept for this tab, and no longer than it. */
const KEPT = 'standing-order-reports';

const byId = (id) => document.getElementById(id);
let shown;
/** Counts what was asked for: an answer that is overtaken, or comes after the key was forgotten, is dropped. */
let turn = 0;

function tell(text, isRefusal = false) {
  byId('told').textContent = text;
  byId('told').className = isRefusal ? 'refused' : '';
}

function showSession(isOpen) {
  byId('enter').hidden = isOpen;
  byId('session').hidden = !isOpen;
  byId('reports').hidden = !isOpen;
}

async function load({ storeId, apiKey }) {
  turn += 1;
  const mine = turn;
  tell('Adding up…');
  try {
    const reports = await new ReportsApi(storeId, apiKey).reports(Number(byId('months').value));
    if (mine !== turn) return;
    sessionStorage.setItem(KEPT, JSON.stringify({ storeId, apiKey }));
    byId('store-name').textContent = `${reports.store.name} (${storeId})`;
    showSession(true);
    shown = reports;
    showReports(reports);
    tell('');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (mine === turn) tell(error.message, true);
  }
}

function kept() {
  return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
}

byId('enter').addEventListener('submit', (event) => {
  event.preventDefault();
  void load({ storeId: byId('store-id').value.trim(), apiKey: byId('api-key').value.trim() });
});

byId('leave').addEventListener('click', () => {
  turn += 1;
  sessionStorage.removeItem(KEPT);
  shown = undefined;
  clearReports();
  byId('store-name').textContent = '';
  byId('api-key').value = '';
  showSession(false);
  tell('');
  byId('store-id').focus();
});

byId('months').addEventListener('change', () => void load(kept()));

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  if (shown !== undefined) showReports(shown);
});

if (kept() !== null) void load(kept());
