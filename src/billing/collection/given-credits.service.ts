import { Injectable } from '@nestjs/common';
import type { StoreScope } from '../../platform/database/scope.js';
import type { AppliedStep } from '../ledger/billing-step.js';
import { creditsBySource } from '../invoices/stored-lines.js';
import { DebtsRepository } from './debts.repository.js';
import { splitOverDebts, type DebtPart } from './debts.rules.js';
import { HeldCreditsRepository } from './held-credits.repository.js';

/** How much of what is given back has lowered debts, and how much waits for a payment's outcome. Minor units. */
interface GivenToDebts {
  readonly paid: number;
  readonly held: number;
}

/** What becomes of what a step of billing gives back, before the rest goes to the balance. */
@Injectable()
export class GivenCreditsService {
  constructor(
    private readonly debts: DebtsRepository,
    private readonly heldCredits: HeldCreditsRepository,
  ) {}

  /** Lowers first what is owed on the invoices that it is taken from, then what else the enrollment owes. */
  async lowerDebts(scope: StoreScope, { enrollment, invoice }: AppliedStep, given: number): Promise<GivenToDebts> {
    if (given === 0) return { paid: 0, held: 0 };
    const debts = await this.debts.lock(scope, enrollment.id);
    const { paid, held } = splitOverDebts(given, debts, creditsBySource(invoice?.books ?? []));
    if (paid.length > 0) await this.debts.pay(scope, paid);
    const { id: enrollment_id, subscriber_id } = enrollment;
    for (const { id, amount } of held) {
      await this.heldCredits.hold(scope, { subscriber_id, enrollment_id, invoice_id: id, amount });
    }
    return { paid: sumOf(paid), held: sumOf(held) };
  }
}

function sumOf(parts: readonly DebtPart[]): number {
  return parts.reduce((total, { amount }) => total + amount, 0);
}
