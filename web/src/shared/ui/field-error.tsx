import { Field } from '@base-ui/react/field';
import { LevelIcon } from './level-icon.tsx';

/** What is wrong with the field above it, said when it becomes wrong. Stands inside a `TextField`'s field. */
export function FieldError({ children }: { children: string }) {
  return (
    <Field.Error match className="mt-1 flex items-center gap-1 text-12 text-red">
      <LevelIcon level="red" size={14} />
      {children}
    </Field.Error>
  );
}
