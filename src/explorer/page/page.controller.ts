import { Controller, Get, Param, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import { WithoutCredentials } from '../../contract/route.js';
import { assetCalled } from './assets.js';
import { PAGE } from './page.js';

/** Nothing is loaded from, sent to or framed by any other place; Swagger UI writes its icons as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page on which the API can be tried. Everything of it is served from here. */
@WithoutCredentials()
@Controller({ path: 'docs', version: VERSION_NEUTRAL })
export class PageController {
  @Get()
  page(): Answer {
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
    };
    return new Answer(200, headers, PAGE);
  }

  /** Also the page itself, for those who end its path with a slash: there are no redirects. */
  @Get('{*asset}')
  async asset(@Param('asset') path: readonly string[] | undefined): Promise<Answer> {
    if (path === undefined) return this.page();
    const asset = await assetCalled(path.join('/'));
    if (asset === undefined) throw new Failure('unknown_url');
    return new Answer(200, { 'Content-Type': asset.type, 'Cache-Control': 'max-age=3600' }, asset.content);
  }
}
