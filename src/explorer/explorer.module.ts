import { Module } from '@nestjs/common';

/** The API document and the page to try it on. */
@Module({})
export class ExplorerModule {}
