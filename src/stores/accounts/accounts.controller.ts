import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { CurrentCaller, type OperatorCaller } from '../../contract/caller.js';
import { ListQuery } from '../../contract/lists/list.decorator.js';
import { Returns, ReturnsList, ForOperator } from '../../contract/route.js';
import type { Listing } from '../../platform/database/listing.js';
import { Notifications } from '../../platform/database/notifications.js';
import { AccountBody, AccountChange, NewAccount } from './accounts.dto.js';
import { accounts } from './accounts.resource.js';

@ForOperator()
@Controller('operator/accounts')
export class AccountsController {
  constructor(private readonly notifications: Notifications) {}

  @Get()
  @ReturnsList(AccountBody)
  list(@CurrentCaller() caller: OperatorCaller, @ListQuery() listing: Listing) {
    return accounts.list(caller, listing);
  }

  @Get(':id')
  @Returns(AccountBody)
  get(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string) {
    return accounts.get(caller, id);
  }

  @Post()
  @Returns(AccountBody)
  create(@CurrentCaller() caller: OperatorCaller, @Body() input: NewAccount) {
    return accounts.create(caller, input);
  }

  @Put(':id')
  @Returns(AccountBody)
  async change(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string, @Body() change: AccountChange) {
    const changed = await accounts.change(caller, id, change);
    // The very next request of its stores is judged by the new standing.
    await this.notifications.catchUp();
    return changed;
  }

  @Delete(':id')
  @Returns(AccountBody)
  remove(@CurrentCaller() caller: OperatorCaller, @Param('id') id: string) {
    return accounts.remove(caller, id);
  }
}
