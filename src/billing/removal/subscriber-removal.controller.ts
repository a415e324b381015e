import { Controller, Delete, Param } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { SubscriberBody } from '../../subscribers/subscribers/subscribers.dto.js';
import { SubscriberRemovalService } from './subscriber-removal.service.js';

@Controller('subscribers')
export class SubscriberRemovalController {
  constructor(private readonly removal: SubscriberRemovalService) {}

  @Delete(':id')
  @Returns(SubscriberBody)
  remove(@CurrentCaller() caller: StoreCaller, @Param('id') id: string) {
    return this.removal.remove(caller, id);
  }
}
