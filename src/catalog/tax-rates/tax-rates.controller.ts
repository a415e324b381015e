import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { TaxRateBody, TaxRateChange, NewTaxRate } from './tax-rates.dto.js';
import { taxRates } from './tax-rates.resource.js';

@Controller('tax-rates')
export class TaxRatesController {
  @Get()
  @ReturnsList(TaxRateBody)
  list(@CurrentCaller() caller: StoreCaller, @ListQuery() listing: Listing) {
    return taxRates.list(caller, listing);
  }

  @Get(':id')
  @Returns(TaxRateBody)
  get(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return taxRates.get(caller, id);
  }

  @Post()
  @Returns(TaxRateBody)
  create(@CurrentCaller() caller: StoreCaller, @Body() input: NewTaxRate) {
    return taxRates.create(caller, input);
  }

  @Put(':id')
  @Returns(TaxRateBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: TaxRateChange) {
    return taxRates.change(caller, id, change);
  }

  @Delete(':id')
  @Returns(TaxRateBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return taxRates.remove(caller, id);
  }
}
