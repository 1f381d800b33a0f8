import { Module } from '@nestjs/common';
import { FactsRebuild } from './facts/facts-rebuild.service.ts';
import { Facts } from './facts/facts.service.ts';

@Module({ providers: [Facts, FactsRebuild], exports: [Facts, FactsRebuild] })
export class ReportingModule {}
