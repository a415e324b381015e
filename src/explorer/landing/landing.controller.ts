import { Controller, Get, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { acceptsHtml } from '../../contract/interceptors/accepts.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { servedAt } from '../served-at.js';
import { landingPage } from './landing-page.js';

/** What a browser is shown that was given the address alone. To programs there is nothing here, as at any unknown URL. */
@WithoutCredentials()
@Controller({ path: '', version: VERSION_NEUTRAL })
export class LandingController {
  private page: string | undefined;

  @Get()
  get(@Req() request: ContractRequest): Answer {
    if (!acceptsHtml(request.headers.accept)) throw new Failure('unknown_url');
    this.page ??= landingPage();
    return new Answer(200, PAGE_HEADERS, servedAt(request, this.page));
  }
}
