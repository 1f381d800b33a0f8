import { Module } from '@nestjs/common';
import { Facts } from './facts/facts.service.ts';

@Module({ providers: [Facts], exports: [Facts] })
export class ReportingModule {}
