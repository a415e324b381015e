import { Controller, Get, Param, VERSION_NEUTRAL } from '@nestjs/common';
import { Answer } from '../../contract/answers/answer.js';
import { Failure } from '../../contract/failures/failure.js';
import { WithoutCredentials } from '../../contract/route.js';
import { PAGE_HEADERS } from '../../platform/pages/page-headers.js';
import { DASHBOARD_ASSETS } from './assets.js';
import { PAGE } from './page.js';

/** The page that shows a store its reports. It asks the API for them as any caller would, with the store's own key. */
@WithoutCredentials()
@Controller({ path: 'dashboard', version: VERSION_NEUTRAL })
export class DashboardController {
  @Get()
  page(): Answer {
    return new Answer(200, PAGE_HEADERS, PAGE);
  }

  /** Also the page itself, for those who end its path with a slash: there are no redirects. */
  @Get('{*asset}')
  async asset(@Param('asset') path: readonly string[] | undefined): Promise<Answer> {
    if (path === undefined) return this.page();
    const asset = await DASHBOARD_ASSETS.called(path.join('/'));
    if (asset === undefined) throw new Failure('unknown_url');
    return new Answer(200, { 'Content-Type': asset.type, 'Cache-Control': 'max-age=3600' }, asset.content);
  }
}
