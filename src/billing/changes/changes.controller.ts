import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentCaller, type StoreCaller } from '../../contract/caller.js';
import { Returns } from '../../contract/route.js';
import { Cancellation, EnrollmentBody, ItemsChange, NoFields } from '../../subscribers/enrollments/enrollments.dto.js';
import { InvoicePreview } from '../invoices/invoices.dto.js';
import { ChangePreview } from './changes.dto.js';
import { ChangesService } from './changes.service.js';
import { EndingsService } from './endings.service.js';

@Controller('enrollments/:id')
export class ChangesController {
  constructor(
    private readonly changes: ChangesService,
    private readonly endings: EndingsService,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Returns(ChangePreview)
  preview(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: ItemsChange) {
    return this.changes.preview(caller, id, change);
  }

  @Post('change')
  @HttpCode(200)
  @Returns(EnrollmentBody)
  change(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() change: ItemsChange) {
    return this.changes.change(caller, id, change);
  }

  @Post('cancel')
  @HttpCode(200)
  @Returns(EnrollmentBody)
  cancel(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() cancellation: Cancellation) {
    return this.endings.cancel(caller, id, cancellation);
  }

  @Post('cancel-preview')
  @HttpCode(200)
  @Returns(InvoicePreview)
  previewCancel(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() cancellation: Cancellation) {
    return this.endings.previewCancel(caller, id, cancellation);
  }

  @Post('pause')
  @HttpCode(200)
  @Returns(EnrollmentBody)
  pause(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NoFields) {
    return this.endings.pause(caller, id);
  }

  @Post('resume')
  @HttpCode(200)
  @Returns(EnrollmentBody)
  resume(@CurrentCaller() caller: StoreCaller, @Param('id') id: string, @Body() _: NoFields) {
    return this.endings.resume(caller, id);
  }
}
