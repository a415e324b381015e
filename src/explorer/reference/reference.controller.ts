import { Controller, Get, Param, Req, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import type { ContractRequest } from '../../contract/http/exchange.js';
import { WithoutCredentials } from '../../contract/route.js';
import { FRAME_ASSETS } from '../../platform/pages/frame-assets.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { servedAt } from '../served-at.js';
import { REFERENCE_ASSETS } from './assets.js';
import { referencePage } from './reference-page.js';

/** The page on which the API can be tried, and the parts of all pages. Everything of them is served from here. */
@WithoutCredentials()
@Controller({ path: 'docs', version: VERSION_NEUTRAL })
export class ReferenceController {
  private html: string | undefined;

  @Get()
  page(@Req() request: ContractRequest): Answer {
    this.html ??= referencePage();
    return new Answer(200, PAGE_HEADERS, servedAt(request, this.html));
  }

  /** Also the page itself, for those who end its path with a slash: there are no redirects. */
  @Get('{*asset}')
  asset(@Param('asset') path: readonly string[] | undefined, @Req() request: ContractRequest): Answer {
    if (path === undefined) return this.page(request);
    const name = path.join('/');
    const asset = FRAME_ASSETS.find(name) ?? REFERENCE_ASSETS.find(name);
    if (asset === undefined) throw new Failure('unknown_url');
    return new Answer(200, asset.headers, asset.content);
  }
}
