import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DocumentController } from './document/document.controller.js';
import { DocumentService } from './document/document.service.js';
import { ErrorsController } from './errors/errors.controller.js';
import { GuidesController } from './guides/guides.controller.js';
import { LandingController } from './landing/landing.controller.js';
import { ReferenceController } from './reference/reference.controller.js';

/** The API document, the page to try it on, and pages to read beside it. The reference comes last: it has the rest of `/docs`. */
@Module({
  imports: [DiscoveryModule],
  controllers: [LandingController, DocumentController, GuidesController, ErrorsController, ReferenceController],
  providers: [DocumentService],
})
export class ExplorerModule {}
