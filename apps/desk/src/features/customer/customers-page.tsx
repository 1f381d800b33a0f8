import { useParams } from 'react-router';
import { CustomerList } from './customer-list.tsx';
import { CustomerPage } from './customer-page.tsx';

/** All customers, or one of them. */
export function CustomersPage() {
  const { customerId } = useParams();
  return customerId ? <CustomerPage key={customerId} customerId={customerId} /> : <CustomerList />;
}
