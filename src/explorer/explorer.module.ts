import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DocumentController } from './document/document.controller.js';
import { PageController } from './page/page.controller.js';

/** The API document and the page to try it on. */
@Module({ imports: [DiscoveryModule], controllers: [DocumentController, PageController] })
export class ExplorerModule {}
