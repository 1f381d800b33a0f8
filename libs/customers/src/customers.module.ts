import { Module } from '@nestjs/common';
import { CustomerRecordsService } from './customer-records.service.ts';
import { CustomersController } from './customers.controller.ts';
import { CustomersService } from './customers.service.ts';
import { CustomersSubscribers } from './customers.subscribers.ts';
import { MergesService } from './merges.service.ts';

@Module({
  controllers: [CustomersController],
  providers: [CustomerRecordsService, CustomersService, CustomersSubscribers, MergesService],
  exports: [CustomersService],
})
export class CustomersModule {}
