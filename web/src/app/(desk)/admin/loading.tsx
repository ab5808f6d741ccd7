import { AdminSkeleton } from '../../../features/admin-frame/admin-skeleton.tsx';

export default AdminSkeleton;
