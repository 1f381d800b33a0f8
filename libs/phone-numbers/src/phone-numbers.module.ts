import { Module } from '@nestjs/common';
import { Diallers } from './dialler.ts';

@Module({ providers: [Diallers], exports: [Diallers] })
export class PhoneNumbersModule {}
