import { Controller, Get, Param, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { DocumentService } from '../document/document.service.js';
import { servedAt } from '../served-at.js';
import { guidePage, guidesPage } from './guide-page.js';
import { GUIDES } from './guides.js';

/** Pages to be read, beside the reference. */
@WithoutCredentials()
@Controller({ path: 'docs/guides', version: VERSION_NEUTRAL })
export class GuidesController {
  private index: string | undefined;
  private readonly made = new Map<string, string>();

  constructor(private readonly service: DocumentService) {}

  @Get()
  all(@Req() request: ContractRequest): Answer {
    this.index ??= guidesPage();
    return new Answer(200, PAGE_HEADERS, servedAt(request, this.index));
  }

  @Get(':guide')
  one(@Param('guide') name: string, @Req() request: ContractRequest): Answer {
    const guide = GUIDES.find((known) => known.name === name);
    if (guide === undefined) throw new Failure('unknown_url');
    const page = this.made.get(name) ?? guidePage(guide, this.service.document);
    this.made.set(name, page);
    return new Answer(200, PAGE_HEADERS, servedAt(request, page));
  }
}
