import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { errorsPage } from './errors-page.js';

/** The page that `SO-Error-Code` leads to: `/docs/errors#unknown_field`. */
@WithoutCredentials()
@Controller({ path: 'docs/errors', version: VERSION_NEUTRAL })
export class ErrorsController {
  private answer: Answer | undefined;

  @Get()
  get(): Answer {
    this.answer ??= new Answer(200, PAGE_HEADERS, errorsPage());
    return this.answer;
  }
}
