import { Controller, Get, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { servedAt } from '../served-at.js';
import { errorsPage } from './errors-page.js';

/** The page that `SO-Error-Code` leads to: `/docs/errors#unknown_field`. */
@WithoutCredentials()
@Controller({ path: 'docs/errors', version: VERSION_NEUTRAL })
export class ErrorsController {
  private page: string | undefined;

  @Get()
  get(@Req() request: ContractRequest): Answer {
    this.page ??= errorsPage();
    return new Answer(200, PAGE_HEADERS, servedAt(request, this.page));
  }
}
