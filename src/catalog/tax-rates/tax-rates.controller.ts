import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { AskedList } from '../../contract/lists/list.decorator.js';
import { Answers, AnswersList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { TaxRateBody, TaxRateChange, NewTaxRate } from './tax-rates.dto.js';
import { taxRates } from './tax-rates.resource.js';

@Controller('tax-rates')
export class TaxRatesController {
  @Get()
  @AnswersList(TaxRateBody)
  list(@CurrentCaller() caller: StoreCaller, @AskedList() listing: Listing) {
    return taxRates.list(caller, listing);
  }

  @Get(':id')
  @Answers(TaxRateBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return taxRates.get(caller, id);
  }

  @Post()
  @Answers(TaxRateBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewTaxRate) {
    return taxRates.create(caller, input);
  }

  @Put(':id')
  @Answers(TaxRateBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: TaxRateChange) {
    return taxRates.change(caller, id, change);
  }

  @Delete(':id')
  @Answers(TaxRateBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return taxRates.remove(caller, id);
  }
}
