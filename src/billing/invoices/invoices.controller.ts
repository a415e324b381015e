import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList, Staged } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { PaymentBody } from '../../payments/payments/payments.dto.js';
import { NoFields } from '../../subscribers/enrollments/enrollments.dto.js';
import { PayingService } from '../collection/paying.service.js';
import { InvoiceBody, NewInvoice, NewPayment } from './invoices.dto.js';
import { invoices } from './invoices.resource.js';
import { InvoicesService } from './invoices.service.js';

@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly service: InvoicesService,
    private readonly paying: PayingService,
  ) {}

  @Get()
  @ReturnsList(InvoiceBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return invoices.list(caller, listing);
  }

  @Get(':id')
  @Returns(InvoiceBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return invoices.get(caller, id);
  }

  @Post()
  @Returns(InvoiceBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewInvoice) {
    return this.service.create(caller, input);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @Returns(InvoiceBody)
  issue(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NoFields) {
    return this.service.issue(caller, id);
  }

  @Post(':id/pay')
  @Staged()
  @Returns(PaymentBody)
  pay(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() input: NewPayment) {
    return this.paying.pay(caller, id, input);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Returns(InvoiceBody)
  voidInvoice(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NoFields) {
    return this.service.voidInvoice(caller, id);
  }

  @Post(':id/mark-uncollectible')
  @HttpCode(200)
  @Returns(InvoiceBody)
  markUncollectible(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NoFields) {
    return this.service.markUncollectible(caller, id);
  }
}
