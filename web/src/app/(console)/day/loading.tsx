import { DaySkeleton } from '../../../features/day/day-skeleton.tsx';

export default DaySkeleton;
