import { Controller, Get, Param, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { EXPLORER_ASSETS } from './assets.js';
import { referencePage } from './reference-page.js';

/** The page on which the API can be tried, and the parts of all pages. Everything of them is served from here. */
@WithoutCredentials()
@Controller({ path: 'docs', version: VERSION_NEUTRAL })
export class ReferenceController {
  @Get()
  page(): Answer {
    return new Answer(200, PAGE_HEADERS, referencePage());
  }

  /** Also the page itself, for those who end its path with a slash: there are no redirects. */
  @Get('{*asset}')
  async asset(@Param('asset') path: readonly string[] | undefined): Promise<Answer> {
    if (path === undefined) return this.page();
    const asset = await EXPLORER_ASSETS.called(path.join('/'));
    if (asset === undefined) throw new Failure('unknown_url');
    return new Answer(200, { 'Content-Type': asset.type, 'Cache-Control': 'max-age=3600' }, asset.content);
  }
}
