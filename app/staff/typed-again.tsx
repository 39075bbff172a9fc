/** What was typed in one form, sent again by another: what is saved is what was looked at. */
export const TypedAgain = ({ values, without }: { values: Record<string, string[]>; without: string[] }) => (
  <>
    {Object.entries(values)
      .filter(([name]) => !without.includes(name))
      .map(([name, [value = ""]]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
  </>
);
